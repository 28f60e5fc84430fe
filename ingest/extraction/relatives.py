"""Clauses without a subject of their own: "which was sold", "in which Ada left", "filings made public"."""

from bisect import bisect_left

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Clause
from ingest.extraction.saying import attribution, main_verb
from ingest.extraction.tagging import Token, adverb, finite_index, plural, without_last_adverbs

# What is done to papers and deals: before a date these describe, even where no preposition stands before.
DONE_TO_PAPERS = v.words(
    "published filed released unsealed posted signed issued announced sent written obtained"
)
# "in a statement posted today, Acme said": not the posting is the event.
SPEECH = v.words(
    "update statement announcement post tweet interview letter email e-mail blog memo article message"
)
MODAL = v.words("can could may might must shall should will would do does did")
# "the ways that Acme has kept it": how, when or why it did.
MANNER = v.words("way ways time times day days moment reason reasons extent point place places")
ARTICLES = v.words("a an the its his her their")


def relative(words: list[Token], clause: Clause) -> bool:
    first = words[clause.first].lower
    second = words[clause.first + 1].lower if clause.first + 1 < clause.last else ""
    return first in v.RELATIVES or (first in v.PREPOSITIONS and second in {"which", "whom"})


def from_relative(words: list[Token], clauses: list[Clause], at: int) -> list[Token]:
    """ "a tool which was sold" gives "a tool was sold"; "in which Ada left" gives "Ada left"."""
    clause = clauses[at]
    opener = words[clause.first].lower
    first = clause.first + (2 if opener in v.PREPOSITIONS else 1)
    verb = finite_index(words, first, clause.last)
    if verb is None:
        return []
    age, joined = words[verb + 1 : verb + 2], words[verb + 2 : verb + 3]
    if age and age[0].part == "number" and joined and joined[0].lower == "and":
        # "who is 68 and left": how old he is, is not told of then
        first, verb = verb + 3, verb + 3
    inner = words[first : clause.last]
    before = clauses[at - 1] if at else None
    if opener == "that" and clause.first and _tells_that(words[clause.first - 1]):
        return inner
    said = before is not None and attribution(words, before) and before.joiner not in {"according", "per"}
    if opener in {"when", "where"} or opener in v.PREPOSITIONS or (opener == "that" and said):
        return inner
    if _to_say(words, clause.first) or (opener == "that" and words[clause.first - 1].lower in MANNER):
        return inner
    subject = _antecedent(words, before.first if said and before else clause.first)
    subject = _described(words, clauses, at, _agreeing(words, subject, words[verb]))
    if opener == "who":
        subject = _somebody(subject)
    if all(adverb(word) for word in subject) and opener == "that":
        return inner
    if all(adverb(word) for word in words[first:verb]):
        if subject and subject[-1].part == "name" and _made_known(words, verb, clause.last):
            return []
        return [*subject, *inner] if subject else []
    if opener == "whose" and subject:
        last = subject[-1]
        owner = last._replace(text=f"{last.text}’" if last.lower.endswith("s") else f"{last.text}’s")
        return [*subject[:-1], owner, *inner]
    subject = _existing(words, subject, clause.first)
    if not subject or words[verb].lower in MODAL or subject[-1].part == "ing":
        return []
    after = main_verb(words, verb, clause.last) + 1
    if subject[0].lower in v.DETERMINERS:
        subject = [subject[0]._replace(text=subject[0].text.lower()), *subject[1:]]
    return [*words[first:after], *subject, *words[after : clause.last]]


def _tells_that(word: Token) -> bool:
    """ "papers show | that …": not "a claim | that …"."""
    return word.lower in v.SPEAKS and (word.part == "finite" or word.lower in {"say", "show"})


PEOPLE = v.HUMANS | v.ROLES | v.SPEAKERS | v.BODIES


def _somebody(subject: list[Token]) -> list[Token]:
    """ "the death of an inmate who was held": the inmate; "the heirs of a man who died": the heirs."""
    of = next((index for index, word in enumerate(subject) if word.lower == "of"), 0)
    if not of:
        return subject
    head, inside = subject[of - 1], subject[of + 1 :]
    person = head.part == "name" or head.lower.endswith(("s", "er", "or")) or head.lower in PEOPLE
    return inside if len(inside) > 1 and not person else subject


def _agreeing(words: list[Token], subject: list[Token], verb: Token) -> list[Token]:
    """ "our ban on these firms, which was told": of one thing, so the ban."""
    many = bool(subject) and subject[-1].part == "word" and plural(subject[-1].lower)
    if not many or verb.lower not in {"was", "is", "has"}:
        return subject
    first = next((i for i, word in enumerate(words) if word.start == subject[0].start), 0)
    if first < 2 or words[first - 1].lower not in v.PREPOSITIONS:
        return subject
    head = noun_phrase(words, first - 1)
    return [*words[head:first], *subject] if head < first - 1 else subject


def _described(words: list[Token], clauses: list[Clause], at: int, subject: list[Token]) -> list[Token]:
    """ "said Don Petrie, an engineer, who left": he who is named, not what he is."""
    if named := _apposed_to(words, clauses[at].first, subject):
        return named
    if (
        not subject
        or subject[0].lower not in {"a", "an", "the"}
        or at < 2
        or words[clauses[at].first].lower != "who"
    ):
        return subject
    before = words[clauses[at - 2].first : clauses[at - 2].last]
    name = len(before)
    while name and before[name - 1].part == "name":
        name -= 1
    whole = clauses[at - 1].last - clauses[at - 1].first == len(subject)
    return before[name:] if whole and 1 < len(before) - name < 4 else subject


def _apposed_to(words: list[Token], who: int, subject: list[Token]) -> list[Token]:
    """ "Low, a former nurse | who left": Low; [] where no name stands before."""
    if not subject or subject[0].lower not in {"a", "an", "the"} or words[who].lower != "who":
        return []
    comma = who - len(subject) - 1
    first = comma
    while first > 0 and words[first - 1].part == "name":
        first -= 1
    apposed = comma > 0 and words[comma].text == "," and words[comma + 1].start == subject[0].start
    return words[first:comma] if apposed and 0 < comma - first < 4 else []


def _made_known(words: list[Token], verb: int, last: int) -> bool:
    """ "was announced": of papers and plans, not of the name that stands nearest."""
    following = [word.lower for word in words[verb + 1 : min(last, verb + 3)]]
    return words[verb].lower in {"was", "were"} and any(word in DONE_TO_PAPERS for word in following)


def _existing(words: list[Token], subject: list[Token], end: int) -> list[Token]:
    """ "isn't a breach of the promise, which it has kept": what is not cannot be meant, so the promise is."""
    if not subject or subject[0].lower not in {"a", "an", "any", "no"}:
        return subject
    before = [word for word in words[:end] if word.start < subject[0].start][-4:]
    if not any(word.lower.endswith("n't") or word.lower in {"not", "never", "no"} for word in before):
        return subject
    of = next((index for index, word in enumerate(subject) if word.lower == "of"), len(subject))
    return subject[of + 1 :]


SAYS_OR_KNOWS = v.SPEAKS | {"know", "decide", "see", "learn", "ensure", "prove"}


def _to_say(words: list[Token], end: int) -> bool:
    """ "evidence to suggest | that …", "impossible to know | which …"."""
    verbs = SAYS_OR_KNOWS
    return end > 1 and words[end - 1].lower in verbs and words[end - 2].lower == "to"


ONLY_SAID = v.SPEAKS - DONE_TO_PAPERS
SAYS_OR_ALLEGES = v.SAYS | v.ALLEGES


def reduced(words: list[Token], date: int) -> list[Token]:
    """ "in filings made public [in May]": the filings were made public."""
    if found := opening(words, date) or _insertion(words, date):
        return found
    last = max(0, bisect_left(words, (date,)) - 1)
    if last < 1:
        return []
    verb = last - 1 if words[last].lower == "public" else last
    form = words[verb]
    if form.lower in ONLY_SAID and form.lower in SAYS_OR_ALLEGES:
        return []
    said_that = form.lower in v.SPEAKS and any(word.lower == "that" for word in words[last + 1 : last + 2])
    if form.lower == "dated" or said_that or not (form.lower.endswith("ed") or form.lower in v.PARTICIPLES):
        return []
    first = noun_phrase(words, verb)
    subject = words[first:verb]
    if inserted := _inserted(words, verb):
        subject, first = inserted, 0
    if not subject or subject[-1].part not in {"word", "name"} or subject[-1].lower in NO_SUBJECT:
        return []
    if (not inserted and not _describes(words, first, verb, last)) or (
        subject[0].lower in {"a", "an"} and subject[-1].lower in SPEECH
    ):
        return []
    return [*subject, _was(subject, form), *words[verb : last + 1]]


# "Born in Rome" is told of somebody, and by no other form of its verb.
BORN = frozenset({"born"})
# "Asked about it on Monday, Bo Ek …": what he did then, comes after.
ONLY_LEADS = v.words("asked pressed quizzed questioned contacted reached compared given faced used told")
LONGEST_SUBJECT = 7


BEFORE_A_NOUN = v.PREPOSITIONS | {"to", "follows", "followed"}
BEFORE_A_SUBJECT = BEFORE_A_NOUN | v.SUBORDINATORS


def opening(words: list[Token], date: int) -> list[Token]:
    """ "Founded by Bo Ek [in 1904], the library has …": the library was founded; [] where none opens so."""
    form = next((word for word in words if not adverb(word) and word.lower not in EVEN), None)
    if form is None or words.index(form) > 1 or not (done(form) or form.lower in BORN):
        return []
    if form.lower in ONLY_LEADS:
        return []
    comma = next((i for i, word in enumerate(words) if word.text == "," and word.start > date), 0)
    verb = finite_index(words, comma + 1, len(words))
    if not comma or verb is None or finite_index(words, words.index(form) + 1, comma) is not None:
        return []
    subject = words[comma + 1 : verb]
    subject = _not_apposed(without_last_adverbs(subject))
    if not 0 < len(subject) <= LONGEST_SUBJECT or subject[0].lower in BEFORE_A_SUBJECT:
        return []
    first = form._replace(text=form.lower, part="participle")
    told = [word for word in words[:comma] if word.start < date]
    return [*subject, _was(subject, form), first, *told[words.index(form) + 1 :]]


def _not_apposed(subject: list[Token]) -> list[Token]:
    """ "Born in Rome, the son of a clerk, | he …": he; of "Founded in Rome, | Acme, the bank, …" Acme."""
    comma = next((i for i, word in enumerate(subject) if word.text == ","), len(subject))
    last = max((i for i, word in enumerate(subject) if word.text == ","), default=-1)
    behind = subject[last + 1 :]
    told = behind and (behind[0].part == "name" or behind[0].lower in v.PRONOUNS)
    return behind if told and subject[0].lower in ARTICLES else subject[:comma]


def _insertion(words: list[Token], date: int) -> list[Token]:
    """ "Bo Ek, first elected [in 2001], has left", "In its reply, filed [today], Acme …": what was done."""
    comma = max((i for i, word in enumerate(words) if word.text == "," and word.start < date), default=0)
    closed = next(
        (i for i in range(comma + 1, len(words)) if words[i].text == "," and words[i].start > date), 0
    )
    inside = [word for word in words[comma + 1 : closed] if word.lower not in EVEN]
    if not comma or not inside or finite_index(words, closed + 1, len(words)) is None:
        return []
    form = next((word for word in inside if not adverb(word)), inside[0])
    if done(form):
        inside = _coordinated(inside, date)
        form = next((word for word in inside if not adverb(word)), inside[0])
    if not done(form) or form.lower in ONLY_SAID or finite_index(words, 0, comma) is not None:
        return []
    first = noun_phrase(words, comma)
    subject = words[first:comma]
    opens = first == 0 or (first == 1 and words[0].lower in v.PREPOSITIONS)
    if not opens or not subject or subject[-1].part not in {"word", "name"} or subject[0].lower in v.PRONOUNS:
        return []
    return [*subject, _was(subject, form), *inside]


def _coordinated(inside: list[Token], date: int) -> list[Token]:
    """Of "founded [in 1887] | and listed [since 1995]" the part in which the date stood."""
    joints = [
        i for i, word in enumerate(inside) if i and word.lower in {"and", "but"} and _done_at(inside, i + 1)
    ]
    first = max((i + 1 for i in joints if inside[i].start < date), default=0)
    return inside[first : next((i for i in joints if inside[i].start > date), len(inside))]


def _done_at(words: list[Token], index: int) -> bool:
    return any(done(word) for word in words[index : index + 1] if not adverb(word)) or (
        index + 1 < len(words) and adverb(words[index]) and done(words[index + 1])
    )


def done(form: Token) -> bool:
    """Whether a word may say what was done to somebody: "elected", "sold"; not "went"."""
    lower = form.lower
    if lower in PAST_ONLY or lower in v.NEVER_ADJECTIVES:
        return False
    return (
        lower in v.PARTICIPLES
        or lower in v.PURE_PARTICIPLES
        or (form.part != "word" and lower.endswith("ed"))
    )


def _was(subject: list[Token], form: Token) -> Token:
    last = subject[-1].lower
    be = "were" if subject[-1].part == "word" and plural(last) else "was"
    return Token(form.start, form.start, be, be, "finite")


NO_SUBJECT = v.PRONOUNS | {"be", "been", "being"}
EVEN = frozenset({"only", "just", "even"})
PAST_ONLY = v.IRREGULAR_PAST - v.PARTICIPLES


def _inserted(words: list[Token], verb: int) -> list[Token]:
    """The subject of "Its report, finished [in May], was …", "The papers, made public [today], say …"."""
    if verb < 2 or words[verb - 1].text != "," or words[verb].lower in PAST_ONLY:
        return []
    subject = words[noun_phrase(words, verb - 1) : verb - 1]
    closed = next((i for i in range(verb + 1, len(words)) if words[i].text == ","), None)
    if closed is None or finite_index(words, verb + 1, closed) is not None or not subject:
        return []
    after = words[closed + 1 : closed + 4]
    return (
        subject if any(word.part == "finite" for word in after) and subject[0].start == words[0].start else []
    )


def without_posting(words: list[Token], date: int) -> list[Token]:
    """ "in a statement posted [today], Acme said": "posted" is no clause's verb."""
    last = max(0, bisect_left(words, (date,)) - 1)
    if last < 2 or words[last].lower not in DONE_TO_PAPERS or words[last - 1].lower not in SPEECH:
        return words
    return [*words[:last], words[last]._replace(part="word"), *words[last + 1 :]]


def _describes(words: list[Token], first: int, verb: int, last: int) -> bool:
    """Whether the participle only describes its noun: another verb stands for the clause."""
    others = any(word.part == "finite" for index, word in enumerate(words) if index != verb)
    if others and first and words[first - 1].lower in BEFORE_A_NOUN:
        return True
    following = next((w for w in words[last + 1 : last + 5] if w.part != "mark" and w.lower != "pdf"), None)
    return words[verb].lower in DONE_TO_PAPERS and following is not None and following.part == "finite"


def _antecedent(words: list[Token], end: int) -> list[Token]:
    while end and words[end - 1].part == "mark":
        if words[end - 1].text == ")":
            end = next((i for i in range(end - 2, -1, -1) if words[i].text == "("), end - 1) + 1
        end -= 1
    first = noun_phrase(words, end)
    # "a suit by the Sims campaign, | which a judge dismissed": the suit.
    by_name = words[end].lower == "that" and words[end - 1].part == "name" if end < len(words) else False
    if by_name and first > 1 and words[first - 1].lower in ENDS_A_PHRASE:
        # "a deal with Acme | that began": the deal
        head = noun_phrase(words, first - 1)
        first = head if head < first - 1 else first
    # "a gap in Acme code | that stood open": the gap
    if (
        first > 1
        and words[end : end + 1]
        and words[end].lower == "that"
        and words[first - 1].lower in {"in", "at"}
    ):
        head = noun_phrase(words, first - 1)
        if words[head].lower in {"a", "an"} and words[first].lower not in v.DETERMINERS:
            first = head
    own = len(words) > end + 2 and words[end + 1].lower == "which" and words[end + 2].lower in ARTICLES
    if own and first > 1 and words[first - 1].lower in {"by", "against", "over"} and words[end].text == ",":
        head = noun_phrase(words, first - 1)
        first = head if head < first - 1 else first
    if first and end - first > 1 and words[first - 1].lower == "to" and _bare_verb(words[first]):
        first += 1  # "to recover $1m | that they moved"
    if end - first > 1 and words[first].part == "ing" and first and words[first - 1].text == ",":
        first += 1  # "…, replacing Bo Ek, | who retired"
    return words[first:end]


def _bare_verb(word: Token) -> bool:
    """After "to": a verb, and no article or name."""
    return word.part == "word" and word.lower not in v.DETERMINERS


ENDS_A_PHRASE = v.PREPOSITIONS - {"of"}


def _quoted_from(words: list[Token], end: int) -> int:
    """Where the few words in quotation marks begin that end just before words[end]; 0 if none do."""
    opening = OPENS.get(words[end - 1].text)
    if opening is None:
        return 0
    return next((i for i in range(end - 2, max(0, end - 6), -1) if words[i].text == opening), 0)


OPENS = {"”": "“", "’": "‘", '"': '"', "'": "'"}


def noun_phrase(words: list[Token], end: int) -> int:
    """Where the noun phrase begins that ends just before words[end]."""
    first = end
    while first and end - first < 8:
        token = words[first - 1]
        if first > 1 and token.text in "’'" and words[first - 2].lower.endswith("s"):
            first -= 1  # "the workers’ union"
            continue
        if opened := _quoted_from(words, first):
            first = opened  # "the “Anvil” group"
            continue
        if token.part in {"mark", "finite", "participle"} or token.lower in v.RELATIVES:
            break
        if token.lower in ENDS_A_PHRASE or token.lower in {"and", "or", "but", "to", "not"}:
            break
        first -= 1
        if token.lower in ARTICLES and not (first and words[first - 1].lower == "of"):
            break
    return first
