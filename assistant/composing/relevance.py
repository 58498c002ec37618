"""How much texts share, in terms that are rare in the corpus: what selection judges facts and titles by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.composing.shape import small_words
from assistant.domain import Source
from assistant.retrieval.dutch import grams, lemmas


def terms_of(text: str) -> frozenset[str]:
    """The lemmas and character 4-grams of a text, without words that every text has."""
    return frozenset((*grams(text), *lemmas(text))) - small_words()


@lru_cache(maxsize=2048)
def terms_of_source(text: str) -> frozenset[str]:
    """The same, remembered: for texts of the corpus, never for what somebody asks."""
    return terms_of(text)


def lemmas_of(text: str) -> frozenset[str]:
    """The lemmas of a text, without words that every text has."""
    return frozenset(lemmas(text)) - small_words()


@lru_cache(maxsize=2048)
def lemmas_of_title(title: str) -> frozenset[str]:
    """The same of the title of a source, remembered."""
    return lemmas_of(title)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare terms are in a corpus. An unknown term is as rare as one that a single text has."""

    weights: Mapping[str, float]
    highest: float

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Rarity:
        """The rarity of terms over the titles and bodies of sources; computed once for the same texts."""
        return _rarity(tuple(f"{source.title}\n{source.body}" for source in sources))

    def of_terms(self, terms: Iterable[str]) -> float:
        """The rarity of some terms together; 0 for none."""
        return sum(self.weights.get(term, self.highest) for term in terms)

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of `whole` stands in `part`, by rarity, 0 to 1; 0 when there is nothing to find."""
        total = self.of_terms(whole)
        return self.of_terms(part & whole) / total if total else 0.0


@lru_cache(maxsize=2)
def _rarity(texts: tuple[str, ...]) -> Rarity:
    seen = Counter(term for text in texts for term in terms_of(text))
    highest = math.log(1 + max(1, len(texts)) / 1.5)
    return Rarity({term: math.log(1 + len(texts) / (0.5 + count)) for term, count in seen.items()}, highest)
