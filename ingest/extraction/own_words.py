"""Lines that speak of "we" or "I": quoted, after the name of the one who speaks."""

import re

from ingest.extraction.wording import LONGEST_HEADLINE

OWN_WORDS = re.compile(
    r"(?:I|We|You|My|Our)(?:['’]\w+)?\s[\w’']+\s[\w’']|[^“\"]*\s(?:we|my|our|us|me|ours|mine)\b"
)
# A quotation that is too long ends before one of these, with so many words at least.
NEXT_PART = re.compile(r",|,?\s(?:and|but|because|as|while|when|after|before|which|who|regarding)\s")
LEAST = 3


def in_own_words(line: str, who: str, quote: str) -> str:
    """ "We shut it" as "Bo Ek: “We shut it”": who "we" are, only the one who speaks can say.

    Marks of quotation stand only round words that the text has in this order.
    """
    if not who or line.startswith(who) or not OWN_WORDS.match(line):
        return line
    room = LONGEST_HEADLINE - len(who) - len(": “”")
    if len(line) > room:
        parts = [match.start() for match in NEXT_PART.finditer(line, 0, room)]
        line = line[: parts[-1]] if parts else ""
    if len(line.split()) < LEAST:
        return ""
    line = line.rstrip(" ,;:–—")
    said = f"“{line}”" if line in quote else line
    return f"{who[:1].upper()}{who[1:]}: {said}"
