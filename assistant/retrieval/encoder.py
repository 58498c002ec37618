"""The one seam to sentence-transformers: texts in, unit vectors out.

The model is a setting (a directory or a hub id, with its prefixes). Without one the product searches on words only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from assistant.errors import EncoderUnavailable
from assistant.settings import Settings

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors of length 1. `name` changes whenever the vectors would."""

    @property
    def name(self) -> str:
        """What the index remembers of the encoder; it changes whenever the vectors would."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension)."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are searched, shape (len(texts), dimension)."""


@dataclass(frozen=True, slots=True)
class SentenceTransformerEncoder:
    """A sentence-transformers model with its query and passage prefixes."""

    name: str
    model: Any
    query_prefix: str = ""
    passage_prefix: str = ""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode([self.query_prefix + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Encoder."""
        return self._encode([self.passage_prefix + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        found = self.model.encode(texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)


def encoder_name(settings: Settings) -> str:
    """What the index remembers of the encoder, without loading it; empty when no encoder is set or its directory is
    absent.

    A directory is named with a digest of its files, since retraining keeps the path. A hub id names itself.
    """
    if not settings.encoder:
        return ""
    prefixes = f"|{settings.query_prefix}|{settings.passage_prefix}"
    folder = Path(settings.encoder)
    if folder.is_dir():
        digest = hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        return f"{folder.name}@{digest.hexdigest()[:16]}{prefixes}"
    return "" if folder.is_absolute() else settings.encoder + prefixes


def load_encoder(settings: Settings) -> Encoder:
    """Load the encoder of the settings. Raises EncoderUnavailable with the remedy; callers go on with lexical
    search."""
    if not settings.encoder:
        raise EncoderUnavailable("No encoder is set (KINDERWERK_ENCODER is empty): searching on words only.")
    folder = Path(settings.encoder)
    if folder.is_absolute() and not folder.is_dir():
        raise EncoderUnavailable(
            f"There is no encoder in {folder}: searching on words only. Make it with: make encoder"
        )
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(settings.encoder, device="cpu")
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise EncoderUnavailable(f"The encoder {settings.encoder} can't be loaded ({type(error).__name__}).") from error
    return SentenceTransformerEncoder(encoder_name(settings), model, settings.query_prefix, settings.passage_prefix)
