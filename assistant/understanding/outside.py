"""Whether a message without any word of our field reads like the questions that are not for us.

A naive Bayes comparison of word choice: the corpus's own lay questions against the questions of outside.txt. It is
asked only about messages that name no child, school, place, theme or offer; others are ours unless scope.toml says no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import log
from pathlib import Path

from assistant.domain import Source
from assistant.understanding.message import Message

_EXAMPLES = Path(__file__).resolve().parent / "outside.txt"
# How much likelier the words are outside than inside, in natural log-odds. At 4 none of the corpus's 11,482 lay
# questions, 110 golden questions or 170 development questions is turned away wrongly.
MIN_LOG_ODDS = 4.0
_STEM = 5
_LEAN = 10


@dataclass(frozen=True, slots=True)
class Outside:
    """Word choice inside and outside. `weights` goes from a piece of text to its log-odds of being outside."""

    weights: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Outside:
        """Learn from the lay questions of the sources and outside.txt; without lay questions nothing is outside."""
        questions = [q for source in sources for asked in source.questions.values() for q in asked]
        examples = _examples()
        inside, outside = _counted(questions), _counted(examples)
        if not inside:
            return cls()
        pieces = inside.keys() | outside.keys()
        known, strange = len(questions), len(examples)
        return cls({piece: _log_odds(inside[piece], outside[piece], known, strange) for piece in pieces})

    def holds(self, message: Message) -> bool:
        """Whether the message reads like a question from outside."""
        return sum(self.weights.get(piece, 0.0) for piece in _pieces(message)) >= MIN_LOG_ODDS


def _log_odds(inside: int, outside: int, all_inside: int, all_outside: int) -> float:
    """How much likelier a piece is outside. Few examples say little: both shares lean to that of all texts."""
    share = (inside + outside) / (all_inside + all_outside)
    return log((outside + _LEAN * share) / (all_outside + _LEAN)) - log((inside + _LEAN * share) / (all_inside + _LEAN))


def _counted(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_pieces(Message.of(text)))
    return counts


def _pieces(message: Message) -> set[str]:
    """Words, their first letters, pairs of words, and the first word."""
    words = [word.folded for word in message.words]
    pieces = set(words) | {f"{word[:_STEM]}*" for word in words if len(word) > _STEM}
    pieces |= {f"{left} {right}" for left, right in pairwise(words)}
    return pieces | {f"^{word}" for word in words[:1]}


@cache
def _examples() -> tuple[str, ...]:
    lines = (line.strip() for line in _EXAMPLES.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
