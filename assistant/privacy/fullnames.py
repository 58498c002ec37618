"""Where a name ends: surnames, their prefixes and initials behind a first name ("Mees van der Wal", "S. de Vr.")."""

from __future__ import annotations

from assistant.privacy.cues import affixes
from assistant.privacy.lexicon import surnames
from assistant.privacy.namewords import Kind, Message

_LONG = 8
_NAME_STOPS = frozenset({",", "(", "groep", "gr", ";"})
_CLOSING = frozenset({"،", ",", ".", "", "\n"})
_NAMELIKE = (Kind.SURE, Kind.SURNAME, Kind.UNKNOWN, Kind.WORDLIKE, Kind.COMPOUND)


def end_of_name(message: Message, start: int, *, prefixed: bool = False) -> int:
    """The index behind the full name that starts at word `start`.

    With `prefixed` the name may start with a prefix ("de Vries" behind a title); then `start` itself is returned when
    the prefix leads to no surname.
    """
    at = start
    if not prefixed or message.kind(start) is not Kind.PREFIX:
        at = start + 1
    while at < min(start + _LONG, len(message.words)):
        step = _step(message, at)
        if step == at:
            break
        at = step
    return at


def _step(message: Message, at: int) -> int:
    """The index behind the next piece of the name, `at` when the name has ended."""
    word = message.words[at]
    if at in message.kept and message.kind(at) is not Kind.PREFIX:
        return at
    if word.key == "-" and _glued(message, at):
        return at + 2 if message.kind(at + 1) is not Kind.PREFIX else max(at, _behind_prefix(message, at + 1))
    if word.kind != "word":
        return at
    if _initial(message, at):
        return at + 2 if message.key(at + 1) == "." else at + 1
    if message.kind(at) is Kind.PREFIX:
        return _behind_prefix(message, at)
    return at + 1 if _surname_at(message, at) else at


def _glued(message: Message, at: int) -> bool:
    if not 0 < at < len(message.words) - 1:
        return False
    before, mark, behind = message.words[at - 1 : at + 2]
    if before.end != mark.start or mark.end != behind.start or behind.kind != "word":
        return False
    lower_name = not before.capital and message.kind(at + 1) is not Kind.ORDINARY
    return behind.capital or lower_name or message.kind(at + 1) is Kind.PREFIX


def _initial(message: Message, at: int) -> bool:
    """ "K." or "Vr." behind a name, or one bare capital: "Bilal K (9)"."""
    word = message.words[at]
    if not word.capital or len(word.text) > 2:
        return False
    dotted = message.key(at + 1) == "." and message.words[at + 1].start == word.end
    return dotted or (len(word.text) == 1 and word.key not in ("u", "i", "я", "w", "z"))


def _behind_prefix(message: Message, at: int) -> int:
    last = at
    while last < at + 3 and message.kind(last) is Kind.PREFIX:
        last += 1
    if message.key(last) == "-" and _glued(message, last):
        last += 1
    if last >= len(message.words) or message.words[last].kind != "word":
        return at
    if last in message.kept and last == at + 1 and not (message.key(last + 1) == "-" and _glued(message, last + 1)):
        return at
    if _initial(message, last):
        return last + 2 if message.key(last + 1) == "." else last + 1
    prefix = message.key(at)
    if prefix in ("in", "op", "het", "la") and (last == at + 1 or message.key(at + 1) not in ("den", "'t", "de")):
        return at
    if message.words[last].capital:
        return last + 1 if _capital_surname(message, last) else at
    listed = message.kind(last) is Kind.SURNAME
    foreign = prefix in affixes("foreign_prefixes") and message.kind(last) in (Kind.UNKNOWN, Kind.SURE)
    double = last > at + 1 and message.kind(last) is Kind.UNKNOWN
    return last + 1 if listed or foreign or double else at


def _capital_surname(message: Message, at: int) -> bool:
    word = message.words[at]
    if message.says(at, "capital_words") or (word.shouted and not message.shouting):
        return False
    if word.first:
        return False
    titled = message.says(at - 2, "titles") or (message.key(at - 2) == "." and message.says(at - 3, "titles"))
    plain = message.kind(at) is Kind.ORDINARY and message.key(at - 1) == "van" and not message.words[at - 1].capital
    return titled or not plain or message.key(at + 1) in _NAME_STOPS


def _surname_at(message: Message, at: int) -> bool:
    word = message.words[at]
    kind = message.kind(at)
    if not message.cased:
        unknown = kind is Kind.UNKNOWN and (word.key.startswith("ال") or message.key(at + 1) in _CLOSING)
        return unknown or kind in (Kind.SURE, Kind.SURNAME)
    if word.first or message.says(at, "capital_words"):
        return False
    if word.capital and word.head in surnames():
        return message.shouting or not word.shouted
    if word.capital:
        return kind in _NAMELIKE and (message.shouting or not word.shouted)
    if kind in (Kind.SURE, Kind.SURNAME):
        return True
    both = kind is Kind.WORDLIKE or word.head in surnames()
    return both and message.key(at + 1) in _NAME_STOPS and not message.says(at, "verb_like_names")


def initials_end(message: Message, start: int) -> tuple[int, bool]:
    """The index behind "J. de Vries", "S. de Vr." or "J.K." at `start`, and whether it held a surname.

    `start` itself when no initials stand there.
    """
    at = start
    while at + 1 < min(len(message.words), start + _LONG) and _dotted_capital(message, at):
        at += 2
    if at == start:
        return start, False
    behind = _behind_prefix(message, at) if message.kind(at) is Kind.PREFIX else at
    if behind == at and at < len(message.words) and at not in message.kept and _follows(message, at):
        behind = end_of_name(message, at)
    if behind > at:
        return behind, True
    return (at, False) if at > start + 2 else (start, False)


def _dotted_capital(message: Message, at: int) -> bool:
    word, dot = message.words[at : at + 2]
    return word.capital and len(word.text) <= 2 and dot.key == "." and dot.start == word.end and at not in message.kept


def _follows(message: Message, at: int) -> bool:
    word = message.words[at]
    return word.kind == "word" and word.capital and (message.kind(at) in _NAMELIKE or word.head in surnames())
