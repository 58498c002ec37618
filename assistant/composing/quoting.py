"""The quoting writer: replies made of literal passages, fields of records and fixed texts. No language model.

One function per status (design.md section 4). All take what was understood and found, and return a whole Answer.
"""

from __future__ import annotations

from assistant.composing.answering import answer
from assistant.composing.declining import failed, no_question, out_of_scope, unanswerable
from assistant.composing.evidence import Evidence
from assistant.composing.referring import clarify, referred
from assistant.composing.relevance import Rarity
from assistant.corpus.reading import Corpus

__all__ = [
    "Evidence",
    "answer",
    "clarify",
    "failed",
    "no_question",
    "out_of_scope",
    "prepare",
    "referred",
    "unanswerable",
]


def prepare(corpus: Corpus) -> None:
    """Count the words of a corpus now, half a second, so that the first question need not wait for it."""
    Rarity.of(corpus.sources.values())
