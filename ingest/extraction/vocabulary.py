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
    showed shrank shut slid slept sold sought spent split spoke sprang spread stole stood strove struck
    stuck stung sued swam swept swore swung taught thought threw told took tore undertook understood
    underwent upheld was went were wept withdrew withheld woke won wore wound wrote
    """
)
# The same form is past and participle: "documents made public" may have no finite verb in it.
PARTICIPLES = words(
    """
    begun bound bought broken brought built caught chosen cut dealt done drawn driven fed felt fought
    found given gone grown had heard held hidden hit kept known laid led left lent let lost made meant met
    paid put read risen run said seen sent set shot shown shut sold sought spent split spoken spread
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
    accept reject welcome blame urge demand fear leave
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
    thrown withdrawn written forgiven born torn worn sworn frozen beaten eaten fallen forgotten
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
    opens orders pauses plans posts pushes raises releases reports returns rolls rules runs seeks sets
    shows signs starts states stops subpoenas takes turns urges votes wants wins works
    """
)
ADJECTIVES_IN_LY = words(
    "daily weekly fortnightly monthly quarterly yearly early friendly costly elderly family"
)
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
    communication
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
GIVEN_NAMES = words(
    """
    abigail ada adrian agnes ahmed aisha alan albert alejandro alessandro alexis alfred ali alicia allison
    amelia amir ana andre angus anita annie antonio april ashley audrey austin beatrice becky bernard beth
    betty beverly blake bonnie boris bradley brett bridget bryan caitlin cameron carla carly carmen cary
    casey cecilia chad chelsea cheryl chloe cindy claudia clive connor courtney curtis cynthia daisy dale
    damian daniela danny darren dawn debbie denise derek devin dominic don donna doris duncan dylan eddie
    edgar edith eduardo edwin eleanor eliot elisabeth ella ernest erskine esther eugene eva fatima felix
    fernando fiona florence francisco franklin gabriel gavin gemma georgia gilbert gina giorgio giovanni
    glen gloria gordon grant gretchen gwen hans harriet harvey hassan hector heidi hillary holly hugo
    ibrahim igor ingrid irene isaac isabel ivan jackson jacqueline jared jasmine javier jenny jerome jesse
    jill jim jimmy joanna joanne jocelyn jody joel johan jorge josh joyce juliet kai karl kate kathy katie
    kay keira kent kerry kirsten kristen kurt kyle lance leah leila leslie liam lillian lindsay lloyd
    logan lois lorraine lucas luke lydia mallory manuel marcus margot marianne marilyn mario marjorie
    martha marvin mateo maurice maya meg melanie mia miguel mohammad molly morgan muhammad nadia naomi ned
    nina noah noel nora norman olga omar owen pablo paige pam pat paulo pauline peggy penny perry phoebe
    pierre priya quentin rafael raj ramon randy raul raymond reginald rhys ricardo rita roberto rodney
    roland rose rosie rupert ruby sabrina sally salma salvador satya saul sebastian sergei shane shannon
    sheila sherry sidney silvia sofia sonia spencer stacy stella stuart susie sylvia tamara tanya tara
    teresa theodore theresa tiffany tina toby tracey trevor tyler ursula valerie vera veronica vince
    violet virginia vivian wanda warren wendy wesley whitney will winston xavier yasmin yolanda yuri
    yvonne zach zachary aaron adam alan alex alexander alexandra alice alison amanda amy andrea andrew
    andy angela ann anna anne anthony antigone arthur barbara ben benjamin bill bob brad brandon brian
    bruce carl carlos carol caroline catherine charles charlie chris christian christina christine
    christopher claire colin craig dan daniel dave david dean deborah dennis diana diane donald dorothy
    doug douglas edward elena elizabeth ellen emily emma eric erik evan frances francis frank fred gary
    george gerald grace graham greg gregory hannah harold harry heather helen henry howard hugh ian jack
    jacob james jamie jan jane janet jason jay jean jeff jeffrey jennifer jeremy jessica jim joan joe john
    jon jonathan jose joseph joshua juan judith judy julia julian julie justin karen kate katherine
    kathleen keith kelly ken kenneth kevin kim larry laura lauren lee leo leon linda lisa lorenzo louis
    louise lucy luis lynn margaret maria marie mark martin mary matt matthew max maximilian megan melissa
    michael michelle mike mohamed mohammed monica nancy natalie nathan neil nicholas nick nicole nigel
    oliver olivia oscar pamela patricia patrick paul paula pedro peter phil philip rachel ralph ray
    raymond rebecca reed richard rick rob robert robin roger ron ronald rosa ross roy russell ruth ryan
    sam samuel sandra sara sarah scott sean sergey seth sharon shawn sheryl simon sophie stephanie stephen
    steve steven stuart sundar susan ted terry thomas tim timothy todd tom tony tracy travis vanessa
    victor victoria vincent vladimir walter wayne william zoe
    """
)
# Of these, who is mostly called "she"; and those of whom a name does not tell.
HER_NAMES = words(
    """
    abigail ada agnes aisha alicia allison amelia ana anita annie audrey beatrice becky beth betty beverly
    bonnie bridget caitlin carla carly carmen cecilia chelsea cheryl chloe cindy claudia cynthia daisy
    daniela debbie denise donna doris edith eleanor elisabeth ella esther eva fatima fiona florence gemma
    georgia gina gloria gretchen gwen harriet heidi hillary holly ingrid irene isabel jacqueline jasmine
    jenny jill joanna joanne joyce juliet kathy katie keira kirsten kristen leah leila lillian lois lorraine
    lydia mallory margot marianne marilyn marjorie martha maya meg melanie mia molly nadia naomi nina nora
    olga paige pauline peggy penny phoebe priya rita rose rosie ruby sabrina sally salma sheila sherry
    silvia sofia sonia stacy stella susie sylvia tamara tanya tara teresa theresa tiffany tina ursula
    valerie vera veronica violet virginia vivian wanda wendy whitney yasmin yolanda yvonne alexandra alice
    alison amanda amy angela ann anna anne antigone barbara carol caroline catherine christina christine
    claire deborah diana diane elena elizabeth ellen emily emma frances grace hannah heather helen jane
    janet jennifer jessica joan judith judy julia julie karen kate katherine kathleen laura lauren linda
    lisa louise lucy margaret maria marie mary megan melissa michelle monica nancy natalie nicole olivia
    pamela patricia paula rachel rebecca rosa ruth sandra sara sarah sharon sheryl sophie stephanie susan
    vanessa victoria zoe
    """
)
NEITHER_HIS_NOR_HER = words(
    """
    alexis april ashley blake cameron carey cary casey courtney dale dana dawn erskine jackson jamie jesse
    jocelyn jody jordan kai kay kerry leslie lindsay logan morgan noel pat robin sidney taylor tracey tracy
    andrea alex chris drew jean jay kelly kim lee lynn sam satya sundar terry will robin shannon wesley
    """
)
# In a name of two words or more, these make it no person's.
CORPORATE = words(
    """
    inc corp ltd llc plc group company corporation times post journal news court commission committee
    board university institute agency department ministry office bank fund union association council
    center centre street university college party house senate congress act api platforms technologies
    systems media pharma biotech mining lines airlines airways motors energy holdings partners ventures
    capital industries labs laboratory laboratories railroad railway freight motor foundation museum
    hospital police administration authority federation society services software networks
    pharmaceuticals institute trust bureau newspaper magazine studios
    """
)
# What ends in these is a place, a law or a thing, whatever stands around it.
NEITHER = words(
    """
    street road avenue bridge river lake island islands park square mountain strait bay county valley
    marathon olympics cup championship act law regulation directive convention bill code treaty files
    project api apis sdk award prize war amendment order city state
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
# Bodies whose names may go on after "and": "Department of Health and Safety", "Food and Drug Administration".
AGENCIES = words(
    """
    administration commission department agency board office committee service authority bureau council
    ministry centers centres center centre institute
    """
)
# What ends in these is nobody's company.
PUBLIC_BODIES = AGENCIES | words(
    "court police parliament congress senate house university council union party government treasury"
)
# Capitalised, but neither a person nor an organisation.
NO_NAMES = words(
    """
    photo exclusive newly update correction editor one two three four five six seven eight nine ten dozens
    hundreds thousands police yes later north south east west utc gmt
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring
    summer autumn winter christmas easter english american british french german irish italian spanish
    dutch russian chinese japanese korean indian european african asian australian canadian ukrainian
    israeli turkish polish swedish norwegian danish greek portuguese brazilian mexican republican
    democratic democrat americans europeans api ceo cfo coo cto ai vpn ip url pdf gdpr sql usd http https
    dm dms app ios android internet web earth god i ok tv q&a faq id sdk usa us uk u.s u.k u.s. u.k. u.s.a
    america britain england scotland wales ireland france germany italy spain portugal netherlands belgium
    austria switzerland sweden norway denmark finland poland ukraine russia china japan india australia
    canada mexico brazil israel iran iraq turkey greece europe africa asia london paris berlin brussels
    myanmar burma luxembourg illinois afghanistan albania algeria argentina bangladesh belarus bolivia bosnia
    brazilian bulgaria cambodia chile colombia croatia cuba cyprus czechia egypt estonia ethiopia
    hungary iceland indonesia jamaica kazakhstan kenya kuwait latvia lebanon libya lithuania malaysia malta
    morocco nepal nigeria pakistan panama peru philippines qatar romania rwanda serbia singapore slovakia
    slovenia somalia sudan syria taiwan thailand tunisia uganda uruguay venezuela vietnam yemen zambia
    zimbabwe alabama alaska arizona colorado delaware hawaii idaho indiana iowa kansas kentucky louisiana
    maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
    oregon pennsylvania tennessee utah vermont wisconsin wyoming euros euro dollars pounds covid
    dublin washington california texas florida moscow beijing tokyo sydney rome madrid
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
    organization charity bank team network platform giant office council mayor bureau
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
