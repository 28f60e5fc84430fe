"""Sentences that tell no event, whatever stands in them: questions, corrections, who would not comment."""

import re

from ingest.extraction.text import Sentence, has_any

# Who could not be reached is not an event; neither is what the article says about itself.
NO_EVENT = re.compile(
    r"(?i)\b(?:did(?:n['’]t| not) (?:immediately )?(?:respond|reply|comment)|declin(?:ed|es) to comment"
    r"|(?:has|have|was|were)\b[^.]{0,40}\b(?:contacted|approached|asked)\b[^.]{0,9}\bto comment"
    r"|(?:requests?|reached|contacted|approached|asked|available)\b[^.]{0,40}\bfor (?:a )?comment"
    r"|(?:has|have|had) (?:not )?(?:yet )?commented on\b"
    r"|respond(?:ed)? to (?:our|my|a|the) (?:\w+ )?requests?\b"
    r"|\ban earlier version of (?:this|the) "
    r"|we(?:['’]ll| will) update|this (?:article|story|post|piece)\b)"
)
# One of these stands in each of them, and in few other sentences.
NO_EVENT_SIGNS = ("comment", "respond", "reply", "version", "update", "this ")
# "Why Acme is the new Zenith": a heading that argues, or asks.
ARGUES = re.compile(r"(?i)(?:why|how|what|who|when|where|is|are|does|do|can|should)\b")
HYPOTHETICAL = re.compile(
    r"(?i)^[\"“‘]?(?:if|unless|whether|imagine|suppose|should you|do you|would you|are you)\b"
)
# "If the sale goes through, | Acme will close it": planned, on that condition; not "if you …, you will".
CONDITION = re.compile(
    r"(?:If|Unless)\s(?!(?:you|we|I)\b)[^,.;:?!“”\"]{5,60}(?=,\s"
    r"(?!(?:you|we|I|it|this|that|there|they|he|she)\b)[^.;:?!“”\"]{3,80}?\swill\s)"
)
# "It was 1948, not 1949."
CORRECTS = re.compile(r"It (?:was|is) [^.,]{1,40}, not [^.,]{1,40}\.$")
# "Acme did not respond to a request for comment, | but its head released a statement".
BUT = re.compile(r"[,;]\s(?:but|though|although|while)\s(?=[\w’' -]{3,80}\s[a-z]+)")


def telling_part(text: str, sentence: Sentence) -> Sentence | None:
    """The sentence, or what it tells beside saying who would not comment; None if it tells nothing."""
    last = text[max(sentence.start, sentence.end - 3) : sentence.end]
    if sentence.kind == "heading" and ARGUES.match(text, sentence.start):
        return None
    if "?" in last or CORRECTS.match(text, sentence.start, sentence.end):
        return None
    if HYPOTHETICAL.match(text[sentence.start : sentence.start + 40]):
        return sentence if CONDITION.match(text, sentence.start, sentence.end) else None
    passage = text[sentence.start : sentence.end].lower()
    if not has_any(passage, NO_EVENT_SIGNS):
        return sentence
    return _beside(text, sentence)


def _beside(text: str, sentence: Sentence) -> Sentence | None:
    """The sentence if it is none of those that tell no event, or what follows "but" in one that is."""
    silent = NO_EVENT.search(text, sentence.start, sentence.end)
    if silent is None:
        return sentence
    but = BUT.search(text, silent.end(), sentence.end)
    if but is None or NO_EVENT.search(text, but.end(), sentence.end):
        return None
    return sentence._replace(start=but.end())
