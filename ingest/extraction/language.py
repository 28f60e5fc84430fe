"""Which language a text is in, by its commonest words: enough to keep English rules away from the others."""

import re
from collections import Counter

from ingest.extraction.vocabulary import words

# Words that each language uses all the time and its neighbours do not, or less.
COMMON = {
    "en": words(
        "the of and to in that is was for it with as on be at by had not are but from or have they which"
    ),
    "fr": words(
        "le la les des du une est dans que qui pour pas sur avec il elle au aux ce cette sont par mais été"
    ),
    "de": words(
        "der die das und ist nicht ein eine mit den von zu auf im dem sich des auch wird aus bei nach wurde"
    ),
    "es": words(
        "el los las que del una por con para se su al como más pero fue este ha son sus entre está también"
    ),
    "it": words(
        "il che di del della per una con non sono nel alla dei gli più anche come ha dal delle è stato questo"
    ),
    "pt": words(
        "o os as que do da dos das uma para com não por em no na foi mais ao como pelo pela são também"
    ),
    "nl": words(
        "de het een van en dat niet zijn op te voor met aan ook door maar naar bij heeft wordt werd om uit"
    ),
    "sv": words("och att det som en på är av för med den till inte har de ett om men var sig från vi"),
    "da": words("og at det er en til af på den som med der ikke de for et har var han om men sig fra vi"),
    "pl": words("i w na z do nie się że jest to o jak po co za od przez ale jego jej oraz był została dla"),
}
SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
WORD = re.compile(r"[^\W\d_]+")
SAMPLE_WORDS = 3000
SAMPLE_CHARACTERS = 20_000
# So many common words, and so many times those of English, before a text is called another language's.
ENOUGH, TIMES = 8, 2


def language_of(text: str) -> str:
    """The language's code; "en" for English and for whatever cannot be told.

    >>> language_of("Die Firma hat das Werk, das der Bund im Mai nicht mit den Ländern bezahlt, verkauft.")
    'de'
    """
    sample = text[:SAMPLE_CHARACTERS]
    found = WORD.findall(sample)
    if not sample.isascii():
        for code, script in SCRIPTS.items():
            if len(script.findall(sample)) * 3 > len(found) * 2 > 0:
                return code
    said = Counter(word.lower() for word in found[:SAMPLE_WORDS])
    hits = {code: sum(said[word] for word in common) for code, common in COMMON.items()}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] >= ENOUGH and hits[best] >= TIMES * hits["en"] else "en"
