"""Folding a message to plain words with a place each, the same way for rules and for what people type.

`Papa SLAAAT me!!` becomes papa=0 slaat=1 me=2. Case, accents, stretched letters, apostrophes inside words, Arabic vowel
signs and invisible characters are gone; the end of a sentence leaves a gap of two places, so that words of two
sentences
stand further apart. One pass, no backtracking.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SENTENCE_GAP = 2
NUMBER = "#"
_LONGEST_WORD = 40
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0640]")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´ʼ](?=\w)")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")
_PIECE = re.compile(r"[^\W_]+|[.!?…\n؟]+(?=\s|$)")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي",
     "ة": "ه", "ؤ": "و", "ئ": "ي", "ґ": "г", "ё": "е", "0": "0"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Words in order and the place of each. `length` is the number of places in use, gaps included."""

    words: tuple[str, ...]
    places: tuple[int, ...]
    length: int


def fold(text: str) -> str:
    """Return `text` in the folded alphabet; words are still separated as they were. Works on rules and on messages."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_LETTERS)
    plain = _APOSTROPHE.sub("", plain)
    if not plain.isascii():
        pieces = unicodedata.normalize("NFD", plain)
        plain = "".join(letter for letter in pieces if unicodedata.category(letter) != "Mn")
    return _STRETCHED.sub(r"\1\1", plain.translate(_LETTERS))


def fold_message(text: str, start: int = 0) -> Folded:
    """Fold `text` to words with places counting from `start`. An empty message has no words and length `start`."""
    words: list[str] = []
    places: list[int] = []
    place = start
    for piece in _PIECE.findall(fold(text)):
        if not piece[0].isalnum():
            place += SENTENCE_GAP
            continue
        words.append(NUMBER if piece.isdecimal() and len(piece) < 3 else piece[:_LONGEST_WORD])
        places.append(place)
        place += 1
    return Folded(tuple(words), tuple(places), place)
