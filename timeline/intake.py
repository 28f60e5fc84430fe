"""The seam: the only door through which other apps put something into a timeline.

An importer hands over a source with its text and the events it proposes; what an editor has touched or
decided is never overwritten, and handing over the same again adds nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from timeline import dates
from timeline.dates import NotADate, When
from timeline.dates import label as date_label
from timeline.dates import read as read_date
from timeline.models import Citation, Event, KnownName, NameKind, Source, SourceText, Status, Timeline
from timeline.models.comment import About
from timeline.models.event import date_fields
from timeline.services.comments import comment_write
from timeline.services.history import change, versions

__all__ = [
    "Arrival",
    "EventProposal",
    "NotADate",
    "Outcome",
    "SourceDraft",
    "Timeline",
    "When",
    "arrivals",
    "date_label",
    "find_timeline",
    "kept_text",
    "propose_events",
    "read_date",
    "source_update",
    "tells_arrivals",
]


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """The bibliographic record of an imported article. `published` is EDTF or ""."""

    title: str
    publisher: str = ""
    url: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class EventProposal:
    """An event as found at one place of a source's text: `quote` is text[start:end], in code points."""

    start: int
    end: int
    quote: str
    headline: str
    when: str = ""
    label: str = ""
    date_text: str = ""
    reasoning: str = ""
    standing: str = "reported"
    attributed_to: str = ""
    names: tuple[str, ...] = ()
    # Of the names, those that the text shows to be a person's or an organisation's.
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the proposals: how many are new, were brought up to date, or were there already."""

    source_id: int
    added: int
    refreshed: int
    known: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something on its way into a timeline, for the editors' overview; `why` is what holds it up."""

    title: str
    state: str
    url: str
    at: datetime
    why: str = ""


# Editors hear of these when their source gives another date than it did.
TOLD = (Status.PROPOSED, Status.CONFIRMED, Status.PUBLISHED)

_arrivals: list[Callable[[int], list[Arrival]]] = []


def tells_arrivals(tell: Callable[[int], list[Arrival]]) -> None:
    """Let an importer tell what is on its way into a timeline (its id), in a constant number of queries.

    The timeline knows no importer; each says so itself when the program starts.
    """
    if tell not in _arrivals:
        _arrivals.append(tell)


def arrivals(timeline_id: int) -> list[Arrival]:
    """What is on its way into a timeline, the newest first."""
    found = [arrival for tell in _arrivals for arrival in tell(timeline_id)]
    return sorted(found, key=lambda arrival: arrival.at, reverse=True)


def find_timeline(slug: str | None = None) -> Timeline | None:
    """The timeline of that slug, or without one the default timeline."""
    return Timeline.objects.filter(slug=slug).first() if slug else Timeline.objects.default()


def propose_events(
    *,
    timeline_id: int,
    source_id: int | None,
    source: SourceDraft,
    text: str,
    article_key: str,
    proposals: Iterable[EventProposal],
    now: datetime,
) -> Outcome:
    """Put an article's proposals before the editors, once each, in one transaction.

    `article_key` names the article for good; with the place of a proposal in it, it is the proposal's key, so
    another date for the same passage refreshes an untouched proposal instead of making a second one.
    `source_id` is None the first time; the outcome's `source_id` belongs to every later call.
    """
    counts: Counter[str] = Counter()
    keyed = list(_with_keys(article_key, proposals))
    with change(by=None, action="propose"):
        _lock(timeline_id, [key for key, _ in keyed])
        _keep_kinds(timeline_id, [proposal for _, proposal in keyed])
        record = _keep_source(source_id, source, text)
        for key, proposal in keyed:
            counts[_propose(timeline_id, record, key, proposal, now)] += 1
    return Outcome(record.pk, counts["added"], counts["refreshed"], counts["known"])


def kept_text(source_id: int) -> str | None:
    """The text that citations of a source point into."""
    return SourceText.objects.filter(source_id=source_id).values_list("text", flat=True).first()


def source_update(*, source_id: int, source: SourceDraft) -> None:
    """Correct the bibliographic record of a source. What says the same already is not written."""
    with transaction.atomic():
        record = Source.objects.select_for_update().filter(pk=source_id).first()
        if record and _fill(record, _source_values(source)):
            record.save()


def _keep_source(source_id: int | None, draft: SourceDraft, text: str) -> Source:
    with transaction.atomic():
        record = Source() if source_id is None else Source.objects.get(pk=source_id)
        if _fill(record, _source_values(draft)) or source_id is None:
            record.save()
        SourceText.objects.update_or_create(source=record, defaults={"text": text})
    return record


def _source_values(draft: SourceDraft) -> dict[str, object]:
    known = draft.published if dates.is_edtf(draft.published) else ""
    return asdict(draft) | {"published": known}


def _with_keys(article_key: str, proposals: Iterable[EventProposal]) -> Iterator[tuple[str, EventProposal]]:
    seen: Counter[int] = Counter()
    for proposal in proposals:
        seen[proposal.start] += 1
        yield f"{article_key[:40]}:{proposal.start}:{seen[proposal.start]}", proposal


def _lock(timeline_id: int, keys: list[str]) -> None:
    """Events first, then the timeline that a changed source writes to: so do editors' writes."""
    events = Event.objects.filter(timeline_id=timeline_id, proposal_key__in=keys)
    list(events.order_by("pk").select_for_update().values_list("pk", flat=True))


def _keep_kinds(timeline_id: int, proposals: list[EventProposal]) -> None:
    """Keep whose name is a person's or an organisation's; what is known of a name already stays.

    In one order, before the source and its timeline are locked: so no two imports wait for each other.
    """
    kinds = {name[:120]: NameKind.ORGANISATION for proposal in proposals for name in proposal.organisations}
    kinds |= {name[:120]: NameKind.PERSON for proposal in proposals for name in proposal.people}
    known = KnownName.objects.filter(timeline_id=timeline_id, name__in=kinds).values_list("name", flat=True)
    fresh = sorted(kinds.keys() - set(known))
    KnownName.objects.bulk_create(
        [KnownName(timeline_id=timeline_id, name=name, kind=kinds[name]) for name in fresh],
        ignore_conflicts=True,
    )


def _is_untouched(event: Event) -> bool:
    """Whether only the machine has written it; its version counts the machine's refreshes as well."""
    theirs = versions(Event).exclude(pgh_context__metadata__contains={"by": None})
    return event.version == 1 or not theirs.filter(pgh_obj_id=event.pk).exists()


def _propose(timeline_id: int, source: Source, key: str, proposal: EventProposal, now: datetime) -> str:
    event = (
        Event.objects.select_for_update(of=("self",))
        .filter(timeline_id=timeline_id, proposal_key=key)
        .first()
    )
    if event is None:
        event = Event(timeline_id=timeline_id, proposal_key=key)
        citation, outcome = Citation(source=source), "added"
    elif event.status == Status.PROPOSED and _is_untouched(event):
        citation, outcome = event.citations.get(source=source), "refreshed"
    else:
        _tell_another_date(event.timeline_id, source, proposal, now)
        return "known"
    changed = _fill(event, _event_values(proposal)) | _fill(citation, _citation_values(proposal))
    if outcome == "refreshed" and not changed:
        return "known"
    if outcome == "refreshed":
        event.version += 1
    event.updated_at = now
    event.save()
    citation.event = event
    citation.save()
    return outcome


def _tell_another_date(timeline_id: int, source: Source, proposal: EventProposal, now: datetime) -> None:
    """Tell editors, once, that a source now dates otherwise what they decided on: most often since its day of
    publication was corrected. What they decided, and what readers see, is theirs to change."""
    place = {"source": source, "start": proposal.start, "end": proposal.end}
    told = Citation.objects.filter(**place, event__timeline=timeline_id, event__status__in=TOLD)
    citation = told.select_related("event").first()
    if citation is None or not dates.is_edtf(proposal.when):
        return
    if proposal.when in (citation.when, citation.event.when):
        return
    text = (
        f"Read again, “{source.title}” gives {dates.label(proposal.when)} here; when this event came of it, "
        f"it gave {dates.label(citation.when) or 'no date'}. Look whether the event’s date still stands."
    )
    if not citation.event.comments.filter(text=text).exists():
        comment_write(event=citation.event, text=text, by=None, now=now, about=About.WHEN)


def _event_values(proposal: EventProposal) -> dict[str, object]:
    # A date that the timeline does not know leaves its event undated; the words of it are kept.
    when = dates.parse(proposal.when) if dates.is_edtf(proposal.when) else None
    values = date_fields(when)
    if when and proposal.label:
        values["label"] = proposal.label[: dates.LONGEST_LABEL]
    return {
        **values,
        "headline": proposal.headline[:200],
        "standing": proposal.standing,
        "attributed_to": proposal.attributed_to[:200],
        "names": [name[:120] for name in proposal.names],
        "confidence": proposal.confidence,
    }


def _citation_values(proposal: EventProposal) -> dict[str, object]:
    return {
        "quote": proposal.quote,
        "start": proposal.start,
        "end": proposal.end,
        "when": proposal.when if dates.is_edtf(proposal.when) else "",
        "label": proposal.label[: dates.LONGEST_LABEL],
        "date_text": proposal.date_text[:200],
        "reasoning": proposal.reasoning,
    }


def _fill(row: Event | Citation | Source, values: dict[str, object]) -> bool:
    """Set `values` on a row; whether that changed anything (`when` tells for `span`)."""
    changed = any(getattr(row, name) != value for name, value in values.items() if name != "span")
    for name, value in values.items():
        setattr(row, name, value)
    return changed
