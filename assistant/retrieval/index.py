"""The serving index, opened: passages, lexical and semantic search over one generation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.domain import Passage
from assistant.errors import IndexOutdated, IndexUnusable
from assistant.retrieval.generations import Manifest, generation_folder, serving_manifest
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.vectors import VectorStore


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """One generation, open for reading. `vectors` is None for a lexical-only index."""

    manifest: Manifest
    passages: Mapping[str, tuple[Passage, ...]]
    lexical: LexicalIndex
    vectors: VectorStore | None

    @classmethod
    def open(cls, index: Path, chroma_url: str = "") -> SearchIndex:
        """Open the serving generation. Raises IndexMissing or IndexUnusable, each with the remedy."""
        return cls.open_generation(index, serving_manifest(index), chroma_url)

    @classmethod
    def open_generation(cls, index: Path, manifest: Manifest, chroma_url: str) -> SearchIndex:
        """Open one generation by its manifest, serving or not."""
        folder = generation_folder(index, manifest.generation)
        lexical = LexicalIndex.load(folder / "lexical")
        passages = read_passages(folder / "passages.jsonl")
        vectors = VectorStore.open(folder / "chroma", chroma_url, manifest.generation) if manifest.encoder else None
        return cls(manifest, passages, lexical, vectors)

    def close(self) -> None:
        """Release Chroma's files."""
        if self.vectors is not None:
            self.vectors.close()


def check_match(manifest: Manifest, corpus_digest: str, encoder: str) -> None:
    """Raise IndexOutdated, saying what differs and what to do, unless the index belongs to this corpus and encoder."""
    if manifest.corpus_digest != corpus_digest:
        raise IndexOutdated("The corpus has changed since the index was built. Run: python ingest.py")
    if manifest.encoder != encoder:
        built, asked = manifest.encoder or "no encoder", encoder or "none"
        raise IndexOutdated(f"The index was built with {built}, the settings ask for {asked}. Run: python ingest.py")


def write_passages(path: Path, passages: Mapping[str, tuple[Passage, ...]]) -> None:
    """Write all passages, one JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for group in passages.values():
            file.writelines(json.dumps(asdict(passage), ensure_ascii=False) + "\n" for passage in group)


def read_passages(path: Path) -> dict[str, tuple[Passage, ...]]:
    """Read what `write_passages` wrote: passages by source id, in order. Raises IndexUnusable when it is not whole."""
    found: dict[str, list[Passage]] = {}
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                passage = Passage(**json.loads(line))
                found.setdefault(passage.source_id, []).append(passage)
    except (OSError, ValueError, TypeError) as error:
        raise IndexUnusable(f"{path} can't be read. Run: python ingest.py --rebuild") from error
    return {source: tuple(group) for source, group in found.items()}
