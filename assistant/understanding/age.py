"""The age or ages of the children a message is about: from digits, number words, school groups and stages.

A number is an age only when something says so: "jaar" after it, a child before it, or nothing else in the message.
Never read as an age: postcodes, phone numbers, house numbers, times, amounts, counts of children, how long something
lasted, and the age of a grown-up. Not covered: dates of birth, and school years of other countries.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.message import Message, fold
from assistant.understanding.numbers import HIGHEST_AGE, Number, numbers_in
from assistant.understanding.phrases import lexicon, word_set
from assistant.understanding.spelling import corrected

AgeRange = tuple[int, int]

# Children turn four in groep 1 at the latest, and twelve in groep 8.
_AGE_IN_GROUP_1 = 4
_LAST_GROUP = 8
_MONTHS = 12
_LOOK_BACK = 5
_READ_CHARS = 6000
_LONGEST_ANSWER = 3
_LONGEST_LINK = 4
_SHORTEST_GUESSED = 5
# "7,5 jaar" and "7½" are 7.
_HALF_YEAR = re.compile(r"(?<!\d)(\d{1,2})(?:[.,]5(?=[ ]?(?:j|y|l|р|س))|½)")


def age_in(text: str) -> AgeRange | None:
    """Lowest and highest age in years of the children in a text, None when it names none.

    Numbers win over school groups, groups over stages ("kleuter in groep 2" is 5 to 6). "bijna 8" is 7 to 8.
    """
    whole_years = _HALF_YEAR.sub(r"\1", text[:_READ_CHARS])
    message = corrected(Message.of(whole_years), _guessable())
    numbers = numbers_in(message)
    found = _from_numbers(message, numbers) or _from_groups(message, numbers)
    return _span(found) if found else _from_stages(message)


def names_own_child(message: Message) -> bool:
    """Whether the asker speaks of a child of their own: "mijn zoon", "my kids", "oğlum"."""
    family = _words("child") | _words("children")
    return any(
        word.folded in _words("own") or (word.folded in family and message.folded(index - 1) in _words("possessive"))
        for index, word in enumerate(message.words)
    )


def _span(ages: list[AgeRange]) -> AgeRange:
    return min(low for low, _ in ages), max(high for _, high in ages)


# numbers


def _from_numbers(message: Message, numbers: tuple[Number, ...]) -> list[AgeRange]:
    """Ages that the words around them prove, and the numbers that are joined to such an age."""
    return [
        _years(message, number)
        for run in _runs(message, numbers)
        for number in _taken(run, [_is_age(message, number) for number in run])
    ]


def _taken(run: list[Number], proven: list[bool]) -> list[Number]:
    """A whole run when one of it is proven: "4 en 7 jaar" proves 4 by 7."""
    return run if any(proven) else []


def _is_age(message: Message, number: Number) -> bool:
    after = message.folded(number.index + 1)
    if number.value > HIGHEST_AGE and after not in _words("months"):
        return False
    if number.joined:
        return True
    if _follows(message, number.index, "group") or _is_house_number(message, number.index):
        return False
    if after in _words("years"):
        return not _is_duration(message, number.index)
    if after in _words("months") or after in _words("weeks"):
        return _is_young(message, number.index)
    if after in _words("unit") or after in _words("children"):
        return False
    return _is_said_of_a_child(message, number) or _is_whole_answer(message, number)


def _is_said_of_a_child(message: Message, number: Number) -> bool:
    """Such as "zoon 8", "meisje (9)", "kids v 6 en 10", "hij is 8", "leeftijd: 7", "m9" in a telegram."""
    index = number.index
    before = message.folded(index - 1)
    if before in _words("age"):
        return True
    if before in {"m", "v", "j"} and not message.between(index - 1) and number.value <= HIGHEST_AGE:
        return True
    if _is_person_being(message, index) or (before == "of" and message.folded(index - 2) in {"jaar", "jaartje"}):
        return True
    return _child_before(message, index) or _is_pair(message, number)


def _is_person_being(message: Message, index: int) -> bool:
    """Such as "hij is 8", "8 wordt ze", "als hij 13 is", "she's 8", "йому 8"."""
    at = index - 1
    while message.folded(at) in _words("almost") | _words("soon"):
        at -= 1
    if message.folded(at) in _words("being") and message.folded(at - 1) in _words("person"):
        return True
    if message.folded(index + 1) in _words("being") and message.folded(index + 2) in _words("person"):
        return True
    if message.folded(at) not in _words("person"):
        return False
    if message.folded(at + 1) in _words("being") and at + 1 < index:
        return True
    return message.folded(index + 1) in _words("being") or not _is_latin(message.folded(at))


def _child_before(message: Message, index: int) -> bool:
    """A child at most a few words before, with nothing but fillers and signs in between."""
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        if any(sign in message.between(at) for sign in ".?!;"):
            return False
        folded = message.folded(at)
        if folded in _words("child") or folded in _words("children"):
            return True
        if folded not in _words("filler"):
            return False
    return False


def _is_pair(message: Message, number: Number) -> bool:
    """Such as "van 4 en 7": two small numbers after "van", with no time or amount behind them."""
    index = number.index
    opened = message.folded(index - 1) in {"van", "v", "of", "aged", "zijn", "are", "mają"}
    paired = message.folded(index + 1) in {"en", "and", "n"}
    return (
        opened and paired and message.folded(index + 2).isdecimal() and message.folded(index + 3) not in _words("unit")
    )


def _is_whole_answer(message: Message, number: Number) -> bool:
    """The message is the number, with a filler at most: "10", "ze is 8", "acht"."""
    if len(message.words) > _LONGEST_ANSWER + 1:
        return False
    rest = [message.folded(i) for i in range(len(message.words)) if i != number.index]
    allowed = _words("filler") | _words("person") | _words("being") | {"nee", "oh", "sorry", "ja", "no", "yes"}
    return all(word in allowed for word in rest)


def _is_duration(message: Message, index: int) -> bool:
    """Such as "al 3 jaar gescheiden", "sinds 2 jaar", "4 jaar geleden", "woont hier 2 jaar"."""
    before, after = message.folded(index - 1), message.folded(index + 2)
    if before in _words("lasting") or after in _words("lasted"):
        return True
    if before in {"al", "nu", "hier"} and any(message.folded(index - back) in _words("lasting") for back in (2, 3, 4)):
        return True
    grown_up = any(message.folded(index - back) in _words("grown_up") for back in (1, 2, 3))
    return grown_up and not _child_before(message, index)


def _is_young(message: Message, index: int) -> bool:
    """Such as "18 maanden oud", "baby van 6 maanden", "8 aylık"; not "al 6 maanden op de wachtlijst"."""
    if message.folded(index + 2) in {"oud", "old", "jong"} or message.folded(index + 1).endswith("lik"):
        return True
    before = {message.folded(index - 1), message.folded(index - 2)}
    return not before & {"al", "nu", "sinds", "bijna", "over", "na"} and _child_before(message, index)


def _is_house_number(message: Message, index: int) -> bool:
    """Such as "Hoefkade 12": the word before is a street and nothing but a space stands between."""
    before = message.folded(index - 1)
    ends = ("straat", "laan", "weg", "plein", "kade", "singel", "gracht", "str", "hof", "park", "dreef", "pad", "steeg")
    return message.between(index - 1) == " " and len(before) > len("straat") - 2 and before.endswith(ends)


def _years(message: Message, number: Number) -> AgeRange:
    """A number in years; months become years; "bijna 8" and "wordt 8" are 7 to 8."""
    if message.folded(number.index + 1) in _words("months"):
        return number.value // _MONTHS, number.value // _MONTHS
    if message.folded(number.index + 1) in _words("weeks"):
        return 0, 0
    if number.value > 0 and message.folded(number.index - 1) in _words("almost"):
        return number.value - 1, number.value
    return number.value, number.value


def _runs(message: Message, numbers: tuple[Number, ...]) -> list[list[Number]]:
    """Numbers that belong together, in order: "4 en 7 jaar", "8-11 jaar", "een van 4 en een van 7"."""
    runs: list[list[Number]] = []
    for number in numbers:
        if runs and _is_linked(message, runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_linked(message: Message, left: Number, right: Number) -> bool:
    """Only joining words and short signs lie between two numbers that both could be ages."""
    if right.index - left.index > _LONGEST_LINK or _is_spoiled(message, left) or _is_spoiled(message, right):
        return False
    between = [message.folded(index) for index in range(left.index + 1, right.index)]
    if any(word not in _words("joining") | _words("reaching") | _words("years") for word in between):
        return False
    text = message.text[message.words[left.index].end : message.words[right.index].start]
    signs = {sign for sign in text if not sign.isalnum() and not sign.isspace()}
    return signs <= set(",-–/&+'()") and bool(text.strip())


def _is_spoiled(message: Message, number: Number) -> bool:
    """Counts something else, is months, or is too high: "2 kinderen", "twee van 4", "34"."""
    spoiled = _words("unit") | _words("children") | _words("months") | {"van", "v"}
    return number.value > HIGHEST_AGE or message.folded(number.index + 1) in spoiled


# school groups and stages


def _from_groups(message: Message, numbers: tuple[Number, ...]) -> list[AgeRange]:
    """Such as "groep 4" is 7 to 8, "groep 7/8" 10 to 12. "groep van 4" and "groep 6 lessen" are no school groups."""
    grouped = [
        number
        for run in _runs(message, numbers)
        for number in _taken(run, [_is_group(message, number) for number in run])
    ]
    values = [number.value for number in grouped if 1 <= number.value <= _LAST_GROUP]
    return [(_AGE_IN_GROUP_1 + value - 1, _AGE_IN_GROUP_1 + value) for value in values]


def _follows(message: Message, index: int, kind: str) -> bool:
    return message.folded(index - 1) in _words(kind) and message.between(index - 1).strip() in ("", ".", ":")


def _is_group(message: Message, number: Number) -> bool:
    after = message.folded(number.index + 1)
    counts = after in _words("unit") | _words("children") | _words("years")
    return not counts and 1 <= number.value <= _LAST_GROUP and _follows(message, number.index, "group")


def _from_stages(message: Message) -> AgeRange | None:
    stages = _stages()
    found = [stages[word.folded] for word in message.words if word.folded in stages]
    if any(word.folded in _words("half") for word in message.words):
        found.append((1, 2))
    return _span(found) if found else None


def _is_latin(folded: str) -> bool:
    return folded.isascii()


def _words(kind: str) -> frozenset[str]:
    return word_set("age", kind)


@cache
def _guessable() -> frozenset[str]:
    """Words that are recognised with a slip in them: "dohter (11)", "mesje van 9", "gorep 5"."""
    known = _words("child") | _words("children") | _words("group") | _stages().keys()
    return frozenset(word for word in known if len(word) >= _SHORTEST_GUESSED and word.isascii())


@cache
def _stages() -> dict[str, AgeRange]:
    table: dict[str, AgeRange] = {}
    for key, words in lexicon("age")["stages"].items():
        low, high = (int(part) for part in key[1:].split("_"))
        table |= {fold(word): (low, high) for word in words}
    return table
