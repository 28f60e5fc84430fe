"""Whether an undated day lies before or after: the tense and the preposition of its clause decide."""

import re

_LEFT, _RIGHT = 110, 70
_CLAUSE_END = re.compile(r"[.!?;:][ \n\"'”)]|\n[ ]*\n|,? (?:but|while|although|whereas)\b")
_FUTURE = (
    r"will|'ll|won't|shall|would|may|might|should|must|ought|expects?|expected|expecting|scheduled|slated|due|plans?|planned|planning"
    r"|hopes?|hoping|intends?|upcoming|payable|expires?|redeemable|coming|begins?|starts?|opens?|ends|meets|takes effect|can"
    r"|set to|about to|going to|gonna|until|till|by|deadline|maturing|mature|matures|next|ahead|tomorrow|forthcoming|prepares?|preparing|effective"
)
_PAST = (
    r"was|were|had|did|didn't|wasn't|weren't|ago|since|[a-z]{2,}ed|been|said|says|told|took|made|came|went|gave|got|saw|found|left|began|became"
    r"|held|met|won|lost|sold|bought|paid|put|led|fell|rose|grew|ran|shot|sent|spoke|wrote|kept|brought|broke|caught"
    r"|drew|drove|flew|fought|hit|knew|stood|struck|swore|threw|wore|spent|set|cut|shut|quit|felt|thought|sought"
    r"|taught|built|dealt|heard|meant|slid|sank|shrank|sprang|woke|yesterday|last|earlier|previous"
)
_CUES = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")


def clause_around(form: str, start: int, end: int) -> tuple[str, str]:
    """What stands left and right of a phrase inside its clause."""
    left = form[max(0, start - _LEFT) : start]
    right = form[end : end + _RIGHT]
    boundary_right = _CLAUSE_END.search(right)
    return left[_last_end(left) :], right[: boundary_right.start()] if boundary_right else right


def _last_end(left: str) -> int:
    last = 0
    for boundary in _CLAUSE_END.finditer(left):
        last = boundary.end()
    return last


def direction(form: str, start: int, end: int) -> int:
    """+1 for a clause that looks ahead, -1 for one that looks back, 0 when nothing tells."""
    left, right = clause_around(form, start, end)
    last = None
    for last in _CUES.finditer(left):
        pass
    if last is not None:
        return 1 if last["future"] else -1
    first = _CUES.search(right)
    if first is None:
        return 0
    return 1 if first["future"] else -1


_PREPOSITION = re.compile(
    r"\b(by|until|till|since|from|to|through|throughout|between|before|after|within|during|in|on|at|for|over|as of|of|and"
    r"|due|around|about|not until|ended|ending)[ \n]+(?:the[ \n]+)?$"
)


def preposition_before(form: str, start: int) -> str:
    """The preposition that governs a phrase, or ""."""
    found = _PREPOSITION.search(form[max(0, start - 16) : start])
    return found[1] if found else ""
