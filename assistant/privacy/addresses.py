"""Where somebody lives: a street with its number, a full postcode. A street alone and the four digits alone stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import MaskedSpan
from assistant.privacy.cues import all_cues
from assistant.privacy.dates import MONTHS
from assistant.privacy.keeping import street_like
from assistant.privacy.namewords import Message
from assistant.privacy.words import Word

_POSTCODE = re.compile(r"(?<![\w\-/.])([1-9]\d{3})(?: {0,2}|-)([A-Za-z]{2})(?!\w)")
_POSTCODE_WORD = re.compile(
    r"(?:postcode|postal code|zip|pc|posta kodu|kod pocztowy|індекс)\W{0,3}(?:is )?$", re.IGNORECASE
)
_SUFFIX = r"(?:(?:-?[A-Za-z]| [A-Za-h])(?![\w'])|[- ]?(?:bis|hs|I{1,3})(?!\w)|[-/]\d{1,4}(?!\w))?"
_HOUSE_NUMBER = re.compile(rf"\d{{1,5}}{_SUFFIX}(?: ?-? ?(?:I{{1,3}}|hs)(?!\w))?")
_HOUSE_BEHIND = re.compile(
    r"(?:[ ,]{1,2}|-| - )(?:(?:nr|no|nummer|huisnummer|huisnr|hnr)\.?:? ?)?"
    rf"\d{{1,5}}{_SUFFIX}(?![\w]|[.,:/]\d)",
)
# What makes a number behind a street or postcode a count, a time or a date instead of a house.
_COUNTED = re.compile(
    r" ?(?:kinderen|kids|kind|leerlingen|jaar|jr|uur|keer|x|weken|week|maanden|maand|dagen|dag|mensen|minuten|min|"
    r"seconden|euro|%|meter|km|jongens|meisjes|plekken|plaatsen|gezinnen|ouders|years|children|times|minutes|weeks|days|hours|people|"
    r"families|seconds|pupils|dakika|yaş|lat|minut|років|:\d\d|\.\d\d|-? ?\d{1,2} jaar|t/m|tot|[-/.] ?\d{1,2}[-/.]|"
    + MONTHS
    + r")(?!\w)",
    re.IGNORECASE,
)


def find_postcodes(text: str) -> Iterator[MaskedSpan]:
    """Full postcodes ("2525 AB", "2525ab 12"), with the house number behind them where there is one."""
    for match in _POSTCODE.finditer(text):
        house = _house_behind(text, match.end())
        if _is_postcode(text, match, house is not None):
            yield MaskedSpan(match.start(), house or match.end(), "postcode_huisnummer")


def _is_postcode(text: str, match: re.Match[str], housed: bool) -> bool:
    digits, letters = match.groups()
    named = _POSTCODE_WORD.search(text[max(0, match.start() - 16) : match.start()]) is not None
    if named:
        return True
    if letters.upper() in ("SA", "SD", "SS"):
        return False
    glued = match.end(1) == match.start(2)
    if glued or letters.isupper():
        return True
    year = "1900" <= digits < "2100" and not housed
    return letters.islower() and letters not in all_cues("postcode_lookalikes") and not year


def _house_behind(text: str, at: int) -> int | None:
    house = _HOUSE_BEHIND.match(text, at)
    if house is None or _COUNTED.match(text, house.end()):
        return None
    return house.end()


_LINKS = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "la", "le"})
_MARKS = frozenset({".", ",", ":", "#"})
_REACH = 6


def find_addresses(message: Message, text: str) -> Iterator[MaskedSpan]:
    """Streets with a house number: "Hoefkade 123a", "op de hoefkade nr 12", "Laan van Nooit 10-B", "ul. Miła 4"."""
    words = message.words
    for at, word in enumerate(words):
        if word.kind != "number" or len(word.text) > 4 or _COUNTED.match(text, word.end):
            continue
        end = _street_before(words, at)
        start = _street_start(words, end) if end is not None else None
        if start is None:
            continue
        house = _HOUSE_NUMBER.match(text, word.start)
        end_of_house = house.end() if house else word.end
        yield MaskedSpan(words[start].start, _end_of_row(text, end_of_house), "adres")


def _end_of_row(text: str, end: int) -> int:
    """Behind a second house number: "Kerkstraat 5 en 7"."""
    row = re.match(r" (?:en|&) \d{1,4}[A-Za-z]?(?!\w|[.,:/]\d)", text[end : end + 12])
    return end + row.end() if row and not _COUNTED.match(text, end + row.end()) else end


def _street_before(words: tuple[Word, ...], at: int) -> int | None:
    """The index of the word on which a street could end, before the house number at `at` and a "nr" between."""
    back = at - 1
    while back >= max(0, at - 3) and (
        words[back].key in all_cues("house_words") or words[back].key in (".", ",", ":", "#")
    ):
        back -= 1
    if back < 0 or words[back].kind != "word":
        return None
    between = {word.key for word in words[back + 1 : at]}
    return None if "," in between and between.isdisjoint(all_cues("house_words")) else back


def _street_start(words: tuple[Word, ...], end: int) -> int | None:
    """The index on which the street that ends at word `end` begins, None when it is no street."""
    word = words[end]
    if street_like(word, numbered=True) or (word.key in all_cues("bare_streets") and word.capital):
        return _widened(words, end)
    if word.key in all_cues("street_heads") and end and words[end - 1].capital:
        return end - 2 if end > 1 and words[end - 2].capital else end - 1
    headed = _street_head(words, end)
    return headed if headed is not None else _home_street(words, end)


def _street_head(words: tuple[Word, ...], end: int) -> int | None:
    """The index of "Laan", "ul." or "вул." before the capitals that end at `end`."""
    for back in range(end, max(-1, end - 8), -1):
        word = words[back]
        if word.key in all_cues("street_heads") and back < end:
            return back
        if not (word.capital or word.key in _LINKS or word.key in (".", "-")):
            return None
    return None


def _widened(words: tuple[Word, ...], end: int) -> int:
    """Left over first names and small words: "Jan van der Heijdenstraat", "2e Schuytstraat", "van Ostadestraat"."""
    start = end
    for at in range(end - 1, max(-1, end - _REACH), -1):
        if _belongs(words, at, end):
            start = at
        elif words[at].key not in _LINKS and words[at].key not in ("-", ".", "e", "ste"):
            break
    prefixed = start > 1 and words[start - 1].key == "van" and words[start - 2].key in ("de", "op", "aan", ":")
    return start - 1 if prefixed else start


def _belongs(words: tuple[Word, ...], at: int, end: int) -> bool:
    word = words[at]
    if word.kind == "number":
        return words[at + 1].key in ("e", "de", "ste")
    if word.kind != "word":
        return False
    if word.key in all_cues("before_streets"):
        return word.capital and not word.first
    if word.key in all_cues("street_qualifiers"):
        return not word.first
    return word.capital and (not word.first or at == end - 1)


def _home_street(words: tuple[Word, ...], end: int) -> int | None:
    """ "woont op Kleine Loo 4", "adres: Ambachtsgaarde 3": capitals behind a word for living somewhere."""
    back = end
    while back >= 0 and back > end - 4 and words[back].kind == "word" and words[back].capital and not words[back].first:
        back -= 1
    before = {word.key for word in words[max(0, back - 3) : back + 1]}
    return back + 1 if back < end and not before.isdisjoint(all_cues("home_words")) else None
