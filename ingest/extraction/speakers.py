"""Who says so, in words that read after "by": a full name, "the plaintiffs", "The New York Times"."""

from ingest.extraction import name_words
from ingest.extraction import vocabulary as v
from ingest.extraction.names import Names
from ingest.extraction.tagging import Token

NO_SPEAKER = v.words("newly recently just first last there one two three several some neither nor both")
NEVER_FIRST = v.DETERMINERS | v.OPENERS | v.DAYS | NO_SPEAKER
NEVER_LAST = v.OPENERS | v.DAYS | NO_SPEAKER


def speaker_text(words: list[Token], first: int, last: int, names: Names, last_speaker: str) -> str:
    """The speaker in readable words: the full name, or the noun phrase; "" for a thing that says nothing."""
    opening = first
    while first < last and words[first].lower in NEVER_FIRST:
        first += 1
    while first < last and words[last - 1].lower in NEVER_LAST:
        last -= 1
    if first >= last:
        return ""
    pieces = words[first:last]
    if len(pieces) == 1 and pieces[0].lower in v.PRONOUNS | {"he", "she", "they", "it", "we", "i"}:
        return _antecedent(words, first, names, last_speaker)
    if len(pieces) <= 2 and pieces[-1].lower in v.GENERIC and pieces[-1].part != "name":
        return names.organisation_before(pieces[0].start, sure=True) or _with_article(
            words, opening, first, last
        )
    if pieces[-1].lower in v.CARRIERS:
        return ""
    inside = names.within(pieces[0].start, pieces[-1].end)
    if whole := names.reaching(pieces[0].start):
        return _the(words, next(i for i, word in enumerate(words) if word.start >= whole.start)) + whole.full
    head = next((i for i, token in enumerate(pieces) if token.lower in {"of", "for"}), len(pieces)) - 1
    place = pieces[max(head, 0)]
    named = any(name.start <= place.start < name.end for name in inside)
    if place.lower not in v.SPEAKERS and not named:
        return ""
    person = next((name.full for name in inside if name.person), "")
    if person:
        return person
    if len(inside) == 1 and inside[0].start == pieces[0].start and inside[0].end >= pieces[-1].end - 2:
        return _the(words, first) + inside[0].full
    return _with_article(words, opening, first, last)


def _with_article(words: list[Token], opening: int, first: int, last: int) -> str:
    """The words of a speaker as they read after "by": with the article they had, or "the"."""
    text = " ".join(token.text.replace("\u00ad", "") for token in words[first:last])
    leads = [token.lower for token in words[opening:first]]
    of = next((index for index in range(first + 1, last) if words[index].lower == "of"), last)
    noun = words[of - 1].lower
    if "several" in leads:
        return f"several {text}"
    if _the(words, first):
        return _the(words, first) + text
    if any(lead in {"a", "an", "another", "one"} for lead in leads):
        return ("an " if text[0].lower() in "aeiou" else "a ") + text
    possessive = any(token.lower.endswith(("'s", "s'")) for token in words[first:last])
    bare = noun.endswith("s") or (possessive and not leads) or words[first].part == "name"
    if any(lead in v.DETERMINERS for lead in leads):
        return f"the {text}"
    return text if bare else f"the {text}"


def _the(words: list[Token], first: int) -> str:
    """ "The " where it is part of a name, "The New York Times"; "the " where it is an article."""
    if not first or words[first - 1].lower != "the":
        return ""
    paper = words[first].part == "name" and any(
        w.lower in name_words.PAPERS for w in words[first : first + 3]
    )
    return "The " if paper else "the "


def _antecedent(words: list[Token], at: int, names: Names, last_speaker: str) -> str:
    """Whom a pronoun that speaks means: nobody whom the sentence itself names."""
    start, end = words[0].start, words[-1].end
    named = {name.full for name in names.within(start, end) if name.person}
    last_speaker = "" if last_speaker in named else last_speaker
    pronoun = words[at].lower
    if pronoun == "it" and names.is_person(last_speaker, start):
        return ""
    if pronoun not in {"he", "she"}:
        return last_speaker
    if _is_unnamed_person(last_speaker):
        near = names.within(names.sentence_before(start), start)
        if near and near[0].start < start and not any(name.person for name in near):
            return last_speaker  # "A spokeswoman for Acme said so. “It is so,” she said"
    # "When Ada came she said that …": before a saying that goes on, the speaker may be named.
    goes_on = any(word.part == "finite" and word.lower not in v.SPEAKS for word in words[at + 1 :])
    before = goes_on and not any(word.text in '“”"' for word in words[:at])
    meant = names.speaker_meant(pronoun, start, words[at].start if before else end, inside=before)
    if meant or names.pronouns.get(last_speaker, pronoun) != pronoun:
        return meant
    return last_speaker if last_speaker.startswith(("a ", "an ", "the ")) else ""


def _is_unnamed_person(speaker: str) -> bool:
    """ "a spokeswoman for Acme", "the judge": somebody whom "she" may mean."""
    words = speaker.split()
    return (
        words[:1] != []
        and words[0] in {"a", "an", "the"}
        and any(word in v.ROLES | v.HUMANS for word in words)
    )
