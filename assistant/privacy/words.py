"""A message as words, numbers and marks, and the language it is most likely in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.privacy.cues import affixes, small_words
from assistant.privacy.lexicon import fold, ordinary

PLACEHOLDER = re.compile(
    r"\[(?:naam|bsn|telefoon|e-mail|adres|postcode \d{4}|geboortedatum|school|iban|kenteken|profiel|dossiernummer)\]"
)
_ARABIC = r"\u0620-\u065f\u066e-\u06d3"  # letters; a Latin word glued to an Arabic one is a word of its own
_OTHER = rf"[^\W\d_{_ARABIC}]+"
_WORD = re.compile(
    rf"{PLACEHOLDER.pattern}|[{_ARABIC}]+|{_OTHER}(?:'{_OTHER})*|(?<!\w)'[tn](?!\w)|\d+|\n|[^\s]",
)
_SENTENCE_ENDS = frozenset('.!?\n•*"“„«')

_SCRIPTLESS = ("nl", "en", "tr", "pl")
_OWN_SIGNS = {"tr": frozenset("ğşıİ"), "pl": frozenset("łąęśżźćń")}


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the message. `kind` is word, number, mark or placeholder.

    `key` is the folded text; `first` says that the piece opens a sentence.
    """

    text: str
    key: str
    start: int
    end: int
    kind: str
    first: bool

    @property
    def capital(self) -> bool:
        """Begins with a capital and is written in a script that has capitals."""
        return self.text[:1].isupper() or self.text[:1].istitle()

    @property
    def shouted(self) -> bool:
        """Written in capitals only, two letters or more ("ADHD")."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def head(self) -> str:
        """The key before an apostrophe: "Elif'in" gives "elif", "d'angelo" stays whole."""
        before, _, _ = self.key.partition("'")
        return before if len(before) > 1 else self.key


def read_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; white space other than line ends is left out."""
    found: list[Word] = []
    first = True
    for match in _WORD.finditer(text):
        piece = match.group()
        kind = _kind(piece)
        spaced = not found or found[-1].end < match.start() or found[-1].key != "."
        found.append(Word(piece, fold(piece), match.start(), match.end(), kind, first and spaced))
        first = kind == "mark" and (first or _ends_sentence(piece, found))
    return tuple(found)


def _kind(piece: str) -> str:
    if len(piece) > 2 and piece[0] == "[":
        return "placeholder"
    if piece[0].isalpha() or piece in ("'t", "'n"):
        return "word"
    return "number" if piece[0].isdigit() else "mark"


def _ends_sentence(piece: str, found: list[Word]) -> bool:
    before = found[-2] if len(found) > 1 else None
    if piece == "-":  # a bullet, or a dash between two phrases
        return before is None or before.kind == "mark" or before.end < found[-1].start
    if piece not in _SENTENCE_ENDS:
        return False
    abbreviated = piece == "." and before is not None and before.kind == "word" and len(before.text) <= 3
    return not (abbreviated and before is not None and (before.capital or before.key in affixes("abbreviations")))


def language_of(words: tuple[Word, ...]) -> str:
    """nl, en, tr, pl, uk or ar; nl when nothing tells."""
    letters = "".join(word.text[:1] for word in words if word.kind == "word")
    cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in letters)
    arabic = sum("\u0600" <= sign <= "\u06ff" for sign in letters)
    if 2 * cyrillic > len(letters):
        return "uk"
    if 2 * arabic > len(letters):
        return "ar"
    small = [word for word in words if (word.kind == "word" and not word.capital) or word.first]
    votes = {code: sum(_weight(word, code) for word in small) for code in _SCRIPTLESS}
    return max(votes, key=lambda code: votes[code]) if any(votes.values()) else "nl"


def _weight(word: Word, code: str) -> int:
    """How much `word` speaks for `code`: 2 for a small word, 1 for any known word or a letter of its own."""
    if word.key in small_words(code):
        return 2
    own = _OWN_SIGNS.get(code)
    return int(word.key in ordinary(code) or (own is not None and not own.isdisjoint(word.text)))
