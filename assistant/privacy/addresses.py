"""Where somebody lives: a street with its number, and a full postcode. A street alone and the four digits alone stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import MaskedSpan
from assistant.privacy.dates import MONTHS
from assistant.privacy.lexicon import fold, ordinary
from assistant.privacy.words import Word, read_words

_SMALL = frozenset(
    [
        "en",
        "is",
        "op",
        "in",
        "de",
        "er",
        "na",
        "om",
        "of",
        "al",
        "ik",
        "je",
        "te",
        "tm",
        "we",
        "ze",
        "zo",
        "nu",
        "mn",
        "km",
        "kg",
        "uu",
        "uw",
        "aan",
        "het",
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "za",
        "zo",
        "cm",
        "mm",
        "jr",
        "st",
        "nd",
        "rd",
        "th",
        "to",
        "at",
        "by",
        "or",
        "my",
        "me",
        "it",
        "if",
        "an",
        "as",
        "be",
        "he",
        "no",
        "so",
        "us",
        "we",
        "am",
        "pm",
        "ja",
        "nee",
        "ha",
        "af",
        "ve",
        "on",
        "od",
        "po",
        "ma",
        "ne",
        "bu",
        "ta",
        "ty",
        "za",
        "mi",
        "el",
        "la",
        "le",
        "al",
        "sa",
        "ii",
        "iv",
        "vi",
        "xl",
        "ipv",
    ]
)
_POSTCODE = re.compile(r"(?<![\w\-/.])([1-9]\d{3})(?: {0,2}|-)([A-Za-z]{2})(?![\w])")
_HOUSE = re.compile(
    r"(?:(?:[ ,]{1,2}|-| - )(?:(?:nr|no|nummer|huisnummer|huisnr|hnr)\.?:? ?)?(\d{1,5}(?: ?-? ?[A-Za-z](?![\w])|[- ]?(?:bis|hs|I{1,3})(?!\w)|-\d{1,3})?)(?!\w|[.,:/]\d))"
)
_POSTCODE_WORD = re.compile(
    r"(?:postcode|postal code|zip|pc|posta kodu|kod pocztowy|індекс)\W{0,3}(?:is )?$", re.IGNORECASE
)
_UNITS = re.compile(
    r" ?(?:kinderen|kids|kind|jaar|jr|uur|keer|x|weken|week|maanden|maand|dagen|dag|mensen|minuten|min|euro|%|meter|km|jongens|meisjes|plekken|plaatsen|gezinnen|ouders|years|children|times|minutes|weeks|days|hours|people|families|seconden|seconds|pupils|leerlingen|dakika|yaş|lat|minut|років|:\d\d|\.\d\d|-? ?\d{1,2} jaar|t/m|tot|[-/.] ?\d{1,2}[-/.]|"
    + MONTHS
    + r")(?!\w)",
    re.IGNORECASE,
)


def find_postcodes(text: str) -> Iterator[MaskedSpan]:
    """Full postcodes ("2525 AB", "2525ab 12"), with the house number behind them where there is one."""
    for match in _POSTCODE.finditer(text):
        letters = match.group(2)
        house = _house_after(text, match.end())
        named = _POSTCODE_WORD.search(text[max(0, match.start() - 16) : match.start()])
        glued = match.end(1) == match.start(2)
        year = match.group(1) < "2100" and match.group(1) >= "1900" and house is None
        doubtful = (letters.lower() in _SMALL or year) and not (letters.isupper() or glued or named)
        mixed = letters[0].islower() != letters[1].islower() and not glued
        if doubtful or mixed or (letters.upper() in ("SA", "SD", "SS") and not named):
            continue
        yield MaskedSpan(match.start(), house or match.end(), "postcode_huisnummer")


def _house_after(text: str, at: int) -> int | None:
    house = _HOUSE.match(text, at)
    if house is None or _UNITS.match(text, house.end()):
        return None
    return house.end()


_STREET_ENDS = [
    "straat",
    "straatje",
    "laan",
    "weg",
    "plein",
    "kade",
    "gracht",
    "dreef",
    "singel",
    "pad",
    "steeg",
    "plantsoen",
    "markt",
    "burgwal",
    "wal",
    "erf",
    "hof",
    "park",
    "haven",
    "boulevard",
    "allee",
    "dijk",
    "veld",
    "hage",
    "oord",
    "rade",
    "kamp",
    "werf",
    "sloot",
    "wei",
    "tuin",
    "berg",
    "duin",
    "zoom",
    "baan",
    "rode",
    "poort",
    "hoek",
    "horst",
    "brink",
    "hoven",
    "gaarde",
    "voort",
    "spoor",
    "sluis",
]
_BARE_STREETS = frozenset(
    [
        "spui",
        "zuidwal",
        "lijnbaan",
        "zand",
        "voorhout",
        "loo",
        "plein",
        "hof",
        "prinsegracht",
        "herengracht",
        "groenmarkt",
    ]
)
_FOREIGN_HEADS = frozenset(
    [
        "ul",
        "ulica",
        "caddesi",
        "sokak",
        "sokagi",
        "mahallesi",
        "вул",
        "вулиця",
        "street",
        "road",
        "avenue",
        "lane",
        "drive",
        "شارع",
    ]
)
_LINKS = frozenset(["van", "de", "der", "den", "het", "ten", "ter", "te", "la", "le"])
_QUALIFIERS = frozenset(
    [
        "1e",
        "2e",
        "3e",
        "eerste",
        "tweede",
        "derde",
        "oude",
        "nieuwe",
        "lange",
        "korte",
        "grote",
        "kleine",
        "hoge",
        "lage",
        "noordelijke",
        "zuidelijke",
        "laan",
    ]
)
_NUMBER_WORDS = frozenset(["nr", "no", "nummer", "huisnummer", "huisnr", "hnr", "numara"])
_HOME = frozenset(
    [
        "adres",
        "adress",
        "address",
        "woont",
        "woon",
        "wonen",
        "woonachtig",
        "woonde",
        "verhuisd",
        "mieszka",
        "adresim",
        "adresi",
        "адреса",
    ]
)


def find_addresses(text: str) -> Iterator[MaskedSpan]:
    """Streets with a house number: "Hoefkade 123a", "op de hoefkade nr 12", "Laan van Meerdervoort 10-B", "ul. Kwiatowa 4"."""
    words = read_words(text)
    for at, word in enumerate(words):
        if word.kind != "number" or len(word.text) > 4:
            continue
        street_end = _street_before(words, at)
        if street_end is None or _UNITS.match(text, word.end):
            continue
        start = _street_start(words, street_end)
        if start is None:
            continue
        yield MaskedSpan(words[start].start, _end_of_house(text, word.start), "adres")


def _street_before(words: tuple[Word, ...], at: int) -> int | None:
    """The index of the word on which the street ends, before the house number at `at` and a "nr" or comma between."""
    back = at - 1
    steps = 0
    while (
        back >= 0
        and steps < 3
        and (words[back].key in _NUMBER_WORDS or (words[back].key in ".,:#" and words[back].kind == "mark"))
    ):
        back -= 1
        steps += 1
    if back < 0 or words[back].kind != "word":
        return None
    comma = any(words[i].key == "," for i in range(back + 1, at))
    numbered = any(words[i].key in _NUMBER_WORDS for i in range(back + 1, at))
    return None if comma and not numbered else back


def _street_start(words: tuple[Word, ...], end: int) -> int | None:
    """The index on which the street that ends at word `end` begins, None when it is no street."""
    word = words[end]
    if _is_street(word) or (word.key in _BARE_STREETS and word.capital):
        return _widened(words, end)
    if word.key in _FOREIGN_HEADS and end and words[end - 1].capital:
        return end - 1 if end < 2 or not words[end - 2].capital else end - 2
    back = end
    while back > max(0, end - 4) and (words[back].capital or words[back].key in _LINKS):
        back -= 1
    if words[back].key in _FOREIGN_HEADS or (words[back].key == "." and back and words[back - 1].key in _FOREIGN_HEADS):
        return back - 1 if words[back].key == "." else back
    if words[back].key == "laan" or (back + 1 < end and words[back + 1].key == "laan"):
        return back if words[back].key == "laan" else back + 1
    return _home_street(words, end)


def _is_street(word: Word) -> bool:
    for ending in _STREET_ENDS:
        if word.key.endswith(ending) and len(word.key) - len(ending) >= 3:
            return word.capital or fold(word.text) not in ordinary("nl")
    return False


def _widened(words: tuple[Word, ...], end: int) -> int:
    """Left over first names and small words of a street: "Jan van der Heijdenstraat", "2e Schuytstraat", "Laan van Nieuw Oosteinde"."""
    start = end
    at = end - 1
    while at >= 0 and at > end - 6:
        word = words[at]
        if (
            (word.kind == "word" and (word.capital or word.key in _QUALIFIERS) and not word.first)
            or (word.kind == "word" and word.first and word.capital and at == end - 1 and word.key not in _PREPOSITIONS)
            or (word.kind == "number" and at + 1 < len(words) and words[at + 1].key in ("e", "de", "ste"))
        ):
            start = at
        elif word.key not in _LINKS and word.key not in ("-", ".", "e", "ste"):
            break
        at -= 1
    if start and words[start - 1].key == "van" and start > 1 and words[start - 2].key in ("de", "op", "aan", ":"):
        start -= 1
    return start


_PREPOSITIONS = frozenset(
    [
        "op",
        "in",
        "aan",
        "de",
        "het",
        "wij",
        "ik",
        "woont",
        "woon",
        "adres",
        "van",
        "uit",
        "naar",
        "bij",
        "hij",
        "zij",
        "ze",
    ]
)


def _home_street(words: tuple[Word, ...], end: int) -> int | None:
    """ "woont op Kleine Loo 4", "adres: Ambachtsgaarde 3": any capital words behind a word for living somewhere."""
    back = end
    while back >= 0 and back > end - 4 and words[back].kind == "word" and words[back].capital and not words[back].first:
        back -= 1
    if back == end:
        return None
    before = {words[i].key for i in range(max(0, back - 3), back + 1)}
    return back + 1 if before & _HOME else None


_HOUSE_NUMBER = re.compile(
    r"\d{1,4}(?:(?:-?[A-Za-z]| [A-Za-h])(?![\w'])|[- ]?(?:bis|hs|I{1,3})(?!\w)|[-/]\d{1,4}(?!\w))?(?: ?-? ?(?:I{1,3}|hs)(?!\w))?"
)


def _end_of_house(text: str, start: int) -> int:
    match = _HOUSE_NUMBER.match(text, start)
    return match.end() if match else start
