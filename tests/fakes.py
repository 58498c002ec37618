"""Small real implementations of the product's seams."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.retrieval.dutch import words
from assistant.retrieval.encoder import Vectors


@dataclass(frozen=True, slots=True)
class WordEncoder:
    """A hashed bag of words: texts that share words have vectors that point the same way."""

    name: str = "words@1"
    dimension: int = 256

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        found = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                found[row, zlib.crc32(word.encode()) % self.dimension] += 1
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self.encode_queries(texts)
