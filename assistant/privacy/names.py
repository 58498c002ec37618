"""Names of people, in any of the six languages: by list, and by the words around them when they are in no list."""

from __future__ import annotations

from assistant.domain import MaskedSpan
from assistant.privacy.fullnames import end_of_name, initials_end
from assistant.privacy.namewords import Kind, Message, dutch_shaped
from assistant.privacy.naming import (
    Cue,
    age_after,
    article_before,
    cue_before,
    person_after,
    place_before,
    title_before,
)
from assistant.privacy.unlisted import ordinary_is_name, surname_is_name, unknown_is_name
from assistant.privacy.wordlike import wordlike_is_name

Found = dict[int, int]  # index of the first word of a name -> index behind its last word

_DICTIONARY = (Kind.ORDINARY, Kind.COMPOUND)


def find_names(message: Message) -> tuple[MaskedSpan, ...]:
    """The names of private people in `message`, in order, without overlaps; titles (juf, mw.) stay outside."""
    words = message.words
    found = _repeated(message, _joined_before(message, _joined_behind(message, _first_pass(message))))
    return tuple(MaskedSpan(words[start].start, words[end - 1].end, "naam") for start, end in sorted(found.items()))


def _first_pass(message: Message) -> Found:
    found: Found = {}
    at = 0
    while at < len(message.words):
        end = _name_at(message, at)
        if end > at:
            found[at] = end
        at = max(end, at + 1)
    return found


def _name_at(message: Message, at: int) -> int:
    """The index behind the name that starts at word `at`; `at` itself when none does."""
    if message.words[at].kind != "word" or at in message.kept:
        return at
    behind_initials = _initials(message, at)
    if behind_initials > at:
        return behind_initials
    if message.kind(at) is Kind.PREFIX:
        return _prefixed(message, at)
    if (title_before(message, at) and _titled(message, at)) or _starts_name(message, at):
        return end_of_name(message, at)
    return at


def _initials(message: Message, at: int) -> int:
    """ "J. de Vries" anywhere, "J.K." only where something speaks of a person."""
    end, whole = initials_end(message, at)
    told = whole or cue_before(message, at) >= Cue.PERSON or person_after(message, end)
    return end if told else at


def _prefixed(message: Message, at: int) -> int:
    """ "mevrouw de Vries", "pt van der Sluis": a surname with its prefix behind a title or a word for a person."""
    if at and message.kind(at - 1) is Kind.PREFIX:
        return at
    if not title_before(message, at):
        double = message.key(at) == "van" and message.kind(at + 1) is Kind.PREFIX and not message.words[at + 1].capital
        foreign = message.key(at) in ("el", "al", "ait", "ben", "bin")
        word = message.words[at]
        inside = word.capital and not word.first
        told = message.says(at - 1, "kin") if inside else double or foreign
        if not told or cue_before(message, at) < Cue.PERSON:
            return at
    end = end_of_name(message, at, prefixed=True)
    return end if end > at + 1 else at


def _titled(message: Message, at: int) -> bool:
    """Whether the word behind a title is a name: "juf Sanne", "mw. bouzidi", and not "juf zegt"."""
    word = message.words[at]
    kind = message.kind(at)
    if kind in _DICTIONARY:
        return word.capital and not word.shouted and not word.first and not message.says(at, "capital_words")
    if kind is Kind.WORDLIKE and not word.capital and message.cased:
        return False
    return word.capital or kind is not Kind.UNKNOWN or not dutch_shaped(word.head)


def _starts_name(message: Message, at: int) -> bool:
    kind = message.kind(at)
    if kind is Kind.SURE:
        return not _object(message, at) and not _abbreviation(message, at)
    if kind is Kind.WORDLIKE:
        return wordlike_is_name(message, at)
    if kind is Kind.SURNAME:
        return surname_is_name(message, at)
    if kind is Kind.UNKNOWN:
        return unknown_is_name(message, at)
    return kind in _DICTIONARY and ordinary_is_name(message, at)


def _object(message: Message, at: int) -> bool:
    """A lower-case name behind an indefinite article is a thing of that name: "een mees"."""
    return not message.words[at].capital and message.key(at - 1) in ("een", "a", "an", "bir", "geen")


def _abbreviation(message: Message, at: int) -> bool:
    """ "AD", "IZA": a short name in capitals, in a message that is not."""
    word = message.words[at]
    short = word.shouted and len(word.head) <= 3 and not message.shouting
    return short and cue_before(message, at) < Cue.PERSON and not age_after(message, at + 1)


def _joined_behind(message: Message, found: Found) -> Found:
    """Unknown names joined to a name before them: "Daan, Xandrijn en Emma"."""
    joined = dict(found)
    taken = _covered(found)
    for start in sorted(found):
        at = joined[start]
        while _joins(message, at) and at + 1 not in taken and _joinable_behind(message, at + 1):
            joined[at + 1] = end_of_name(message, at + 1)
            taken.update(range(at + 1, joined[at + 1]))
            at = joined[at + 1]
    return joined


def _joined_before(message: Message, found: Found) -> Found:
    """Unknown names joined to a name behind them: "Xandrijn en Daan"."""
    joined = dict(found)
    taken = _covered(found)
    for start in sorted(found, reverse=True):
        at = start
        listed = message.key(at - 1) == "," and _joins(message, found[start])
        while (message.says(at - 1, "joins") or listed) and at - 2 not in taken and _joinable_before(message, at - 2):
            joined[at - 2] = at - 1
            taken.add(at - 2)
            at -= 2
    return joined


def _covered(found: Found) -> set[int]:
    return {index for start, end in found.items() for index in range(start, end)}


def _joins(message: Message, at: int) -> bool:
    return message.says(at, "joins") or message.key(at) in (",", "/")


def _joinable_behind(message: Message, at: int) -> bool:
    if not _could_be_name(message, at):
        return False
    if message.words[at].capital or not message.cased:
        return message.kind(at) is not Kind.COMPOUND
    lower = message.kind(at) is Kind.UNKNOWN and not dutch_shaped(message.words[at].head)
    return lower and (message.says(at + 1, "joins") or message.says(at + 1, "plural_verbs"))


def _joinable_before(message: Message, at: int) -> bool:
    if not message.cased or not _could_be_name(message, at) or message.kind(at) is Kind.COMPOUND:
        return False
    word = message.words[at]
    lower = word.first and message.kind(at) is Kind.WORDLIKE and not message.says(at, "verb_like_names")
    return (word.capital or lower) and not place_before(message, at)


def _could_be_name(message: Message, at: int) -> bool:
    if not 0 <= at < len(message.words) or at in message.kept or len(message.key(at)) < 2:
        return False
    word = message.words[at]
    if word.kind != "word" or (word.shouted and not message.shouting) or message.says(at, "capital_words"):
        return False
    listed = message.kind(at) not in (Kind.ORDINARY, Kind.PREFIX)
    return listed and not article_before(message, at) and not place_before(message, at)


def _repeated(message: Message, found: Found) -> Found:
    """The same name elsewhere in the message, written with a capital or in no dictionary."""
    repeated = dict(found)
    taken = _covered(found)
    known = {message.words[start].head for start in found if len(message.words[start].head) > 2}
    for at, word in enumerate(message.words):
        if at in taken or at in message.kept or word.kind != "word" or word.head not in known:
            continue
        sure = message.kind(at) in (Kind.SURE, Kind.SURNAME, Kind.UNKNOWN)
        told = word.capital and not word.first and not place_before(message, at)
        if (sure or told) and not article_before(message, at):
            repeated[at] = at + 1
    return repeated
