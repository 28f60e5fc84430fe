"""What somebody did, does or is about to do, told in a sentence without a date.

"The board fired its head", "Acme has paused the work", "The firm will appeal": a definite act, of somebody
named or described, in the article's own voice. What held for long, what is done again and again, what may be
and what somebody only believes is none.
"""

from itertools import takewhile
from typing import Literal, NamedTuple

from ingest.extraction import deeds
from ingest.extraction import vocabulary as v
from ingest.extraction.saying import without_speaker
from ingest.extraction.tagging import Token, adverb, finite_index, quoted_at

# "perfect" and "present" tell of now, "earlier" and "since" of before and after what is told around it.
# "said": of the past, by the word of somebody.
Tense = Literal["past", "said", "earlier", "perfect", "since", "present", "future"]


class Act(NamedTuple):
    """words[verb] is the main verb, or what stands before it for its tense."""

    verb: int
    tense: Tense


# No definite somebody: "some people", "other firms", "this"; nor whom only a sentence before may name.
NOBODY = (
    v.PRONOUNS
    | v.INDEFINITE
    | v.words("some many most other others another people users more less fewer much few all")
    | v.words("you me us them him such his her")
)
SPEAKER = frozenset({"we", "i"})
# Done over and over, not at all, or only perhaps.
NOT_ONCE = v.words(
    """
    not never often usually always regularly repeatedly routinely frequently sometimes typically generally
    normally commonly consistently every each no neither nor hardly rarely seldom yet long
    """
)
PLANNED = v.words("planned expected set scheduled due poised slated")
MEANS_TO = v.words("plans intends plan intend aims")
MEANT_TO = v.words("wanted planned intended tried attempted sought threatened voted promised offered agreed")
EARLIER = v.words("previously earlier originally initially formerly initial original first once")
# What these begin only says when or why: the main clause stands after its comma.
BEFORE_THE_MAIN = v.SUBORDINATORS - v.words("despite amid according given based citing including such")
# Of these, those that stand before a noun as well: "after the vote, …".
WITH_A_NOUN = v.words("after before since until following")
INSERTS = v.words("who which whose whom")
REACH = 8


def act(words: list[Token], *, spoken: bool = False) -> Act | None:
    """What a sentence tells as done, being done or planned, by its own verb or by what somebody says.

    None if it is no such act. `spoken`: they are words of somebody who may call himself "we".
    """
    if found := _of_clause(words, _main_clause(words), spoken=spoken):
        return found
    said = without_speaker(words)
    if len(said) == len(words) or not said:
        return None
    first = words.index(said[0])
    found = _of_clause(words, first + (words[first].lower == "that"))
    claimed = any(word.lower in v.ALLEGES for word in words[:first])
    if found and (found.tense == "past" or (found.tense == "perfect" and claimed)):
        return found._replace(tense="said")
    return found


def _of_clause(words: list[Token], first: int, *, spoken: bool = False) -> Act | None:
    """The act that the clause tells which begins at words[first]."""
    verb = own_verb(words, first)
    if (
        verb is None
        or not _somebody(words[first:verb], NOBODY - SPEAKER if spoken else NOBODY)
        or quoted_at(words, verb)
    ):
        return None
    if any(w.lower in NOT_ONCE or w.lower.endswith("n't") for w in words[max(first, verb - 2) : verb + 4]):
        return None
    told = [word for word in words[verb : verb + REACH] if word.lower == "since" or not adverb(word)]
    tense = _tense(told) or _broken_now(words, told)
    if tense is None or (_passive(told) and not _known_by(words[first:verb], told)):
        return None
    looks_back = told[0].lower == "had" or any(
        w.lower in EARLIER for w in words[max(first, verb - 1) : verb + 5]
    )
    return Act(verb, "earlier" if tense == "past" and looks_back else tense)


def _main_clause(words: list[Token]) -> int:
    """Where it begins: "But when the dam broke, | the town …"."""
    first = next((i for i, w in enumerate(words) if w.part != "mark" and w.lower not in v.OPENERS), 0)
    if not words or words[first].lower not in BEFORE_THE_MAIN:
        return first
    commas = [index + 1 for index, word in enumerate(words) if word.text == "," and index > first]
    verb = finite_index(words, first, len(words)) or first
    listed = words[first].lower not in WITH_A_NOUN and any(word.lower == "and" for word in words[first:verb])
    return next((comma for comma in commas if comma > verb or not listed), len(words))


def own_verb(words: list[Token], first: int) -> int | None:
    """The main verb, after what stands between two marks to describe the subject: "Low, who led it, left"."""
    verb = finite_index(words, first, len(words))
    inserted = next((i for i in range(first + 1, verb or 0) if words[i].lower in INSERTS | {"that"}), None)
    if inserted is None:
        return _after_participle(words, verb) if verb else verb
    mark = words[inserted - 1]
    if mark.part != "mark":
        return None
    closed = next((i for i in range(inserted, len(words)) if words[i].text == mark.text), len(words))
    return finite_index(words, closed + 1, len(words))


def _after_participle(words: list[Token], verb: int) -> int:
    """ "The plan, adopted over objections, | is": the verb after the second comma, if one stands there."""
    if not words[verb].lower.endswith("ed"):
        return verb
    if words[verb - 1].text != "," and [word.text for word in words[verb + 1 : verb + 2]] != [","]:
        return verb
    closed = next((i for i in range(verb, len(words)) if words[i].text == ","), len(words))
    rest = range(closed + 1, len(words))
    after = next((i for i in rest if words[i].part != "mark" and not adverb(words[i])), verb)
    return after if words[after].part == "finite" else verb


def _somebody(subject: list[Token], nobody: frozenset[str]) -> bool:
    """Whether a subject names or describes somebody or something: "Acme", "the two firms", "a court"."""
    comma = max((i for i, word in enumerate(subject) if word.text == ","), default=-1)
    for part in (subject, subject[comma + 1 :]):
        told = [word for word in part if word.part != "mark" and not adverb(word)]
        if told and told[0].lower.partition("'")[0] in nobody and not _counted(told):
            return False
    return any(word.part in {"name", "word"} and word.lower not in v.DETERMINERS for word in subject)


def _counted(told: list[Token]) -> bool:
    """ "More than 75 people": how many is told, not "more and more people"."""
    return any(word.part == "number" or word.lower in v.SPELLED_NUMBERS for word in told[1:4])


MEANS_OR_MEANT_TO = MEANS_TO | MEANT_TO


def _tense(words: list[Token]) -> Tense | None:
    """When the verb that the words begin with tells an act to be; None for anything but an act."""
    lower, rest = words[0].lower, words[1:]
    if lower in {"has", "have"}:
        return _perfect(rest)
    if lower in {"had", "was", "were"}:
        done = rest[1:] if rest and rest[0].lower == "been" else rest
        return "past" if _tells(done, deeds.PARTICIPLES, deeds.PARTICIPLES_WITH) else None
    if lower in {"is", "are"}:
        if len(rest) > 2 and rest[0].lower in PLANNED and rest[1].lower == "to":
            return _ahead(rest[2:])
        return "present" if _tells(rest, deeds.ING, deeds.ING_WITH) else None
    if lower in {"will", "shall"}:
        return _ahead(rest)
    if lower in MEANS_OR_MEANT_TO and rest and rest[0].lower == "to":
        planned = _ahead(rest[1:])
        return "past" if planned and lower in MEANT_TO else planned
    return "past" if _tells(words, deeds.PAST, deeds.PAST_WITH) else None


# "The site is down at the moment": what is out of order just now has gone out of order.
OUT_OF_ORDER = v.words("down offline unreachable unavailable inaccessible missing closed grounded stranded")
JUST_NOW = v.words("currently now moment")


def _broken_now(words: list[Token], told: list[Token]) -> Tense | None:
    state = told[0].lower in {"is", "are"} and len(told) > 1 and told[1].lower in OUT_OF_ORDER
    counted = len(told) > 2 and (told[2].part == "number" or told[2].lower == "by")
    return "present" if state and not counted and any(w.lower in JUST_NOW for w in words) else None


def _perfect(rest: list[Token]) -> Tense | None:
    if not rest:
        return None
    since = any(word.lower == "since" for word in rest[:2])
    done = [word for word in rest if word.lower not in {"been", "since"}]
    if rest[0].lower == "been" or (since and rest[1].lower == "been"):
        if not _tells(done, deeds.PARTICIPLES, deeds.PARTICIPLES_WITH):
            return None
    elif not done or done[0].part not in {"participle", "finite"} or _lasts(done):
        return None
    return "since" if since else "perfect"


def _lasts(done: list[Token]) -> bool:
    """ "has grown": not "has reached an agreement"."""
    return done[0].lower in deeds.LASTING and not _tells(done, frozenset(), deeds.PARTICIPLES_WITH)


def _ahead(rest: list[Token]) -> Tense | None:
    if rest and rest[0].lower == "be":
        done = _tells(rest[1:], deeds.TO_BE_DONE, deeds.PARTICIPLES_WITH)
        return "future" if done or _tells(rest[1:], deeds.ING, deeds.ING_WITH) else None
    return "future" if _tells(rest, deeds.TO_DO, deeds.WITH) else None


def _tells(words: list[Token], alone: frozenset[str], joined: dict[str, frozenset[str]]) -> bool:
    """Whether the first word is the verb of an act: by itself, or with the word after it or its object."""
    if not words:
        return False
    verb = words[0].lower
    if verb in deeds.PRICED and any(word.lower in deeds.AT_A_PRICE for word in words[1:5]):
        return False
    if any(word.lower in deeds.NO_ACT_WITH.get(verb, ()) for word in words[1:2]):
        return False
    after = joined.get(verb)
    if after is None:
        return verb in alone
    return any(word.lower in after for word in words[1 : 2 if verb in deeds.DIRECT else 5])


def _passive(told: list[Token]) -> bool:
    """ "was sent", "has been sent": not of what is planned."""
    lower = told[0].lower
    return lower in {"was", "were"} or any(word.lower == "been" for word in told[1:3])


AGENTS = (
    v.HUMANS
    | v.ROLES
    | v.BODIES
    | v.SPEAKERS
    | v.COURTS
    | v.words("man woman voter rebel force army soldier gunman troop")
)
PERSONS = v.HUMANS | v.ROLES | v.BODIES | v.STAFF | v.words("man men woman women suspect suspects people")


def _known_by(subject: list[Token], done: list[Token]) -> bool:
    """Whether a passive says whom it befell or who did it: "Acme was fined", "vetoed by …", "sent to …"."""
    counting = subject[2:] if subject and subject[0].lower == "at" else subject  # "at least 75 people"
    head = takewhile(lambda word: word.part != "mark" and word.lower not in v.PREPOSITIONS, counting)
    described = [word for word in head if word.lower not in v.DETERMINERS]
    if any(word.part == "name" or word.lower in PERSONS for word in described):
        return True
    by = next((i for i, word in enumerate(done) if word.lower == "by"), len(done))
    agent = done[by + 1 : by + 7]
    if any(word.part == "name" or _singular(word.lower) in AGENTS for word in agent):
        return True
    after = [word.lower for word in done if word.lower not in {"was", "were", "has", "have", "had", "been"}]
    return after[1:2] == ["to"]


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
