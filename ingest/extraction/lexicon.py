"""The words of time in English: every list that a rule reads, and nothing else.

Keys are in the reading form: ASCII lower case, straight quotes, plain hyphens (see reading.py).
"""

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS: dict[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
ALL_MONTHS = MONTHS | MONTH_ABBREVIATIONS
# Months that are also common words: alone, they must be written with a capital and stand where a date stands.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "dec", "sep", "jun", "august"})

WEEKDAYS: dict[str, int] = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
}  # fmt: skip
WEEKDAY_ABBREVIATIONS: dict[str, int] = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4,
    "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
ALL_WEEKDAYS = WEEKDAYS | WEEKDAY_ABBREVIATIONS
AMBIGUOUS_WEEKDAYS = frozenset({"mon", "wed", "sat", "sun", "fri", "thu"})

SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

# TIMEX3 letters of units; a unit below the day is written after a T.
UNITS: dict[str, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "N", "week": "W", "weekend": "E",
    "fortnight": "F", "month": "O", "quarter": "Q", "year": "Y", "decade": "T", "century": "C",
}  # fmt: skip
UNIT_SPELLINGS: dict[str, str] = {
    **{name: name for name in UNITS},
    **{f"{name}s": name for name in UNITS if name != "century"},
    "centuries": "century", "sec": "second", "secs": "second", "min": "minute", "mins": "minute",
    "hr": "hour", "hrs": "hour", "wk": "week", "wks": "week", "yr": "year", "yrs": "year",
    "mth": "month", "mths": "month",
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: dict[str, int] = {"dozen": 12, "hundred": 100, "thousand": 1000}

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24,
    "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28,
    "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip

DECADES: dict[str, int] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

# Parts of the day, with the TIMEX3 letters after the T.
PARTS_OF_DAY: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "afternoon": "AF", "afternoons": "AF", "lunchtime": "MI", "evening": "EV", "evenings": "EV",
    "dusk": "EV", "sunset": "EV", "night": "NI", "nights": "NI", "nite": "NI", "daytime": "DT",
    "overnight": "NI", "midmorning": "MO", "midafternoon": "AF", "sundown": "EV", "nightfall": "EV",
}  # fmt: skip
CLOCK_WORDS: dict[str, str] = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

DAY_WORDS: dict[str, int] = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tmr": 1, "tmrw": 1, "tmw": 1, "tomoro": 1,
    "tomorow": 1, "2moro": 1, "2morrow": 1, "2mrw": 1, "tmrrw": 1, "tomoz": 1, "tmoro": 1, "tomrw": 1,
    "tommorow": 1, "tommorrow": 1, "tomorro": 1, "2day": 0, "ystd": -1, "ystday": -1, "yest": -1,
    "yday": -1, "ytd": -1, "tdy": 0,
}  # fmt: skip

# Feasts on a fixed day of the year.
FIXED_FEASTS: dict[str, tuple[int, int]] = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25),
    "x'mas": (12, 25), "xmas eve": (12, 24), "xmas day": (12, 25), "x'mas eve": (12, 24),
    "boxing day": (12, 26), "new year's day": (1, 1), "new years day": (1, 1),
    "new year's eve": (12, 31), "new years eve": (12, 31), "nye": (12, 31), "new year's": (1, 1),
    "halloween": (10, 31), "valentine's day": (2, 14), "valentines day": (2, 14),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11),
    "april fools' day": (4, 1), "april fool's day": (4, 1), "all saints' day": (11, 1),
    "st. patrick's day": (3, 17), "st patrick's day": (3, 17), "st. patricks day": (3, 17),
    "st patricks day": (3, 17), "new year eve": (12, 31), "guy fawkes night": (11, 5),
    "burns night": (1, 25), "bastille day": (7, 14), "may day": (5, 1),
    "epiphany": (1, 6), "groundhog day": (2, 2), "flag day": (6, 14), "cinco de mayo": (5, 5),
    "canada day": (7, 1), "australia day": (1, 26), "anzac day": (4, 25), "remembrance day": (11, 11),
    "juneteenth": (6, 19), "earth day": (4, 22), "inauguration day": (1, 20), "all hallows' eve": (10, 31),
    "st. valentine's day": (2, 14), "bonfire night": (11, 5), "all souls' day": (11, 2),
}  # fmt: skip
# Feasts on the nth weekday of a month: month, weekday, which (-1 the last).
MOVING_FEASTS: dict[str, tuple[int, int, int]] = {
    "thanksgiving day": (11, 4, 4), "thanksgiving": (11, 4, 4), "labor day": (9, 1, 1),
    "memorial day": (5, 1, -1), "mother's day": (5, 7, 2), "mothers day": (5, 7, 2),
    "father's day": (6, 7, 3), "fathers day": (6, 7, 3), "columbus day": (10, 1, 2),
    "martin luther king day": (1, 1, 3), "presidents day": (2, 1, 3), "presidents' day": (2, 1, 3),
    "mlk day": (1, 1, 3), "martin luther king jr. day": (1, 1, 3),
}  # fmt: skip
# Feasts so many days after the nth weekday of a month.
DAYS_AFTER_FEASTS: dict[str, tuple[int, int, int, int]] = {
    "black friday": (11, 4, 4, 1), "cyber monday": (11, 4, 4, 4), "election day": (11, 1, 1, 1),
}  # fmt: skip
EASTER_FEASTS: dict[str, int] = {
    "palm sunday": -7, "maundy thursday": -3, "holy thursday": -3, "shrove tuesday": -47, "mardi gras": -47,
    "ascension day": 39, "pentecost": 49, "whit monday": 50,
    "good friday": -2, "easter sunday": 0, "easter monday": 1, "ash wednesday": -46, "easter": 0,
}  # fmt: skip

PRESENT_WORDS = (
    "right now", "just now", "now", "nowadays", "currently", "presently", "at present", "at the moment",
    "these days", "at this time", "at this moment", "to date", "present-day", "present day", "modern-day",
    "modern day", "current", "the present", "at this very moment", "the present time", "the present moment",
    "the current moment",
)  # fmt: skip
PAST_WORDS = (
    "more recently", "most recently", "just recently", "very recently", "recently", "lately", "not long ago",
    "quite recently", "not so long ago", "not too long ago", "not very long ago", "long ago", "some time ago",
    "quite some time ago", "a long time ago", "a short time ago", "a while ago", "a short while ago",
    "a little while ago", "moments ago", "a moment ago", "formerly", "the recent past", "the distant past",
    "the immediate past", "the not-too-distant past", "the not too distant past", "the past",
    "recent times", "recent", "the other day",
)  # fmt: skip
FUTURE_WORDS = (
    "the near future", "the very near future", "the immediate future", "the distant future",
    "the not-too-distant future", "the not too distant future", "the not-so-distant future",
    "the not so distant future",
    "the future", "future", "someday", "some day", "a later date",
)  # fmt: skip

FREQUENCIES: dict[str, str] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "bi-weekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M",
    "semiannually": "P6M", "semiannual": "P6M", "biannual": "P6M", "annually": "P1Y", "annual": "P1Y",
    "yearly": "P1Y", "biennial": "P2Y", "biennially": "P2Y", "everyday": "P1D", "semi-annually": "P6M",
    "semi-annual": "P6M", "biannually": "P6M", "half-yearly": "P6M", "half-hourly": "PT30M",
}  # fmt: skip

# Parts of a stretch, with the TIMEX3 mod each one is.
PARTS: dict[str, str] = {
    "early": "START", "beginning": "START", "very beginning": "START", "start": "START", "opening": "START",
    "dawn": "START", "outset": "START", "onset": "START", "turn": "START", "early part": "START",
    "early days": "START", "first part": "START", "first half": "START",
    "mid": "MID", "middle": "MID", "midst": "MID",
    "late": "END", "end": "END", "very end": "END", "tail end": "END", "close": "END", "latter part": "END",
    "last part": "END", "final days": "END", "closing days": "END", "second half": "END", "last half": "END",
    "latter half": "END",
    # What is left of it: no part that has a name.
    "rest": "", "remainder": "", "balance": "",
}  # fmt: skip
QUALIFIERS: dict[str, str] = {
    "more than": "MORE_THAN", "a little more than": "MORE_THAN", "over": "MORE_THAN",
    "longer than": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN",
    "upward of": "MORE_THAN", "upwards of": "MORE_THAN", "in excess of": "MORE_THAN",
    "less than": "LESS_THAN", "a little less than": "LESS_THAN", "fewer than": "LESS_THAN",
    "under": "LESS_THAN", "just under": "LESS_THAN", "well under": "LESS_THAN", "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE",
    "not less than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "not more than": "EQUAL_OR_LESS",
    "around": "APPROX", "about": "APPROX", "just about": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "approximately": "APPROX", "circa": "APPROX", "c.": "APPROX", "ca.": "APPROX",
}  # fmt: skip
