"""Chroma, used directly and only here: one collection a generation, vectors always passed in.

Chroma keeps no truth: corpus/ can rebuild it at any time (docs/decisions/0001-corpus-is-the-truth.md). The embedded
client is for
one writing process; several processes or machines use `chroma run` through `chroma_url`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from assistant.errors import IndexUnusable
from assistant.retrieval.encoder import Vectors
from assistant.retrieval.units import SemanticUnit

PREFIX = "kinderwerk-"
# Wider search lists than Chroma's default: recall@10 of its HNSW was .92-1.00 otherwise, and we ask for hundreds.
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 300}


@dataclass(frozen=True, slots=True)
class Near:
    """A unit near a question; `similarity` is the cosine, 1 for the same direction."""

    source_id: str
    kind: str
    similarity: float


class VectorStore:
    """The vectors of one generation. Open it with `create` or `open`, and close it."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection
        self._count: int | None = None

    @classmethod
    def create(cls, folder: Path, chroma_url: str, generation: str) -> VectorStore:
        """A new empty store for a generation."""
        client = _client(folder, chroma_url)
        collection = client.create_collection(
            PREFIX + generation, embedding_function=None, configuration={"hnsw": _HNSW}
        )
        return cls(client, collection)

    @classmethod
    def open(cls, folder: Path, chroma_url: str, generation: str) -> VectorStore:
        """The store of a built generation. Raises IndexUnusable when Chroma does not have it."""
        import chromadb.errors

        client = _client(folder, chroma_url)
        try:
            return cls(client, client.get_collection(PREFIX + generation, embedding_function=None))
        except (chromadb.errors.ChromaError, ValueError) as error:
            client.close()
            place = chroma_url or folder
            raise IndexUnusable(f"Chroma at {place} lacks this index. Run: python ingest.py --rebuild") from error

    def add(self, units: Sequence[SemanticUnit], vectors: Vectors) -> None:
        """Add units with their vectors, in Chroma's largest batches."""
        size = self._client.get_max_batch_size()
        for start in range(0, len(units), size):
            part = units[start : start + size]
            self._collection.add(
                ids=[unit.id for unit in part],
                embeddings=vectors[start : start + size],
                metadatas=[{"source": u.source_id, "kind": u.kind, "digest": u.digest} for u in part],
            )
        self._count = None

    def nearest(self, vector: Vectors, limit: int) -> list[Near]:
        """The units nearest to one question vector of shape (dimension,), nearest first, `limit` at most."""
        # A generation that serves does not change, and Chroma counts in its database: 1.3 ms at 14,000 units.
        if self._count is None:
            self._count = self._collection.count()
        limit = min(limit, self._count)
        if limit == 0:
            return []
        found = self._collection.query(
            query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances", "metadatas"]
        )
        rows = zip(found["metadatas"][0], found["distances"][0], strict=True)
        return [Near(str(meta["source"]), str(meta["kind"]), 1.0 - float(far)) for meta, far in rows]

    def known_vectors(self) -> Iterator[tuple[str, Vectors]]:
        """Text digest and vector of every unit, so that a new generation encodes only what is new."""
        size = self._client.get_max_batch_size()
        for offset in range(0, self._collection.count(), size):
            page = self._collection.get(limit=size, offset=offset, include=["embeddings", "metadatas"])
            for meta, vector in zip(page["metadatas"], page["embeddings"], strict=True):
                yield str(meta["digest"]), np.asarray(vector, dtype=np.float32)

    def close(self) -> None:
        """Release files and connections."""
        self._client.close()

    def __enter__(self) -> VectorStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def remove_collections_but(folder: Path, chroma_url: str, keep: set[str]) -> None:
    """On a Chroma server, remove our collections of generations not in `keep`; other collections stay."""
    client = _client(folder, chroma_url)
    for collection in client.list_collections():
        if collection.name.startswith(PREFIX) and collection.name.removeprefix(PREFIX) not in keep:
            client.delete_collection(collection.name)
    client.close()


def _client(folder: Path, chroma_url: str) -> Any:
    import chromadb
    import chromadb.config

    quiet = chromadb.config.Settings(anonymized_telemetry=False)
    if not chroma_url:
        return chromadb.PersistentClient(str(folder), settings=quiet)
    place = urlsplit(chroma_url)
    try:
        return chromadb.HttpClient(
            host=place.hostname or "127.0.0.1",
            port=place.port or 8000,
            ssl=place.scheme == "https",
            settings=quiet,
        )
    except ValueError as error:
        raise IndexUnusable(f"No Chroma server answers at {chroma_url}. Start it with: chroma run") from error
