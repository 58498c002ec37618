"""How near a question is to one that a source is known to answer: the lay questions in its record.

"Moet ik betalen voor kinderwerk?" shares no word with "kosten verschillen per plaats"; whoever keeps the record has
written down that people ask for it so. Lay questions help to choose a source; they are never quoted.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.composing.relevance import Rarity, lemmas_of
from assistant.domain import Source


def nearest_question(asked: frozenset[str], source: Source, rarity: Rarity) -> float:
    """How much the lemmas `asked` and the nearest of a source's lay questions have in common, by rarity: 0 for nothing
    or no lay questions, 1 for the same words."""
    return max((_alike(asked, lay, rarity) for lay in _lay_questions(source)), default=0.0)


def _lay_questions(source: Source) -> frozenset[frozenset[str]]:
    return _in_lemmas(tuple(text for texts in source.questions.values() for text in texts))


@lru_cache(maxsize=1024)
def _in_lemmas(questions: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """Remembered: texts of the corpus, never what somebody asks."""
    return frozenset(lemmas_of(text) for text in questions)


def _alike(asked: frozenset[str], lay: frozenset[str], rarity: Rarity) -> float:
    both = asked & lay
    return rarity.of_terms(both) / rarity.of_terms(asked | lay) if both else 0.0
