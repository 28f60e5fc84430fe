"""The names of published events, spellings with one address as one, and each under what it is a name of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.models import NameKind, Timeline
from timeline.reading import addresses

HEADINGS = {NameKind.PERSON.value: "People", NameKind.ORGANISATION.value: "Organisations"}
# Of a name that might be either nobody knows the kind.
OTHERS, ALL = "Other names", "People and organisations"


@dataclass(frozen=True, slots=True)
class Named:
    """One name: the words of its address, its most frequent spelling, all of them, and how many events."""

    words: str
    text: str
    spellings: tuple[str, ...]
    count: int


def merged_names(counts: Iterable[tuple[str, int]]) -> list[Named]:
    """Of (spelling, count), those with one address as one."""
    sums: Counter[str] = Counter()
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for name, count in sorted(counts, key=lambda pair: -pair[1]):
        words = addresses.name_words(name)
        spellings[words].append(name)
        sums[words] += count
    return [Named(words, all_[0], tuple(all_), sums[words]) for words, all_ in spellings.items()]


def kinds_of(timeline: Timeline, names: Sequence[Named]) -> dict[str, str]:
    """{words: kind} of those names whose kind is known; by one query. The most frequent spelling decides."""
    spellings = [spelling for name in names for spelling in name.spellings]
    rows = timeline.known_names.filter(name__in=spellings).order_by()
    known = dict(rows.values_list("name", "kind"))
    kinds = ((name.words, [known[one] for one in name.spellings if one in known]) for name in names)
    return {words: found[0] for words, found in kinds if found}


def by_kind(timeline: Timeline, names: Sequence[Named]) -> list[tuple[str, list[Named]]]:
    """(heading, names) of each kind that there is, in the order of `names`: those of no known kind last."""
    kinds = kinds_of(timeline, names)
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for name in names:
        found[kinds.get(name.words, "")].append(name)
    headings = {**HEADINGS, "": OTHERS if kinds else ALL}
    return [(heading, found[kind]) for kind, heading in headings.items() if kind in found]
