"""What a reader of another format makes of it. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from timeline.dates import When

MOST_EVENTS = 2000
LONGEST_HEADLINE = 200


class NotReadable(ValueError):
    """The whole document cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source that an event rests on."""

    quote: str
    credit: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as another tool tells it. `place` is where it stands ("slide 3", "line 12"), `key` what it can
    be known by when it is read again, `own_id` the event of ours that it is a copy of."""

    place: str
    headline: str
    when: When
    key: str = ""
    body: str = ""
    standing: str = "reported"
    attributed_to: str = ""
    chapter: str = ""
    quotes: tuple[Quoted, ...] = ()
    own_id: int | None = None

    @property
    def words(self) -> str:
        """All that it says, for the one who has to decide about it."""
        return "\n\n".join(part for part in (f"{self.when.label}: {self.headline}", self.body) if part)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be taken over, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document: its title, the events that could be read, and what could not."""

    title: str = ""
    drafts: list[Draft] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def reading_of(title: str, found: Iterable[Draft | Skipped]) -> Reading:
    """All that was `found`, each draft with a key. Raises NotReadable where there is too much of it."""
    drafts, skipped = [], []
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            drafts.append(_shortened(one))
        if len(drafts) > MOST_EVENTS:
            raise NotReadable(f"It has more than {MOST_EVENTS:,} events. Split it into several files.")
    return Reading(title, list(_with_keys(title, drafts)), skipped)


def _with_keys(title: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """By its own id, if its tool gave it one; else by what it says. Two that say the same are two."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        known_by = draft.key or f"{draft.when.edtf} {draft.headline}"
        seen[known_by] += 1
        whole = f"{title}\n{known_by}\n{seen[known_by]}"
        yield replace(draft, key=f"import:{hashlib.sha256(whole.encode()).hexdigest()[:48]}")


def _shortened(draft: Draft) -> Draft:
    """A headline that is too long for one goes on in the text."""
    if len(draft.headline) <= LONGEST_HEADLINE:
        return draft
    short = (
        draft.headline[: LONGEST_HEADLINE - 1].rpartition(" ")[0] or draft.headline[: LONGEST_HEADLINE - 1]
    )
    return replace(draft, headline=f"{short}…", body=f"{draft.headline}\n\n{draft.body}".strip())
