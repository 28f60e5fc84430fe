"""Who a headline is about: pronouns and "the company" replaced by the name they stand for."""

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Token, finite_index
from ingest.extraction.names import Names
from ingest.extraction.wording import LONGEST_HEADLINE, line


def main_subject(every: list[Token], chosen: list[Token]) -> str:
    """The subject of a sentence whose later clause begins with "it": "Norway joined … until it left"."""
    if not chosen or chosen[0].lower != "it" or chosen[0] is every[0]:
        return ""
    verb = finite_index(every, 0, len(every))
    subject = every[:verb] if verb and verb <= 4 else []
    plain = all(word.part in {"word", "name"} and word.lower not in v.PREPOSITIONS for word in subject)
    if (
        not subject
        or not plain
        or subject[0].lower in v.DETERMINERS | v.PRONOUNS | v.OPENERS | v.SUBORDINATORS
    ):
        return ""
    return " ".join(word.text for word in subject) if subject[0].text[0].isupper() else ""


def stands_for(words: list[Token], names: Names, speaker: str) -> str:
    """The name meant by the pronoun or "the company" that the words begin with, or ""."""
    if not words:
        return ""
    first = words[0]
    if first.lower in {"he", "she"}:
        return names.person_before(first.start)
    if first.lower == "we":
        return speaker or names.organisation_before(first.start)
    if (first.lower == "it" and not _impersonal(words)) or _generic(words):
        return names.organisation_before(first.start)
    return ""


def _impersonal(words: list[Token]) -> bool:
    """ "it was revealed": nobody."""
    return any(word.lower in v.SPEAKS and word.part == "participle" for word in words[1:4])


def with_subject(result: str, words: list[Token], subject: str) -> str:
    """The line with the name in place of what stands for it."""
    if not subject:
        return result
    count = _generic(words) or 1
    parts = result.split(" ", count)
    return f"{subject} {parts[count]}" if len(parts) > count else result


def without_roles(text: str, words: list[Token], names: Names) -> list[Token]:
    """Without what stands before a person's name, where the line would be too long with it."""
    if not words or len(line(text, words)) <= LONGEST_HEADLINE:
        return words
    verb = finite_index(words, 0, len(words))
    limit = words[verb].start if verb is not None else words[0].end
    person = next((name for name in names.within(words[0].start, limit) if name.person), None)
    return [word for word in words if word.start >= person.start] if person else words


def _generic(words: list[Token]) -> int:
    """How many words "the company" or "the social network" takes at the beginning, if it stands there."""
    if words[0].lower != "the":
        return 0
    for index in (1, 2):
        following = words[index + 1].part if index + 1 < len(words) else "mark"
        if index < len(words) and words[index].lower in v.GENERIC and following in {"finite", "mark", "ing"}:
            return index + 1
    return 0
