"""From corpus to serving index: read, compare, build only when something changed, and report in figures."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.corpus.passages import split_into_passages
from assistant.corpus.reading import Corpus, check_corpus
from assistant.corpus.vetting import help_numbers, objection_to
from assistant.domain import Passage, Source
from assistant.errors import CorpusProblem, DocumentRefused, EncoderUnavailable, IndexMissing, IndexUnusable
from assistant.retrieval.building import Build, Progress, build_index
from assistant.retrieval.encoder import Encoder, encoder_name, load_encoder
from assistant.retrieval.generations import Manifest, serving_manifest
from assistant.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changes:
    """How the files of the corpus differ from those of the serving index."""

    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did. `built` is false when nothing had changed; `rows` counts (sources, passages) per
    collection."""

    manifest: Manifest
    built: bool
    changes: Changes
    rows: Mapping[str, tuple[int, int]]
    problems: tuple[CorpusProblem, ...]


def ingest(settings: Settings, progress: Progress, rebuild: bool = False) -> IngestReport:
    """Bring the index up to date with the corpus; an unchanged corpus writes nothing.

    Records with problems are left out and reported; the rest is indexed. Raises IndexUnusable when the new index fails
    its own check, and OSError when the disk does; both leave the old index serving.
    """
    corpus, problems = check_corpus(settings.corpus)
    before = None if rebuild else _serving(settings)
    encoder = None
    if before is not None and _same(before, corpus, encoder_name(settings)):
        return IngestReport(before, False, Changes(0, 0, 0), {}, problems)
    encoder = _encoder(settings)
    if before is not None and _same(before, corpus, encoder.name if encoder else ""):
        return IngestReport(before, False, Changes(0, 0, 0), {}, problems)
    passages, refused = _passages(corpus)
    manifest = build_index(corpus, passages, Build(settings.index, settings.chroma_url, encoder, progress))
    rows = _rows(passages)
    return IngestReport(manifest, True, _changes(before, manifest), rows, (*problems, *refused))


def _serving(settings: Settings) -> Manifest | None:
    try:
        return serving_manifest(settings.index)
    except IndexMissing:
        return None
    except IndexUnusable as error:
        log.warning("%s Building it again.", error)
        return None


def _same(manifest: Manifest, corpus: Corpus, encoder: str) -> bool:
    return manifest.corpus_digest == corpus.digest and manifest.encoder == encoder


def _encoder(settings: Settings) -> Encoder | None:
    try:
        return load_encoder(settings)
    except EncoderUnavailable as error:
        log.warning("%s", error)
        return None


def _passages(corpus: Corpus) -> tuple[dict[str, tuple[Passage, ...]], tuple[CorpusProblem, ...]]:
    passages: dict[str, tuple[Passage, ...]] = {}
    problems: list[CorpusProblem] = []
    numbers = help_numbers(corpus.sources)
    for source in corpus.sources.values():
        try:
            split = split_into_passages(source, corpus.folder)
            passages[source.id] = tuple(_vetted(source, split, numbers, problems))
        except DocumentRefused as error:
            remedy = "Replace the file or remove its record; the other documents are indexed."
            problems.append(CorpusProblem(f"{source.id}.md", None, "document", str(error), remedy))
    return passages, tuple(problems)


def _vetted(
    source: Source, split: tuple[Passage, ...], numbers: frozenset[str], problems: list[CorpusProblem]
) -> Iterator[Passage]:
    """The passages of a document that say something and may be quoted, each text once; of a record all, since its text
    was vetted when it was read. One document of dots or of one word a thousand times must not fill the index."""
    first = {passage.text: passage for passage in reversed(split)} if source.document else {}
    for passage in split:
        if source.document and (first[passage.text] is not passage or not any(map(str.isalpha, passage.text))):
            continue
        objection = objection_to(passage.text, numbers) if source.document else None
        if objection is None:
            yield passage
            continue
        where = f"The passage on page {passage.page}" if passage.page else "A passage"
        problem = f"{where} is left out. {objection.problem}"
        problems.append(CorpusProblem(f"documents/{source.document}", None, None, problem, objection.remedy))


def _rows(passages: Mapping[str, tuple[Passage, ...]]) -> dict[str, tuple[int, int]]:
    sources = Counter(id_.split("/", 1)[0] for id_ in passages)
    pieces: Counter[str] = Counter()
    for id_, group in passages.items():
        pieces[id_.split("/", 1)[0]] += len(group)
    return {name: (sources[name], pieces[name]) for name in sorted(sources)}


def _changes(before: Manifest | None, after: Manifest) -> Changes:
    old = before.files if before else {}
    return Changes(
        new=sum(path not in old for path in after.files),
        changed=sum(path in old and old[path] != digest for path, digest in after.files.items()),
        removed=sum(path not in after.files for path in old),
    )
