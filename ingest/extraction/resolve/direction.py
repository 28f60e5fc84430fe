"""Whether an undated day lies before or after: the tense and the preposition of its clause decide."""

import re
from functools import lru_cache

from ingest.extraction import lexicon, vocabulary
from ingest.extraction.grammar.pattern import alternation, noun_follows

_LEFT, _RIGHT = 110, 60
# A full stop after an initial, a title, a month or a kind of company ends nothing: "Daniel P. Low", "Dec. 4".
_SHORT = (
    *("mr", "ms", "dr", "mrs", "gen", "sen", "rep", "gov", "inc", "corp", "co", "ltd"),
    *lexicon.MONTH_ABBREVIATIONS,
)
# Each begins with its own character, so that a search looks at nothing else.
_CLAUSE_END = re.compile(
    r"[.!?;:\n, ](?:(?<=\.)(?<![ .][a-z]\.)"
    + "".join(rf"(?<!\b{short}\.)" for short in _SHORT)
    + r"[ \n\"'”)]|(?<=[!?;:])[ \n\"'”)]|(?<=\n)[ ]*\n"
    r"|(?:(?<= )|(?<=,) )(?:but|while|although|whereas)\b)"
)
# "… closed, and on Friday it will": what follows rules, not what was said before.
_FRONTED = re.compile(
    r"(?:^[ \n\"'(]*|(?:,|--|:)[ \n](?:and[ \n]|then[ \n]|so[ \n])?)"
    r"(?:(?:on|in|by|early|late|early in|late in)[ \n])?"
    r"(?:the[ \n])?$"
)

# "will be paid" looks ahead although "paid" looks back: the whole group is one cue.
_MODAL = r"(?:will|'ll|won't|shall|would|should|might|must|could|can|may|to)"
# "could hit": the bare form after a modal may look like a past.
_BARE = (
    r"(?:could|would|may|might|should|will|must|can) (?:[a-z]+ly )?"
    r"(?:hit|cut|set|put|come|become|run|let|read|shut|split)"
)
_FUTURE_GROUP = (
    rf"{_BARE}|{_MODAL}(?: not| also| soon| then| now)?(?: have)?"
    r" (?:be|remain|stay)(?: [a-z]+ly)?(?: [a-z]+)?"
)
# "the case is heard in May": nothing has happened yet.
_PRESENT_PASSIVE = r"(?:is|are) (?:heard|held|made|paid|sold|[a-z]{3,}ed)"
# "is to end", "agreed to meet": what the infinitive tells has not happened yet.
_INFINITIVE = (
    r"(?:is|are|was|were|agreed|agrees?|promised|promises?|vowed|vows?|pledged|wants?|wanted|likely|ready|prepared"
    r"|threatened|threatens?|poised|hoped|determined|free|aims?|aiming|certain|sure|bound|supposed"
    r"|eager) to (?:be )?(?:[a-z]+ly )?[a-z]+"
)
# The present tense of what is on a calendar: "begins Monday".
_ON_THE_CALENDAR = (
    r"meets?|travels?|speaks|plays|hosts|leaves|goes|go to (?:the polls|court|trial)"
    r"|begins?|starts|opens|reopens|ends|(?:re)?convenes?|resumes?|returns|premieres"
    r"|debuts|concludes|airs|expires?|kicks? off|departs?|arrives?"
    r"|(?:polls|doors|gates) (?:open|close)"
    r"|comes? (?:into (?:force|effect)|due|to an end)|enters? into force"
    r"|go(?:es)? on sale|takes? (?:place|effect|office)|faces|runs? (?:from|through|until|to)|lasts? until"
    r"|(?:is|are) set|set(?= for)"
    r"|testif(?:y|ies)|considers|continues|lapses|decides|elects|delivers|performs|publishes|unveils|introduces"
    r"|celebrates|commemorates|competes|enrolls|marries|retires|resigns|graduates"
    r"|(?:comes?|runs?|goes) (?:out|up)|gets? under ?way|steps? down|sits? down|is up"
    r"|(?:senate|house|congress|parliament|assembly|council|committee|panel|board|country|nation|who|it)"
    r" votes"
)
_FUTURE_WORDS = (
    r"will|'ll|won't|shall|would|might|should|must|may(?= [a-z])|ought|can|expects?|expecting"
    r"|(?<!as )(?<!previously )(?<!originally )(?:expected|scheduled|planned)|slated"
    r"|due|plans? to|planning|hopes?|hoping|intends?|upcoming|payable|expires?|redeemable"
    r"|takes effect|set to"
    r"|about to|going to|gonna|deadline|maturing|matures?|forthcoming|prepar(?:es?|ing) (?:to|for)|effective"
    r"|(?:is|are|am|'m|'re|i'm) (?:[a-z]+ly )?(?:com|go|leav|fly|meet|travell?|head|return|arriv"
    r"|visit|play|start|open|launch|releas|mov|see|join|attend|tak|hold|host|run|speak|perform|celebrat)ing"
    r"|off to|counting down to|countdown to|excited for|see (?:you|u|ya)|join us|don't miss"
    r"|can'?t wait|looking forward|let's|lets"
    r"|(?<!since )(?<!after )(?<!before )(?<!by )(?<!upon )(?:com|leav|fly|happen)ing(?= [a-z]| on)"
)
# Words in -ed that tell of no past.
_NO_PAST = r"(?!(?:united|hundred|indeed|need|speed|feed|breed|seed|succeed|proceed|exceed|sacred|naked)\b)"
# Pasts that are other words, too: "to cut", "on the ground".
_LIKE_THE_PRESENT = vocabulary.words(
    "beat bet bid bit bound cast cost cut ground hurt lay let lit put quit read shut split spread wound"
)
_PAST_WORDS = (
    rf"was|were|had|did|didn't|wasn't|weren't|ago|{_NO_PAST}[a-z]{{2,}}ed|been|says"
    rf"|{alternation(vocabulary.IRREGULAR_PAST - _LIKE_THE_PRESENT)}"
    r"|(?<!to )(?<!ll )(?<!ould )(?<!may )(?<!might )(?<!can )last|earlier|previous|follows"
    r"|following"
)
_CUES = re.compile(
    r"(?<![\w-])(?:(?P<not_then>could(?:n't| not)|(?:neither|nobody|no one|none)[a-z ']{1,60} could)"
    rf"|(?P<future>{_FUTURE_GROUP}|{_INFINITIVE}|{_PRESENT_PASSIVE}|{_ON_THE_CALENDAR}"
    rf"|{_FUTURE_WORDS})|(?P<past>{_PAST_WORDS}))(?!\w)"
)
# "opened in May", "took effect in May", "closed its doors in May"; not "an unspecified date in May".
_TO_DATE = r"[ \n]+(?:in|on|back in|early in|late in)?[ \n]*(?:the )?"
_CLOSE = re.compile(_TO_DATE)
_CLOSE_OBJECT = re.compile(rf"(?:[ \n]+[a-z]+){{1,2}}{_TO_DATE}")
_OBJECT_OF_ED = re.compile(
    r"[ \n]+(?:the|an?|its|his|her|their|it|him|them|to|from|with|by|at|into|up|off|out)[ \n]"
)
# "On Friday a man who goes by Fox left": what only describes somebody says nothing of the date.
_RELATIVE = re.compile(r"\b(?:who|which)[ \n]+$")
_AHEAD_PREPOSITIONS = frozenset({"by", "until", "till"})

_PLANNED = re.compile(r"planned|scheduled|slated|set|due|expected")
_THEN = re.compile(r"[ \n](?:was|were|had been|has been|have been)[ \n]")
_COMING = re.compile(r"(?:the[ \n]|early[ \n]|late[ \n])?(?:next|coming|upcoming)[ \n]")
# "postponed until Monday", "as early as Monday", "the deadline is Monday": not yet.
_NOT_YET = re.compile(
    r"\b(?:(?:postpon|delay|deferr|adjourn|suspend|extend|put off|push|mov|recess|reschedul)[a-z0-9 ]{0,28}"
    r"[ \n](?:until|till|to|for|through)"
    r"|(?<!had[ \n])(?:called|calls|set|sets|scheduled|schedules|fixed|fixes|arranged|announced)[ \n]"
    r"(?:an?|another|its|their|new|more|talks|elections)\b[a-z0-9 -]{0,28}[ \n]for"
    r"|(?:is|are)(?: only| just| not until)?(?=[ \n]+(?:(?:in|on|at)[ \n]+)?$)"
    r"|as (?:soon|early|late) as|no later than|ending|expiring|ahead of)"
    r"(?:[ \n]+(?:in|on|at))?[ \n]+(?:the[ \n]+)?$"
)
_IS = re.compile(r"[ \n]is[ \n](?!when\b|[a-z]{3,}ed\b)")
_PREPOSITION = re.compile(
    r"\b(by|until|till|since|from|to|through|throughout|between|before|after|within|during|in|on|at|for|over"
    r"|as of|of"
    r"|and|due|around|about|ended|ending)[ \n]+(?:the[ \n]+)?$"
)


def clause_around(form: str, start: int, end: int) -> tuple[str, str]:
    """What stands left and right of a phrase inside its clause."""
    return _clause_left(form[max(0, start - _LEFT) : start]), _clause_right(form[end : end + _RIGHT])


def _clause_left(before: str) -> str:
    boundary = _last(_CLAUSE_END, before)
    return before[boundary.end() :] if boundary else before


def _clause_right(after: str) -> str:
    boundary = _CLAUSE_END.search(after)
    return after[: boundary.start()] if boundary else after


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(words):
        found = match
    return found


def direction(form: str, start: int, end: int) -> int:
    """+1 for a clause that looks ahead, -1 for one that looks back, 0 when nothing tells.

    -2 and +2 for a verb right before the phrase ("opened in May", "takes effect in May"), -3 for "since May".
    """
    return _told_by(form[max(0, start - _LEFT) : start], form[start:end], form[end : end + _RIGHT])


# A table or a list asks the same for each of its rows.
@lru_cache(maxsize=512)
def _told_by(before: str, phrase: str, after: str) -> int:
    """The direction of a phrase between the words before and after it."""
    preposition = preposition_before(before, len(before))
    if preposition == "since":
        return -3
    if _COMING.match(phrase + after):
        return 1
    left, right = _clause_left(before), _clause_right(after)
    if _NOT_YET.search(left):
        return 1
    if preposition == "ended":
        return -3
    if after.startswith("'s"):
        return -1
    if not preposition and _IS.match(right) and _FRONTED.search(left):
        # "Monday is a holiday."
        return 1
    last = _last(_CUES, left)
    cues = _CUES.finditer(right)
    first = next((cue for cue in cues if not _RELATIVE.search(right, 0, cue.start())), None)
    if first and _FRONTED.search(left):
        # "December crude fell" does not say when it fell.
        named = not preposition and noun_follows(right)
        return 1 if first["future"] else -1 if named else -2
    if last and _PLANNED.fullmatch(last[0]) and _was_to_be(last, left, right):
        return -1
    nearest = last or first
    if not nearest:
        return 1 if preposition in _AHEAD_PREPOSITIONS else 0
    if nearest["future"]:
        return 2 if last and _CLOSE.fullmatch(left, last.end()) else 1
    return -2 if last and _governs(last, left) else -1


def _was_to_be(plan: re.Match[str], left: str, right: str) -> bool:
    """ "a service planned for Monday was cancelled", "it had been scheduled for Monday"."""
    had_been = left.endswith("had been ", 0, plan.start()) and "," not in left[plan.end() :]
    return had_been or _THEN.match(right) is not None


def told_as_past(form: str, end: int) -> bool:
    """Whether the first verb after a place is one of the past."""
    cue = _CUES.search(form, end, end + _RIGHT)
    return cue is not None and bool(cue["past"])


def _governs(cue: re.Match[str], left: str) -> bool:
    """Whether the verb of the past stands right before the phrase, or with its object only."""
    end = cue.end()
    if _CLOSE.fullmatch(left, end):
        return True
    if cue[0].endswith("ed") and not _OBJECT_OF_ED.match(left, end):
        return False
    return _CLOSE_OBJECT.fullmatch(left, end) is not None


def preposition_before(form: str, start: int) -> str:
    """The preposition that governs a phrase, or ""."""
    found = _PREPOSITION.search(form[max(0, start - 16) : start])
    return found[1] if found else ""
