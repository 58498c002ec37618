"""Numbers in a message: digits and number words in six languages, each with what is glued to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.understanding.message import Message, fold
from assistant.understanding.phrases import lexicon

HIGHEST_AGE = 18
_MAX_DIGITS = 2
_MONEY = frozenset("€$£#%")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number of at most two digits at word `index`. `spelled` is true for "zeven"; `joined` when the word holds
    the year as well ("achtjarige")."""

    value: int
    index: int
    spelled: bool = False
    joined: bool = False


def numbers_in(message: Message) -> tuple[Number, ...]:
    """All numbers that could be an age, in order. Not: longer numbers, decimals, amounts, phone numbers."""
    found: list[Number] = []
    for index, word in enumerate(message.words):
        if word.folded.isdecimal():
            if len(word.folded) <= _MAX_DIGITS and not _is_part_of_longer(message, index):
                found.append(Number(int(word.folded), index))
        elif (number := _spelled(message, index)) is not None:
            found.append(number)
    return tuple(found)


def _spelled(message: Message, index: int) -> Number | None:
    folded = message.folded(index)
    for reading in message.words[index].readings:
        if reading in _number_words():
            return Number(_number_words()[reading], index, spelled=True)
    for beginning, value in _joined_words().items():
        if folded.startswith(beginning):
            return Number(value, index, spelled=True, joined=True)
    return None


def _is_part_of_longer(message: Message, index: int) -> bool:
    """Such as "070-205 30 03", "€ 12", "3,50", "06 12": digits around a space or point belong together."""
    word = message.words[index]
    before = message.text[max(0, word.start - 2) : word.start]
    if before.strip()[-1:] in _MONEY or message.text[word.end : word.end + 1] in _MONEY:
        return True
    return _joins(message, index - 1) or _joins(message, index)


def _joins(message: Message, index: int) -> bool:
    """Whether word `index` and the next are digits of one number: "30 03" and "12.50" are, "8-11" is not."""
    left, right = message.folded(index), message.folded(index + 1)
    if not (left.isdecimal() and right.isdecimal()):
        return False
    between = message.between(index)
    if between.strip() == "" or between == ".":
        return True
    if max(len(left), len(right)) > _MAX_DIGITS:
        return True
    return between == "," and len(right) == _MAX_DIGITS and int(right) > HIGHEST_AGE


@cache
def _number_words() -> Mapping[str, int]:
    return {fold(word): int(key[1:]) for key, words in lexicon("age")["numbers"].items() for word in words}


@cache
def _joined_words() -> Mapping[str, int]:
    """Longest beginning first, so that "zeventienjarig" is not read as seven."""
    table = {fold(word): int(key[1:]) for key, words in lexicon("age")["joined"].items() for word in words}
    return dict(sorted(table.items(), key=lambda item: -len(item[0])))
