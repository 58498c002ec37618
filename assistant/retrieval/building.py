"""Building an index aside, asking it for its own texts, and only then letting it serve."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from assistant.corpus.reading import Corpus
from assistant.domain import Passage
from assistant.errors import IndexMissing, IndexUnusable
from assistant.retrieval.encoder import Encoder, Vectors
from assistant.retrieval.generations import (
    Manifest,
    generation_folder,
    remove_generations_but,
    serve,
    serving_manifest,
    write_manifest,
)
from assistant.retrieval.index import SearchIndex, write_passages
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.units import SemanticUnit, lexical_documents, semantic_units
from assistant.retrieval.vectors import VectorStore, remove_collections_but

log = logging.getLogger(__name__)

# So many passages, spread evenly, are asked of a new index before it serves, and this share must come back among the
# first five. Near-doubles in the corpus make 1.0 too strict; a broken index finds next to nothing.
CHECKED_PASSAGES = 200
CHECKED_RANK = 5
CHECKED_SHARE = 0.9
ENCODE_BATCH = 512

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build needs besides the corpus. `progress` gets (step, done, total)."""

    index: Path
    chroma_url: str
    encoder: Encoder | None
    progress: Progress


def build_index(corpus: Corpus, passages: Mapping[str, tuple[Passage, ...]], build: Build) -> Manifest:
    """Build a generation from a corpus, check it, make it serve, and remove what is older.

    Raises IndexUnusable when the new index does not find its own texts; OSError (a full disk) passes through.
    In both cases the old index goes on serving.
    """
    build.index.mkdir(parents=True, exist_ok=True)
    with FileLock(build.index / "lock"):
        before = _serving_or_none(build.index)
        keep = {before.generation} if before else set()
        remove_generations_but(build.index, keep)
        manifest = _write_generation(corpus, passages, build, before)
        _check(build, manifest)
        serve(build.index, manifest.generation)
        keep = {manifest.generation, manifest.previous}
        remove_generations_but(build.index, keep)
        if build.chroma_url:
            remove_collections_but(build.index, build.chroma_url, keep)
    return manifest


def _serving_or_none(index: Path) -> Manifest | None:
    try:
        return serving_manifest(index)
    except (IndexMissing, IndexUnusable):
        return None


def _write_generation(
    corpus: Corpus, passages: Mapping[str, tuple[Passage, ...]], build: Build, before: Manifest | None
) -> Manifest:
    name = uuid.uuid4().hex[:12]
    folder = generation_folder(build.index, name)
    (folder / "lexical").mkdir(parents=True)
    sources = list(corpus.sources.values())
    build.progress("words", 0, 1)
    write_passages(folder / "passages.jsonl", passages)
    LexicalIndex.from_documents(lexical_documents(sources, corpus.offers, passages)).save(folder / "lexical")
    build.progress("words", 1, 1)
    units = semantic_units(sources, passages) if build.encoder else []
    if build.encoder:
        vectors = _vectors(units, build.encoder, _known(build, before), build.progress)
        with VectorStore.create(folder / "chroma", build.chroma_url, name) as store:
            store.add(units, vectors)
    manifest = Manifest(
        generation=name,
        corpus_digest=corpus.digest,
        encoder=build.encoder.name if build.encoder else "",
        sources=len(passages),
        passages=sum(len(group) for group in passages.values()),
        units=len(units),
        files=dict(corpus.digests),
        previous=before.generation if before else "",
    )
    write_manifest(build.index, manifest)
    return manifest


def _known(build: Build, before: Manifest | None) -> dict[str, Vectors]:
    """Vectors of the serving generation by text digest; empty when another encoder made them or it can't be opened."""
    if before is None or build.encoder is None or before.encoder != build.encoder.name:
        return {}
    folder = generation_folder(build.index, before.generation) / "chroma"
    try:
        with VectorStore.open(folder, build.chroma_url, before.generation) as store:
            return dict(store.known_vectors())
    except IndexUnusable as error:
        log.warning("The vectors of the old index can't be reused, encoding all again: %s", error)
        return {}


def _vectors(
    units: Sequence[SemanticUnit], encoder: Encoder, known: Mapping[str, Vectors], progress: Progress
) -> Vectors:
    new = {unit.digest: unit.text for unit in units if unit.digest not in known}
    digests, texts = list(new), list(new.values())
    found = dict(known)
    progress("vectors", 0, len(texts))
    for start in range(0, len(texts), ENCODE_BATCH):
        part = encoder.encode_passages(texts[start : start + ENCODE_BATCH])
        found.update(zip(digests[start : start + ENCODE_BATCH], part, strict=True))
        progress("vectors", min(start + ENCODE_BATCH, len(texts)), len(texts))
    return np.asarray([found[unit.digest] for unit in units], dtype=np.float32)


def _check(build: Build, manifest: Manifest) -> None:
    """Reopen the new generation from disk and ask it for its own texts."""
    index = SearchIndex.open_generation(build.index, manifest, build.chroma_url)
    try:
        passages = [passage for group in index.passages.values() for passage in group]
        asked = passages[:: max(1, len(passages) // CHECKED_PASSAGES)]
        if not asked:
            raise IndexUnusable("The corpus has no text to index. The old index goes on serving.")
        build.progress("check", 0, len(asked))
        _require(sum(_finds_by_words(index, p) for p in asked), len(asked), "words")
        if build.encoder and index.vectors:
            texts = [passage.text for passage in asked]
            vectors = build.encoder.encode_queries(texts)
            found = sum(_finds_by_vector(index.vectors, v, p) for v, p in zip(vectors, asked, strict=True))
            _require(found, len(asked), "vectors")
        build.progress("check", len(asked), len(asked))
    finally:
        index.close()


def _require(found: int, asked: int, what: str) -> None:
    if found < CHECKED_SHARE * asked:
        raise IndexUnusable(
            f"The new index finds only {found} of {asked} of its own texts by {what}; the old index goes on serving. "
            "Check the disk and the encoder, then run: python ingest.py --rebuild"
        )


def _finds_by_words(index: SearchIndex, passage: Passage) -> bool:
    scores = index.lexical.scores(passage.text, "grams")
    best = np.argsort(-scores, kind="stable")[:CHECKED_RANK]
    return passage.source_id in {index.lexical.source_ids[i] for i in best if scores[i] > 0}


def _finds_by_vector(store: VectorStore, vector: Vectors, passage: Passage) -> bool:
    near = store.nearest(vector, CHECKED_RANK * 4)
    return passage.source_id in list(dict.fromkeys(n.source_id for n in near))[:CHECKED_RANK]
