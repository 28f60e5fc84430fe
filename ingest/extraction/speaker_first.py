"""Who speaks, before what is said: "“We shut it,” Ada said on Friday" as "Ada said: “We shut it”"."""

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Clause
from ingest.extraction.saying import TELLING, attribution, speaker_apart
from ingest.extraction.tagging import Token

# Somebody's own words stay a quotation.
FIRST_PERSON = v.words("i we my our us me we're we've we'll i'm i've i'll")
NOBODY = v.PREPOSITIONS | {"there"}
BEGINS_A_SUBJECT = v.DETERMINERS | v.PRONOUNS - {"i"}


def with_speaker(words: list[Token], clause: Clause, date: int, said: list[Token]) -> list[Token]:
    """ "“…,” Ada said on Friday": "Ada said" goes first, for it is her saying that has the date."""
    if words[clause.first].start > date or not attribution(words, clause) or not said:
        return said
    saying = [word for word in words[clause.first : clause.last] if word.start < date and word.part != "mark"]
    verb = next((i for i, word in enumerate(saying) if word.lower in v.SPEAKS), -1)
    who = saying[1:] if verb == 0 else saying[: max(verb, 0)]
    if verb == 0 and (apart := speaker_apart(words, clause.first)):
        who = words[slice(*apart)]
    if verb < 0 or not 0 < len(who) <= 7 or any(word.part not in {"name", "word"} for word in who):
        return said
    if who[0].lower in NOBODY or who[0] in said:
        return said
    first = said[0]
    if first.lower in BEGINS_A_SUBJECT:
        first = first._replace(text=first.text.lower())
    if saying[verb].lower in TELLING:
        saying[verb] = saying[verb]._replace(text="said")
    if any(word.lower in FIRST_PERSON for word in said) or quoted_whole(words, said):
        said = _without_marks(said)
        return [*who, saying[verb], _mark(":", said[0]), _mark("“", said[0]), *said, _mark("”", said[-1])]
    return [*who, saying[verb], first, *said[1:]]


def quoted_whole(words: list[Token], said: list[Token]) -> bool:
    """Whether what is said stands in quotation marks from its first word on."""
    at = next((i for i, word in enumerate(words) if said and word.start == said[0].start), 0)
    return bool(said) and (said[0].text in '“"' or (at > 0 and words[at - 1].text in '“"'))


def _without_marks(said: list[Token]) -> list[Token]:
    """Without the quotation marks at its ends."""
    first = 1 if said[0].text in '“"' else 0
    last = len(said) - (said[-1].text in '”"')
    return said[first:last] if first < last else said


def _mark(mark: str, beside: Token) -> Token:
    return Token(beside.start, beside.start, mark, mark, "mark")
