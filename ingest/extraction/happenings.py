"""Nouns that tell a happening, and the clause that tells the same: "the sale of Zebu" is "Zebu was sold".

Each noun takes the verb that goes with it (a support verb: an agreement is reached, a report published), or
the verb that it comes from.
"""

from typing import Literal, NamedTuple

from ingest.extraction import vocabulary as v

# does: "Acme reached an agreement", "an agreement was reached". held, happened: "the vote was held".
# acts: "Acme bought Zebu", "Zebu was bought". undergoes: "Bo Ek was arrested". becomes: "Bo Ek resigned".
Frame = Literal["does", "held", "happened", "acts", "undergoes", "becomes"]


class Telling(NamedTuple):
    """How a noun is told as a clause: the verb in the past, and its participle where that differs."""

    frame: Frame
    past: str
    done: str
    plural: bool


DOES = {
    "reached": "agreement deal settlement accord pact truce ceasefire compromise",
    "signed": "contract treaty memorandum",
    "filed": "lawsuit suit complaint petition appeal",
    "published": "report study survey paper exposé analysis article documentary",
    "issued": "ruling judgment order warning recall decree directive injunction subpoena",
    "imposed": "fine ban sanction tariff embargo curfew lockdown blockade penalty",
    "made": "announcement apology pledge speech",
}
HELD = """
    hearing vote referendum meeting summit conference trial protest rally demonstration funeral vigil inquest
"""
HAPPENED = """
    attack riot insurrection shooting bombing explosion blast crash derailment collision fire earthquake quake
    flood tsunami hurricane outage blackout breach hack leak spill massacre stabbing robbery heist coup
    uprising accident disaster raid siege eruption avalanche landslide
"""
# Whose date is told by naming the thing, not the day: "the January 6 hearing" is about that day.
ABOUT_A_DAY = v.words(
    "hearing trial inquest report study lawsuit suit complaint analysis documentary article"
)
ACTS = {
    "acquisition": "acquired",
    "purchase": "bought",
    "takeover": "took-over taken-over",
    "sale": "sold",
    "launch": "launched",
    "rollout": "rolled-out",
    "closure": "closed",
    "invasion": "invaded",
    "annexation": "annexed",
    "introduction": "introduced",
    "adoption": "adopted",
    "approval": "approved",
    "rejection": "rejected",
    "repeal": "repealed",
    "seizure": "seized",
    "demolition": "demolished",
    "cancellation": "cancelled",
    "deletion": "deleted",
    "dismissal": "dismissed",
    "publication": "published",
}
UNDERGOES = {
    "arrest": "arrested",
    "murder": "murdered",
    "assassination": "assassinated",
    "killing": "killed",
    "execution": "executed",
    "conviction": "convicted",
    "sentencing": "sentenced",
    "appointment": "appointed",
    "nomination": "nominated",
    "abduction": "abducted",
    "kidnapping": "kidnapped",
    "indictment": "indicted",
    "acquittal": "acquitted",
    "extradition": "extradited",
    "inauguration": "inaugurated",
    "expulsion": "expelled",
    "ouster": "ousted",
    "ousting": "ousted",
    "jailing": "jailed",
}
BECOMES = {
    "resignation": "resigned",
    "death": "died",
    "departure": "left",
    "collapse": "collapsed",
    "sinking": "sank",
    "bankruptcy": "went-bankrupt",
    "retirement": "retired",
    "withdrawal": "withdrew",
    "debut": "debuted",
}


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def _both(noun: str, frame: Frame, forms: str) -> dict[str, Telling]:
    past, done = (form.replace("-", " ") for form in (forms.split()[0], forms.split()[-1]))
    return {
        noun: Telling(frame, past, done, plural=False),
        _plural(noun): Telling(frame, past, done, plural=True),
    }


def _table() -> dict[str, Telling]:
    table: dict[str, Telling] = {"talks": Telling("held", "held", "held", plural=True)}
    for verb, nouns in DOES.items():
        for noun in nouns.split():
            table |= _both(noun, "does", verb)
    for noun in HELD.split():
        table |= _both(noun, "held", "held")
    for noun in HAPPENED.split():
        table |= _both(noun, "happened", "happened")
    for noun, forms in ACTS.items():
        table |= _both(noun, "acts", forms)
    for noun, forms in UNDERGOES.items():
        table |= _both(noun, "undergoes", forms)
    for noun, forms in BECOMES.items():
        table |= _both(noun, "becomes", forms)
    return table


HAPPENINGS = _table()
