"""What is news though no date stands in it: told in the perfect, said in reply, alleged, or long past."""

import re
from itertools import pairwise

from ingest.extraction import vocabulary as v
from ingest.extraction.completing import main_finite
from ingest.extraction.drafts import Draft
from ingest.extraction.lexicon import FREQUENCIES
from ingest.extraction.nominal import followed_report, newly_public
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.tagging import Token, adverb, finite_index, tokens

STATEMENTS = re.compile(
    r"(?i)\b(?:has|have|is|are)\s+(?:\w+ly\s+)?(?:denied|denying|confirmed|admitted|apologi[sz]ed|responded|rejected"
    r"|refuted|disputed|acknowledged|conceded)\b|\b(?:denies|rejects|refutes|disputes)\b"
    r"|\b(?:has|have)\s(?:accused|sued|condemned|criticised|criticized|demanded|appealed|vowed|pledged|urged"
    r"|warned|called (?:on|for)|asked (?:the|a) (?:court|judge))\b"
)
# Said in reply or against somebody, in the past: "denied that …", "called the claims baseless".
REPLIES = re.compile(
    r"(?i)\b(?:denied|rejected|dismissed|refuted|rebutted|disputed)\s(?:that|it|them|[a-z]+ing"
    r"|(?:(?:any|all|the|these|those|such|his|her|their|its)\s)?(?:[\w’'-]+\s){0,2}?"
    r"(?:claim|allegation|accusation|charge|critic|suggestion|wrongdoing|knowledge|involvement|responsib)[a-z]*)\b"
    r"|\bcalled\s(?:the|it|them|this|that|these|those|his|her|their|its)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:(?:claim|allegation|accusation|charge|lawsuit|suit|complaint|report|story|criticism|suggestion)s?\s[“\"‘]"
    r"|(?:false|baseless|untrue|unfounded|groundless|meritless|nonsense|absurd|ridiculous)\b)"
    r"|\b(?:accused|urged|condemned|demanded|vowed|pledged|apologi[sz]ed|threatened)\s"
    r"|\bsaid\s(?:that\s)?the\s(?:\w+\s)?(?:claims?|allegations?|lawsuit|suit|accusations?|complaint)\s"
    r"(?:(?:is|are|was|were)\s[“\"]?(?:\w+\s)?(?:without|baseless|meritless|false|untrue|unfounded|groundless|absurd)"
    r"|[“\"]?lack)"
    r"|\bcalled\s(?:on|for)\s|\b(?:said|announced)\s(?:that\s)?(?:it|they|he|she)\s(?:would|will)\s"
    r"|\badmits\s"
)
REPLYING = v.words(
    """
    denied rejected dismissed refuted rebutted disputed called accused urged condemned demanded vowed
    pledged apologised apologized threatened said announced admits
    """
)
# What holds for long, or of somebody else, is no news.
LASTING_STATE = re.compile(
    r"(?i)\b(?:since|always|long|never|often|repeatedly|consistently|not|yet|(?:who|which|that) (?:has|have)"
    r"|for (?:years|decades|months)|in recent|at the time|previously|earlier|once)\b|n['’]t\b"
)
AGAIN = re.compile(r"(?i)\bfor the first time (?:since|in)\b")
# Alleged without a date: an event still, for an editor to date.
ALLEGED = re.compile(r"(?i)\b(?:allegedly|supposedly|purportedly)\s")
RECENTLY = re.compile(r"(?i)\b(?:recently|lately|the other day)\b")
# Said on an occasion: in a statement, to a paper, by a spokesman.
PAPER = r"(?:statement|letter|post|e-?mail|tweet|interview|press release|memo|filing|op-ed|article)"
OCCASION = re.compile(
    rf"""(?x)
    \b(?:said|says|wrote|writes|added|stated|explained|insisted|testified) \s (?:\w+\s)?
        in \s (?:an?|his|her|its|their) \s (?:[\w-]+\s){{0,2}}{PAPER}\b
    | ^[“"‘]?(?:In|Speaking|Writing) \s (?:in \s)? (?:an?|his|her|its|their) \s (?:[\w-]+\s){{0,2}}{PAPER}\b
    | ^Speaking \s (?:to|at|outside|in|before) \s
    | \btold \s (?:the \s)? (?:(?!Senat|Congress|House|MPs)[A-Z]|reporters|journalists|inquest|tribunal)
    | \bsaid \s (?:at|outside) \s
    | \bspokes(?:man|woman|person)\b [^.“"]{{0,80}} \b(?:said|says|told|added)\b
    """
)
NOBODY = v.DETERMINERS | v.INDEFINITE | v.PRONOUNS | v.words("people fewer less")
ENDS_A_HEAD = v.PREPOSITIONS | {"than"}
CLOSING, QUOTES = '"”’', '"“”'
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


def undated_news(text: str, base: Draft, phrases: list[DatePhrase], recurs: bool) -> list[Draft]:
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
    words = tokens(text, base.start, base.end)
    # "fortnightly reports" are no time expression, and recur all the same
    recurs = recurs or any(word.lower in FREQUENCIES for word in words)
    if (match := RECENTLY.search(passage)) and _happened(words):
        return [base._replace(basis="article", focus=base.start + match.start(), why="recently")]
    if match := STATEMENTS.search(passage):
        return [base._replace(basis="article", focus=base.start + match.start(), why="")]
    if _replied(passage, words) or _spoke(passage, words):
        return [base._replace(basis="article", why="said")]
    if has_acted(passage, words) or _has_done(passage, words) or AGAIN.search(passage):
        return [base._replace(basis="article", why="")]
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
    if not recurs and _did(passage, words):
        return [base._replace(why="the article does not say when")]
    if not recurs and (match := ALLEGED.search(passage)) and (_happened(words) or " would " in passage):
        why = "the article does not say when this is alleged to have happened"
        return [base._replace(focus=base.start + match.start(), why=why)]
    return []


def _leads(words: list[Token]) -> bool:
    """Whether a first sentence tells the news: with a verb, without a denial and not on hearsay."""
    verb = finite_index(words, 0, len(words))
    if verb is None or len(words) < 8 or any(word.lower in HEARSAY for word in words):
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


def _replied(passage: str, words: list[Token]) -> bool:
    """Whether the sentence's own verb is one of denying, accusing or promising."""
    first = finite_index(words, 0, len(words))
    if first is None or not any(word.lower in REPLYING for word in words[first:]):
        return False
    verb = main_finite(words)
    if verb is None or words[verb].lower not in REPLYING:
        return False
    replied = REPLIES.match(passage, words[verb].start - words[0].start)
    return bool(replied) and not LASTING_STATE.search(passage) and not _by_a_court(words[:verb])


def _spoke(passage: str, words: list[Token]) -> bool:
    """Whether somebody says something on an occasion, rather than "Ada said" of all that an article tells."""
    occasion = OCCASION.search(passage)
    if occasion is None or any(
        word.text in CLOSING for word in words if word.end <= words[0].start + occasion.start()
    ):
        return False  # "“…,” Ada said in a letter": what is quoted is seldom more than an opinion
    return any(word.part in {"finite", "participle"} and word.lower in v.SPEAKS for word in words)


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


def _has_done(passage: str, words: list[Token]) -> bool:
    """ "Acme has paused its plans": somebody who is named has done something, and has not just been so."""
    verb = main_finite(words)
    if verb is None or words[verb].lower not in {"has", "have"} or LASTING_STATE.search(passage):
        return False
    done = next((word for word in words[verb + 1 : verb + 5] if not _between(word)), None)
    if (
        done is None
        or done.lower in v.NO_ACTS
        or not (done.part == "participle" or done.lower in v.PARTICIPLES or done.lower.endswith("ed"))
    ):
        return False
    return _somebody(words[:verb])


def _between(word: Token) -> bool:
    """What may stand between "has" and what was done."""
    return adverb(word) or word.lower in {"been", "also"}


def _somebody(subject: list[Token]) -> bool:
    """Whether a verb's subject, outside any quotation, names somebody, or a thing told of before."""
    if any(word.text in QUOTES for word in subject):
        return False
    if subject and subject[0].lower in v.PREPOSITIONS:  # "On top of that, the board …"
        comma = max((i for i, word in enumerate(subject) if word.text == ","), default=0)
        subject = subject[comma + 1 :]
    head = next((i for i, word in enumerate(subject) if word.lower in ENDS_A_HEAD), len(subject))
    subject = subject[:head]
    if not subject:
        return False
    first = subject[0].lower
    if first in {"the", "its", "his", "her", "their"} or any(word.part == "name" for word in subject[1:]):
        return True
    return len(subject) == 1 and subject[0].part == "name" and first not in NOBODY


def _did(passage: str, words: list[Token]) -> bool:
    """ "The board overruled the judge", "the draft was sent": somebody did what makes news, some time ago."""
    verb = main_finite(words)
    if verb is None or LASTING_STATE.search(passage) or not _somebody(words[:verb]):
        return False
    if words[verb].lower not in {"was", "were"}:
        return words[verb].lower in v.PAST_ACTS
    done = next((word for word in words[verb + 1 : verb + 5] if not _between(word)), None)
    return done is not None and done.lower in v.PAST_ACTS


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
