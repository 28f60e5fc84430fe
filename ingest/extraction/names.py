"""The names of a text in order, and whom "he", "it" or "the company" means among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.extraction import name_words
from ingest.extraction.kinds import Kind

# So many sentences back, one that begins with an organisation's name is about it.
BACK = 3
# So many names back, one is found again.
PLACES = 40
# So far back, in characters, a pronoun reaches.
NEAR = 500
# So near to a sentence's beginning a name is its subject, whatever role stands before it.
SUBJECT = 40


class Name(NamedTuple):
    """A name at text[start:end]; `full` is the longest form this text gives for it."""

    start: int
    end: int
    full: str
    kind: Kind = ""
    owns: bool = False  # "Acme's": what is told is told of something else
    place: bool = False  # "in Acme": where something happened
    governed: bool = False  # "under Ada Low": by a preposition, so no subject

    @property
    def person(self) -> bool:
        return self.kind == "person"


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a text, in order."""

    found: tuple[Name, ...]
    main: str = ""  # the organisation the text names most
    starts: Sequence[int] = ()  # of the sentences
    paragraphs: Sequence[int] = ()  # where each begins
    pronouns: dict[str, str] = field(default_factory=dict)  # "he" or "she", of those of whom the text tells
    told_of: Mapping[str, Sequence[int]] = field(default_factory=dict)  # where "he" and where "she" stands

    def within(self, start: int, end: int) -> list[Name]:
        first = bisect_left(self.found, (start,))
        last = bisect_left(self.found, (end,), lo=first)
        return list(self.found[first:last])

    def reaching(self, position: int) -> Name | None:
        """The name that a place is inside of: "Securities and | Exchange Commission"."""
        before = bisect_left(self.found, (position,)) - 1
        return self.found[before] if before >= 0 and self.found[before].end > position else None

    def speaker_meant(self, pronoun: str, start: int, end: int, *, inside: bool) -> str:
        """Whom "he" or "she" at text[start:end], a sentence, means; "" where that is not sure.

        The subject of a sentence before: its first person, or its only one. Never somebody whom what is said
        names, so nobody of the own sentence, unless its speaker may stand `inside` it; nor one with a title
        that calls for the other pronoun.
        """
        own = {name.full for name in self.within(start, end) if name.person}
        here = bisect_right(self.starts, start) - 1
        spans = [(self.starts[i], self.starts[i + 1]) for i in range(here - 1, max(-1, here - 1 - BACK), -1)]
        for low, high in [(start, end), *spans] if inside else spans:
            people = self._people(low, high, pronoun)
            meant = [n for n in people if low == start or n.full not in own]
            meant = [n for n in meant if self.pronouns.get(n.full, pronoun) == pronoun and not n.owns]
            if len({name.full for name in meant}) == 1 or (meant and meant[0].start - low <= SUBJECT):
                return meant[0].full
            if people:
                return ""
        return ""

    def person_before(self, position: int, pronoun: str) -> str:
        """Whom "he" or "she" means at a place; "" where that is not plain: no line may credit the wrong one.

        The nearest sentence of the paragraph, or of the one before, that names somebody who may be meant
        decides: the only one it names, the only one known to be called that, or its subject.
        """
        here = bisect_right(self.starts, position) - 1
        first = self._paragraph(self._paragraph(position) - 1)
        end = position
        for index in range(here, -1, -1):
            low = self.starts[index]
            if low < first:
                break
            people = self._people(low, end, pronoun)
            meant = [name for name in people if self.pronouns.get(name.full, pronoun) == pronoun]
            known = [name for name in meant if name.full in self.pronouns]
            near = [name for name in meant if name.start - low <= SUBJECT]
            subject = [name for name in near if not name.owns and not name.governed][:1]
            for found in (meant, known, subject):
                if len({name.full for name in found}) == 1:
                    return found[0].full
            if meant:
                return ""
            end = low
        return ""

    def _people(self, low: int, high: int, pronoun: str) -> list[Name]:
        """The people named there; none of them behind the pronoun: in "he told Bo Ek", Bo Ek is not he."""
        places = self.told_of.get(pronoun, ())
        first = bisect_left(places, low)
        end = min(high, places[first]) if first < len(places) else high
        return [name for name in self.within(low, end) if name.person]

    def is_person(self, full: str, position: int) -> bool:
        """Whether it is a person's name, as far as the text tells just before a place."""
        near = self._before(position, PLACES)
        return full in self.pronouns or any(name.person for name in near if name.full == full)

    def _paragraph(self, position: int) -> int:
        """Where the paragraph of a place begins."""
        return self.paragraphs[max(0, bisect_right(self.paragraphs, position) - 1)] if self.paragraphs else 0

    def organisation_before(
        self,
        position: int,
        *,
        sure: bool = False,
        company: bool = False,
        known: bool = False,
        since: int = 0,
    ) -> str:
        """What "it" or "the company" means at a place; "" where several organisations might be meant.

        For "the company" only what is `sure` to be one, if there is such, and no public body; what must be
        `known` to be one, or is not meant. The only one named just before, or the one of which a sentence
        before told, or the text's main one. None that is named before `since`.
        """
        since = max(since, position - NEAR)
        near = [n for n in self._before(position, 6) if not n.person and n.end >= since]
        near = [name for name in near if not name.place] or near
        if company:
            near = [name for name in near if name.full.split()[-1].lower() not in name_words.NO_COMPANY]
        near = [name for name in near if (sure or known) and name.kind] or ([] if known else near)
        named = {name.full for name in near}
        if len(named) < 2:
            return next(iter(named), "")
        here = bisect_right(self.starts, position)
        own = {name.full for name in near if here and name.start >= self.starts[here - 1]}
        if len(own) == 1:
            return own.pop()
        for index in range(here - 2, max(-1, here - 2 - BACK), -1):
            low, high = self.starts[index], self.starts[index + 1]
            told = [name for name in near if low <= name.start < high]
            head = next((n for n in told if len(told) == 1 or n.start <= low + len("The ")), None)
            if head is not None and not head.owns:
                return head.full
        return self.main if self.main in named and len(named) == 2 else ""

    def sentence_before(self, position: int) -> int:
        """Where the sentence right before that of a place begins, if it is of the same paragraph."""
        here = bisect_right(self.starts, position) - 1
        low = self.starts[max(0, here - 1)] if self.starts else 0
        return max(low, self._paragraph(position))

    def _before(self, position: int, limit: int) -> list[Name]:
        last = bisect_left(self.found, (position,))
        return list(reversed(self.found[max(0, last - limit) : last]))
