"""Which lines tell nothing that happened: advice, opinions, what may be, what nobody knows whom it is of."""

import re

from ingest.extraction.confidence import LEANS
from ingest.extraction.news import ALLEGED

OPINION = re.compile(
    r"(?i)(?:.{3,60}\b(?:said|says|added):?\s)?[\"“‘]?(?:you (?:can|may|should|must|will|need)\b"
    r"|(?:it|that|there|let)['’]s\b"
    r"|(?:we|i)\s(?:agree|believe|think|hope|feel|want|need|take|remain)\b)"
    r"|(?:[\w.’'-]+ ){1,3}added:|[\"“‘][^\"”’]*[\"”’]$"
)
# Who "they" are is not told, nor what "Ada said": no line without a date.
UNTOLD = re.compile(
    r"(?i)(?:(?:they|it|this|these|those|he|she|we|you|the latter|the former)\b"
    r"|.*\b(?:said|says|told|wrote|posted)(?: \w+)?(?: (?:in|on) (?:an?|his|her|its)? ?[\w ]{3,40})?$)"
)
OUR_OPINION = re.compile(r"(?i)[\"“‘]?(?:we|i)\s(?:agree|believe|think|hope|feel|want|need|take|remain)\b")


def is_opinion(headline: str, quote: str, when: str, standing: str) -> bool:
    """Advice, opinions, and what may be: nothing that happened, unless a date says so."""
    if OPINION.match(headline) or OUR_OPINION.match(quote):
        return True
    if when:
        return False
    if UNTOLD.match(headline):
        return True
    if standing not in {"reported", "alleged"}:
        return False
    # "Acme would allegedly send …" tells what it did, again and again.
    told = headline.replace(" would ", " ") if ALLEGED.search(quote) else headline
    return bool(LEANS.match(told))
