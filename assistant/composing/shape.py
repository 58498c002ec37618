"""What the wording of a question asks of its answer: a figure, a check on a claim, the strength of evidence.

The words stand in shape.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.retrieval.dutch import fold, words

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a question asks of its answer.

    `figure`: a number or date; `doubt`: a check on a claim; `strength`: how strong the evidence is; `definition`: what
    something is.
    """

    figure: bool = False
    doubt: bool = False
    strength: bool = False
    definition: bool = False


def shape_of(question: str) -> Shape:
    """The shape of a question in any of the six languages; all false for an empty one."""
    spaced = _spaced(question)
    known = _known()
    return Shape(*(_has(spaced, known[name]) for name in ("figure", "doubt", "strength", "definition")))


def holds_figure(fact: str) -> bool:
    """Whether a fact gives a figure: digits, or a number in words beyond "een"."""
    return bool(_DIGIT.search(fact)) or not _known()["spelled"].isdisjoint(words(fact))


def qualifies(fact: str) -> bool:
    """Whether a fact limits or contradicts a claim ("niet", "let op", "alleen als")."""
    return _has(_spaced(fact), _known()["qualifying"])


def speaks_of_strength(fact: str) -> bool:
    """Whether a fact says how strong the evidence is ("erkend", "aanwijzingen")."""
    return _has(_spaced(fact), _known()["strength"] | _known()["strength_said"])


def leans(fact: str) -> bool:
    """Whether a fact leans on the one before it ("Daarnaast …", "Zij …") and can't be read first."""
    first = words(fact)[:1]
    return bool(first) and first[0] in _known()["leaning"]


def small_words() -> frozenset[str]:
    """Folded words that stand in every question and say nothing about it."""
    return _known()["small"]


@cache
def _known() -> Mapping[str, frozenset[str]]:
    lists = tomllib.loads((Path(__file__).parent / "shape.toml").read_text("utf-8"))
    return {name: frozenset(fold(phrase) for phrase in phrases) for name, phrases in lists.items()}


def _spaced(text: str) -> str:
    return f" {' '.join(words(text))} "


def _has(spaced: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in spaced for phrase in phrases)
