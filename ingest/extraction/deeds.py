"""Verbs of one act that is over when it is done, in the forms in which news tells them."""

from ingest.extraction.affirming import DOUBLED, past_form
from ingest.extraction.vocabulary import words

# These tell of an act by themselves.
ALONE = words(
    """
    abandon abduct abolish abort accept acquire acquit adjourn adopt amend announce annul apologise
    apologize appeal appoint approve archive arrest arrive assassinate attack auction authorise
    authorize award axe backtrack ban bar begin behead blackmail block bomb boycott breach bribe burn
    buy cancel capsize capture censor censure clash close collapse confess confiscate convict crash
    deactivate decide default defeat delay delete demolish demote deploy deport derail destroy detain
    detonate die disable disappear disband discontinue discover dismantle dismiss dissolve donate drown
    elect enact endorse erupt escape escort evacuate evict exclude execute exempt exile exonerate expand
    expel explode expose extend extradite fine fire flee forbid force found free freeze fund grant hack
    halt hijack hire hit impeach impose imprison indict infect infiltrate injure install introduce
    invade invite issue jail join kidnap kill launch leak lodge loot merge murder name nationalise
    nationalize nominate object occupy oppose order oust outlaw overhaul overrule overthrow overturn
    pardon pass patch pause pay perish plead poison postpone privatise privatize prohibit promote
    propose prosecute protest publish quash quit raid ratify reactivate recall refund refuse reinstate
    reintroduce reject release relocate remove rename reopen repay repeal replace rescind rescue resign
    restart restore retire retract return reunite revise revoke rob rule sabotage sack sanction scrap
    search seize sell send sentence settle shell shelve shoot shut shutter sign sink smuggle snatch spy
    stab start steal stop storm strike submit subpoena sue summon surrender suspend terminate torch
    transfer unblock uncover unseal unveil uphold upload vandalise vandalize vanish veto visit warn win
    withdraw withhold wound
    """
)
# What one founds: "formed a government", not "formed a line".
FOUNDED = words(
    """
    agency alliance body coalition commission committee company fund government group office party team
    union unit
    """
)
# These only with one of the words after them: "shut down", "filed a suit", "reached an agreement".
WITH = {
    "agree": words("to on"),
    "ask": words("to for"),
    "back": words("away down out"),
    "boost": words("its their"),
    "break": words("into off"),
    "call": words("off"),
    "carry": words("out"),
    "change": words("its their"),
    "charge": words("with over"),
    "clear": words("deal takeover merger drug sale way"),
    "come": words("power"),
    "crack": words("down"),
    "create": FOUNDED,
    "cut": words("off ties its their jobs"),
    "declare": words("bankruptcy war emergency independence victory"),
    "drive": words("out across away"),
    "drop": words("the its his her their a an charges plans"),
    "enter": words("agreement plea bankruptcy administration talks"),
    "establish": FOUNDED,
    "file": words("a an its their his her suit suits charges complaints"),
    "find": words("guilty liable"),
    "fly": words("to out home"),
    "form": FOUNDED,
    "give": words("up back notice approval permission evidence"),
    "go": words("hiding strike bankrupt"),
    "hand": words("over back"),
    "hold": words(
        "talks hearing hearings meeting vote election rally conference referendum inquiry auction summit"
    ),
    "invest": words("in"),
    "kick": words("off out"),
    "lay": words("off"),
    "leave": words("board company office party firm government league group job post"),
    "lose": words("election case vote appeal job seat seats"),
    "lower": words("its their the"),
    "make": words("offer settlement payment payments arrest arrests donation complaint"),
    "open": words("fire a an its their his her in to"),
    "partner": words("with"),
    "phase": words("out"),
    "pull": words("out back down"),
    "push": words("back through"),
    "raise": words("its their tax taxes rates fees"),
    "reach": words("agreement deal settlement compromise verdict"),
    "receive": words("subpoena letter fine complaint complaints warning notice approval permission"),
    "request": words("documents information records data extradition"),
    "roll": words("out back"),
    "run": words("aground"),
    "scale": words("back down"),
    "set": words("up off"),
    "slash": words("its their jobs"),
    "speak": words("to with"),
    "stand": words("by down trial"),
    "step": words("down aside in up"),
    "succeed": words("as"),
    "suffer": words("attack breach outage loss losses stroke leak"),
    "swear": words("in"),
    "take": words("down over action control office effect place offline court"),
    "tear": words("up down"),
    "tell": words("to"),
    "throw": words("out"),
    "turn": words("down off over"),
    "update": words("its their"),
    "vote": words("to for against down"),
    "walk": words("out away"),
    "write": words("to"),
}
# Of these, the word must stand right after the verb.
DIRECT = words("write wrote written writing speak spoke spoken speaking drop dropped dropping")
PARTICIPLE_OF = {
    "begin": "begun", "break": "broken", "drive": "driven", "fly": "flown", "freeze": "frozen",
    "give": "given", "go": "gone",
    "overthrow": "overthrown", "sink": "sunk", "speak": "spoken", "steal": "stolen", "swear": "sworn",
    "take": "taken", "throw": "thrown", "withdraw": "withdrawn", "write": "written",
}  # fmt: skip
# What is being done, or will be, is news of more verbs: "is investigating", "will review".
UNDER_WAY = words(
    """
    investigate probe move report review question interview battle fight test impact affect hit spread
    disrupt
    """
)
AHEAD = words(
    "build challenge hold host investigate review open reveal unveil visit meet kick offer file cut"
)


def participle(verb: str) -> str:
    return PARTICIPLE_OF.get(verb) or past_form(verb)


def in_ing(verb: str) -> str:
    if verb in DOUBLED or verb in {"begin", "cut", "hit", "quit", "set", "shut", "stop", "win"}:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


def _spelt_twice(forms: frozenset[str]) -> frozenset[str]:
    """British and American: "cancelled", "canceled"."""
    return forms | {form.replace("celed", "celled").replace("celing", "celling") for form in forms}


PAST = _spelt_twice(frozenset(map(past_form, ALONE)))
PARTICIPLES = _spelt_twice(frozenset(map(participle, ALONE)))
ING = _spelt_twice(frozenset(map(in_ing, ALONE | UNDER_WAY)))
TO_DO = ALONE | AHEAD
TO_BE_DONE = PARTICIPLES | frozenset(map(participle, AHEAD))
PAST_WITH = {past_form(verb): after for verb, after in WITH.items()}
# Nor are these acts when something was done to it: "was told to".
PARTICIPLES_WITH = {participle(verb): after for verb, after in WITH.items() if verb != "tell"}
ING_WITH = {in_ing(verb): after for verb, after in WITH.items() if verb != "ask"}
# What follows these may show that no more is told than where prices stood: "closed lower", "settled at 12".
PRICED = words("closed settled opened ended")
AT_A_PRICE = words("at lower higher up down mixed unchanged flat")
# "closing in on", "ending up": with these right after the verb it is no such act.
NO_ACT_WITH = {"closing": words("in"), "ending": words("up"), "ended": words("up")}
# Participles of being rather than doing: in the perfect all others tell news.
LASTING = words(
    """
    allowed appeared argued attempted become believed caused changed claimed come contacted continued
    cost created died earned emerged enabled enjoyed existed experienced faced failed fallen felt gone
    got gotten grown had heard held helped improved increased insisted kept known lacked lasted learned
    learnt led lived loved made maintained meant needed opposed opted played proved proven reached
    relied remained resisted risen said seemed seen served shown sought spent stayed struggled suffered
    suggested tended thought tried used wanted worked
    """
)
