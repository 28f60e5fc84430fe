"""Words of news prose, by what they do in a clause. Dates and times have their words in the lexicon."""


def words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


def forms(verbs: frozenset[str]) -> frozenset[str]:
    """Every form of some verbs: "say" gives say, says, said, saying."""
    found = set()
    for verb in verbs:
        past = PAST_OF.get(verb) or (verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeiou" else "")
        third = (
            verb[:-1] + "ies"
            if past.endswith("ied")
            else verb + ("es" if verb.endswith(("ss", "sh", "ch")) else "s")
        )
        stem = verb[:-1] if verb.endswith("e") else verb
        stem += verb[-1] if verb in DOUBLING else ""
        found |= {verb, third, past or stem + "ed", stem + "ing"}
    return frozenset(found)


PAST_OF = {
    "say": "said",
    "tell": "told",
    "write": "wrote",
    "think": "thought",
    "read": "read",
    "find": "found",
}
DOUBLING = {"admit", "rebut"}

# What says that somebody says something. Bare forms; `forms` makes the rest.
SAYING = words(
    """
    say tell add note explain write argue state report reveal announce warn insist suggest indicate
    comment observe remark recall describe declare respond reply post tweet testify estimate believe think
    stress emphasise emphasize point read show find detail mention conclude predict promise pledge vow
    disclose
    """
)
ALLEGING = words("allege claim accuse contend charge assert maintain purport")
DENYING = words("deny refute rebut reject dismiss")
CONFIRMING = words("confirm admit acknowledge concede corroborate verify")
DISPUTING = words("dispute contest challenge question")

IRREGULAR_PAST = words(
    """
    arose ate awoke bade beat became began bent bet bid bit bled blew bore bought bound broke brought
    built burnt came cast caught chose clung cost crept cut dealt did drank drew drove dug fed fell felt
    fled flew forbade forgot forgave fought found froze gave got grew ground had heard held hid hit hung
    hurt kept knelt knew laid lay leapt learnt led left lent let lit lost made meant met overcame oversaw
    overtook paid pled proved put quit ran rang read rode rose said sang sank sat saw sent set shook shot
    showed shrank shut slid slept sold sought spent split spoke sprang spread spun stole stood strove struck
    stuck stung sued swam swept swore swung taught thought threw told took tore undertook understood
    underwent upheld was went were wept withdrew withheld woke won wore wound wrote
    """
)
# The same form is past and participle: "documents made public" may have no finite verb in it.
PARTICIPLES = words(
    """
    begun bound bought broken brought built caught chosen cut dealt done drawn driven fed felt fought
    found given gone grown had heard held hidden hit kept known laid led left lent let lost made meant met
    paid put read risen run said seen sent set shot shown shut sold sought spent split spoken spread spun
    stolen struck taken taught told thought thrown understood upheld withdrawn withheld won written
    """
)
# Present forms that news prose uses as main verbs, without a doubt what they are.
PRESENT = words(
    """
    abandons accuses acquires adds admits agrees alleges announces appears appoints argues asks backs bans
    becomes begins believes blames blocks brings buys calls cancels cites claims closes comes concedes
    confirms continues contradicts creates cuts declares delays deletes demands denies describes detects
    details discovers drops ends enters escapes expands expects explains expresses faces fails falls files
    finds fines fires follows forces gets gives goes grants grows halts has hires hits imposes includes
    indicates insists introduces invests investigates joins keeps knows launches leads learns leaves lifts
    plans hopes aims intends
    looks loses makes means merges names notes offers opens orders overturns pauses pays pledges posts
    publishes pulls pushes puts quits raises reaches rebukes receives refuses rejects releases removes
    renames replaces reports resigns responds resumes retires returns reveals rolls rules runs says seeks
    seems sells sends sets settles shows shuts signs slams starts states stops subpoenas sues suggests
    suspends takes tells terminates tries turns unveils urges votes wants warns wins withdraws works
    writes illustrates wraps addresses violates refers mentions notes
    accepts allows applies assumes awards backs belongs campaigns casts chairs competes complains concludes
    condemns consists consults contains convenes defends departs deserves employs enables enforces exists
    forbids heads helps hosts ignores intervenes issues lists lives meets negotiates occurs oversees
    owes owns performs plays pleads prefers prevents proposes protects proves provides pursues recalls
    recommends refuses relies remains represents requires resists reviews serves sits speaks spends stands
    reconvenes debuts expires arrives reopens premieres commences adjourns lapses celebrates elects
    stays supports sees survives swears teaches travels trades uses visits walks warrants wears
    """
)
# Present of more than one, as verbs of saying.
PLURAL_SAYS = words(
    "say allege claim argue contend insist deny believe suggest accuse maintain assert show reveal indicate"
)
# Present of more than one, before "to" or an object: "the companies expect the sale to close".
PLURAL_PRESENT = words(
    """
    expect plan hope intend aim want seek face become remain include host meet refuse oppose support
    accept reject welcome blame urge demand fear leave regret condemn apologise apologize disagree deplore
    appreciate dispute acknowledge understand recognise recognize respect
    """
)
SPELLED_NUMBERS = words("two three four five six seven eight nine ten eleven twelve twenty thirty dozens")
# What makes news when somebody has done it, or had it done to him: "has been charged", "have agreed to".
NEWS_ACTS = words(
    """
    acquired acquitted agreed announced apologised apologized appointed approved arrested awarded banned
    begun blocked bought called cancelled canceled charged closed condemned confirmed convicted dropped
    elected endorsed fined filed fired forecast halted hired indicted jailed launched named offered opened
    ordered overturned postponed published quit recalled released removed resigned ruled scrapped
    sentenced settled signed sold stepped struck sued suspended told unsealed unveiled upheld voted
    withdrawn won
    """
)
# Never a verb without "has" or "was" before: "given up for lost".
PURE_PARTICIPLES = words(
    """
    begun broken chosen done drawn driven given gone grown hidden known risen seen shown spoken stolen taken
    thrown withdrawn written forgiven born torn worn sworn frozen beaten eaten fallen forgotten sunk sung rung
    woken titled entitled
    """
)
# Adverbs not in -ly that stand between a subject and its verb.
ADVERBS = words("then later also soon since now still never not again first once already just even however")
# Before "plans" these make it a noun: "new plans to".
BEFORE_PLANS = words(
    "new other own future such secret further more latest current detailed ambitious original"
)
# Third person and plural noun alike.
NOUN_OR_VERB = words(
    """
    backs bans blocks calls claims cuts delays demands details ends faces falls files finds fines fires
    forces gains grants halts hires hits launches leads leaves lifts looks means moves names notes offers
    orders pauses plans posts pushes raises releases reports returns rolls rules runs seeks sets
    shows signs starts states stops subpoenas turns urges votes wants wins works
    heads hosts issues lists lives stands visits campaigns reviews trades
    """
)
ADJECTIVES_IN_LY = words(
    "daily weekly fortnightly monthly quarterly yearly early friendly costly elderly family"
)
NOUNS_IN_LY = words("family assembly ally monopoly reply supply anomaly bully fly italy sicily july")
# No adjectives, whatever stands before them: "22 died".
NEVER_ADJECTIVES = words(
    """
    died drowned perished survived resigned fled went came quit arrived returned stayed remained agreed
    refused
    """
)
NOUNS_IN_ING = words(
    "filing hearing ruling meeting finding briefing building listing warning offering acting"
)
AUXILIARY = words(
    """
    is are was were am has have had do does did will would can could may might must shall should isn't
    aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
    mightn't mustn't shouldn't
    """
)
NO_VERB_IN_ED = words(
    """
    hundred need indeed united red bed speed exceed feed seed proceed succeed unprecedented so-called
    armed advanced limited related based biased complicated dedicated sacred naked wicked embed shed wed
    ted med infrared unlimited unauthorized unauthorised undisclosed unspecified kindred breed creed deed
    freed greed
    """
)
DETERMINERS = words(
    """
    the a an this that these those its his her their our my your some any no every each all both several
    many more most few other another such
    """
)
PRONOUNS = words("he she it they we i you who which that this these those")
PREPOSITIONS = words(
    """
    in on at by for from of to with within without into onto over under between among through throughout
    during against about around across near since until till before after following per via despite amid
    upon as like ahead alongside beyond towards toward
    """
)
SUBORDINATORS = words(
    """
    after before when while as because since although though if until unless once whereas following
    despite amid according given based citing including such
    """
)
RELATIVES = words("which who whom whose that where when")
# Openings that carry nothing over into a headline.
OPENERS = words(
    """
    and but so also meanwhile however moreover furthermore additionally nevertheless nonetheless still
    then later now instead indeed naturally essentially finally eventually ultimately recently earlier
    previously separately similarly worse notably importantly interestingly reportedly plus yet thus
    therefore hence consequently perhaps first second third subsequently besides afterwards soon
    """
)

# "the company": what stands for an organisation named before.
GENERIC = words("company firm group giant network platform organisation organization corporation")
ROLES = words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady judge justice president premier minister
    chancellor senator congressman congresswoman representative rep sen gov governor mayor king queen
    prince princess pope general colonel captain sergeant officer inspector detective ceo cfo coo cto
    chief chairman chairwoman chair executive director manager head founder co-founder cofounder spokesman
    spokeswoman spokesperson secretary attorney lawyer editor reporter journalist boss commissioner
    analyst researcher engineer former ex then then-ceo communications vice deputy prime foreign
    communication vp svp evp senators reps govs messrs
    """
)
# Of the roles, those that stand before other things than a person's name as well.
NO_ROLE = words(
    "general communication communications prime foreign king queen lord then then-ceo former ex vice deputy"
)
# What people are, besides their roles.
HUMANS = words(
    """
    student teacher nurse midwife doctor actor singer player runner coach farmer author writer activist
    resident father mother brother sister son daughter wife husband widow widower colleague friend partner
    programmer hacker whistleblower victim survivor witness plaintiff scientist historian pilot driver
    photographer artist amateur adviser advisor aide trustee counsel
    """
)
# What an organisation is, before or after its name: "the retailer Acme", "Acme, a start-up".
BODIES = words(
    """
    company companies firm start-up startup maker retailer manufacturer operator publisher newspaper
    magazine bank insurer airline broadcaster rival subsidiary unit regulator watchdog agency charity
    network group giant party union museum university hospital council nonprofit developer supplier
    lender chain brand conglomerate carrier website outlet contractor consultancy conglomerate brewer
    """
)
# Whom and what organisations have, and people mostly have not.
STAFF = words(
    """
    executive executives employee employees staff shares shareholders stock board users customers
    subscribers engineers workers spokesman spokeswoman spokesperson headquarters factory plant offices
    officials president ceo cfo chairman director directors founder co-founder
    """
)
# What stands before a verb without an article and is no name.
INDEFINITE = words(
    """
    nobody everybody somebody anybody everyone someone anyone everything something nothing anything none
    each much half evidence work access research information life time trade news money data nature
    history help here there what who whatever whoever whenever why how truth today yesterday tomorrow
    """
)
# In -ing after a comma, these go on with what somebody did: "…, rising to be its head in 2010".
MOVING = words(
    """
    becoming entering finishing founding graduating joining leaving moving qualifying resigning retiring
    returning rising serving stepping studying winning
    """
)
# In -ing, what these begin only adds to a clause: "…, citing the cost".
ADDING = words(
    """
    accusing affecting aiming alleging allowing arguing asking blaming calling causing citing claiming
    condemning demanding describing ending enabling exposing focusing following forcing giving including
    killing leading leaving making meaning noting ordering paving pledging prompting raising requiring
    saying seeking sparking stating urging using violating warning wounding
    """
)
# Verbs that are whole only with what somebody is to do: "called on Acme to stop".
CONTROLS = words(
    """
    called urged asked ordered told allowed forced wants wanted required instructed helped invited permitted
    encouraged persuaded expected enabled warned begged directed compelled
    """
)
DAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday")

SAYS = forms(SAYING)
ALLEGES = forms(ALLEGING)
DENIES = forms(DENYING)
CONFIRMS = forms(CONFIRMING)
DISPUTES = forms(DISPUTING)
SPEAKS = SAYS | ALLEGES | DENIES | CONFIRMS | DISPUTES
# Nouns that can say something, where no name stands.
SPEAKERS = words(
    """
    spokesman spokeswoman spokesperson spokespeople official officials expert experts lawyer lawyers
    researcher researchers executive executives employee employees analyst analysts critic critics
    regulator regulators company firm group government court judge judges panel committee commission
    agency police prosecutor prosecutors plaintiff plaintiffs lawsuit suit complaint filing filings
    document documents papers report reports study authority watchdog union letter email emails statement
    source sources insiders board jury president minister chairman chief director founder officer boss
    head whistleblower investigators investigation author authors scientists engineers activists residents
    witnesses victims outlets newspaper media post blog memo indictment petition records spokesmen
    campaigners representatives senator senators lawmakers ministry department association organisation
    organization charity bank team network platform giant office council mayor bureau trust hospital
    university school club church airline operator retailer maker manufacturer publisher broadcaster union
    party ministers councillors parliament embassy
    """
)
# Officials and parties whose quoted word against somebody is an accusation.
ACCUSERS = words(
    """
    attorney prosecutor prosecutors plaintiff plaintiffs claimant claimants antitrust whistleblower accuser
    accusers
    """
)
# Things that carry words and are nobody's name: not who says so.
CARRIERS = words(
    "email emails e-mail e-mails letter letters statement post blog memo message messages tweet media"
)
COURTS = words("court courts judge judges jury tribunal magistrate panel commission regulator arbitrator")
# Whose word is a claim made in a case, not a report.
PARTIES = words(
    """
    lawsuit suit complaint plaintiff plaintiffs filing filings documents document papers prosecutors
    prosecutor indictment allegation allegations whistleblower accuser accusers claimants claimant
    petition
    """
)
