"""What a reader asked to see, as it stands in the address; nothing that a reader can type is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from timeline import dates
from timeline.models import Citation, Standing, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading import addresses
from timeline.reading.revisions import once_a_revision

MAX_WORDS = 200
VIEWS = ("list", "table")


@dataclass(frozen=True, slots=True)
class Filters:
    """Each field is a parameter of the address; empty means: no limit."""

    q: str = ""
    name: str = ""
    chapter: str = ""
    standing: tuple[str, ...] = ()
    outlet: str = ""
    since: str = ""
    until: str = ""
    day: str = ""
    key: bool = False
    newest: bool = False
    view: str = "list"

    @property
    def narrows(self) -> bool:
        """Whether fewer events than all are asked for."""
        return self.chosen != Filters()

    @property
    def reorders(self) -> bool:
        """Whether the chapters cannot be kept: what is found stands in plain order of time."""
        return (self.narrows and not self.key) or self.newest

    @property
    def chosen(self) -> Filters:
        """Without how it is shown: in which order, as a list or a table."""
        return replace(self, newest=False, view="list")

    def address(self, **changes: object) -> str:
        """The query of an address that asks for this, with `changes`: "?q=board&key=1"; "?" for all of it."""
        asked = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [
            (field.name, "1" if value is True else value)
            for field in fields(asked)
            if (value := getattr(asked, field.name)) != field.default and value
        ]
        return "?" + urlencode(pairs, doseq=True)


def filters_from(query: QueryDict) -> Filters:
    """Filters as an address has them; what makes no sense there is left out."""
    standings = tuple(one for one in Standing.values if one in query.getlist("standing"))
    day = query.get("day", "")
    return Filters(
        q=" ".join(query.get("q", "").replace("\0", "").split())[:MAX_WORDS],
        name=query.get("name", "").replace("\0", "")[:120],
        chapter=query.get("chapter", "").replace("\0", "")[:80],
        standing=() if len(standings) == len(Standing.values) else standings,
        outlet=query.get("outlet", "").replace("\0", "")[:200],
        since=_known_date(query.get("since", "")),
        until=_known_date(query.get("until", "")),
        day=day if re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", day) else "",
        key=query.get("key") == "1",
        newest=query.get("newest") == "1",
        view=query.get("view", "list") if query.get("view") in VIEWS else "list",
    )


def filtered(
    events: EventQuerySet, timeline: Timeline, filters: Filters, *, without: str = ""
) -> EventQuerySet:
    """The events that `filters` let through, all but the one `without`."""
    tests = _tests(timeline, filters)
    for name, test in tests.items():
        if name != without:
            events = events.filter(test)
    return events


def _tests(timeline: Timeline, filters: Filters) -> dict[str, Q]:
    tests: dict[str, Q] = {}
    if filters.name:
        tests["name"] = Q(names__overlap=spellings(timeline, filters.name) or [""])
    if filters.chapter:
        tests["chapter"] = Q(chapter__slug=filters.chapter)
    if filters.standing:
        tests["standing"] = Q(standing__in=filters.standing)
    if filters.outlet:
        cited = Citation.objects.filter(source__publisher=filters.outlet)
        tests["outlet"] = Q(pk__in=cited.values("event"))
    if filters.since:
        tests["since"] = Q(span__endswith__gt=_first_day(filters.since)) | Q(span__endswith=None)
    if filters.until:
        tests["until"] = Q(sort_day__lte=_last_day(filters.until))
    if filters.day:
        month, day = filters.day.split("-")
        tests["day"] = Q(sort_day__month=month, sort_day__day=day, when__regex=r"^\d{4}-\d\d-\d\d")
    if filters.key:
        tests["key"] = Q(is_key=True)
    return tests


def spellings(timeline: Timeline, words: str) -> list[str]:
    """The names of published events that have these words in their address."""
    return _all_spellings(timeline).get(words, [])


@once_a_revision
def _all_spellings(timeline: Timeline) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in timeline.events.names(timeline.previewed):
        found.setdefault(addresses.name_words(name), []).append(name)
    return found


def _known_date(typed: str) -> str:
    """What a reader typed as a date, as EDTF; "" for what is none."""
    try:
        return dates.read(typed).edtf if typed.strip() else ""
    except dates.NotADate:
        return ""


def _first_day(edtf: str) -> date:
    return dates.parse(edtf).earliest or date.min


def _last_day(edtf: str) -> date:
    return dates.parse(edtf).latest or date.max
