"""Weighing a message with what was learned from the authored examples: how much does it look like a person in danger?

A linear model over pieces of words (3 to 5 letters) and over single words and pairs, all hashed to numbers, so
that typing
mistakes, endings and compounds still count. It knows nothing that is not in examples/; training/safety_lane.py
makes the
file weights.npz from them. Reading and weighing need numpy only.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.domain import Signal

WEIGHTS = Path(__file__).parent / "weights.npz"
BUCKETS = 1 << 17
_PIECES = (3, 4, 5)
_PRIME = np.uint64(1099511628211)
_SHORT = 25
_WHOLE_UP_TO = 90
_WINDOW = 60
_SHORT_PART_SAYS_LESS = 1.0

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned numbers. Columns of `table` are buckets; rows are harm, now, and one a signal of `signals`.

    `rarity` is the inverse document frequency of each bucket (0: never seen, counts for nothing).
    """

    table: Floats
    offset: Floats
    rarity: Floats
    signals: tuple[Signal, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """`harm` and `now` are log-odds (above 0: likely); `signal` is the likeliest kind if there is harm."""

    harm: float
    now: float
    signal: Signal


@cache
def read_weights(path: Path = WEIGHTS) -> Weights:
    """Read the learned numbers. Raises OSError or ValueError when the file is missing or damaged."""
    with np.load(path, allow_pickle=False) as stored:
        return Weights(
            table=stored["table"].astype(np.float32),
            offset=stored["offset"].astype(np.float32),
            rarity=stored["rarity"].astype(np.float32),
            signals=tuple(Signal(name) for name in stored["signals"].tolist()),
            digest=str(stored["digest"]),
        )


def weigh(sentences: tuple[tuple[str, ...], ...], weights: Weights) -> Weighed:
    """Weigh folded sentences; a long message also in windows and by sentence: the most alarming part counts.

    A short part says less than a whole message: it must be more alarming to count as much.
    """
    words = tuple(word for sentence in sentences for word in sentence)
    if len(words) <= _SHORT:
        return _weigh_words(words, weights)
    found = [_weigh_words(words, weights)] if len(words) <= _WHOLE_UP_TO else []
    found += [_weigh_words(part, weights) for part in _windows(words, _WINDOW)]
    for sentence in dict.fromkeys(sentences):
        for part in _windows(sentence, _SHORT):
            weighed = _weigh_words(part, weights)
            found.append(replace(weighed, harm=weighed.harm - _SHORT_PART_SAYS_LESS))
    return max(found, key=lambda weighed: weighed.harm)


def _windows(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    for begin in range(0, max(1, len(words) - size // 2), size // 2):
        yield words[begin : begin + size]


def features(words: tuple[str, ...], rarity: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    """Buckets and values of these words: two unit vectors, of letter pieces and of words, laid together."""
    letters = _unit(_letter_buckets(" " + " ".join(words) + " "), rarity)
    terms = _unit(_word_buckets(words), rarity)
    return np.concatenate([letters[0], terms[0]]), np.concatenate([letters[1], terms[1]])


def counted(words: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """Every bucket that these words touch, each once; what training counts document frequency on."""
    return np.unique(np.concatenate([_letter_buckets(" " + " ".join(words) + " "), _word_buckets(words)]))


def _weigh_words(words: tuple[str, ...], weights: Weights) -> Weighed:
    buckets, values = features(words, weights.rarity)
    scores = weights.table[:, buckets] @ values + weights.offset
    return Weighed(float(scores[0]), float(scores[1]), weights.signals[int(np.argmax(scores[2:]))])


def _unit(buckets: npt.NDArray[np.int64], rarity: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    found, times = np.unique(buckets, return_counts=True)
    values = (1.0 + np.log(times)).astype(np.float32) * rarity[found]
    length = float(np.sqrt(np.dot(values, values)))
    return found, values / np.float32(length) if length else values


def _letter_buckets(text: str) -> npt.NDArray[np.int64]:
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found = []
    for size in _PIECES:
        if len(codes) < size:
            continue
        rolled = np.full(len(codes) - size + 1, size, dtype=np.uint64)
        for place in range(size):
            rolled = (rolled ^ codes[place : len(codes) - size + 1 + place]) * _PRIME
        rolled ^= rolled >> np.uint64(29)
        found.append((rolled % np.uint64(BUCKETS // 2)).astype(np.int64))
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _word_buckets(words: tuple[str, ...]) -> npt.NDArray[np.int64]:
    framed = ("<", *words, ">")
    terms = [*words, *(f"{left} {right}" for left, right in pairwise(framed))]
    half = BUCKETS // 2
    return np.array([half + zlib.crc32(term.encode()) % half for term in terms], dtype=np.int64)
