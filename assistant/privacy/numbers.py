"""Numbers that belong to one person: BSN, bank account, number plate and file number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import MaskedSpan
from assistant.privacy.cues import all_cues

_BSN_WORD = re.compile(
    r"\b(?:bsn|b\.s\.n|burger ?service ?nummer|sofi(?:-| )?nummer|pgn|onderwijsnummer|persoonsgebonden nummer|"
    r"persoonsnummer|citizen service number|social security number|kimlik|pesel|рнокпп|іпн)",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<![\w+])\d(?:[ .\-]?\d){7,10}(?!\w)")
_NEAR = 40


def find_bsns(text: str) -> Iterator[MaskedSpan]:
    """Nine digits that pass the eleven-test anywhere; eight to eleven that do not, behind a word for the number."""
    for match in _LONG_NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        named = _told(_BSN_WORD, text, match.start())
        if named or (len(digits) == 9 and passes_eleven_test(digits)):
            yield MaskedSpan(match.start(), match.end(), "bsn")


def _told(words: re.Pattern[str], text: str, at: int) -> bool:
    """Whether one of `words` stands shortly before `at`, with no other number between."""
    before = text[max(0, at - _NEAR) : at]
    told = [match.end() for match in words.finditer(before)]
    return bool(told) and not any(sign.isdigit() for sign in before[told[-1] :])


def passes_eleven_test(digits: str) -> bool:
    """The check of a Dutch BSN of nine digits: 9a + 8b + … + 2h - i is a multiple of 11 ("111222333" passes)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2} ?\d{2}(?=[ .\-]?[A-Za-z0-9])")
_IBAN_LENGTHS = {
    **dict.fromkeys(("NO",), 15),
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("NL", "DK"), 18),
    **dict.fromkeys(("LT", "AT", "LU"), 20),
    **dict.fromkeys(("CH", "HR"), 21),
    **dict.fromkeys(("DE", "GB", "BG", "IE"), 22),
    **dict.fromkeys(("ES", "RO", "SE", "CZ", "SK"), 24),
    **dict.fromkeys(("PT",), 25),
    **dict.fromkeys(("TR",), 26),
    **dict.fromkeys(("FR", "IT", "GR"), 27),
    **dict.fromkeys(("PL", "MA", "HU", "CY"), 28),
    **dict.fromkeys(("UA",), 29),
}
_IBAN_WORD = re.compile(r"\b(?:iban|rekening|rek\.? ?nr|bank|account|konto|hesap|рахун)", re.IGNORECASE)
_DUTCH_ACCOUNT = re.compile(r"NL\d\d[A-Z]{4}\d{10}")


def find_ibans(text: str) -> Iterator[MaskedSpan]:
    """Bank accounts with a right check number; in Dutch shape or behind a word for it also without."""
    for match in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(match.group()[:2].upper())
        end = _end_of_signs(text, match.start(), length) if length else None
        if length is None or end is None:
            continue
        account = re.sub(r"[ .\-]", "", text[match.start() : end]).upper()
        named = _told(_IBAN_WORD, text, match.start())
        if passes_mod_97(account) or _DUTCH_ACCOUNT.fullmatch(account) or named:
            yield MaskedSpan(match.start(), end, "iban")


def passes_mod_97(account: str) -> bool:
    """The check of ISO 13616 on an account without spaces, in capitals."""
    if not account.isascii() or not account.isalnum():
        return False
    turned = account[4:] + account[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _end_of_signs(text: str, start: int, count: int) -> int | None:
    """The offset behind `count` letters and digits from `start`, separators not counted; None when cut short."""
    at = start
    for seen in range(count):
        if seen and at < len(text) and text[at] in " .-":
            at += 1
        if at >= len(text) or not (text[at].isascii() and text[at].isalnum()):
            return None
        at += 1
    return at if at == len(text) or not text[at].isalnum() else None


_PLATE_SHAPES = (
    *("LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D"),
    *("D-LLL-DD", "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D"),
)
_PLATE = re.compile(
    r"(?<![\w-])(?:" + "|".join(s.replace("L", "[A-Za-z]").replace("D", r"\d") for s in _PLATE_SHAPES) + r")(?![\w-])"
)
_PLATE_WORD = re.compile(
    r"\b(?:kenteken(?:plaat)?|nummerbord|nummerplaat|licen[cs]e plate|number plate|plaka(?:sı|m)?|rejestracyjn\w{1,4}|"
    r"номерний знак)[^\w\n]{0,3}(?:(?:is|van|auto|nr|de|zijn|haar|mijn|:|numarası)[^\w\n]{1,3}){0,3}",
    re.IGNORECASE,
)


def find_plates(text: str) -> Iterator[MaskedSpan]:
    """Dutch number plates with their dashes; any mix of letters and digits behind a word for a plate."""
    for match in _PLATE.finditer(text):
        letters = re.findall(r"[a-z]+", match.group().lower())
        if all_cues("plate_lookalikes").isdisjoint(letters):
            yield MaskedSpan(match.start(), match.end(), "kenteken")
    for word in _PLATE_WORD.finditer(text):
        end = _end_of_plate(text, word.end())
        if end is not None:
            yield MaskedSpan(word.end(), end, "kenteken")


def _end_of_plate(text: str, start: int) -> int | None:
    """The offset behind the shortest run of 5 to 9 letters and digits from `start`, None without one."""
    for match in re.finditer(r"(?=[^\w-]|$)", text[start : start + 14]):
        piece = text[start : start + match.start()]
        signs = re.sub(r"[ -]", "", piece)
        if not signs.isalnum():
            continue
        mixed = any(sign.isdigit() for sign in signs) and any(sign.isalpha() for sign in signs)
        if mixed and 5 <= len(signs) <= 9:
            return start + match.start()
    return None


_NUMBER_WORD = r"(?:[ -]?(?:nummer|nr|no|id|code|kenmerk|number))"
_FILE_WORD = re.compile(
    rf"\b(?:(?:[a-z]{{0,14}}dossier|zaak|casus|polis|kenmerk|referentie|beschikking|paspoort|rijbewijs|id-?kaart){_NUMBER_WORD}?"
    r"|(?:cli[eë]nt(?:en)?|klant|pati[eë]nt(?:en)?|leerling|registratie|meldings?|aanmeld(?:ings)?|document|pas|ooievaarspas|"
    rf"verwijs|indicatie|beschikkings|lid(?:maatschaps)?|relatie|passport|student|patient|client){_NUMBER_WORD}"
    r"|v-?nummer|ref(?:erence)?|file|case|dosya|sprawy|akt|справи|رقم الملف|ملف)(?![^\W\d_])",
    re.IGNORECASE,
)
_FILE_GLUE = re.compile(
    r"(?:[ \t]*(?:[:#=.(]|nummer|nr|no|numer|numarası|number|id|is|van \w{1,12}|номер|met|onder|ref|kenmerk|staat op|"
    r"bekend als|bekend onder)(?![^\W\d_])){0,4}[ \t]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"nummer|nr|no\b|number|numer|номер|[:#]", re.IGNORECASE)
_FILE_NUMBER = re.compile(r"[A-Za-z0-9]{1,20}(?:[-/._][A-Za-z0-9]{1,20}){0,6}")


def find_file_numbers(text: str) -> Iterator[MaskedSpan]:
    """The number behind a word such as dossier, zaaknummer or case number; the word itself stays."""
    for word in _FILE_WORD.finditer(text):
        glue = _FILE_GLUE.match(text, word.end())
        start = glue.end() if glue else word.end()
        number = _FILE_NUMBER.match(text, start)
        if number is None or start == word.end():
            continue
        digits = sum(sign.isdigit() for sign in number.group())
        named = (
            re.search(r"nummer|nr|no\b|number|numer|номер|[:#]", text[word.start() : start], re.IGNORECASE) is not None
        )
        year = re.fullmatch(r"(?:19|20)\d\d", number.group()) is not None
        if (digits >= 4 and (named or not year)) or (digits >= 3 and named and len(number.group()) >= 4):
            yield MaskedSpan(start, number.end(), "dossiernummer")
