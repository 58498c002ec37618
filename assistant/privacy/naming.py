"""What the words around a place in the message say: a name follows, a person was named, or it is a thing."""

from __future__ import annotations

from enum import IntEnum

from assistant.privacy.cues import cue_words
from assistant.privacy.namewords import Kind, Message


class Cue(IntEnum):
    """How strongly the words before say that a name follows."""

    NONE = 0
    GREETING = 1
    PERSON = 2
    NAMED = 3


_REACH = 5
_CARRIERS = frozenset({":", "(", '"', "'", "“", "„", "=", "vriendelijke", "ook"})
_BREAKS = frozenset({",", ".", "\n", "-"})


def cue_before(message: Message, at: int) -> Cue:
    """What the words before `at` say, small words and marks skipped: "mijn zoon heet X", "leerling: X", "juf X"."""
    back = at - 1
    while back >= max(0, at - 1 - _REACH):
        cue = _cue_of(message, back)
        if cue is not Cue.NONE or not _skips(message, back):
            return cue
        back -= 1
    return Cue.NONE


def _cue_of(message: Message, back: int) -> Cue:
    if _names_somebody(message, back):
        return Cue.NAMED
    if message.says(back, "titles"):
        return Cue.NAMED
    if message.says(back, "kin") or message.says(back, "goodbyes") or asker_before(message, back + 1):
        return Cue.PERSON
    return Cue.GREETING if message.says(back, "greetings") else Cue.NONE


def _skips(message: Message, back: int) -> bool:
    """Whether the cue before word `back` still counts behind it."""
    key = message.key(back)
    if key in _CARRIERS or (key == "is" and message.says(back - 1, "named")):
        return True
    if key in _BREAKS:
        return _carries_over(message, back)
    if key == "van":
        return message.says(back - 1, "kin")
    return message.says(back, "adjectives")


def _carries_over(message: Message, back: int) -> bool:
    """Whether a mark or line end stands behind "Groet", behind "mw", or between "mijn zoon" and its name."""
    if any(message.says(index, "goodbyes") for index in range(max(0, back - 4), back)):
        return True
    if message.key(back) == ".":
        return message.says(back - 1, "titles") or message.key(back - 1) in ("pt", "lln", "ll")
    return message.key(back) in (",", "-") and message.says(back - 1, "kin")


def _names_somebody(message: Message, back: int) -> bool:
    """ "heet", "genaamd", "naam is": unless the words before speak of a thing ("de groep heet")."""
    earlier = range(max(0, back - _REACH), back)
    if message.says(back, "named"):
        near = earlier[-3:]
        return not any(message.says(i, "things") or message.says(i, "organisation_heads") for i in near)
    return message.key(back) in ("is", "was", ":") and any(message.says(i, "name_nouns") for i in earlier)


def asker_before(message: Message, at: int) -> bool:
    """Whether the asker is introduced right before `at`: "ik ben", "I am", "jestem"."""
    words = cue_words("asker", message.language)
    return message.key(at - 1) in words or f"{message.key(at - 2)}_{message.key(at - 1)}" in words


def title_before(message: Message, at: int) -> bool:
    """Whether juf, mw. or the like stands right before `at`."""
    before = at - 2 if message.key(at - 1) in (".", "-") else at - 1
    return message.says(before, "titles")


def article_before(message: Message, at: int) -> bool:
    """Whether an article, or another word that goes with a thing, stands right before `at`."""
    return message.says(at - 1, "articles")


def place_before(message: Message, at: int) -> bool:
    """Whether a preposition of place stands right before `at`, unless it leads to a person: "vraag naar X"."""
    if not message.says(at - 1, "prepositions"):
        return False
    asked = any(message.says(index, "towards") for index in range(max(0, at - 4), at - 1))
    return not (message.key(at - 1) == "naar" and asked)


def person_after(message: Message, at: int, *, strict: bool = False) -> bool:
    """Whether what stands from `at` on speaks of a person: a verb, an age, a group, a birth, "zijn moeder".

    With `strict` a verb counts only when it can't open a question: "is 8" and "heeft adhd" do, "is het" does not.
    """
    if message.says(at, "person_verbs"):
        return not strict or (message.says(at, "to_be") and not message.says(at + 1, "openers"))
    if not strict and message.says(at, "groups") and message.number(at + 1):
        return True
    if message.says(at, "possessives") and (message.says(at + 1, "kin") or message.says(at + 1, "titles")):
        return True
    born = at + 1 if message.key(at) in (",", "(") else at
    return message.key(born) in ("geboren", "geb", "born", "urodzony", "urodzona") or age_after(message, at)


_AGE_LINKS = frozenset({"(", ",", "is", "van", "wordt", "was", "ma", "має", "aged", "age", "-", "m", "v"})
_AGE_FILLERS = frozenset({"bijna", "net", "pas", "nu", "al", "m", "v", "j", "jongen", "meisje"})


def age_after(message: Message, at: int) -> bool:
    """ "(7)", ", 7 jaar", "is 7", "van 7", "7 jaar" and "(groep 4" from word `at` on; not "12+" and "6-12"."""
    link = message.key(at)
    linked = link in _AGE_LINKS
    behind = at + 1 if linked else at
    behind += linked and message.key(behind) in _AGE_FILLERS
    if linked and link != "van" and message.says(behind, "groups") and message.number(behind + 1):
        return True
    if not message.number(behind) or len(message.key(behind)) > 2:
        return False
    if message.says(behind + 1, "age_units"):
        return True
    unit = message.key(behind + 1)
    if link == "(":
        return unit in (")", ",", "en", ";")
    return link in ("is", "wordt", "was") and unit not in ("+", "-", "uur", ":", "euro")


def kin_joined(message: Message, at: int) -> bool:
    """ "… en zijn zus", "… en haar broertje" from word `at` on."""
    return message.says(at, "joins") and any(message.says(at + step, "kin") for step in (1, 2, 3))


def compounded(message: Message, at: int) -> bool:
    """Whether a hyphen ties word `at` to an ordinary one: "Smit-kids", "Roos-project"."""
    if message.key(at + 1) != "-" or at + 2 >= len(message.words):
        return False
    word, dash, behind = message.words[at : at + 3]
    tight = word.end == dash.start and dash.end == behind.start
    return tight and behind.kind == "word" and not behind.capital


def tied_to_thing(message: Message, at: int) -> bool:
    """ "Sky Radio", "Joy Kinderopvang": an ordinary word with a capital follows word `at`."""
    if at + 1 >= len(message.words):
        return False
    behind = message.words[at + 1]
    return behind.capital and not behind.first and message.kind(at + 1) is Kind.ORDINARY


def verb_like(key: str) -> bool:
    """Whether an unlisted word ends like a Dutch verb in the third person ("fleurt", "knikkerde")."""
    return len(key) > 3 and key.endswith(("t", "de", "te")) and not key.endswith(("st", "cht", "heid", "ste"))
