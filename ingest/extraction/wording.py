"""Words back into a line: spaced as in the text, no loose quotation marks, at most a hundred characters."""

from ingest.extraction import vocabulary as v
from ingest.extraction.tagging import Token, finite_index

LONGEST_HEADLINE = 100
# Marks that need no other half, and emphasise nothing.
ALWAYS_KEPT = frozenset(",.;:-–—%$€£&+/")
PAIRS = {"”": "“", "’": "‘", ")": "(", "»": "«", "]": "["}
DROPPED = v.words(
    "allegedly reportedly supposedly purportedly recently just now also even already still actually"
)
# A line must not end on one of these.
NO_END = (
    v.PREPOSITIONS
    | v.DETERMINERS
    | v.RELATIVES
    | v.words("and or but so because although than not it's")
    | v.PRONOUNS
) - {"him", "it", "up", "out", "off", "more", "this", "that", "another"}
NEEDS_TO = v.words(
    """
    effort attempt bid order plan plans ability right decision need way power going able set expected due used
    connection access response addition relation regard pose stop
    chance opportunity move steps permission willing likely forced allowed failed began started
    """
)
# Verbs that are whole only with the little word after them: "took over", "gave in".
WITH_PARTICLE = {
    "over": v.words("took taken take takes handed hand went go carried won fell rolled"),
    "in": v.words("gave give given stepped step moved move broke break checked logged signed kicked came"),
    "on": v.words("went go gone carried carry moved passed held catch caught signed"),
    "through": v.words("went go gone fell fall came got"),
    "by": v.words("stood stand went"),
    "under": v.words("went go gone"),
    "back": v.words("hit fought pulled went came come gone go moved stepped sent turned"),
    "ahead": v.words("go goes went going move moves moved press pressed push pushed"),
}
OBJECTS = v.words("her him them us me you")
ADDS = (v.RELATIVES | v.words("after before because although though while as so when since unless if")) - {
    "that"
}
NEEDS_MORE = v.words("know knew known think thought believe believed decide decided ensure see saw seen")
IN_WHAT = v.words("exchange response connection addition order front charge favor favour case")
COMPARED = v.words("long early late soon recently far")
SAYING = v.words("citing demanding ordering seeking calling condemning")
CUT_BEFORE = (
    v.PREPOSITIONS | v.RELATIVES | v.words("and but or because although so using including claiming saying")
)


def line(text: str, words: list[Token]) -> str:
    """The words as one line, spaced as they were in the text."""
    pieces: list[str] = []
    previous: Token | None = None
    for word in _balanced(words):
        if previous is not None and _apart(text, previous, word):
            pieces.append(" ")
        pieces.append(word.text)
        previous = word
    return "".join(pieces).replace("\u00ad", "").replace("ﬁ", "fi").replace("ﬂ", "fl")


def fits(text: str, words: list[Token], limit: int) -> bool:
    """Whether their line has room in so many characters; it is made only where its spaces decide that."""
    whole = "".join(word.text for word in words)
    most = len(whole) + len(words) + whole.count("ﬁ") + whole.count("ﬂ")
    # a line leaves out nothing but marks, soft hyphens, and what an editor put in square brackets
    least = sum(len(word.text) for word in words if word.part != "mark") - whole.count("\u00ad")
    if least > limit and "[" not in whole:
        return False
    return most <= limit or len(line(text, words)) <= limit


def _apart(text: str, left: Token, right: Token) -> bool:
    if right.text in ",;:.!?)”%" or left.text in "(“":
        return right.text == "." and _begins_a_name(text, left, right)
    if left.start == left.end or right.start == right.end:  # a word that the text does not have
        return True
    between = text[left.end : right.start] if left.end <= right.start else " "
    return bool(between) and (between.isspace() or any(c.isspace() for c in between) or len(between) > 1)


def _begins_a_name(text: str, left: Token, right: Token) -> bool:
    """ "the .onion site"."""
    spaced = left.end < right.start <= left.end + 2
    return spaced and right.start < right.end < len(text) and text[right.end].isalnum()


def _balanced(words: list[Token]) -> list[Token]:
    """Without marks of emphasis, and without quotation marks or brackets that lack their other half."""
    if not any(word.part == "mark" and word.text not in ALWAYS_KEPT for word in words):
        return words
    kept: list[Token] = []
    opened: list[int] = []
    loose: set[int] = set()
    for index, word in enumerate(words):
        if (word.text in "*_#>[]{}|" and word.part == "mark") or _editorial(words, index):
            continue
        if word.part == "mark" and word.text in "“‘(«":
            opened.append(len(kept))
        elif (word.part == "mark" and word.text in "”)»") or (word.text == "’" and _closes(kept, opened)):
            if opened and kept[opened[-1]].text == PAIRS[word.text]:
                opened.pop()
            else:
                loose.add(len(kept))
        kept.append(word)
    if opened and kept[opened[0]].start == kept[opened[0]].end:  # a quotation of ours, cut short
        kept.append(kept[opened.pop(0)]._replace(text="”", lower="”"))
    loose.update(opened)
    loose.update(_empty_pairs(kept))
    straight = [index for index, word in enumerate(kept) if word.text == '"']
    if len(straight) % 2:
        loose.add(straight[0] if straight[0] == 0 else straight[-1])
    return [word for index, word in enumerate(kept) if index not in loose]


def _editorial(words: list[Token], index: int) -> bool:
    """The word in "[PDF]" or "[sic]"."""
    return words[index].lower in {"pdf", "sic"} and index > 0 and words[index - 1].text == "["


def _empty_pairs(kept: list[Token]) -> set[int]:
    """Quotation marks and brackets with nothing left between them."""
    pairs = {("“", "”"), ("‘", "’"), ("(", ")"), ('"', '"')}
    empty = [i for i in range(len(kept) - 1) if (kept[i].text, kept[i + 1].text) in pairs]
    return {index for first in empty for index in (first, first + 1)}


def _closes(kept: list[Token], opened: list[int]) -> bool:
    return bool(opened) and kept[opened[-1]].text == "‘"


NO_BEGINNING = v.OPENERS | {"that", "or"}


def trimmed(words: list[Token]) -> list[Token]:
    """Without hedges, without openers, and without what a line cannot end on."""
    words = [w for i, w in enumerate(words) if w.lower not in DROPPED or _within_a_noun(words, i)]
    if words and words[0].part == "ing" and words[0].lower in v.SPEAKS:
        words = words[1:]
    while words and (words[0].lower in NO_BEGINNING or words[0].text in ",;:.!?–—-)”’…"):
        words = words[1:]
    words = _without_adverbial(words)
    while words and _hangs(words) and not _particle(words):
        words = words[:-1]
    return _without_comparison(words)


def _within_a_noun(words: list[Token], index: int) -> bool:
    """ "a now offline site": not "the firm has now shut"."""
    return index > 0 and words[index - 1].lower in {"a", "an"}


def _without_comparison(words: list[Token]) -> list[Token]:
    """ "called for it as long ago | as last summer": without its first half, where the second is the date."""
    end = len(words) - (bool(words) and words[-1].lower in {"ago", "back"})
    if end > 3 and words[end - 2].lower == "as" and words[end - 1].lower in COMPARED:
        return words[: end - 2]
    return words


def _without_adverbial(words: list[Token]) -> list[Token]:
    """ "In response, Acme shut …" without "in response"."""
    if not words or words[0].lower not in v.PREPOSITIONS:
        return words
    comma = next((i for i, word in enumerate(words[:7]) if word.part in {"mark", "finite"}), 0)
    rest = words[comma + 1 :]
    if words[comma].text != "," or len(rest) < 3 or finite_index(rest, 1, len(rest)) is None:
        return words
    return rest


def _hangs(words: list[Token]) -> bool:
    """Whether a line must not end on its last word: "of", "the", "for failing", "in the days"."""
    last = words[-1]
    if last.lower in NO_END or last.text in ",;:.–—-(“‘…":
        return True
    if len(words) < 4:
        return False
    if last.lower == "that":
        return words[-2].lower not in v.SPEAKS and words[-2].part != "finite"
    if words[-2].lower == "in" and last.lower in IN_WHAT:
        return True
    if last.lower in {"days", "weeks", "months", "years"}:
        return words[-2].lower == "the" and words[-3].lower in {"in", "for", "over"}
    return last.part == "ing" and words[-2].lower in {"for", "by", "after", "before", "of", "without"}


def _particle(words: list[Token]) -> bool:
    """Whether the last word belongs to the verb before it: "took over", "hired her"."""
    if len(words) > 1 and words[-1].lower in OBJECTS and words[-2].part in {"finite", "participle"}:
        return True
    return len(words) > 1 and words[-2].lower in WITH_PARTICLE.get(words[-1].lower, ())


LEFT_OPEN = v.AUXILIARY - {"do", "does", "did"}


def shortened(text: str, words: list[Token], limit: int = LONGEST_HEADLINE) -> list[Token]:
    """The longest beginning that fits and still is a clause; cut before a word that begins a new part."""
    if fits(text, words, limit):
        return words
    verb = finite_index(words, 0, len(words))
    if kept := whole_parts(text, words, limit):
        return kept
    length = 0
    last_cut = whole_cut = 0
    for index, word in enumerate(words):
        length += word.end - word.start + 1
        if length > limit + 1:
            break
        enough = verb is not None and (index > verb + 1 or (index > verb and word.lower in {"and", "but"}))
        if enough and (word.text in ",;:–—(" or _may_cut(words, index)):
            last_cut = index
        if enough and last_cut == index and _says_enough(trimmed(words[:index]), verb or 0):
            whole_cut = index
    last_cut = whole_cut or last_cut
    if not last_cut:
        last_cut = min(len(words) - 1, max(1, _phrase_start(words, _fitting(words, limit))))
    kept = trimmed(words[:last_cut])
    if words[last_cut].lower == "to" and len(kept) > 3 and kept[-1].lower in NEEDS_TO:
        kept = trimmed(kept[:-1])
    while len(kept) > 3 and kept[-1].lower in LEFT_OPEN:
        kept = trimmed(kept[:-1])
    return kept


def whole_parts(text: str, words: list[Token], limit: int) -> list[Token]:
    """As much as fits, cut where something only adds, ", citing …", "to make …", "which …"; or []."""
    verb = finite_index(words, 0, len(words))
    if verb is None:
        return []
    for cut in range(len(words) - 1, verb + 1, -1):
        if _adds(words, cut):
            kept = trimmed(words[:cut])
            if fits(text, kept, limit) and _says_enough(kept, verb):
                return kept
    return []


NO_CUT_AFTER = v.PREPOSITIONS | v.AUXILIARY


SPEAKING = v.SPEAKS | SAYING


NO_INFINITIVE = v.DETERMINERS | v.INDEFINITE | v.PRONOUNS


def _adds(words: list[Token], index: int) -> bool:
    word, previous = words[index], words[index - 1]
    if word.part == "mark":
        return word.text in ",;:–—("
    if previous.lower in NO_CUT_AFTER or _completes(words, index):
        return False
    if word.part == "ing":
        return word.lower in v.ADDING and (previous.text == "," or word.lower in SPEAKING)
    if word.lower in {"and", "but"}:
        return finite_index(words, index + 1, min(len(words), index + 7)) is not None
    following = words[index + 1] if index + 1 < len(words) else word
    if word.lower == "to":
        if any(w.lower in v.CONTROLS for w in words[max(0, index - 7) : index]):
            return False
        if following.part != "word" or following.lower in NO_INFINITIVE:
            return False
        return _may_cut(words, index) and not any(w.lower == "for" for w in words[index - 3 : index])
    if word.lower in {"as", "so"}:
        return finite_index(words, index + 1, min(len(words), index + 7)) is not None
    return word.lower in ADDS or (word.lower == "that" and _may_cut(words, index))


WANTS_AN_OBJECT = v.SPEAKS | NEEDS_MORE


def _says_enough(kept: list[Token], verb: int) -> bool:
    """Whether a cut clause keeps what its verb needs: an object, or all of "said that …"."""
    if len(kept) < verb + 3:
        return False
    said = next((i for i in range(verb, len(kept)) if kept[i].lower == "that"), None)
    opened = said is not None and (
        kept[said - 1].lower in v.SPEAKS or kept[said - 1].part in {"finite", "participle"}
    )
    if len(kept) - 1 > verb and (kept[-1].part == "finite" or kept[-1].lower.endswith("ed")):
        return False
    return kept[-1].lower not in WANTS_AN_OBJECT and not (
        opened and finite_index(kept, (said or 0) + 1, len(kept)) is None
    )


def _phrase_start(words: list[Token], cut: int) -> int:
    """A cut within a noun phrase goes before it: "is a legally | valid way" ends on no adjective."""
    first = cut
    while first > 1 and first < len(words) and words[first].part in {"word", "name", "number"}:
        if words[first - 1].part not in {"word", "name", "number"} or words[first].lower in CUT_BEFORE:
            break
        first -= 1
    verb = finite_index(words, 0, len(words)) or 0
    return first if first > verb + 2 and words[first - 1].part != "finite" else cut


def _may_cut(words: list[Token], index: int) -> bool:
    """Whether a new part begins at a word; not "effort | to sell", "used | to spread", "a hearing | of"."""
    word, previous = words[index].lower, words[index - 1]
    following = words[index + 1] if index + 1 < len(words) else previous
    if index > 1 and words[index - 2].lower == "to" and previous.part == "word":
        return False
    if word in {"and", "or"} and previous.part == following.part == "name":
        return False
    if _completes(words, index) or (word == "for" and previous.lower in NEEDS_TO):
        return False
    if word == "to" and (words[index - 2].lower == "for" or _used_for(words, index)):
        return False
    if word == "that" and previous.lower in v.SPEAKS:
        return False
    if word == "to" and (previous.lower in NEEDS_TO or previous.part in {"participle", "finite"}):
        return False
    return word in CUT_BEFORE and word != "of"


# What these do is told by what follows the little word: "hit it with a fine", "banned it from selling".
WHOLE_WITH = {
    "with": v.words("hit slapped charged served provided threatened replaced credited landed tasked"),
    "from": v.words("banned barred prevented stopped blocked prohibited removed excluded suspended"),
    "before": v.words("appear appeared appears testify testified"),
    "of": v.words("accused convicted cleared stripped warned robbed"),
}
USED = v.words("use used using uses")
REACH = 9


def _completes(words: list[Token], index: int) -> bool:
    """ "hit Acme | with a fine": a word that the verb before it cannot do without."""
    verbs = WHOLE_WITH.get(words[index].lower)
    if verbs is None:
        return False
    for word in reversed(words[max(0, index - REACH) : index]):
        if word.lower in verbs:
            return True
        if word.lower == words[index].lower or word.part == "mark":
            return False
    return False


def cut_short(words: list[Token], kept: list[Token]) -> bool:
    """Whether a line lost what its verb cannot do without: "hit Acme" of "hit Acme with a fine"."""
    last = next((i for i, word in enumerate(words) if kept and word.start == kept[-1].start), len(words))
    return any(_completes(words, index) for index in range(last + 1, min(last + REACH, len(words))))


def _used_for(words: list[Token], index: int) -> bool:
    """ "used its pages | to spread hatred"."""
    return any(word.lower in USED for word in words[max(0, index - 5) : index])


def _fitting(words: list[Token], limit: int) -> int:
    length = 0
    for index, word in enumerate(words):
        length += word.end - word.start + 1
        if length > limit:
            return index
    return len(words)
