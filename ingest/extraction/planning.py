"""Whether a sentence without a date tells what is to come: "will launch", "is expected to", "plans to"."""

from ingest.extraction import vocabulary as v
from ingest.extraction.tagging import Token

PLANS = v.words("will plan plans planned intends aims expected due scheduled set going shall")
PLANNING = v.AUXILIARY | v.words("is are was were he she it they be been being")
# After these, "will" only adds to what was told: "a deadline that will expire".
ADDS = v.RELATIVES | {"and", "but"}


def planned(words: list[Token]) -> bool:
    """ "will launch", "plans to close", "is expected to": not "said it will" of something already dated."""
    for index, token in enumerate(words[:-1]):
        ahead = token.part == "finite" and token.lower in {"will", "won't", "shall"}
        if ahead and _past_before(words, index):
            continue
        if ahead or (token.lower == "the" and words[index + 1].lower == "coming"):
            return True
        before = words[index - 1].lower if index else ""
        noun = token.part != "finite" or before in v.PREPOSITIONS
        meant = not noun if token.lower in {"plans", "plan"} else before in PLANNING
        if meant and token.lower in PLANS and words[index + 1].lower in {"to", "for", "on"}:
            return True
    return False


def _past_before(words: list[Token], will: int) -> bool:
    """ "The draft was sent and will be read", "set a deadline that will expire": what was done is told."""
    first = next((word for word in words[:will] if word.part == "finite"), None)
    if first is None or first.lower in v.SPEAKS:
        return False
    past = first.lower in v.IRREGULAR_PAST | {"was", "were"} or first.lower.endswith("ed")
    return past and any(word.lower in ADDS for word in words[max(0, will - 3) : will])
