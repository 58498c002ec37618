"""Where indexes lie on disk, and the one atomic step that makes a new one serve.

    <index>/current                  name of the serving generation (replaced as a whole)
    <index>/generations/<name>/      manifest.json · passages.jsonl · lexical/ · chroma/

A generation is written aside and named in `current` only when it is whole, so a kill at any moment leaves the old one
serving. What a kill left behind has a folder but is not named; the next build removes it. The generation before the
serving one stays, because a running process may still have it open.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import IndexMissing, IndexUnusable

# Raise when what stands in a generation changes shape: an older index is then rebuilt, not misread.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from. `encoder` is empty for a lexical-only index; `files` maps corpus paths to
    digests."""

    generation: str
    corpus_digest: str
    encoder: str
    sources: int
    passages: int
    units: int
    files: Mapping[str, str]
    previous: str = ""
    format: int = FORMAT


def generation_folder(index: Path, name: str) -> Path:
    """The folder of a generation, whether or not it exists."""
    return index / "generations" / name


def serving_name(index: Path) -> str:
    """The name of the generation that serves. Raises IndexMissing."""
    try:
        return (index / "current").read_text("utf-8").strip()
    except FileNotFoundError:
        raise IndexMissing(f"There is no index in {index}. Run: python ingest.py") from None


def serving_manifest(index: Path) -> Manifest:
    """The manifest of the generation that serves. Raises IndexMissing or IndexUnusable, each with the remedy."""
    name = serving_name(index)
    path = generation_folder(index, name) / "manifest.json"
    try:
        row = json.loads(path.read_text("utf-8"))
        if row.get("format") != FORMAT:
            raise IndexUnusable(f"The index in {index} has another format. Run: python ingest.py --rebuild")
        return Manifest(**row)
    except (OSError, ValueError, TypeError) as error:
        raise IndexUnusable(f"{path} can't be read. Run: python ingest.py --rebuild") from error


def write_manifest(index: Path, manifest: Manifest) -> None:
    """Write the manifest into its generation's folder, which must exist."""
    path = generation_folder(index, manifest.generation) / "manifest.json"
    path.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), "utf-8")


def serve(index: Path, name: str) -> None:
    """Make a whole generation the serving one, in one step that a kill can't halve."""
    aside = index / "current.aside"
    with aside.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(index / "current")


def remove_generations_but(index: Path, keep: set[str]) -> list[str]:
    """Remove all generations that are not in `keep`; returns the names removed."""
    folder = index / "generations"
    removed = sorted(p.name for p in folder.iterdir() if p.name not in keep) if folder.is_dir() else []
    for name in removed:
        shutil.rmtree(folder / name)
    return removed
