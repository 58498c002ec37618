"""Ways to reach one person online: e-mail addresses and profiles. General mailboxes and websites stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.domain import MaskedSpan
from assistant.privacy.cues import all_cues
from assistant.privacy.lexicon import fold, phrases

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_AT = r"(?:\(at\)|\[at\]|\{at\}| at | apenstaartje |@ ?)"
_DOT = r"(?:\(dot\)|\[dot\]|\(punt\)|\[punt\]| punt | dot |\.)"
_SPELLED = re.compile(
    rf"(?<![\w.])(?:[\w.+-]{{1,30}} (?:punt|dot) ){{0,3}}[\w.+-]{{1,64}} ?{_AT} ?[\w-]{{2,40}} ?{_DOT} ?"
    r"(?:nl|com|org|net|eu|be|pl|ua|tr|de|me|example)\b",
    re.IGNORECASE,
)
_SITES = (
    r"(?:instagram|tiktok|facebook|fb|snapchat|twitter|x|linkedin|youtube|vk|roblox|discordapp|pinterest|bereal|"
    r"steamcommunity)\.com|fb\.me|youtu\.be|t\.me|wa\.me|twitch\.tv|discord\.gg|threads\.net|be\.real|ask\.fm|tellonym\.me"
)
_PROFILE = re.compile(
    rf"(?<![\w@])(?:https?://)?(?:[\w-]{{1,20}}\.){{0,2}}(?:{_SITES})/[^\s,;<>\"')]{{2,200}}", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z0-9][\w.]{2,40}(?![\w@(])")
_NAMED_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|discord|roblox|facebook|twitter|telegram|gebruikersnaam|username|gamertag|"
    r"profiel|profielnaam|account|kullanıcı adı|нік)(?:[ -]?(?:naam|account|name))?"
    r"(?: (?:is|van \w{1,15} is|heet|als|onder|met|:))?[ :=]{1,3}(?:is )?(@?[A-Za-z0-9][\w.\-]{2,40})",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[MaskedSpan]:
    """E-mail addresses, plain or spelled out ("bilal at gmail punt com"), except those of a desk (info@, contact@)."""
    for pattern in (_EMAIL, _SPELLED):
        for match in pattern.finditer(text):
            mailbox = re.split(r"[@ (\[{]", match.group().lower(), maxsplit=1)[0]
            if mailbox.strip(".-_") not in all_cues("general_mailboxes"):
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
