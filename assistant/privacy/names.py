"""Names of people, in any of the six languages: by list, and by the words around them when they are in no list."""

from __future__ import annotations

from enum import IntEnum

from assistant.domain import MaskedSpan
from assistant.privacy.cues import cue_words
from assistant.privacy.fullnames import end_of_name, initials_end
from assistant.privacy.keeping import kept_words
from assistant.privacy.namewords import Kind, Message, ordinary_word
from assistant.privacy.words import Word, language_of, read_words


class Cue(IntEnum):
    """How strongly the words before say that a name follows."""

    NONE = 0
    GREETING = 1
    PERSON = 2
    NAMED = 3


def find_names(text: str) -> tuple[MaskedSpan, ...]:
    """The names of private people in `text`, in order, without overlaps; titles (juf, mw.) stay outside."""
    words = read_words(text)
    language = language_of(words)
    message = Message(words, language, kept_words(words, text, language))
    found = _first_pass(message)
    found = _joined(message, found)
    found = _repeated(message, found)
    spans = [(words[start].start, words[end - 1].end) for start, end in sorted(found.items())]
    return tuple(MaskedSpan(start, end, "naam") for start, end in spans)


def _first_pass(message: Message) -> dict[int, int]:
    found: dict[int, int] = {}
    at = 0
    while at < len(message.words):
        end = _name_at(message, at)
        if end > at:
            found[at] = end
        at = max(end, at + 1)
    return found


def _name_at(message: Message, at: int) -> int:
    """The index behind the name that starts at word `at`; `at` itself when none does."""
    word = message.words[at]
    if word.kind != "word" or at in message.kept:
        return at
    behind_initials = initials_end(message, at)
    if behind_initials > at:
        return behind_initials
    if after_title(message, at):
        return end_of_name(message, at, prefixed=True)
    if _starts_name(message, at):
        return end_of_name(message, at)
    return at


def after_title(message: Message, at: int) -> bool:
    """Whether a title stands before and a surname, or any capital word, follows: "mevrouw de Vries", "juf Sanne"."""
    if cue_before(message, at) < Cue.NAMED or not _title_before(message, at):
        return False
    word = message.words[at]
    kind = message.kind(at)
    if kind is Kind.ORDINARY:
        return word.capital and not word.shouted and not word.first and word.key not in _neutral(message)
    if kind is Kind.PREFIX:
        return end_of_name(message, at, prefixed=True) > at
    return True


def _neutral(message: Message) -> frozenset[str]:
    return cue_words("capital_words", message.language)


def _starts_name(message: Message, at: int) -> bool:
    kind = message.kind(at)
    if kind is Kind.SURE:
        return True
    if kind is Kind.WORDLIKE:
        return _wordlike_is_name(message, at)
    if kind is Kind.SURNAME:
        return message.words[at].capital or cue_before(message, at) >= Cue.PERSON
    if kind is Kind.UNKNOWN:
        return _unknown_is_name(message, at)
    return kind is Kind.ORDINARY and _ordinary_is_name(message, at)


def _wordlike_is_name(message: Message, at: int) -> bool:
    word = message.words[at]
    cue = cue_before(message, at)
    described = person_after(message, at + 1)
    if cue is Cue.NAMED or described and cue is Cue.PERSON or age_after(message, at + 1) and not _article_before(message, at):
        return True
    if not word.capital:
        return False
    if word.first:
        return cue is Cue.PERSON or described and not _starts_statement(message, at)
    return not _article_before(message, at)


def _starts_statement(message: Message, at: int) -> bool:
    """ "Wil is ..." and "Storm wordt ..." at the head of a sentence may speak of a thing: an article after the verb tells."""
    behind = message.key(at + 2)
    return behind in cue_words("articles", message.language)


def _unknown_is_name(message: Message, at: int) -> bool:
    word = message.words[at]
    cue = cue_before(message, at)
    if not word.capital and message.cased:
        return cue is Cue.NAMED and not ordinary_word(word, message.language) or (
            cue is Cue.PERSON and person_after(message, at + 1)
        )
    if word.shouted and not message.shouting:
        return cue is Cue.NAMED
    end = end_of_name(message, at)
    if cue >= Cue.PERSON or age_after(message, end):
        return True
    if cue is Cue.GREETING:
        return message.key(end) in (",", "!", "\n", "", ".")
    if not message.cased or _article_before(message, at) or _preposition_before(message, at):
        return False
    return person_after(message, end)


def _ordinary_is_name(message: Message, at: int) -> bool:
    """ "mijn zoon Vrede is 7": a capital inside a sentence, behind a word for a person."""
    word = message.words[at]
    if not word.capital or word.first or word.shouted or word.key in _neutral(message) or message.shouting:
        return False
    return cue_before(message, at) >= Cue.PERSON and person_after(message, at + 1)


def _article_before(message: Message, at: int) -> bool:
    before = message.key(at - 1)
    return before in cue_words("articles", message.language)


def _preposition_before(message: Message, at: int) -> bool:
    return message.key(at - 1) in cue_words("prepositions", message.language)


def cue_before(message: Message, at: int) -> Cue:
    """What the words before `at` say, small words and marks skipped: "mijn zoon heet X", "leerling: X", "juf X"."""
    language = message.language
    back = at - 1
    skipped = 0
    while back >= 0 and skipped < 4:
        key = message.key(back)
        named = _named(message, back)
        if named is not Cue.NONE:
            return named
        if key in cue_words("titles", language):
            return Cue.NAMED
        if key in cue_words("kin", language):
            return Cue.PERSON
        if key in cue_words("goodbyes", language):
            return Cue.PERSON
        if key in cue_words("greetings", language):
            return Cue.GREETING
        if not _skips(message, back):
            return Cue.NONE
        back -= 1
        skipped += 1
    return Cue.NONE


def _skips(message: Message, back: int) -> bool:
    key = message.key(back)
    if key in {":", ",", "(", '"', "'", "-", ".", "“", "„", "\n", "is", "=", "met", "vriendelijke"}:
        return key not in (",", ".", "\n", "-") or _near_goodbye(message, back)
    if key == "van":
        return message.key(back - 1) in cue_words("kin", message.language)
    return key in cue_words("adjectives", message.language)


def _near_goodbye(message: Message, back: int) -> bool:
    """A comma, a dot or a line end only carries a cue over when it closes a greeting, or opens an apposition."""
    before = [message.key(index) for index in range(max(0, back - 2), back)]
    goodbyes = cue_words("goodbyes", message.language) | cue_words("titles", message.language)
    return any(key in goodbyes for key in before) or (
        message.key(back) == "," and message.key(back - 1) in cue_words("kin", message.language)
    )


def _named(message: Message, back: int) -> Cue:
    language = message.language
    key = message.key(back)
    if key in cue_words("named", language):
        thing = {message.key(index) for index in range(max(0, back - 4), back)} & _things(language)
        return Cue.NONE if thing else Cue.NAMED
    if key in ("is", "was", ":", "is:") and any(message.key(i) in _NAME_NOUNS for i in range(max(0, back - 5), back)):
        return Cue.NAMED
    asked = f"{message.key(back - 1)}_{key}"
    if asked in cue_words("asker", language) or key in cue_words("asker", language) - {"i_am", "ik_ben"}:
        return Cue.PERSON
    return Cue.NONE


_NAME_NOUNS = frozenset("naam voornaam achternaam roepnaam name surname imie nazwisko ad adi ism".split())


def _things(language: str) -> frozenset[str]:
    return cue_words("organisation_heads", language) | {"dat", "dit", "het", "hoe", "activiteit", "school", "instelling"}


def _title_before(message: Message, at: int) -> bool:
    before = message.key(at - 1)
    if before == "." or before == "-":
        before = message.key(at - 2)
    return before in cue_words("titles", message.language)


def person_after(message: Message, at: int) -> bool:
    """Whether what stands from `at` on speaks of a person: a verb, an age, a group."""
    return message.key(at) in cue_words("person_verbs", message.language) or age_after(message, at)


def age_after(message: Message, at: int) -> bool:
    """ "(7)", ", 7 jaar", "is 7", "van 7", "7 jaar" and "(groep 4" from word `at` on."""
    key = message.key(at)
    steps = 1 if key in {"(", ",", "is", "van", "wordt", "was", "ma", "має", "aged", "age", "-"} else 0
    behind = at + steps
    if message.key(behind) in {"groep", "grade", "grupa", "leeftijd", "age"} and steps and key != "van":
        return True
    if not message.number(behind):
        return False
    unit = message.key(behind + 1)
    if unit in cue_words("age_units", message.language):
        return True
    return key == "(" and unit in (")", ",", "en") or key in ("is", "wordt", "was") and len(message.key(behind)) <= 2


def _joined(message: Message, found: dict[int, int]) -> dict[int, int]:
    """Names joined to a name: "Xandrijn en Daan", "Daan, Xandrijn en Emma"."""
    found = dict(found)
    joins = cue_words("joins", message.language) - {"met", "samen"}
    for start in sorted(found):
        at = found[start]
        while message.key(at) in joins | {",", "/"} and _joinable(message, at + 1, joins):
            found[at + 1] = end_of_name(message, at + 1)
            at = found[at + 1]
    for start in sorted(found, reverse=True):
        at = start
        while message.key(at - 1) in joins and _joinable(message, at - 2, joins) and at - 2 not in _covered(found, at):
            found[at - 2] = at - 1
            at -= 2
    return found


def _covered(found: dict[int, int], before: int) -> set[int]:
    return {index for start, end in found.items() if start < before for index in range(start, end)}


def _joinable(message: Message, at: int, joins: frozenset[str]) -> bool:
    if not 0 <= at < len(message.words) or at in message.kept or message.words[at].kind != "word":
        return False
    kind = message.kind(at)
    word = message.words[at]
    if word.shouted and not message.shouting or word.key in _neutral(message):
        return False
    if word.capital or not message.cased:
        return kind in (Kind.UNKNOWN, Kind.WORDLIKE, Kind.SURNAME, Kind.SURE)
    return kind is Kind.SURE


def _repeated(message: Message, found: dict[int, int]) -> dict[int, int]:
    """The same name elsewhere in the message, written with a capital or in no dictionary."""
    found = dict(found)
    known = {message.words[start].head for start in found}
    taken = {index for start, end in found.items() for index in range(start, end)}
    for at, word in enumerate(message.words):
        if at in taken or at in message.kept or word.kind != "word" or word.head not in known:
            continue
        plain = message.kind(at) in (Kind.ORDINARY, Kind.WORDLIKE, Kind.PREFIX)
        if not plain or word.capital and not word.first and not _article_before(message, at):
            found[at] = at + 1
    return found


