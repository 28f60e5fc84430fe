"""Taking over a timeline that was made with another tool.

Its events come in as proposals: a newsroom looks at each before it stands by it again. What they rest on are
the sentences that they quote; an event that quotes nothing rests on the old timeline itself, whose text is
kept so that editors see the words beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from timeline import dates
from timeline.imports import Draft, Quoted, Reading
from timeline.models import Chapter, Citation, Event, Source, SourceText, Status, Timeline
from timeline.models.citation import SourceKind
from timeline.models.event import date_fields
from timeline.services.chapters import chapter_create
from timeline.services.errors import Refused
from timeline.services.history import change, versions

WRITTEN = (
    *(
        "status",
        "headline",
        "body",
        "standing",
        "attributed_to",
        "chapter",
        "when",
        "label",
        "span",
        "sort_day",
    ),
    *("version", "updated_at"),
)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many events are new and how many were here before; the change to take back (None: nothing new)."""

    added: int
    known: int
    change_id: UUID | None = None


def known_keys(timeline: Timeline, drafts: Iterable[Draft]) -> set[str]:
    """The keys of those drafts that are in the timeline already: imported before, or its own events."""
    drafts = list(drafts)
    known = _by_key(timeline, drafts).keys() - _taken_back(timeline, drafts).keys()
    own = {draft.own_id: draft for draft in drafts if draft.own_id is not None}
    headlines = timeline.events.filter(pk__in=own).values_list("pk", "headline")
    return known | {own[pk].key for pk, headline in headlines if own[pk].headline == headline}


def _by_key(timeline: Timeline, drafts: Iterable[Draft]) -> dict[str, Event]:
    found = timeline.events.filter(proposal_key__in=[draft.key for draft in drafts])
    return {event.proposal_key: event for event in found if event.proposal_key}


def _taken_back(timeline: Timeline, drafts: Iterable[Draft]) -> dict[str, Event]:
    """Events that an undo took back, by key: nobody decided against them, so they may come again."""
    rejected = {k: e for k, e in _by_key(timeline, drafts).items() if e.status == Status.REJECTED}
    kept = versions(Event).filter(pgh_obj_id__in=[event.pk for event in rejected.values()])
    last = kept.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    undone = set(last.filter(pgh_context__metadata__has_key="undoes").values_list("pgh_obj_id", flat=True))
    return {key: event for key, event in rejected.items() if event.pk in undone}


def timeline_import(
    *,
    timeline: Timeline,
    reading: Reading,
    name: str,
    url: str = "",
    by: AbstractBaseUser | None,
    now: datetime,
) -> Imported:
    """Put what was read before the editors, each event once; one change, which undo takes back as a whole.

    `name` is what the old timeline is called as a source, `url` where it can be seen.
    """
    if not name:
        raise Refused("Say what the old timeline is called.")
    with change(by=by, action="import", document=name) as change_id:
        # Two imports of the same one wait for each other here, and the second one finds everything.
        Timeline.objects.select_for_update().get(pk=timeline.pk)
        known = known_keys(timeline, reading.drafts)
        fresh = [draft for draft in reading.drafts if draft.key not in known]
        if not fresh:
            return Imported(0, len(reading.drafts))
        chapters = _chapters(timeline, fresh, by, now)
        events = _write(timeline, fresh, chapters, now)
        _cite(events, fresh, name, url)
    return Imported(len(fresh), len(reading.drafts) - len(fresh), change_id)


def _chapters(
    timeline: Timeline, drafts: list[Draft], by: AbstractBaseUser | None, now: datetime
) -> dict[str, Chapter]:
    """Chapters by title: those that are there, and the ones that are missing, made in the order they come."""
    chapters = {chapter.title: chapter for chapter in timeline.chapters.all()}
    for title in dict.fromkeys(draft.chapter for draft in drafts if draft.chapter):
        if title not in chapters:
            chapters[title], _ = chapter_create(timeline=timeline, title=title, by=by, now=now)
    return chapters


def _write(
    timeline: Timeline, drafts: list[Draft], chapters: dict[str, Chapter], now: datetime
) -> list[Event]:
    """An event of each draft: a new one, or the one that it was before an undo took that back."""
    before = _taken_back(timeline, drafts)
    events = [_event(timeline, draft, chapters, now) for draft in drafts]
    for event in events:
        if event.proposal_key and (old := before.get(event.proposal_key)):
            event.pk, event.version, event._state.adding = old.pk, old.version + 1, False
    Event.objects.bulk_create([event for event in events if event.pk is None])
    Event.objects.bulk_update([event for event in events if event.proposal_key in before], WRITTEN)
    return events


def _event(timeline: Timeline, draft: Draft, chapters: dict[str, Chapter], now: datetime) -> Event:
    return Event(
        timeline=timeline,
        proposal_key=draft.key,
        headline=draft.headline,
        body=draft.body,
        standing=draft.standing,
        attributed_to=draft.attributed_to,
        chapter=chapters.get(draft.chapter),
        updated_at=now,
        **date_fields(draft.when),
    )


def _cite(events: list[Event], drafts: list[Draft], name: str, url: str) -> None:
    """Each event rests on what it quotes, or else on its own words in the old timeline."""
    sources: dict[Quoted, Source] = {}
    citations: list[Citation] = []
    alone: list[tuple[Event, Draft]] = []
    for event, draft in zip(events, drafts, strict=True):
        if not draft.quotes:
            alone.append((event, draft))
        for quoted in draft.quotes:
            credited = Quoted("", quoted.credit, quoted.url)
            source = sources[credited] = sources.get(credited) or _source(quoted.credit, quoted.url)
            citations.append(Citation(event=event, source=source, quote=quoted.quote))
    citations += _cite_old(alone, name, url)
    Citation.objects.bulk_create(citations)


def _cite_old(alone: list[tuple[Event, Draft]], name: str, url: str) -> list[Citation]:
    if not alone:
        return []
    source = Source.objects.create(kind=SourceKind.WEB_PAGE, title=name[:300], url=url)
    text, citations = "", []
    for event, draft in alone:
        start = len(text)
        text += draft.words
        citations.append(
            Citation(
                event=event,
                source=source,
                quote=draft.words,
                start=start,
                end=len(text),
                when=draft.when.edtf,
                label=dates.label(draft.when.edtf),
                reasoning=f"As the old timeline has it ({draft.place}).",
            )
        )
        text += "\n\n"
    SourceText.objects.create(source=source, text=text.rstrip("\n"))
    return citations


def _source(credit: str, url: str) -> Source:
    """The source that is named so, as it is known or new: "Publisher: Title", or a title alone."""
    url = _web_address(url)
    publisher, parted, title = credit.partition(": ")
    if not parted or len(publisher) > 200:
        publisher, title = "", credit
    known = Source.objects.filter(url=url, publisher=publisher, title=title[:300]).order_by("pk")
    return known.first() or Source.objects.create(
        kind=SourceKind.WEB_PAGE, title=title[:300], publisher=publisher, url=url
    )


def _web_address(url: str) -> str:
    """What readers can follow: an address that runs something (`javascript:`) is as good as none."""
    try:
        Source._meta.get_field("url").run_validators(url)
    except ValidationError:
        return ""
    return url
