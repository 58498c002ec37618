"""Birth dates: a full date that is said to be one, and a birthday (day and month) beside an age."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from assistant.domain import MaskedSpan

MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|"
    "january|february|march|may|june|july|august|october|mar|oct|"
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|"
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    "يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|غشت|سبتمبر|شتنبر|أكتوبر|نوفمبر|ديسمبر"
)
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_DAY_MONTH = (
    rf"(?:\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?[ \-]{{0,2}}(?:of )?(?:{MONTHS})(?![^\W\d_])\.?"
    rf"|(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))"
)
_FULL = re.compile(
    rf"(?<![\w-])(?:\d{{1,2}} ?[-/.] ?\d{{1,2}} ?[-/.] ?{_YEAR}(?![\w-]|[/.]\d)"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\w-])"
    rf"|{_DAY_MONTH}[ ,\-]{{0,2}}{_YEAR}(?!\w))",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?<![\w-]){_DAY_MONTH}|(?<![\w-])\d{{1,2}}[-/]\d{{1,2}}(?![\w-]|[/.]\d)", re.IGNORECASE)
_BORN_WORDS = (
    r"\b(?:geboren|geb\.?(?:oorte)?(?:[ -]?(?:datum|dtm|dat))?|gebdat\w{0,3}|geboortedatum|geboortedag|g\.?d\.?|born|"
    r"dob|d\.o\.b|date of birth|birth ?date|birthday|doğum|doğumlu|doğdu|dogum|dogumlu|urodz\w{0,6}|ur\.|"
    r"(?:року )?народ\w{0,6}|д\.н\.|нар\.)(?!\w)|\*|ولد|ولدت|مواليد|ميلاد|الميلاد|وُلد"
)
_BIRTHDAY_WORDS = (
    r"\b(?:jarig|verjaardag|verjaart|birthday|turns|turning|doğum günü|urodziny|kończy|skończy|день народження|"
    r"виповн\w{1,8})(?!\w)|عيد ميلاد|\b(?:wordt|word|werd|werden|worden)"
    r"(?= (?:\w{1,12} ){0,5}?(?:\d{1,2}|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien)\b)"
)
_BORN = re.compile(_BORN_WORDS, re.IGNORECASE)
_BIRTHDAY = re.compile(_BIRTHDAY_WORDS, re.IGNORECASE)
_BORN_OR_BIRTHDAY = re.compile(f"{_BORN_WORDS}|{_BIRTHDAY_WORDS}", re.IGNORECASE)
# "hij is van 12-03-2016", "8 jaar (12-03-2016)"
_SAID_OF_CHILD = re.compile(
    r"(?:\b(?:hij|zij|ze|zoon|dochter|die|kind|jongen|meisje) is van|\d{1,2} ?(?:jaar|jr|j)\b[ ,(]{1,3})\W{0,2}$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:koningsdag|festival|workshop|inschrijving|aanmelding|afspraak|open dag|begint|start|starting|vanaf|"
    r"schoolfeest|zomerfeest)\b",
    re.IGNORECASE,
)
# What stands between a word for birth and a date that is about something else.
_BREAK = re.compile(
    r"\d[-/. ]|\d$|\b(?:feest|start|begint|vanaf|starting|afspraak|aanmelding|partijtje|party|school)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[.!?](?:\s|$)|\n|[,;](?=\s)| en (?=de |het |wij |we |hij |zij |ze |dan |vanaf )| and (?=the |we |he |she )"
)
_BEFORE, _AFTER, _AROUND = 45, 25, 120


def find_birth_dates(text: str, names: Iterable[MaskedSpan]) -> Iterator[MaskedSpan]:
    """Full dates beside a word for birth or right behind one of `names`, and birthdays. A bare year stays."""
    ends = sorted(name.end for name in names)
    for match in _FULL.finditer(text):
        if _born_near(text, match.start(), match.end()) or _behind_name(text, match.start(), ends):
            yield MaskedSpan(match.start(), match.end(), "geboortedatum")
    for match in _DAY.finditer(text):
        if _birthday_near(text, match.start(), match.end()):
            yield MaskedSpan(match.start(), match.end(), "geboortedatum")


def _born_near(text: str, start: int, end: int) -> bool:
    """Whether a word for birth stands before the date, with no other date or event between, or right behind it."""
    before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    told = [match.end() for match in _BORN_OR_BIRTHDAY.finditer(before)]
    if told and not _BREAK.search(before, told[-1]):
        return True
    if _SAID_OF_CHILD.search(before):
        return True
    behind = text[end : end + _AFTER].partition("\n")[0].lstrip(" ,(")
    return _BORN.match(behind) is not None


def _behind_name(text: str, start: int, ends: list[int]) -> bool:
    """Whether nothing but brackets, commas and spaces stands between the end of a name and `start`."""
    at = bisect_right(ends, start) - 1
    return at >= 0 and start - ends[at] <= 6 and not text[ends[at] : start].strip(" (,:-*/")


def _birthday_near(text: str, start: int, end: int) -> bool:
    """Whether the clause around a day and month speaks of a birthday: "wordt 9 mei 7", "is op 3 juni jarig"."""
    earliest, latest = max(0, start - _AROUND), min(len(text), end + _AROUND)
    opening = max((stop.end() for stop in _CLAUSE.finditer(text, earliest, start)), default=earliest)
    closing = _CLAUSE.search(text, end, latest)
    before = text[opening:start].rstrip()
    around = f"{before} {text[end : closing.start() if closing else latest].lstrip()}"
    if _EVENT.search(around) or _FULL.match(text, start):
        return False
    return _BIRTHDAY.search(around) is not None or (_BORN.search(around) is not None and len(before) < 40)
