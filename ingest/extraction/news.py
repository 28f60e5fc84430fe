"""What is news though no date stands in it: told in the perfect, said in reply, alleged, or long past."""

import re
from itertools import pairwise

from ingest.extraction import vocabulary as v
from ingest.extraction.acts import act, own_verb
from ingest.extraction.completing import main_finite
from ingest.extraction.drafts import Draft
from ingest.extraction.lexicon import FREQUENCIES
from ingest.extraction.nominal import followed_report, newly_public
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.said_acts import said_act
from ingest.extraction.spoken_days import SPOKEN_DAY
from ingest.extraction.standing import Tense
from ingest.extraction.statements import STATED, stated
from ingest.extraction.tagging import Token, adverb, finite_index, outside, tokens
from ingest.extraction.text import in_quotation

STATEMENTS = re.compile(
    r"(?i)\b(?:has|have|is|are)\s+(?:\w+ly\s+)?(?:denied|denying|confirmed|admitted|apologi[sz]ed|responded|rejected"
    r"|refuted|disputed|acknowledged|conceded)\b|\b(?:denies|rejects|refutes|disputes)\b"
    r"|\b(?:has|have)\s(?:accused|sued|condemned|criticised|criticized|demanded|appealed|vowed|pledged|urged"
    r"|warned|called (?:on|for)|asked (?:the|a) (?:court|judge))\b"
)
# Said in reply or against somebody, in the past: "denied that …", "called the claims baseless".
REPLIES = re.compile(
    r"(?i)\b(?:denied|rejected|dismissed|refuted|rebutted|disputed)\s(?:that|it|this|these|them|[a-z]+ing"
    r"|(?:(?:any|all|the|these|those|such|his|her|their|its)\s)?(?:[\w’'-]+\s){0,2}?"
    r"(?:claim|allegation|accusation|charge|critic|suggestion|wrongdoing|knowledge|involvement|responsib)[a-z]*)\b"
    r"|\bcalled\s(?:the|it|them|this|that|these|those|his|her|their|its)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:(?:claim|allegation|accusation|charge|lawsuit|suit|complaint|report|story|criticism|suggestion)s?\s[“\"‘]"
    r"|(?:false|baseless|untrue|unfounded|groundless|meritless|nonsense|absurd|ridiculous)\b)"
    r"|\b(?:accused|urged|condemned|demanded|vowed|pledged|apologi[sz]ed|threatened)\s"
    r"|\bsaid\s(?:that\s)?the\s(?:\w+\s)?(?:claims?|allegations?|lawsuit|suit|accusations?|complaint)\s"
    r"(?:(?:is|are|was|were)\s[“\"]?(?:\w+\s)?(?:without|baseless|meritless|false|untrue|unfounded|groundless|absurd)"
    r"|[“\"]?lack)"
    r"|\bcalled\s(?:on|for)\s"
    r"|\b(?:said|announced|(?-i:told\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}))\s"
    r"(?:that\s)?(?:it|they|he|she)\s(?:would|will)\s"
    r"|\b(?:welcomed|praised|hailed|criticised|criticized|slammed|thanked)\s"
    r"|\badmits\s"
)
REPLYING = v.words(
    """
    denied rejected dismissed refuted rebutted disputed called accused urged condemned demanded vowed
    pledged apologised apologized threatened said announced told admits welcomed praised hailed criticised
    criticized slammed thanked
    """
)
# Of these, who says so must be named: that "many criticised it" is no event.
OF_ANYBODY = v.words("welcomed praised hailed criticised criticized slammed thanked")
# What holds for long, or of somebody else, is no news.
LASTING_STATE = re.compile(
    r"(?i)\b(?:since|always|long|never|often|repeatedly|consistently|not|yet|(?:who|which|that) (?:has|have)"
    r"|for (?:years|decades|months)|in recent|at the time|previously|earlier|once)\b|n['’]t\b"
)
# "was ruled from there for centuries", "on several occasions": no one act.
LONG = re.compile(
    r"\b(?:for (?:\w+ )?(?:centuries|generations|years|decades|months)|so far|over the (?:years|decades)"
    r"|times|occasions)\b"
)
AGAIN = re.compile(r"(?i)\bfor the first time (?:since|in)\b")
# Alleged without a date: an event still, for an editor to date.
ALLEGED = re.compile(r"(?i)\b(?:allegedly|supposedly|purportedly)\s")
RECENTLY = re.compile(r"(?i)\b(?:recently|lately|the other day)\b")
HEARSAY = v.words("allegedly reportedly supposedly purportedly")
NO_NEWS = v.words("not never no nor neither if you your")
# Verbs of being rather than happening, which make no news.
STATES = v.words(
    """
    lived lives cost costs weighed works worked runs owned contained included includes needed wanted wants
    seemed seems knew knows means meant looks felt remained remains had stood stands appears
    """
)
# Long past, or soon: an event, but no date.
EARLIER = re.compile(
    r"(?:Earlier|Previously|Originally|Initially|Formerly|At first|Before that|In the past)\b"
)
VAGUE = re.compile(r"(?i)\b(?:ago|earlier|previous(?:ly)?|prior|in the past|the coming|the next)\b")
VAGUE_YEARS = re.compile(
    r"(?i)\b(?:in|from|over|during) (?:prior|previous|earlier|past|former) (?:years|months|decades)\b"
)
COUNTED = re.compile(
    r"(?i)\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|fifty)\b"
)
# "has dismissed her after finding that it went on for years": the news is not how long it went on.
FURTHER = re.compile(r"(?i)\b(?:after|that|which|who|because)\s")
RELATIVE_NEXT = re.compile(r"\s(?:that|which|who)\s")
LASTING = re.compile(r"(?i)(?:for|over|throughout)\s")


def undated_news(
    text: str, base: Draft, words: list[Token], phrases: list[DatePhrase], recurs: bool
) -> list[Draft]:
    """Events that the article dates by itself, or that lasted for years without a beginning or an end.

    What `recurs` is no event, whoever alleges it.
    """
    span = next((p for p in phrases if p.role == "span"), None)
    if span and base.number < 2 and FURTHER.search(text, base.start, span.start):
        span = None if just_happened(tokens(text, base.start, span.start)) else span
    if span and COUNTED.search(span.text) and LASTING.match(span.text):
        return [base._replace(focus=span.start, phrase=span, why=span.why)]
    if base.sentence.kind == "heading":
        return []
    passage = text[base.start : base.end]
    if nominal := newly_public(text, base.start, base.end):
        return [base._replace(basis="article", nominal=nominal, why="newly")]
    if nominal := followed_report(text, base.start, base.end):
        why = "the article only says that it came before what the article tells"
        return [base._replace(nominal=nominal, why=why)]
    # "fortnightly reports" are no time expression, and recur all the same
    recurs = recurs or any(word.lower in FREQUENCIES for word in words)
    if (match := RECENTLY.search(passage)) and _happened(words):
        return [base._replace(basis="article", focus=base.start + match.start(), why="recently")]
    if match := STATEMENTS.search(passage):
        return [base._replace(basis="article", focus=base.start + match.start(), why="")]
    if (verb := _replied(passage, words)) is not None:
        # "In a letter read by her son, Ada Low thanked them": what is told stands where the verb is
        focus = words[verb].start if words[0].lower in v.PREPOSITIONS else base.focus
        return [base._replace(basis="article", focus=focus, why="said")]
    if AGAIN.search(passage):
        return [base._replace(basis="article", why="")]
    if statement := stated(text, base.start, base.end):
        leave_out = tuple(sorted([*base.leave_out, *statement.leave_out]))
        return [base._replace(basis="article", focus=statement.focus, why=STATED, leave_out=leave_out)]
    target = next((p for p in phrases if p.role == "target"), None)
    if target and not just_happened(words) and _happened(words):
        return [base._replace(focus=target.start, phrase=target, why=target.why)]
    if (base.number < 2 and just_happened(words)) or (base.number == 0 and _leads(words)):
        return [base._replace(basis="article", why="")]
    if vague := next((p for p in phrases if p.role == "reference" and VAGUE.search(p.text)), None):
        return [base._replace(focus=vague.start, phrase=vague, why=vague.why)]
    if match := VAGUE_YEARS.search(passage):
        out = (base.start + match.start(), base.start + match.end())
        why = f"“{match.group()}” names no date"
        relative = RELATIVE_NEXT.match(text, out[1])
        focus = relative.end() if relative else out[0]
        return [base._replace(focus=focus, why=why, leave_out=(*base.leave_out, out))]
    if EARLIER.match(passage) and _happened(words):
        return [base._replace(why="the sentence only says that it was earlier")]
    if not recurs and (match := ALLEGED.search(passage)) and (_happened(words) or " would " in passage):
        why = "the article does not say when this is alleged to have happened"
        return [base._replace(focus=base.start + match.start(), why=why)]
    return [] if recurs else _acted(text, base, words, phrases)


LATEST = re.compile(
    r"(?P<in>In )?[Tt]he latest (?!(?:version|edition|model|figures?|data|update)\b)[a-z]{4,}\b"
)
# "released a statement", "published a blog post": published to say something of the day.
SAID_IN = v.words("statement blog post tweet thread apology")
# A first sentence of fewer words is a title.
LEAST = 8
# Why what somebody did has no date; of the simple past, the sentences around it may give one.
NOT_DATED = {
    "past": "",
    "said": "the sentence only says who says so, not when it was",
    "earlier": "the sentence only says that it was earlier",
    "since": "the sentence only says that it was after what is told before it",
    "future": "it lies ahead, and the sentence does not say when",
}


def _acted(text: str, base: Draft, words: list[Token], phrases: list[DatePhrase]) -> list[Draft]:
    """What somebody did or will do, of which the sentence tells no date."""
    if latest := _of_the_latest(text, base, words):
        return latest
    inside = in_quotation(text, base.start)
    told = None if inside else act(words)
    if told is None:
        return _said_to_be_done(text, base, words, phrases, inside=inside)
    if base.number == 0 and len(words) < LEAST:
        return []
    near = words[told.verb : told.verb + 8][-1].end
    if told.tense == "perfect" and LASTING_STATE.search(text, base.start, near):
        return []
    if LONG.search(text, base.start, base.end):
        return []
    if told.tense == "past" and any(word.lower in SAID_IN for word in words[told.verb + 1 : told.verb + 5]):
        return [base._replace(basis="article", why="said", tense="past")]
    tense: Tense = "future" if told.tense == "future" else "past"
    why = NOT_DATED.get(told.tense) or ("the date it gives is another thing's" if phrases else "")
    draft = base._replace(focus=words[told.verb].start, tense=tense, why=why)
    return [draft if told.tense in NOT_DATED else draft._replace(basis="article", why="")]


def _of_the_latest(text: str, base: Draft, words: list[Token]) -> list[Draft]:
    """ "In the latest attack, gunmen …", "The latest hearing heard …": what the article is about."""
    latest = LATEST.match(text, base.start, base.end)
    verb = own_verb(words, 0) if latest else None
    if verb is None or not (words[verb].lower in v.IRREGULAR_PAST or words[verb].lower.endswith("ed")):
        return []
    why = "latest" if latest and latest["in"] else ""
    return [base._replace(basis="article", focus=words[verb].start, tense="past", why=why)]


def _said_to_be_done(
    text: str, base: Draft, words: list[Token], phrases: list[DatePhrase], *, inside: bool
) -> list[Draft]:
    """What somebody says that was done, where the text does not say when."""
    day = next((phrase for phrase in phrases if SPOKEN_DAY.match(phrase.text)), None)
    out = ((day.start, day.end),) if day else ()
    told = said_act(outside(words, out), inside=inside)
    if told is None or (told.tense == "perfect" and LASTING_STATE.search(text, base.start, base.end)):
        return []
    draft = base._replace(focus=told.focus, tense="future" if told.tense == "future" else "past")
    if told.tense == "perfect":
        return [draft._replace(basis="article", why="said")]
    why = NOT_DATED[told.tense] or "the article does not say when"
    if day:
        why = f"“{day.text}” counts from the day on which it was said, which the article does not give"
    return [draft._replace(why=why, leave_out=tuple(sorted([*base.leave_out, *out])))]


def _leads(words: list[Token]) -> bool:
    """Whether a first sentence tells the news: with a verb, without a denial and not on hearsay."""
    verb = finite_index(words, 0, len(words))
    if verb is None or len(words) < LEAST or any(word.lower in HEARSAY for word in words):
        return False
    opening = words[: verb + 3]
    being = words[verb].lower in v.AUXILIARY and not _acting(words[verb + 1 :])
    if words[verb].lower in STATES or being:
        return False
    return not any(word.lower in NO_NEWS or word.lower.endswith("n't") for word in opening)


def _happened(words: list[Token]) -> bool:
    forced = any(word.lower == "had" and after.lower == "to" for word, after in pairwise(words))
    return forced or any(
        word.part in {"finite", "participle"} and word.lower not in v.AUXILIARY for word in words
    )


def _replied(passage: str, words: list[Token]) -> int | None:
    """Where the sentence's own verb stands, if it is one of denying, accusing or promising."""
    first = finite_index(words, 0, len(words))
    if first is None or not any(word.lower in REPLYING for word in words[first:]):
        return None
    verb = main_finite(words)
    if verb is None or words[verb].lower not in REPLYING:
        return None
    if words[verb].lower in OF_ANYBODY and not any(word.part == "name" for word in words[verb > 1 : verb]):
        return None
    replied = REPLIES.match(passage, words[verb].start - words[0].start)
    told = bool(replied) and not LASTING_STATE.search(passage) and not _by_a_court(words[:verb])
    return verb if told else None


def _by_a_court(subject: list[Token]) -> bool:
    """ "The judge dismissed the claims": a ruling, and who knows when."""
    return any(word.lower in v.COURTS for word in subject)


def has_acted(passage: str, words: list[Token]) -> bool:
    """ "has been charged", "have agreed to": what makes news, told in the perfect."""
    if not any(word.lower in {"has", "have"} for word in words):
        return False
    verb = main_finite(words)
    if verb is None or words[verb].lower not in {"has", "have"} or LASTING_STATE.search(passage):
        return False
    done = [word for word in words[verb + 1 : verb + 5] if not adverb(word) and word.lower != "been"]
    return bool(done) and done[0].lower in v.NEWS_ACTS


def _acting(words: list[Token]) -> bool:
    """ "is shutting down", "will sue", "is set to": not "was a plant", "is known"."""
    first = words[0] if words else None
    return first is not None and (
        first.part in {"ing", "participle"} or first.lower in {"set", "to", "now", "soon", "about", "also"}
    )


def just_happened(words: list[Token]) -> bool:
    """ "has pushed back its plans": the news itself, told in the perfect and in the article's own voice."""
    verb = finite_index(words, 0, len(words))
    if verb is None or words[verb].lower not in {"has", "have"} or any(w.lower == "allegedly" for w in words):
        return False
    following = [w for w in words[verb + 1 : verb + 4] if not w.lower.endswith("ly")]
    return bool(following) and following[0].part == "participle" and following[0].lower not in {"been", "had"}
