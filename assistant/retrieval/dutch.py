"""How a text becomes search terms: folding, words, lemmas, character 4-grams.

Dutch compounds are why 4-grams beat words, stems and lemmas on lay questions (docs/decisions/0005-retrieval.md);
lemmas bring back the exact term. The same folding serves all six languages.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GRAM_SIZE = 4
# Longer messages are cut for search only: the first words carry the question, and cost stays bounded.
MAX_SEARCH_CHARS = 4000

_WORD = re.compile(r"[^\W_]+")
# Zero-width and bidirectional marks: invisible in "0800\u200e-2000", but they would split or hide a word.
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD])


def fold(text: str) -> str:
    """Lower-case, compatibility-normalised text without accents or invisible marks: "Één crèche" => "een creche"."""
    text = unicodedata.normalize("NFKD", text.translate(_INVISIBLE)).casefold()
    return "".join(c for c in text if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The folded words of a text in order, cut at MAX_SEARCH_CHARS characters; empty when it holds no letter or
    digit."""
    return _WORD.findall(fold(text[:MAX_SEARCH_CHARS]))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The Dutch dictionary form of a folded word: "gepest" => "pesten"; an unknown word is returned as it is."""
    import simplemma

    return fold(simplemma.lemmatize(word, lang="nl"))


@lru_cache(maxsize=50_000)
def is_dutch(word: str) -> bool:
    """Whether a folded word is in the Dutch dictionary."""
    import simplemma

    return bool(simplemma.is_known(word, lang="nl"))


def lemmas(text: str) -> list[str]:
    """The words of a text as Dutch lemmas."""
    return [lemma(word) for word in words(text)]


def grams(text: str) -> list[str]:
    """Character 4-grams within words that know where a word begins and ends: "pesten op" => _pes pest este sten ten_
    _op_.

    The boundary marks measured +.02 nDCG@10 on sources and +.03 on offers over bare 4-grams
    (docs/decisions/0005-retrieval.md).
    """
    pieces: list[str] = []
    for word in words(text):
        marked = f"_{word}_"
        pieces.extend(marked[i : i + GRAM_SIZE] for i in range(max(1, len(marked) - GRAM_SIZE + 1)))
    return pieces
