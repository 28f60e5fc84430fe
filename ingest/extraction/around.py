"""The words around a date, as patterns: what they say of it is in `phrases`.

Each pattern looks at the little text that stands before or after; all are bounded, whatever that text is.
"""

import re

from ingest.extraction import calendar

# A preposition, unless a sale "fell through".
THROUGH = r"(?<!fell )(?<!fall )(?<!fallen )(?<!went )(?<!go )(?<!came )(?<!got )through"
# Words that belong to a date when it is left out of a headline: "back in", "from at least", "sometime in".
LEAD = re.compile(
    rf"(?i)(?:(?<![\w-])(?:in|on|at|by|from|since|until|till|up to|{THROUGH}|throughout|during"
    r"|(?<!took )(?<!take )(?<!taken )(?<!taking )over|for|within|between"
    r"|around|about|circa|before|after|prior to"
    r"|(?<!went )(?<!came )(?<!go )(?<!come )(?<!gone )(?<!move )(?<!moved )(?<!stepped )back"
    r"|early|late|later|sometime|some time|starting|beginning"
    r"|dated|of|the|this|that(?=\s{1,3}$)|as early as|as late as|as recently as|as of|at least|upwards of"
    r"|or|and|end|start|just|only|shortly|soon|immediately|barely)\s{1,3})+$"
)
JOINT = re.compile(r"(?i)(?:and|or)\s{1,3}")
DATE_ENDS = re.compile(r"(?i)(?:\d|day|month|week|year|ago|last|now|then|\b[a-z]{3}\.)[,\s]{0,3}$")
NO_CLAUSE = re.compile(r"\s?(?:[,.;:)]|$|(?:and|or)\s)")
SOFT = r"(?:at least |around |about |the |late |early |mid-|in |or |sometime |some time |the end of )*"
SINCE = re.compile(rf"(?i)\b(?:since|as early as)\s{SOFT}$")
STARTING = re.compile(r"(?i)\b(?:starting|beginning)\s(?:in |from |on |as of )*$")
FROM = re.compile(rf"(?i)\bfrom\s{SOFT}$")
UNTIL = re.compile(rf"(?i)\b(?:until|till|up to|{THROUGH})\s{SOFT}$")
BY = re.compile(rf"(?i)\bby\s(?:no later than )?{SOFT}$")
BEFORE = re.compile(rf"(?i)\b(?:before|prior to)\s{SOFT}$")
AFTER = re.compile(rf"(?i)\bafter\s{SOFT}$")
SHORTLY = re.compile(r"(?i)\b(?:shortly|just|soon|immediately|barely) (?:before|after|prior to) (?:the )?$")
A_WEEKDAY = re.compile(r"(?i)(?:\bon )?\b(?:an?|one) (?:[a-z-]+,? ){0,3}$")
IN_ITS_MONTH = re.compile(
    r"(?: (?:morning|afternoon|evening|night))? (?:in|of|last|this|during|back in) ?(?:the )?"
)
# Where none of these stands before a date, it is when something happened.
TYING = (
    *("until", "till", "up to", "through", "since", "as early as", "starting", "beginning", "from", "by"),
    *("before", "prior to", "after", "following", "in the wake of"),
)
ABOUT = re.compile(r"(?i)\b(?:around|about|circa|roughly|approximately)\s$")
BETWEEN = re.compile(r"(?i)\bbetween\s(?:late |early |about |around )*$")
TO = re.compile(r"(?i)\s{0,2}(?:-|–|—|to|until|till|through|and)\s{0,2}(?:late |early |around |about )*")
AND = re.compile(r"(?i)\s+and\s+")
# "didn't ... until May" happened in May; so will what is put off until then.
NEGATED = re.compile(
    r"(?i)(?:n['’]t|\bnot|\bnever|\bonly|\bno)\b[^.;]{0,160}$"
    r"|\b(?:delay|postpone|push|put off|defer|held off|hold off)"
)
# "an email from July 2016": a letter or report is from its date, and does not go on since.
DOCUMENTS = re.compile(
    r"(?i)\b(?:e-?mails?|letters?|reports?|memos?|documents?|posts?|articles?|messages?|statements?|pages?|data"
    r"|filings?|notes?|papers?|interviews?|videos?|photos?|tweets?|story|stories|records?|figures?|results?|ruling|site"
    r"|website|decision)\W{1,3}(?:dated |written |sent )?from\s$"
)
EARLIEST = re.compile(r"(?i)\s+at the (earliest|latest)\b")

# A date before a noun: "the 2018 breach", "last week's hearing", "its 2012 agreement".
NOUN_AFTER = re.compile(
    r"(?:['’]s)?\s(?!(?:and|or|but|to|in|on|at|by|for|from|of|with|as|that|which|who|when|where|while|after|before"
    r"|following|until|because|if|the|a|an|it|its|his|her|their|this|these|he|she|they|we|you|there)\b)[a-z]{3,}"
)
# "January 6 House committee sues": at the beginning, with no comma after it.
NAME_AFTER = re.compile(
    r"\s(?:[A-Z][\w.]+\s){0,2}(?i:committee|commission|panel|hearing|trial|inquiry|riot|attack|insurrection)\b"
)
ANY_NOUN_AFTER = re.compile(r"\s[A-Za-z]{2,}")
VERB_AFTER = re.compile(
    r"\s(?:is|are|was|were|has|have|had|\w+ed|said|told|saw|made|took|began|came|went|gave|will|would)\b"
)
ARTICLE_BEFORE = re.compile(r"(?i)(?:\b(?:the|an?|its|his|her|their|our|that|this)|['’]s|s['’])\s$")
MODIFIER_BEFORE = re.compile(r"(?i)\b(?:during|under|of|about|into)\s$")
# "the class of 2021", "disinformation about January 6", "the events of January 6": of what, not when.
TOPIC_BEFORE = re.compile(
    r"(?i)\b(?:(?<!as )(?<!week )of|(?:nothing|something|anything|day|days|events?|attacks?|riots?)\slike"
    r"|(?:[a-z]*information|lies|claims|questions|talk|write|wrote|story|stories|details|data)\sabout)"
    r"\s(?:the\s)?$"
)
# "After the 1988 fire the town bought a pump."
AFTER_THE = re.compile(r"(?:After|Following|In the wake of) the ")
NOUN_OF_IT = re.compile(r"(?:\s[a-z]{3,}){1,2}?(?=,|\s(?:the|an?|its|his|her|their|[A-Z]\S*)\b)")
THE_ONE = re.compile(r"(?i)\b(?:the|that|those)\sones?\s(?:in|from|on|of)\s$")
# "promised it for 2022", "moved it to 2023": when it was to be.
TARGET = re.compile(
    r"(?i)\b(?:promised|pledged|moved|pushed|delayed|postponed|shifted|deferred|rescheduled)\b"
    r"(?:(?!\b(?:from|between)\b)[^.,;:]){0,80}\s(?:for|to)\s(?:early |mid-|late )?$"
)
# "A hearing set for May | was put off", "the vote due on Friday | is": which hearing, and when it was to be.
SET_FOR = re.compile(
    r"(?i)\b(?!(?:is|are|was|were|be|been|being|not|now|has|have|had|it|and|also|[a-z]+ly)\b)[a-z]+,?\s"
    r"(?:(?:originally|previously|initially|first|provisionally)\s)?"
    r"(?:set|scheduled|due|planned|slated|expected|booked|meant)\s"
    r"(?:(?:for|in|on|at|by)\s|to\s[a-z]+\s(?:[a-z]+\s)?(?:in|on|at)\s)$"
)
FINITE_AFTER = re.compile(r",?\s(?:is|are|was|were|has|have|had|will|would|\w+ed)\b")
BOTH_SIDES = re.compile(r"(?i)\bbefore (?:and|or) after\s$")
# "Privacy Act 1988", "Windows 2000": part of a name.
NAME_BEFORE = re.compile(
    r"(?<![.!?”\"\w])(?!(?:In|By|Since|Until|Till|From|During|Between|Within|Throughout|After|Before|Around|About|Early"
    r"|Late|Mid|The|And|Of|On|For|At|As|To|Later|Back|Through|Spring|Summer|Autumn|Fall|Winter)\b)[A-Z][A-Za-z]{2,20}\*?\s$"
)
# "four months into 2024" dates the article; "to this day", "these days" date nothing.
NO_DATE_BEFORE = re.compile(r"(?i)\b(?:days?|weeks?|months?|years?) into\s$|\bto\s$|\bnot\s$|\bby the\s$")
# "in the coming weeks": a plan.
COMING = re.compile(r"(?i)\b(?:coming|next)\s(?:few\s)?(?:days|weeks|months|years)\b")
AHEAD = re.compile(r"(?i)\b(?:coming|next|following)\b")
PLANNED = re.compile(r"(?i)\b(?:will|shall|is|are|be|to|may|could|plans?|expects?|aims?|hopes?)\b|['’]ll\b")
# "Two days later than the mayor has claimed".
THAN_WHICH = re.compile(r"(?i)\b(?:later|earlier)$")
# "its biggest deal since 2016", "lot numbers between 1904 and 1931": compared with, or counted, not when.
COMPARED = re.compile(
    r"(?i)(?:\b(?:[a-z]{3,}est|worst|best|first|most|least|only|record|high|low)\b[^.,;]{0,40}\ssince\s"
    r"|\bnumbers?\s(?:from\s|between\s)?(?:\d+\s(?:and|to)\s)?)$"
)
# "in the year to September": its length, not when it was.
YEAR_TO = re.compile(rf"\sto\s(?:the end of\s)?(?:{'|'.join(calendar.MONTHS)}|\d)")
# "for the first time since": what happens now is told, compared with then.
FIRST_SINCE = re.compile(
    r"(?i)\b(?:for the first time|(?:[a-z]{3,}est|worst|best|first|most|least|only)\b[^.,;]{0,40})"
    r"\ssince\s(?:[a-z]+\s){0,3}?(?:on |in )?$"
)
# "third-quarter results", "first-half profit": which ones.
COMPOUND = re.compile(r"(?i)(?:[\w]+-(?:quarter|half|year|month|week|day)|Q[1-4]|H[12])")
# "the end of 2021", "the beginning of the year": its last or first month.
END_OF = re.compile(r"(?i)\bend of\s(?:the\s)?[\w ]*$")
# Points to a day that only the text's story knows.
THAT_DAY = re.compile(r"(?i)that (?:day|night|morning|evening|afternoon|time|moment|week|month|year)")
IDIOM = re.compile(r"(?i)(?:this|that|the|these|one|some|any|of the|present) ?days?$")
# "during the last year": a span that ends now, whatever it is called.
RUNNING = re.compile(r"(?i)\b(?:during|over|in|for|within|throughout|across)\s(?:the\s)?$")
RUNNING_SPAN = re.compile(
    r"(?i)(?:the )?(?:last|past|previous|coming|next|recent)\s.*(?:year|month|week|decade|day)s?$"
)
# "The third fire in the past two years": one of several, of which only the last is told.
WHICH_OF = re.compile(
    r"(?i)\b(?:[a-z]{3,}est|worst|best|most|least|only|record|high|low|\d+(?:st|nd|rd|th)"
    r"|(?<!at )first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b[^.,;]{0,60}$"
)
# "In the same place as in 2014": compared with.
AS_IN = re.compile(
    r"(?i)\b(?:(?:same|similar)\b[^.,;]{0,40}\bas|as|like|unlike)\s(?:in|on|at|during)\s(?:the )?$"
)
DAY_AFTER = re.compile(r",?\s(?:on )?")
FOR_IT = re.compile(r"(?i)\bfor (?:the )?$")
# "In the days before the fire": counted from that.
THE_DAYS = re.compile(r"(?i)(?:the )?(?:days|weeks|months|years)")
LONG_AGO = re.compile(r"(?i)(?:many )?(?:years|decades|centuries) (?:ago|earlier)")
RANGE = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4}|\d\d)")
YEARS = re.compile(r"P(?:[\d.]+|X+)(?:Y|DE|CE)")
NUMBERED = re.compile(
    r"(?i)\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d+)\b.*\b(?:year|decade)"
    r"|\b(?<!recent )(?<!coming )(?<!the )(?:years|decades)\b|\bcentur"
)
