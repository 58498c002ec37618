"""Phone numbers of people, Dutch and foreign. Help lines, service numbers and public bodies stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.domain import MaskedSpan
from assistant.privacy.lexicon import sections

_GAP = r"[ .\-/()]{0,3}"
_NOT_A_DATE = r"(?!\d{1,2}[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d(?!\d))"
_DUTCH = re.compile(rf"(?<![\d+\w])\(?{_NOT_A_DATE}0\d(?:{_GAP}\d){{8}}(?!\d)")
_TURKISH = re.compile(rf"(?<![\d+\w])\(?0?5\d\d\)?(?:{_GAP}\d){{7}}(?!\d)")
_ABROAD = re.compile(
    rf"(?<![\d\w])\(?(?:\+|00){_GAP}(?:"
    rf"(?:31|48|212|380|32|33|34|351|359|40|963|964|251|291|252){_GAP}(?:\(0\))?(?:{_GAP}\d){{9}}"
    rf"|(?:90|44|49|1|91|7){_GAP}(?:\(0\))?(?:{_GAP}\d){{10}}"
    rf"|(?:597|599|297){_GAP}\d(?:{_GAP}\d){{5,7}}"
    rf"|[1-9]\d{{0,2}}(?:[ .\-/()]?\d){{6,11}})(?!\d)"
)
_NAMED = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|telnr|telefoonnr|mobiel|mob|gsm|app|appen|bel|bellen|bereikbaar|whatsapp|phone|mobile|"
    r"cell|call|telefonum|telefon|telefonu|numaram|numaramız|komórka|komórkę|numer telefonu|тел|телефон|телефону|"
    r"номер телефону|мій номер|هاتف|هاتفي|رقم|رقمي|جوال|موبايل)(?![^\W\d_])[^\w\n+]{0,4}"
    r"(?:(?:is|me|mij|ons|op|via|nummer|nr|number|to|це|هو|moeder|vader|mama|papa|haar|hem)[^\w\n+]{1,3}){0,3}"
    r"(\(?\d(?:[ .\-/()]{0,2}\d){6,11})(?!\d)",
    re.IGNORECASE,
)
_SERVICE = ("0800", "0900", "0906", "0909", "088", "0031800", "0031900", "31800", "31900", "3188", "003188")
_SPOKEN_DIGIT = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|one|two|three|four|five|six|seven|eight|nine|\d)"
)
_SPOKEN = re.compile(rf"\b(?:nul|zero)(?:[ ,\-]{{1,2}}{_SPOKEN_DIGIT}\b){{7,11}}", re.IGNORECASE)
_DESK = re.compile(
    r"\b(?:[a-z]{2,14}lijn|meldpunt|servicepunt|klantcontact\w{0,12}|klantenservice|gemeente|cjg|ggd|ggz|politie|"
    r"politiebureau|huisartsenpost|wijkteam|bibliotheek|ziekenhuis|stadhuis|stadsdeelkantoor|veilig thuis|balie|"
    r"receptie|administratie|buurthuis|wijkcentrum|helpline|hotline|town hall)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:mijn|m'n|haar|zijn|privé|thuis|moeder|vader|oma|opa|ouders|eigen|my|her|his)\b", re.IGNORECASE)


def find_phones(text: str) -> Iterator[MaskedSpan]:
    """Phone numbers in digits or in words; help lines, 0800, 0900, 088 and listed public numbers are left out."""
    for pattern in (_ABROAD, _DUTCH, _TURKISH, _SPOKEN):
        for match in pattern.finditer(text):
            if not is_public(match.group()) and not _of_a_desk(text, match.start(), match.end()):
                yield _trimmed(text, match.start(), match.end())
    for match in _NAMED.finditer(text):
        if not is_public(match.group(1)) and not _of_a_desk(text, match.start(1), match.end(1)):
            yield MaskedSpan(match.start(1), match.end(1), "telefoon")


def _of_a_desk(text: str, start: int, end: int) -> bool:
    """Whether a landline is that of a line or an office: "de opvoedlijn is 070 …", "070 … is de hulplijn"."""
    digits = re.sub(r"\D", "", text[start:end])
    if digits.startswith(("06", "316", "00316", "05")) or (text[start] == "+" and not digits.startswith("31")):
        return False
    before = re.split(r"[.!?;\n]|, (?:en )?", text[max(0, start - 50) : start])[-1]
    behind = re.match(r" ?(?:\(|is|was|van)[^.,;\n]{0,40}", text[end : end + 50])
    after = behind.group() if behind else ""
    return bool((_DESK.search(before) and not _OWN.search(before)) or _DESK.search(after))


def _trimmed(text: str, start: int, end: int) -> MaskedSpan:
    if text[start] == "(" and ")" not in text[start:end]:
        start += 1
    return MaskedSpan(start, end, "telefoon")


def is_public(number: str) -> bool:
    """Whether `number` is a service number or stands in the list of public ones."""
    digits = re.sub(r"\D", "", number)
    national = re.sub(r"^(?:0031|31)0?", "0", digits) if len(digits) > 10 else digits
    return digits.startswith(_SERVICE) or national.startswith(_SERVICE) or national in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(sections("public_numbers")[""])
