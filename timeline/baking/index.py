"""What the search of a baked page reads: two small JSON files, fetched when a reader turns to the form.

`events.json` has a column for each thing that events are narrowed, sorted and listed by; standings, names,
chapters and outlets are places in a list of each. A name stands there with its words in addresses and the
place of its heading in `kinds`. `words.json` has every word once, in order, with the events
in which it stands: their places in `events.json`, each as the distance from the one before, in base 36.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from timeline.models import Citation, EventText, Timeline
from timeline.reading import addresses
from timeline.reading.entries import standing_words
from timeline.reading.listing import PAGE_SIZE, chapter_openings
from timeline.reading.names import by_kind, merged_names

WORD = re.compile(r"[^\W_]+")
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
KEY, ON_A_DAY = 1, 2
CHUNK = 1000


class Places:
    """Values, each once, and the place of each."""

    def __init__(self) -> None:
        self.of: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        return self.of.setdefault(value, len(self.of))


def events_index(timeline: Timeline) -> bytes:
    """The columns, in order of time; `at` is an event's place in the pages, where these keep chapters."""
    events = timeline.events.published()
    openings = chapter_openings(timeline)
    standings, chapters, outlets, names = Places(), Places(), Places(), Places()
    spelled: Counter[str] = Counter()
    cited = _outlets(timeline)
    columns: dict[str, list[Any]] = defaultdict(list)
    for event in events.chronological().prefetch_related("chapter").iterator(CHUNK):
        spelled.update(event.names)
        publishers, sources = cited.get(event.pk, (set(), 0))
        row = {
            "id": event.pk,
            "words": addresses.words(event.headline),
            "headline": event.headline,
            "label": event.label,
            "standing": standings((event.standing, standing_words(event))),
            "names": list(dict.fromkeys(names(addresses.name_words(name)) for name in event.names)),
            "chapter": chapters((event.chapter.slug, event.chapter.title)) if event.chapter else -1,
            "outlets": sorted(outlets(publisher) for publisher in publishers),
            "sources": sources,
            "from": _number(event.sort_day),
            "to": _number(event.latest),
            "flags": KEY * event.is_key + ON_A_DAY * bool(A_DAY.match(event.when)),
        }
        for name, value in row.items():
            columns[name].append(value)
    kinds = by_kind(timeline, merged_names(spelled.items()))
    named = {one.words: (one.text, place) for place, (_, group) in enumerate(kinds) for one in group}
    document = {
        "size": PAGE_SIZE,
        "standings": list(standings.of),
        "names": [[words, *named[words]] for words in names.of],
        "kinds": [heading for heading, _ in kinds],
        "chapters": list(chapters.of),
        "outlets": list(outlets.of),
        "columns": columns,
    }
    if openings:
        place = {pk: n for n, pk in enumerate(events.in_chapters().values_list("pk", flat=True))}
        columns["at"] = [place[pk] for pk in columns["id"]]
    return _json(document)


def words_index(timeline: Timeline) -> bytes:
    """Every word of the published events, and where it stands."""
    stands: dict[str, list[int]] = defaultdict(list)
    ordered = timeline.events.published().chronological().values_list("pk", flat=True)
    place = {pk: n for n, pk in enumerate(ordered)}
    for words, number in sorted(_texts(timeline, place), key=lambda pair: pair[1]):
        for word in words:
            stands[word].append(number)
    listed = sorted(stands)
    return _json({"words": " ".join(listed), "stand": [_distances(stands[word]) for word in listed]})


def _texts(timeline: Timeline, place: dict[int, int]) -> Iterator[tuple[set[str], int]]:
    texts = EventText.objects.filter(event__timeline=timeline, event__status="published")
    for pk, text in texts.values_list("event_id", "words").iterator(CHUNK):
        yield set(plain_words(text)), place[pk]


def plain_words(text: str) -> list[str]:
    """The words of a text without case and accents, as the script reads what is typed.

    >>> plain_words("Café, OLÉ!")
    ['cafe', 'ole']
    """
    decomposed = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return WORD.findall(bare)


def _outlets(timeline: Timeline) -> dict[int, tuple[set[str], int]]:
    """Of each published event: its outlets, and how many sources it has."""
    rows = Citation.objects.filter(event__timeline=timeline, event__status="published").order_by()
    found: dict[int, tuple[set[str], set[int]]] = {}
    pairs: Iterable[tuple[int, int, str]] = rows.values_list("event_id", "source_id", "source__publisher")
    for event, source, publisher in pairs:
        outlets, sources = found.setdefault(event, (set(), set()))
        sources.add(source)
        if publisher:
            outlets.add(publisher)
    return {event: (outlets, len(sources)) for event, (outlets, sources) in found.items()}


def _distances(places: list[int]) -> str:
    before = [0, *places]
    return " ".join(_base36(here - there) for here, there in zip(places, before, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return DIGITS[number] + digits


def _number(day: date | None) -> int:
    """A day as a number that sorts; 0 for an open end."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
