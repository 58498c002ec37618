"""The corpus folder as a whole: read once, strictly, with all problems at once.

methods/*.md policy/*.md figures/*.md safety/*.md offers/*.md documents/*.md     records
documents/*.pdf …     themes.toml     places/     golden/ (never part of the corpus that is searched)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from assistant.corpus import themes as theme_file
from assistant.corpus.checking import check_documents, check_references
from assistant.corpus.fields import suggestion
from assistant.corpus.mapping import read_gazetteer
from assistant.corpus.places import Gazetteer
from assistant.corpus.records import COLLECTIONS, DOCUMENTS, Record, read_record
from assistant.corpus.vetting import vet_records
from assistant.domain import Offer, Source, Theme
from assistant.errors import CorpusError, CorpusProblem

_OTHER_FOLDERS = ("places", "golden")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Everything that can be used. A corpus is equal only to itself, so what is made of it once can be kept by it.

    `sources` holds every record by id, those of offers and documents included; `offers` the offers by the same ids.
    `digests` goes from the relative path of every file that feeds the index (records, documents, themes) to its
    SHA-256; `digest` is that of all of them together, equal on every machine.
    """

    folder: Path
    sources: Mapping[str, Source]
    offers: Mapping[str, Offer]
    gazetteer: Gazetteer
    themes: tuple[Theme, ...]
    digests: Mapping[str, str]
    digest: str


def read_corpus(folder: Path) -> Corpus:
    """Read a corpus folder. Raises CorpusError with every problem when there is any."""
    corpus, problems = check_corpus(folder)
    if problems:
        raise CorpusError(problems)
    return corpus


def check_corpus(folder: Path) -> tuple[Corpus, tuple[CorpusProblem, ...]]:
    """Read a corpus folder: what can be used, and all problems by path and line.

    A record that is wrong in itself is left out (see records.py), the rest stays whole; one that only names something
    that does not exist is kept.
    """
    problems: list[CorpusProblem] = []
    if not folder.is_dir():
        problems.append(CorpusProblem(str(folder), None, None, "There is no such folder.", "Set KINDERWERK_CORPUS."))
    digests: dict[str, str] = {}
    ids: set[str] = set()
    records = _read_records(folder, ids, digests, problems)
    themes = theme_file.read_themes(folder, problems)
    gazetteer = read_gazetteer(folder, problems)
    check_references(records, ids, themes, gazetteer)
    check_documents(records, folder, problems)
    _digest_documents(folder, records, digests)
    sources = {name: record.source for name, record in records.items()}
    offers = {name: record.offer for name, record in records.items() if record.offer is not None}
    ordered = dict(sorted(digests.items()))
    corpus = Corpus(
        folder,
        MappingProxyType(sources),
        MappingProxyType(offers),
        gazetteer,
        themes,
        MappingProxyType(ordered),
        _digest(ordered),
    )
    return corpus, tuple(sorted(set(problems), key=lambda p: (p.path, p.line or 0, p.field or "", p.problem)))


def _read_records(
    folder: Path, ids: set[str], digests: dict[str, str], problems: list[CorpusProblem]
) -> dict[str, Record]:
    """The records that can be used, by id; `ids` and `digests` get those of every file."""
    records: dict[str, Record] = {}
    seen: dict[str, str] = {}
    for path in _record_files(folder, problems):
        relative = path.relative_to(folder).as_posix()
        name = relative[: -len(path.suffix)]
        if name.casefold() in seen:
            problem = f"{seen[name.casefold()]} has the same id."
            problems.append(CorpusProblem(relative, None, None, problem, "Give one of the two another file name."))
            continue
        seen[name.casefold()] = relative
        ids.add(name)
        if not _ID.fullmatch(path.stem):
            remedy = "Use small letters, figures and hyphens, for example kinderwinkel-moerwijk.md."
            problems.append(CorpusProblem(relative, None, None, "The file name is no id.", remedy))
            continue
        text = _read_text(path, relative, digests, problems)
        record = None if text is None else read_record(relative, text, problems)
        if record is not None:
            records[record.source.id] = record
    vet_records(records)
    return records


def _record_files(folder: Path, problems: list[CorpusProblem]) -> Iterator[Path]:
    for inside in sorted(folder.glob("*")):
        if inside.name in COLLECTIONS and inside.is_dir():
            yield from _files_of(inside, problems)
        elif inside.is_dir() and inside.name not in _OTHER_FOLDERS and not inside.name.startswith((".", "_")):
            remedy = suggestion(inside.name, (*COLLECTIONS, *_OTHER_FOLDERS))
            problems.append(CorpusProblem(inside.name, None, None, "There is no such collection.", remedy))


def _files_of(collection: Path, problems: list[CorpusProblem]) -> Iterator[Path]:
    for path in sorted(collection.iterdir()):
        relative = f"{collection.name}/{path.name}"
        if path.name.startswith((".", "~$")):
            continue
        if path.suffix.casefold() == ".md" and path.is_file():
            yield path
        elif path.is_dir():
            problems.append(
                CorpusProblem(relative, None, None, "A collection has no folders.", "Move the files one level up.")
            )
        elif collection.name != DOCUMENTS:
            remedy = "Records end in .md; put documents in documents/."
            problems.append(CorpusProblem(relative, None, None, "This file is not a record.", remedy))


def _read_text(path: Path, relative: str, digests: dict[str, str], problems: list[CorpusProblem]) -> str | None:
    try:
        data = path.read_bytes()
        digests[relative] = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "Save the file again with the encoding UTF-8."
        problems.append(CorpusProblem(relative, line, None, "The file is not UTF-8 text.", remedy))
    except OSError as error:
        problems.append(
            CorpusProblem(relative, None, None, f"The file can't be opened: {error.strerror}.", "Mend its rights.")
        )
    return None


def _digest_documents(folder: Path, records: Mapping[str, Record], digests: dict[str, str]) -> None:
    named = [f"{DOCUMENTS}/{record.source.document}" for record in records.values() if record.source.document]
    for relative in (*named, theme_file.FILE):
        path = folder / PurePosixPath(relative)
        if path.is_file():
            digests[relative] = hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(digests: Mapping[str, str]) -> str:
    lines = "".join(f"{digest}  {path}\n" for path, digest in digests.items())
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()
