"""Ways to reach one person online: e-mail addresses and profiles. General mailboxes and websites stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.domain import MaskedSpan
from assistant.privacy.lexicon import fold, phrases

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_SPELLED = re.compile(
    r"(?<![\w.])(?:[\w.+-]{1,30} (?:punt|dot) ){0,3}[\w.+-]{1,64} ?(?:\(at\)|\[at\]|\{at\}| at | apenstaartje |@ ?) ?[\w-]{2,40} ?(?:\(dot\)|\[dot\]|\(punt\)|\[punt\]| punt | dot |\.) ?"
    r"(?:nl|com|org|net|eu|be|pl|ua|tr|de|me|example)\b",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    [
        "info",
        "contact",
        "administratie",
        "admin",
        "school",
        "directie",
        "receptie",
        "secretariaat",
        "servicepunt",
        "cjg",
        "aanmelden",
        "aanmelding",
        "aanmeldingen",
        "hallo",
        "hello",
        "helpdesk",
        "support",
        "service",
        "klantenservice",
        "balie",
        "post",
        "mail",
        "redactie",
        "welkom",
        "team",
        "bestuur",
        "vragen",
        "privacy",
        "office",
        "kinderwerk",
        "jeugd",
        "jeugdteam",
        "inschrijven",
        "inschrijving",
        "gemeente",
        "meldpunt",
        "wijkteam",
        "praktijk",
        "bibliotheek",
        "vrijwilligers",
        "planning",
        "noreply",
        "no-reply",
        "loket",
        "bureau",
        "spreekuur",
        "afspraak",
        "afspraken",
        "assistente",
        "balie",
        "rooster",
        "leerplicht",
        "zorg",
        "intake",
        "trainer",
        "cursus",
        "training",
        "hulp",
        "communicatie",
        "pers",
        "webmaster",
        "secretariat",
    ]
)
_PROFILE = re.compile(
    r"(?<![\w@])(?:https?://)?(?:[\w-]{1,20}\.){0,2}"
    r"(?:instagram\.com|tiktok\.com|facebook\.com|fb\.com|fb\.me|snapchat\.com|twitter\.com|x\.com|linkedin\.com|youtube\.com|youtu\.be|t\.me|wa\.me|"
    r"vk\.com|roblox\.com|twitch\.tv|discord\.gg|discordapp\.com|threads\.net|pinterest\.com|be\.real|bereal\.com|ask\.fm|tellonym\.me|steamcommunity\.com)"
    r"/[^\s,;<>\"')]{2,200}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z0-9][\w.]{2,40}(?![\w@(])")
_NAMED_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|discord|roblox|facebook|twitter|telegram|gebruikersnaam|username|gamertag|profiel|profielnaam|account|kullanıcı adı|нік)"
    r"(?:[ -]?(?:naam|account|name))?(?: (?:is|van \w{1,15} is|heet|als|onder|met|:))?[ :=]{1,3}(?:is )?(@?[A-Za-z0-9][\w.\-]{2,40})",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[MaskedSpan]:
    """E-mail addresses, plain or spelled out ("bilal at gmail punt com"), except those of a desk (info@, contact@)."""
    for pattern in (_EMAIL, _SPELLED):
        for match in pattern.finditer(text):
            mailbox = re.split(r"[@ (\[{]", match.group().lower(), maxsplit=1)[0]
            if mailbox.strip(".-_") not in _GENERAL:
                end = match.start() + len(match.group().rstrip(".-'"))
                yield MaskedSpan(match.start(), end, "email")


def find_profiles(text: str) -> Iterator[MaskedSpan]:
    """Profile addresses and handles of a person; those of a listed organisation stay."""
    for match in _PROFILE.finditer(text):
        if not _organisation(match.group().rstrip("/").rpartition("/")[2]):
            end = match.start() + len(match.group().rstrip(".!?:"))
            yield MaskedSpan(match.start(), end, "url_profiel")
    for match in _HANDLE.finditer(text):
        if not _organisation(match.group()):
            yield MaskedSpan(match.start(), match.start() + len(match.group().rstrip(".")), "url_profiel")
    for match in _NAMED_HANDLE.finditer(text):
        handle = match.group(1)
        if any(sign.isdigit() or sign in "_.@" for sign in handle.rstrip(".")) and not _organisation(handle):
            yield MaskedSpan(match.start(1), match.start(1) + len(handle.rstrip(".-")), "url_profiel")


def _organisation(handle: str) -> bool:
    plain = re.sub(r"\W|_", "", fold(handle))
    return any(name in plain for name in _organisations())


@cache
def _organisations() -> frozenset[str]:
    glued = {"".join(re.findall(r"\w+", " ".join(phrase))) for phrase in phrases("kept_phrases")}
    return frozenset(name for name in glued if len(name) >= 6)
