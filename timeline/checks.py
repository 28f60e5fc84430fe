"""What is looked at before readers see an event: functions over an event loaded `with_facts()` (and today).

Each check has a level: what fails it is kept from readers, is only said, or is not asked for at all. A
timeline has levels of its own where its newsroom wants them; the usual ones are in the settings.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate

from timeline import conflicts, dates
from timeline.date_labels import names_another_date
from timeline.models import Conflict, Event, Standing, Status


class Level(models.TextChoices):
    """What comes of an event that fails a check."""

    BLOCKS = "blocks", "Blocks publishing"
    WARNS = "warns", "Warns"
    OFF = "off", "Is not checked"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: what it asks for, what is missing, and where to mend that.

    Nothing is missing ("") where it holds; None says that it asks nothing of this event.

    `mended_at` names an address of the event, `place` something on that page.
    """

    name: str
    asks: str
    missing: Callable[[Event], str | None]
    mended_at: str
    mended_by: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one event."""

    rule: Rule
    level: str
    missing: str

    @property
    def holds(self) -> bool:
        return not self.missing

    @property
    def blocks(self) -> bool:
        return bool(self.missing) and self.level == Level.BLOCKS

    @property
    def warns(self) -> bool:
        return bool(self.missing) and self.level == Level.WARNS


def _citation(event: Event) -> str:
    return "" if event.is_cited else "It rests on no source, only on a note saying why."


def _date(event: Event) -> str:
    if event.conflict != Conflict.OPEN:
        return ""
    return "Its sources give dates that cannot all hold, and nobody has said which one stands."


def _date_of_its_sources(event: Event) -> str | None:
    """An editor may date it otherwise, and an article's date may be corrected: both are said."""
    if not event.when or not event.told_dates or event.conflict != Conflict.NONE:
        return None
    if conflicts.can_all_hold([event.when, *event.told_dates]):
        return ""
    told = " and ".join(dict.fromkeys(map(dates.label, event.told_dates)))
    return f"It is dated {event.label}; by its sources it is {told}."


def _words_of_its_date(event: Event) -> str | None:
    if not event.when or event.label == dates.label(event.when):
        return None
    if not names_another_date(event.label, event.earliest, event.latest):
        return ""
    return f"Readers see “{event.label}”, but its date is {dates.label(event.when)}."


def _plan(event: Event) -> str | None:
    if event.standing != Standing.PLANNED or event.latest is None:
        return None
    return "" if event.latest >= localdate() else "It is told as planned, and its date has passed."


def _attribution(event: Event) -> str | None:
    if event.standing not in (Standing.ALLEGED, Standing.DENIED):
        return None
    if event.attributed_to:
        return ""
    return (
        "It does not say who alleges it."
        if event.standing == Standing.ALLEGED
        else "It does not say who denies it."
    )


def _reply(event: Event) -> str | None:
    if event.standing != Standing.ALLEGED:
        return None
    if event.is_answered:
        return ""
    return "Nobody's answer to this allegation is on record, nor that anybody was asked."


def _image(event: Event) -> str | None:
    if event.image_id is None:
        return None
    missing = {
        "credits nobody": not event.image_credit,
        "has no text for who cannot see it": not event.image_alt,
    }
    wrong = " and ".join(words for words, is_so in missing.items() if is_so)
    return f"Its image {wrong}." if wrong else ""


def _second_pair_of_eyes(event: Event) -> str:
    if event.is_checked:
        return ""
    return (
        "It was changed after it was checked."
        if event.checked_at
        else "Nobody but its author has checked it."
    )


def _comments(event: Event) -> str:
    if not event.open_comments:
        return ""
    return "One comment is open." if event.open_comments == 1 else f"{event.open_comments} comments are open."


RULES = (
    Rule("citation", "It rests on a citation", _citation, "event-edit", "Edit"),
    Rule("date", "Its date agrees with its sources", _date, "event-conflict", "Compare and resolve"),
    Rule(
        "told",
        "Its sources allow the date that it bears",
        _date_of_its_sources,
        "event-edit",
        "Look again",
        "id_when",
    ),
    Rule(
        "words",
        "The words for its date name no other date",
        _words_of_its_date,
        "event-edit",
        "Edit",
        "id_label",
    ),
    Rule("plan", "What is planned is still ahead", _plan, "event-edit", "Say what came of it", "id_standing"),
    Rule(
        "attribution",
        "It says whose allegation or denial it is",
        _attribution,
        "event-edit",
        "Say who",
        "id_attributed_to",
    ),
    Rule("reply", "The other side has replied, or was asked", _reply, "event-links", "Note it"),
    Rule(
        "image",
        "An image has a credit and says what it shows",
        _image,
        "event-edit",
        "Edit",
        "id_image_credit",
    ),
    Rule(
        "eyes",
        "A second pair of eyes has checked it",
        _second_pair_of_eyes,
        "event-checks",
        "Check it",
        "eyes",
    ),
    Rule("comments", "No comment is open", _comments, "event-checks", "Answer", "comments"),
)


def levels_of(own: Mapping[str, str]) -> dict[str, str]:
    """The level of each check: a timeline's `own` where it makes sense, else the usual one."""
    usual: Mapping[str, str] = settings.CHECK_LEVELS
    return {
        rule.name: own[rule.name] if own.get(rule.name) in Level.values else usual[rule.name]
        for rule in RULES
    }


def checks_of(event: Event, levels: Mapping[str, str]) -> list[Check]:
    """All checks that are asked for, and that ask something of this event."""
    asked = ((rule, rule.missing(event)) for rule in RULES if levels[rule.name] != Level.OFF)
    return [Check(rule, levels[rule.name], missing) for rule, missing in asked if missing is not None]


def hindrance(event: Event, levels: Mapping[str, str]) -> str:
    """Why readers cannot be shown `event` now; "" where nothing hinders."""
    if event.status != Status.CONFIRMED:
        return f"You cannot publish an event that is {event.status}."
    if not event.when:
        return "It has no date yet. Readers only see events that are dated."
    return blocked(event, levels)


def blocked(event: Event, levels: Mapping[str, str]) -> str:
    """What its checks that block find missing; "" where they hold."""
    return " ".join(check.missing for check in checks_of(event, levels) if check.blocks)


def ready(events: Iterable[Event], levels: Mapping[str, str]) -> list[Event]:
    """Those that nothing hinders."""
    return [event for event in events if not hindrance(event, levels)]
