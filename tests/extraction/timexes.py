"""A short way to state what is found: `found("We met in May.", "2024-06-03")` gives [("May", "2024-05")]."""

from datetime import date

from ingest.extraction import find_timexes
from ingest.extraction.timex import Domain

# A Wednesday.
PUBLISHED = "2024-05-15"


def found(
    text: str, published: date | str | None = PUBLISHED, domain: Domain = "news"
) -> list[tuple[str, str]]:
    return [(timex.text, timex.value) for timex in find_timexes(text, published, domain)]


def types(text: str, published: date | str | None = PUBLISHED, domain: Domain = "news") -> list[str]:
    return [timex.type for timex in find_timexes(text, published, domain)]


def mods(text: str, published: date | str | None = PUBLISHED) -> list[str]:
    return [timex.mod for timex in find_timexes(text, published, "news")]
