"""Matching rules on a folded message with bit masks: bit n is set where place n of the message has the word.

"Within 8 places" is a mask smeared 8 places to both sides, "and" is `&`; so a pattern costs a handful of operations on
whole numbers whatever stands in the message, and no message can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.domain import Role, Urgency
from assistant.safety.folding import SENTENCE_GAP, Folded, fold_message
from assistant.safety.rules import FOLDER, Item, Pattern, Rule, RuleBook, read_rules
from assistant.safety.vocabulary import Vocabulary, words_of

_TYPOS_UP_TO = 600
_NEAR_NOW = 14
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that was seen, how urgent it is here, and the places of its first parts."""

    rule: Rule
    urgency: Urgency
    places: int


class Masks:
    """Where each word, phrase and concept of the rules stands in one message; computed when asked for, once."""

    def __init__(self, book: RuleBook, vocabulary: Vocabulary, folded: Folded) -> None:
        self._book = book
        self._words: dict[str, int] = {}
        self._cache: dict[str, int] = {}
        self.hidden = 0
        self._everything = (1 << (folded.length + 1)) - 1
        typos = len(folded.words) <= _TYPOS_UP_TO
        seen: dict[str, int] = {}
        for word, place in zip(folded.words, folded.places, strict=True):
            seen[word] = seen.get(word, 0) | (1 << place)
        for word, mask in seen.items():
            for meaning in vocabulary.meanings(word, typos=typos):
                self._words[meaning] = self._words.get(meaning, 0) | mask

    def hide(self, places: int) -> None:
        """Make the words at `places` invisible for every rule (they belong to an innocent phrase)."""
        self.hidden |= places
        self._cache.clear()

    def of(self, choice: str) -> int:
        """Places of a word, `stem*`, `a_b` phrase (its first word) or `@concept`; 0 when it is not there."""
        known = self._cache.get(choice)
        if known is None:
            known = self._cache[choice] = self._find(choice)
        return known

    def _find(self, choice: str) -> int:
        if choice.startswith("@"):
            found = 0
            for word in self._book.concepts[choice[1:]]:
                found |= self.of(word)
            return found
        if "_" not in choice:
            return self._words.get(choice, 0) & ~self.hidden
        found = self._everything
        for distance, word in enumerate(choice.split("_")):
            found &= self.of(word) >> distance
            if not found:
                return 0
        return found

    def item(self, item: Item) -> int:
        """Places of any of the item's choices."""
        found = 0
        for choice in item.choices:
            found |= self.of(choice)
        return found

    def spans(self, item: Item) -> int:
        """As `item`, with every place of a phrase instead of its first."""
        found = 0
        for choice in item.choices:
            for word in self._book.concepts[choice[1:]] if choice.startswith("@") else (choice,):
                found |= _smear(self.of(word), word.count("_"), 1)
        return found

    def match(self, pattern: Pattern) -> int:
        """Places of the pattern's first part where all its other parts are as they should be; 0 when nowhere."""
        found = self.item(pattern[0])
        for item in pattern[1:]:
            if not found:
                return 0
            other = self.item(item)
            if item.within is None:
                found = found if bool(other) != item.absent else 0
                continue
            near = _smear(other, item.within, -item.direction)
            found &= ~near if item.absent else near
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules saw in a message, and its sentences without innocent phrases and denials."""

    matches: tuple[Match, ...]
    sentences: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All visible words in order."""
        return tuple(word for sentence in self.sentences for word in sentence)


def read_message(text: str, role: Role, earlier: str, folder: Path = FOLDER) -> Reading:
    """Every rule seen in `text`, in the order of the rule files; one that stands wholly in `earlier` does not count."""
    book, vocabulary = _compiled(folder)
    before = fold_message(earlier)
    first = before.length + SENTENCE_GAP if before.words else 0
    current = fold_message(text, first)
    folded = Folded(before.words + current.words, before.places + current.places, current.length)
    masks = Masks(book, vocabulary, folded)
    for pattern in book.hiding:
        matched = masks.match(pattern)
        if matched:
            masks.hide(matched & masks.item(pattern[0]) | masks.spans(pattern[0]) & _smear(matched, _LONGEST_PHRASE, 1))
    matches = tuple(_matches(book, masks, role, 1 << first))
    return Reading(matches, tuple(_visible_sentences(current, masks.hidden)))


def _visible_sentences(folded: Folded, hidden: int) -> Iterator[tuple[str, ...]]:
    sentence: list[str] = []
    last = None
    for word, place in zip(folded.words, folded.places, strict=True):
        if last is not None and place > last + SENTENCE_GAP:
            yield tuple(sentence)
            sentence = []
        last = place
        if not hidden >> place & 1:
            sentence.append(word)
    yield tuple(sentence)


def _matches(book: RuleBook, masks: Masks, role: Role, first: int) -> Iterator[Match]:
    for rule in book.rules:
        if rule.roles and role not in rule.roles:
            continue
        places = 0
        for pattern in rule.patterns:
            places |= masks.match(pattern)
        if places >= first:
            yield Match(rule, _urgency(rule, places, masks), places)


def _urgency(rule: Rule, places: int, masks: Masks) -> Urgency:
    near = _smear(places, _NEAR_NOW, 0)
    if any(masks.match(pattern) & near for pattern in rule.now):
        return Urgency.NOW
    return rule.urgency


def _smear(mask: int, reach: int, direction: int) -> int:
    """Set all places within `reach` of a set place: after it (1), before it (-1) or on both sides (0)."""
    if not mask or not reach:
        return mask
    smeared, done = mask, 0
    while done < reach:
        step = min(done + 1, reach - done)
        left = smeared << step if direction >= 0 else 0
        right = smeared >> step if direction <= 0 else 0
        smeared |= left | right
        done += step
    return smeared


@cache
def _compiled(folder: Path) -> tuple[RuleBook, Vocabulary]:
    book = read_rules(folder)
    patterns = [*book.hiding, *(p for rule in book.rules for p in (*rule.patterns, *rule.now))]
    words = {word for pattern in patterns for item in pattern for word in words_of(item.choices, book.concepts)}
    for choices in book.concepts.values():
        words.update(words_of(choices, book.concepts))
    return book, Vocabulary(words, book.ordinary)
