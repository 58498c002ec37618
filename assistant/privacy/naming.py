"""What the words around a place in the message say: that a name follows, that a person was named, or that it is a place."""

from __future__ import annotations

from enum import IntEnum

from assistant.privacy.cues import cue_words
from assistant.privacy.namewords import Message


class Cue(IntEnum):
    """How strongly the words before say that a name follows."""

    NONE = 0
    GREETING = 1
    PERSON = 2
    NAMED = 3


def cue_before(message: Message, at: int) -> Cue:
    """What the words before `at` say, small words and marks skipped: "mijn zoon heet X", "leerling: X", "juf X"."""
    back = at - 1
    skipped = 0
    while back >= 0 and skipped < 5:
        cue = _cue_of(message, back)
        if cue is not Cue.NONE:
            return cue
        if not _skips(message, back):
            return Cue.NONE
        back -= 1
        skipped += 1
    return Cue.NONE


def _cue_of(message: Message, back: int) -> Cue:
    language = message.language
    key = message.key(back)
    named = _named(message, back)
    if named is not Cue.NONE:
        return named
    if key in cue_words("titles", language):
        return Cue.NAMED
    if key in cue_words("kin", language) or key in cue_words("goodbyes", language) or asker_before(message, back + 1):
        return Cue.PERSON
    return Cue.GREETING if key in cue_words("greetings", language) else Cue.NONE


_CARRIERS = frozenset({":", "(", '"', "'", "“", "„", "=", "vriendelijke", "ook"})


def _skips(message: Message, back: int) -> bool:
    """Whether the cue before word `back` still counts behind it."""
    key = message.key(back)
    if key in _CARRIERS or (key == "is" and message.key(back - 1) in cue_words("named", message.language)):
        return True
    if key in (",", ".", "\n", "-"):
        return _closes_a_letter(message, back)
    if key == "van":
        return message.key(back - 1) in cue_words("kin", message.language)
    return key in cue_words("adjectives", message.language)


def _closes_a_letter(message: Message, back: int) -> bool:
    """A comma, dot, dash or line end carries a cue over behind "Groet" and "mw", and between "mijn zoon" and its name."""
    before = [message.key(index) for index in range(max(0, back - 4), back)]
    goodbyes = cue_words("goodbyes", message.language)
    if any(key in goodbyes for key in before):
        return True
    last = message.key(back - 1)
    if message.key(back) == ".":
        return last in cue_words("titles", message.language) | {"pt", "lln", "ll"}
    return message.key(back) in (",", "-") and last in cue_words("kin", message.language)


_NAME_NOUNS = frozenset(
    ["naam", "voornaam", "achternaam", "roepnaam", "name", "surname", "imie", "nazwisko", "ad", "adi", "ism"]
)
_THINGS = frozenset(
    ["dat", "dit", "het", "hoe", "groep", "groepje", "klas", "activiteit", "school", "instelling", "groepsnaam", "team"]
)


def _named(message: Message, back: int) -> Cue:
    language = message.language
    key = message.key(back)
    earlier = [message.key(index) for index in range(max(0, back - 5), back)]
    if key in cue_words("named", language):
        things = _THINGS | cue_words("organisation_heads", language)
        return Cue.NONE if things.intersection(earlier[-3:]) else Cue.NAMED
    if key in ("is", "was", ":") and _NAME_NOUNS.intersection(earlier):
        return Cue.NAMED
    return Cue.NONE


def asker_before(message: Message, at: int) -> bool:
    """Whether the asker is introduced right before `at`: "ik ben", "I am", "jestem"."""
    words = cue_words("asker", message.language)
    return message.key(at - 1) in words or f"{message.key(at - 2)}_{message.key(at - 1)}" in words


def title_before(message: Message, at: int) -> bool:
    """Whether juf, mw. or the like stands right before `at`."""
    before = message.key(at - 1)
    if before in (".", "-"):
        before = message.key(at - 2)
    return before in cue_words("titles", message.language)


def article_before(message: Message, at: int) -> bool:
    """Whether an article, or another word that goes with a thing, stands right before `at`."""
    return message.key(at - 1) in cue_words("articles", message.language)


def place_before(message: Message, at: int) -> bool:
    """Whether a preposition of place stands right before `at`: "in", "op", "naar"."""
    return message.key(at - 1) in cue_words("prepositions", message.language)


def person_after(message: Message, at: int, *, strict: bool = False) -> bool:
    """Whether what stands from `at` on speaks of a person: a verb, an age, a group, a birth.

    With `strict` a verb must stand before an age or a person's state ("is 8", "heeft adhd"), never before "je" or "het".
    """
    key = message.key(at)
    if key in cue_words("person_verbs", message.language):
        return not strict or (key in ("is", "heeft", "wordt", "has") and message.key(at + 1) not in _OPENED)
    if message.number(at + 1) and key in ("groep", "grade", "grupa"):
        return True
    if key in _POSSESSIVES and message.key(at + 1) in cue_words("kin", message.language) | cue_words("titles", message.language):
        return True
    born = message.key(at + 1) if key in (",", "(") else key
    return born in ("geboren", "geb", "born", "urodzony", "urodzona") or age_after(message, at)


_POSSESSIVES = frozenset(["zijn", "haar", "zn", "z'n", "d'r", "hun"])
_OPENED = frozenset(
    [
        "je",
        "jij",
        "u",
        "er",
        "het",
        "de",
        "dat",
        "die",
        "dit",
        "een",
        "iemand",
        "ik",
        "we",
        "wij",
        "hij",
        "zij",
        "ze",
        "geen",
    ]
)


_AGE_LINKS = frozenset({"(", ",", "is", "van", "wordt", "was", "ma", "має", "aged", "age", "-", "m", "v"})
_GROUPS = frozenset(["groep", "grade", "grupa", "leeftijd", "age", "gr", "klas"])


def age_after(message: Message, at: int) -> bool:
    """ "(7)", ", 7 jaar", "is 7", "van 7", "7 jaar" and "(groep 4" from word `at` on; "12+" and "6-12" are no age of one child."""
    key = message.key(at)
    linked = key in _AGE_LINKS
    behind = at + 1 if linked else at
    behind += message.key(behind) in ("bijna", "net", "pas", "nu", "al", "m", "v", "j", "jongen", "meisje") and linked
    if linked and key != "van" and message.key(behind) in _GROUPS and message.number(behind + 1):
        return True
    if not message.number(behind) or len(message.key(behind)) > 2:
        return False
    unit = message.key(behind + 1)
    if unit in cue_words("age_units", message.language):
        return True
    if key == "(":
        return unit in (")", ",", "en", ";")
    return key in ("is", "wordt", "was") and unit not in ("+", "-", "uur", ":", "euro")
