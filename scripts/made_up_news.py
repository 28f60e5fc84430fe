"""Endless news of firms that do not exist, for measuring: the same text for the same seed."""

import random
from collections.abc import Iterable, Iterator
from itertools import cycle

FIRST_NAMES = (
    "Ada",
    "Ben",
    "Cora",
    "Dan",
    "Eve",
    "Finn",
    "Gus",
    "Hana",
    "Ivo",
    "Jane",
    "Karl",
    "Lena",
    "Max",
)
LAST_NAMES = ("Low", "Ek", "Brand", "Stone", "Moss", "Hart", "Voss", "Lind", "Quill", "Rowe", "Tarn", "Ward")
FIRMS = ("Acme", "Zenith", "Orbit", "Vertex", "Nimbus", "Cobalt", "Delta", "Harbor", "Falcon", "Summit")
TRADES = ("Group", "Labs", "Media", "Bank", "Energy", "Foods", "Systems", "Partners")
DID = ("bought", "sold", "sued", "closed", "launched", "banned", "fined", "left", "joined", "opened")
WHAT = (
    "its plant in Leeds",
    "the rival maker of anvils",
    "a data center near Oslo",
    "the newspaper’s archive",
    "two hospitals in Kent",
    "the court’s ruling on privacy",
    "a railway to the coast",
    "its fund for flood victims",
)
MONTHS = ("January", "March", "April", "June", "July", "August", "September", "October", "December")


def dense(seed: int) -> Iterator[str]:
    """Paragraphs in which every sentence is a dated event that no other repeats."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    while True:
        yield " ".join(_event(chance) for _ in range(5))


def mixed(seed: int, paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs given, over and over, each with a new dated event at its end."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for paragraph in cycle(paragraphs):
        yield f"{paragraph} {_event(chance)}"


def cut(paragraphs: Iterator[str], length: int) -> str:
    """As many of the paragraphs as make a text of so many characters."""
    pieces: list[str] = []
    while length > 0:
        pieces.append(next(paragraphs)[:length])
        length -= len(pieces[-1]) + 2
    return "\n\n".join(pieces)


def _event(chance: random.Random) -> str:
    """One sentence in the words of a newspaper."""
    pick = chance.choice
    who = pick([f"{pick(FIRST_NAMES)} {pick(LAST_NAMES)}", f"{pick(FIRMS)} {pick(TRADES)}"])
    did, month = f"{pick(DID)} {pick(WHAT)}", f"{pick(MONTHS)} {chance.randint(1990, 2023)}"
    return pick(
        [
            f"On {chance.randint(1, 28)} {month}, {who} {did} for ${chance.randint(2, 900)} million.",
            f"{who} {did} in {month}, {pick(FIRST_NAMES)} {pick(LAST_NAMES)} said.",
            f"In {month} {who} {did}, according to {pick(FIRMS)}’s filing {chance.randint(1, 99_999)}.",
        ]
    )
