"""Finding which words of the rules a typed word stands for: exact, by its beginning, inside it, by sound, or one
typo away.

`stem*` is found by looking up the beginnings of the typed word, `*part*` by its insides, so the cost of a word
depends on
its length, not on how many rules there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

_SHORTEST_FUZZY = 8
_SOUNDS = (
    ("x", "ks"),
    ("ei", "ij"),
    ("ou", "au"),
    ("dt", "t"),
    ("ch", "g"),
    ("ph", "f"),
    ("c", "k"),
    ("z", "s"),
    ("v", "f"),
)
_ARABIC_HEADS = ("و", "ف", "ب", "ل", "ال", "وال", "بال", "وب", "ول", "لل", "فال", "ك", "س", "وس")


class Vocabulary:
    """All single words of the rules. Immutable after it is built."""

    def __init__(self, words: Iterable[str], ordinary: frozenset[str]) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._sound_exact: dict[str, set[str]] = defaultdict(set)
        self._sound_stems: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._near_stems: dict[str, set[str]] = defaultdict(set)
        self._ordinary = ordinary
        for word in words:
            self._add(word)
        self._part_sizes = sorted({len(part) for part in self._parts})

    def meanings(self, token: str, *, typos: bool = True) -> frozenset[str]:
        """The rule words that `token` stands for; typos count only where it is none of them as it stands."""
        found = self._plain(token)
        if not found and "\u0600" <= token[0] <= "\u06ff":
            found = {word for rest in _without_heads(token) for word in self._plain(rest)}
        if found or not typos or token in self._ordinary or len(token) < 4:
            return frozenset(found)
        found = self._by_sound(token)
        if not found and len(token) >= _SHORTEST_FUZZY:
            found = self._one_typo_away(token)
        return frozenset(found)

    def _add(self, word: str) -> None:
        core = word.strip("*")
        if word.startswith("*"):
            self._parts[core].add(word)
            return
        stem = word.endswith("*")
        (self._stems if stem else self._exact)[core].add(word)
        (self._sound_stems if stem else self._sound_exact)[sound(core)].add(word)
        if len(core) >= _SHORTEST_FUZZY:
            near = self._near_stems if stem else self._near
            for shorter in (core, *_with_one_letter_less(core)):
                near[shorter].add(word)

    def _plain(self, token: str) -> set[str]:
        found = set(self._exact.get(token, ()))
        for size in range(2, len(token) + 1):
            found |= self._stems.get(token[:size], set())
        for size in self._part_sizes:
            for begin in range(len(token) - size + 1):
                found |= self._parts.get(token[begin : begin + size], set())
        return found

    def _by_sound(self, token: str) -> set[str]:
        heard = sound(token)
        found = set(self._sound_exact.get(heard, ()))
        for size in range(4, len(heard) + 1):
            found |= self._sound_stems.get(heard[:size], set())
        return found

    def _one_typo_away(self, token: str) -> set[str]:
        found: set[str] = set()
        for shorter in (token, *_with_one_letter_less(token)):
            found |= {word for word in self._near.get(shorter, ()) if _one_apart(token, word)}
        for size in range(_SHORTEST_FUZZY - 1, len(token) + 1):
            head = token[:size]
            for shorter in (head, *_with_one_letter_less(head)):
                found |= {word for word in self._near_stems.get(shorter, ()) if _one_apart(head, word[:-1])}
        return found


def sound(word: str) -> str:
    """A rough Dutch sound of a folded word: `sexueel` and `seksueel`, `vermoort` and `vermoord` fall together."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    letters: list[str] = []
    for letter in word:
        if not letters or letters[-1] != letter:
            letters.append(letter)
    if letters and letters[-1] == "d":
        letters[-1] = "t"
    return "".join(letters)


def _without_heads(token: str) -> Iterator[str]:
    for head in _ARABIC_HEADS:
        if token.startswith(head) and len(token) - len(head) >= 2:
            yield token[len(head) :]


def _with_one_letter_less(word: str) -> Iterator[str]:
    return (word[:index] + word[index + 1 :] for index in range(1, len(word)))


def _one_apart(typed: str, meant: str) -> bool:
    """At most one letter added, left out, changed, or two neighbours swapped; the first letter is right."""
    if typed[:1] != meant[:1] or abs(len(typed) - len(meant)) > 1:
        return False
    begin = 0
    while begin < min(len(typed), len(meant)) and typed[begin] == meant[begin]:
        begin += 1
    left, right = typed[begin:], meant[begin:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]


def words_of(choices: Iterable[str], concepts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The single words in pattern choices; phrases `a_b` give each of their words, concepts all of theirs."""
    for choice in choices:
        if choice.startswith("@"):
            continue
        yield from choice.split("_")
