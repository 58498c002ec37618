"""Finding phrases from word lists in a message, in one pass.

An entry is a phrase of words. `word*` stands for every word that begins so, `*word` for every word that ends so,
`*word*` for every word that holds it, `this|that` for either, `~` for at most six words in between ("krijg ~ terug").
Cost grows with the length of the message only; there are no backtracking expressions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from assistant.domain import Language
from assistant.understanding.message import Message, Word

_FOLDER = Path(__file__).resolve().parent
_LONGEST_GAP = 6
_SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of a phrase: equal to one of `exact`, or beginning, ending or holding a piece. `gap` is the "~"."""

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    infixes: tuple[str, ...] = ()
    gap: bool = False

    def matches(self, word: Word) -> bool:
        """Whether any reading of the word is meant by this piece of a phrase."""
        return any(self._matches(reading) for reading in word.readings)

    def _matches(self, reading: str) -> bool:
        if reading in self.exact or (self.prefixes and reading.startswith(self.prefixes)):
            return True
        if self.suffixes and reading.endswith(self.suffixes):
            return True
        return any(infix in reading for infix in self.infixes)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and the key it stands for."""

    key: str
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a message: its key, and the words from `first` up to but not including `after`."""

    key: str
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases by how their first word is looked up. Build with `of`."""

    by_word: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    by_prefix: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    by_piece: tuple[Phrase, ...] = ()
    longest_prefix: int = 0

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> PhraseBook:
        """From (key, entry) pairs; an entry without a word is left out."""
        by_word: dict[str, list[Phrase]] = {}
        by_prefix: dict[str, list[Phrase]] = {}
        by_piece: list[Phrase] = []
        for key, entry in entries:
            atoms = _atoms(entry)
            if not atoms:
                continue
            phrase, first = Phrase(key, atoms), atoms[0]
            for word in first.exact:
                by_word.setdefault(word, []).append(phrase)
            for prefix in first.prefixes:
                by_prefix.setdefault(prefix, []).append(phrase)
            if first.suffixes or first.infixes:
                by_piece.append(phrase)
        longest = max((len(prefix) for prefix in by_prefix), default=0)
        return cls(_frozen(by_word), _frozen(by_prefix), tuple(by_piece), longest)

    def find(self, message: Message) -> tuple[Found, ...]:
        """All phrases in the message, in order of their first word; overlapping ones all count."""
        return tuple(found for start in range(len(message.words)) for found in self._at(message.words, start))

    def keys(self, message: Message) -> frozenset[str]:
        """The keys of all phrases in the message."""
        return frozenset(found.key for found in self.find(message))

    def _at(self, words: tuple[Word, ...], start: int) -> Iterator[Found]:
        for phrase in self._candidates(words[start]):
            after = _end_of(phrase.atoms, words, start)
            if after is not None:
                yield Found(phrase.key, start, after)

    def _candidates(self, word: Word) -> Iterator[Phrase]:
        for reading in word.readings:
            yield from self.by_word.get(reading, ())
            for length in range(_SHORTEST_PREFIX, min(len(reading), self.longest_prefix) + 1):
                yield from self.by_prefix.get(reading[:length], ())
        for phrase in self.by_piece:
            if phrase.atoms[0].matches(word):
                yield phrase


def _end_of(atoms: tuple[Atom, ...], words: tuple[Word, ...], start: int) -> int | None:
    """The word after the phrase when it stands at `start`. Takes the nearest word after a gap."""
    at, room = start, 0
    for atom in atoms:
        if atom.gap:
            room = _LONGEST_GAP
            continue
        last = min(at + room, len(words) - 1)
        place = next((i for i in range(at, last + 1) if atom.matches(words[i])), None)
        if place is None:
            return None
        at, room = place + 1, 0
    return at


def _atoms(entry: str) -> tuple[Atom, ...]:
    atoms: list[Atom] = []
    for chunk in entry.split():
        if chunk == "~":
            atoms.append(Atom(gap=True))
        else:
            atoms.extend(_atoms_of_chunk(chunk))
    return tuple(atoms)


def _atoms_of_chunk(chunk: str) -> list[Atom]:
    """Such as "kies-groep*" => "kies", "groep*"; "welke|wat" => one atom with two words."""
    if "|" in chunk:
        choices = [atom for part in chunk.split("|") for atom in _atoms_of_chunk(part)[:1]]
        return [
            Atom(
                frozenset().union(*(choice.exact for choice in choices)),
                tuple(prefix for choice in choices for prefix in choice.prefixes),
                tuple(suffix for choice in choices for suffix in choice.suffixes),
                tuple(infix for choice in choices for infix in choice.infixes),
            )
        ]
    words = [word.folded for word in Message.of(chunk).words]
    atoms = [Atom(exact=frozenset({word})) for word in words]
    if not words or "*" not in chunk:
        return atoms
    if chunk.startswith("*"):
        atoms[0] = Atom(infixes=(words[0],)) if chunk.endswith("*") else Atom(suffixes=(words[0],))
    elif chunk.endswith("*"):
        atoms[-1] = Atom(prefixes=(words[-1],))
    return atoms


def _frozen(table: Mapping[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {key: tuple(phrases) for key, phrases in table.items()}


@cache
def lexicon(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The word lists of `<name>.toml` beside this module: key -> language -> entries. Read once."""
    table = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    return {key: {code: tuple(entries) for code, entries in lists.items()} for key, lists in table.items()}


@cache
def book(name: str, language: Language | None = None) -> PhraseBook:
    """The phrases of `<name>.toml` by key: those of one language and the Dutch ones, or of all six for None.

    Languages are kept apart because folded words collide: Polish "sąd" (court) is English "sad".
    """
    return PhraseBook.of(
        (key, entry)
        for key, lists in lexicon(name).items()
        for code, entries in lists.items()
        if language is None or code in (language, Language.NL)
        for entry in entries
    )


def found_in(name: str, message: Message) -> tuple[Found, ...]:
    """All phrases of `<name>.toml` in a message, read in its language."""
    return book(name, message.language).find(message)


def keys_in(name: str, message: Message) -> frozenset[str]:
    """The keys of the phrases of `<name>.toml` in a message, read in its language."""
    return book(name, message.language).keys(message)


@cache
def word_set(name: str, kind: str) -> frozenset[str]:
    """The words listed under `kind` in the table [words] of `<name>.toml`, folded; phrases fall apart into words."""
    return frozenset(word.folded for entry in lexicon(name)["words"][kind] for word in Message.of(entry).words)


@cache
def word_set_of(name: str, key: str) -> frozenset[str]:
    """The single words of one list of `<name>.toml`, all languages together, folded; longer phrases are left out."""
    entries = [Message.of(entry).words for entries in lexicon(name)[key].values() for entry in entries]
    return frozenset(words[0].folded for words in entries if len(words) == 1)
