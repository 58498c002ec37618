"""Spelling as people type it: what sounds the same in Dutch, what is one slip away, and what is a real Dutch word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.message import Message

# Shorter words have too many neighbours: "laak" and "laat".
SHORTEST_FUZZY = 6
# For a handful of words that must be recognised ("gorep 5"), a letter may be missing in one of five.
SHORTEST_CORRECTED = 4
MOST_CORRECTED = 80
_TWO_SLIPS_FROM = 10

# Order matters: "sch" before "ch", "ij" before the single vowels.
_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("ck", "k"), ("qu", "kw"), ("ph", "f"),
    ("th", "t"), ("dt", "t"), ("ou", "au"), ("x", "ks"), ("z", "s"), ("v", "f"), ("ce", "se"), ("ci", "si"),
    ("c", "k"), ("ie", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_FINAL = {"d": "t", "b": "p"}


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """A folded Dutch word as it sounds: "schilderswyk" and "schilderswijk" => the same."""
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    word = _DOUBLE.sub(r"\1", word)
    return word[:-1] + _FINAL.get(word[-1], word[-1]) if word else word


@lru_cache(maxsize=20_000)
def is_dutch_word(word: str) -> bool:
    """Whether a folded word stands in the Dutch dictionary; such a word is never taken for a typing mistake."""
    import simplemma  # loads its dictionary on the first call, not at import

    return bool(simplemma.is_known(word, lang="nl"))


def corrected(message: Message, words: frozenset[str]) -> Message:
    """The message with words that are one slip away from one of `words` read as that one; real Dutch words stay.

    Only the first MOST_CORRECTED unknown words are looked at.
    """
    unknown = [
        word.folded
        for word in message.words
        if len(word.folded) >= SHORTEST_CORRECTED and word.folded.isascii() and word.folded not in words
    ][:MOST_CORRECTED]
    slips = {word: found for word in dict.fromkeys(unknown) if (found := _one_slip(word, words)) is not None}
    if not slips:
        return message
    return replace(message, words=tuple(replace(w, folded=slips.get(w.folded, w.folded)) for w in message.words))


@lru_cache(maxsize=20_000)
def _one_slip(word: str, words: frozenset[str]) -> str | None:
    """The word that is meant, beginning with the same letter; None for a Dutch word or when nothing is near."""
    if word.isdigit() or is_dutch_word(word):
        return None
    near = [name for name in words if name[0] == word[0]]
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else None


def nearest(word: str, sounds: Mapping[str, str]) -> str | None:
    """The name that a folded word is a misspelling of, or None.

    `sounds` goes from `sound_of(name)` to the name. Words under SHORTEST_FUZZY letters are never guessed.
    """
    if len(word) < SHORTEST_FUZZY:
        return None
    sound = sound_of(word)
    if sound in sounds:
        return sounds[sound]
    slips = 1 if len(sound) < _TWO_SLIPS_FROM else 2
    found = process.extractOne(sound, sounds.keys(), scorer=OSA.distance, score_cutoff=slips)
    return sounds[found[0]] if found else None
