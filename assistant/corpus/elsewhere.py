"""Dutch places outside the own municipality, found in a text by name or postcode.

Read from places/municipalities.csv. A name that is also an ordinary word or surname (column `word`: Best, Ede, Leiden)
counts only when the text says that a place is meant: "in Best", "we wonen in leiden", "gemeente Ede".
What it does not find: misspelt names, nicknames, and other countries.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from assistant.corpus.folding import fold_name, fold_word

_WORD = re.compile(r"[^\W\d_]+")
# "3011 AB", "postcode 3011"; a bare 2024 is a year more often than a postcode.
_FULL_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{3}) ?[A-Z]{2}(?![^\W_])")
_NAMED_PC4 = re.compile(
    r"(?i)\b(?:postcode|pc4|pc|wijkcode|postal code|posta kodu|kod pocztowy)[ :]{0,3}([1-9]\d{3})(?!\d)"
)
_BEFORE_A_PLACE = frozenset(
    ("in", "uit", "te", "naar", "bij", "rond", "gemeente", "plaats", "near", "from", "w", "z", "do", "в", "з", "у")
)
_CALLED = frozenset(("gemeente", "plaats"))
_LIVING = frozenset(
    ("woon", "woont", "wonen", "woonde", "woonden", "woonachtig", "live", "lives", "living", "mieszkam")
)


@dataclass(frozen=True, slots=True)
class Row:
    """Consecutive PC4 of one place. `word` is true where the place's name is also an ordinary word or a surname."""

    first: int
    last: int
    municipality: str
    place: str
    word: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Names and postcodes of all other municipalities, by first PC4.

    `names` goes from a name's folded words to the name and whether it is also an ordinary word.
    """

    rows: tuple[Row, ...] = ()
    firsts: tuple[int, ...] = ()
    names: Mapping[tuple[str, ...], tuple[str, bool]] = field(default_factory=dict)
    starts: frozenset[str] = frozenset()
    longest: int = 0

    @classmethod
    def from_rows(cls, rows: tuple[Row, ...], own_names: Collection[str]) -> Elsewhere:
        """Leave out the municipality with one of `own_names`, then index the others' names."""
        own = {fold_name(name) for name in own_names}
        others = tuple(
            sorted((row for row in rows if fold_name(row.municipality) not in own), key=lambda row: row.first)
        )
        ordinary = {row.place for row in others if row.word}
        names: dict[tuple[str, ...], tuple[str, bool]] = {}
        for name in dict.fromkeys(name for row in others for name in (row.municipality, row.place)):
            words = tuple(fold_word(part) for part in _WORD.findall(name))
            if words and fold_name(name) not in own:
                names.setdefault(words, (name, name in ordinary))
        firsts = tuple(row.first for row in others)
        starts = frozenset(words[0] for words in names)
        return cls(others, firsts, names, starts, max((len(words) for words in names), default=0))

    def named_in(self, text: str, own: Collection[str]) -> str | None:
        """The first other place in a text. `own` are folded names of the own municipality's places: never counted."""
        found = _WORD.findall(unicodedata.normalize("NFC", text))
        words = [(word, fold_word(word)) for word in found]
        starts = self.starts | {name.partition(" ")[0] for name in own}
        position = 0
        while position < len(words):
            length, name = self._name_at(words, position, own) if words[position][1] in starts else (1, None)
            if name is not None:
                return name
            position += length
        return self._by_postcode(text)

    def _name_at(self, words: list[tuple[str, str]], at: int, own: Collection[str]) -> tuple[int, str | None]:
        """How many words the longest name here has, and the name when it is another place."""
        for length in range(min(self.longest, len(words) - at), 0, -1):
            part = tuple(folded for _, folded in words[at : at + length])
            if " ".join(part) in own:
                return length, None
            found = self.names.get(part)
            if found is not None and (not found[1] or _is_meant_as_a_place(words, at, length)):
                return length, found[0]
        return 1, None

    def _by_postcode(self, text: str) -> str | None:
        for pattern in (_FULL_POSTCODE, _NAMED_PC4):
            for match in pattern.finditer(text):
                municipality = self._of_pc4(int(match.group(1)))
                if municipality is not None:
                    return municipality
        return None

    def _of_pc4(self, pc4: int) -> str | None:
        at = bisect.bisect_right(self.firsts, pc4) - 1
        return self.rows[at].municipality if at >= 0 and pc4 <= self.rows[at].last else None


def _is_meant_as_a_place(words: list[tuple[str, str]], at: int, length: int) -> bool:
    """Whether the word before it (and its capital) says that a place is meant: "in Best", "wij wonen in best"."""
    if at == 0 or words[at - 1][1] not in _BEFORE_A_PLACE:
        return False
    if words[at - 1][1] in _CALLED or words[at + length - 1][0][0].isupper():
        return True
    # "we wonen in de lage wijk" has a name's words in it, so longer names need their capital
    return length == 1 and any(word in _LIVING for _, word in words[max(0, at - 4) : at - 1])
