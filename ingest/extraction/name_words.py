"""Words inside names: given names, what makes a name a company's or a body's, and what is no name at all."""

from ingest.extraction.vocabulary import words

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
# Bodies whose names may go on after "and": "Department of Health and Safety", "Food and Drug Administration".
AGENCIES = words(
    """
    administration commission department agency board office committee service authority bureau council
    ministry centers centres center centre institute
    """
)
# The last words of the names of newspapers.
PAPERS = words("times journal post guardian independent telegraph economist herald tribune gazette news")
# What ends in these is not meant by "the company": a public body, or a paper that reported it.
NO_COMPANY = (
    AGENCIES
    | PAPERS
    | words(
        "court police parliament congress senate house university council union party government treasury"
    )
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
