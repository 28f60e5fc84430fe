""" "It didn't open until May" says that it opened in May: the clause without its negation."""

from ingest.extraction.tagging import Token

IRREGULAR = {
    "be": "was",
    "beat": "beat",
    "become": "became",
    "begin": "began",
    "break": "broke",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "catch": "caught",
    "choose": "chose",
    "come": "came",
    "cut": "cut",
    "deal": "dealt",
    "do": "did",
    "draw": "drew",
    "drive": "drove",
    "fall": "fell",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "flee": "fled",
    "fly": "flew",
    "forbid": "forbade",
    "freeze": "froze",
    "get": "got",
    "give": "gave",
    "go": "went",
    "grow": "grew",
    "have": "had",
    "hear": "heard",
    "hit": "hit",
    "hold": "held",
    "keep": "kept",
    "know": "knew",
    "lay": "laid",
    "lead": "led",
    "learn": "learned",
    "leave": "left",
    "let": "let",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "overthrow": "overthrew",
    "pay": "paid",
    "put": "put",
    "quit": "quit",
    "read": "read",
    "rise": "rose",
    "run": "ran",
    "say": "said",
    "see": "saw",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "show": "showed",
    "shoot": "shot",
    "shut": "shut",
    "sink": "sank",
    "split": "split",
    "steal": "stole",
    "strike": "struck",
    "speak": "spoke",
    "spend": "spent",
    "stand": "stood",
    "swear": "swore",
    "take": "took",
    "tear": "tore",
    "tell": "told",
    "think": "thought",
    "throw": "threw",
    "understand": "understood",
    "uphold": "upheld",
    "win": "won",
    "withdraw": "withdrew",
    "withhold": "withheld",
    "write": "wrote",
}
# "sank" back to "sink".
BASE_OF = {past: base for base, past in IRREGULAR.items()}
DOUBLED = frozenset(
    {
        "acquit",
        "admit",
        "annul",
        "ban",
        "bar",
        "commit",
        "compel",
        "defer",
        "drop",
        "equip",
        "expel",
        "kidnap",
        "plan",
        "refer",
        "rob",
        "scrap",
        "ship",
        "stab",
        "stop",
        "strip",
        "submit",
        "transfer",
        "trap",
    }
)
WITHOUT_NOT = {
    "wasn't": "was",
    "weren't": "were",
    "isn't": "is",
    "aren't": "are",
    "hadn't": "had",
    "hasn't": "has",
    "haven't": "have",
    "won't": "will",
    "wouldn't": "would",
    "can't": "can",
    "couldn't": "could",
}
DID = frozenset({"didn't", "did"})
DO = frozenset({"don't", "doesn't", "do", "does"})


def affirmed(words: list[Token]) -> list[Token]:
    """The clause as it held from its date on: "didn't open" becomes "opened"."""
    for index, word in enumerate(words):
        after = words[index + 1].lower if index + 1 < len(words) else ""
        if word.lower in WITHOUT_NOT:
            return [*words[:index], word._replace(text=WITHOUT_NOT[word.lower]), *words[index + 1 :]]
        if word.lower not in DID | DO or not (word.lower.endswith("n't") or after == "not"):
            if after == "not" and word.part == "finite":
                return [*words[: index + 1], *words[index + 2 :]]
            continue
        verb = index + (1 if word.lower.endswith("n't") else 2)
        if verb >= len(words):
            return words
        told = past_form(words[verb].lower) if word.lower in DID else words[verb].text
        return [*words[:index], words[verb]._replace(text=told, part="finite"), *words[verb + 1 :]]
    return words


def past_of(ing: str) -> str:
    """ "joined" of "joining", "left" of "leaving", "ran" of "running"."""
    stem = ing[:-3]
    for base in (stem, stem + "e", stem[:-1]):
        if base in IRREGULAR:
            return IRREGULAR[base]
    if stem.endswith("y") and stem[-2:-1] not in {"a", "e", "o", "u"}:
        return stem[:-1] + "ied"
    return stem + "ed"


def past_form(verb: str) -> str:
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in {"a", "e", "o", "u"}:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in DOUBLED else "") + "ed"
