"""Checks across records: whether the ids, themes, places and documents that a record names exist."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from assistant.corpus.fields import suggestion
from assistant.corpus.places import Gazetteer
from assistant.corpus.records import DOCUMENTS, Record
from assistant.domain import Theme
from assistant.errors import CorpusProblem

_BESIDE = (".pdf", ".docx", ".html", ".htm", ".txt")


def check_references(
    records: Mapping[str, Record], ids: Collection[str], themes: tuple[Theme, ...], gazetteer: Gazetteer
) -> None:
    """Write every name that does not exist into the problems of the record that uses it.

    `ids` are those of all files, also of records that could not be read: naming them is no second problem.
    """
    theme_ids = [theme.id for theme in themes]
    for record in records.values():
        _check_ids(record, ids)
        if theme_ids:
            _check_names(record, "themes", record.source.themes, theme_ids)
        if record.offer is not None and gazetteer.places:
            _check_areas(record, record.offer.service_areas, gazetteer)


def _check_ids(record: Record, known: Collection[str]) -> None:
    source = record.source
    replaced_by = () if source.replaced_by is None else (source.replaced_by,)
    for name, ids in (
        ("disagrees_with", source.disagrees_with),
        ("same_as", source.same_as),
        ("replaced_by", replaced_by),
    ):
        _check_names(record, name, ids, known)
        if source.id in ids:
            record.fields.report(name, "The record names itself.", "Name the other record.")


def _check_names(record: Record, field: str, names: tuple[str, ...], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            record.fields.report(field, f"'{name}' does not exist.", suggestion(name, known))


def _check_areas(record: Record, areas: tuple[str, ...], gazetteer: Gazetteer) -> None:
    for area in areas:
        if not gazetteer.named(area):
            near = suggestion(area, {place.name for place in gazetteer.places})
            record.fields.report("service_areas", f"'{area}' is no place of {gazetteer.municipality}.", near)


def check_documents(records: Mapping[str, Record], corpus: Path, problems: list[CorpusProblem]) -> None:
    """Every record of documents/ has its document beside it, and every document has one record."""
    named: dict[str, Record] = {}
    for record in records.values():
        if record.source.document is not None:
            _check_document(record, record.source.document, corpus / DOCUMENTS, named)
    for path in sorted((corpus / DOCUMENTS).glob("*")):
        if path.suffix.casefold() in _BESIDE and path.name not in named and not path.name.startswith((".", "~$")):
            remedy = f"Put {path.stem}.md beside it, with title, confidence and 'document: {path.name}'."
            problems.append(
                CorpusProblem(f"{DOCUMENTS}/{path.name}", None, None, "No record names this document.", remedy)
            )


def _check_document(record: Record, name: str, folder: Path, named: dict[str, Record]) -> None:
    report = record.fields.report
    if not name.casefold().endswith(_BESIDE):
        report("document", f"'{name}' is not a kind of document that can be read.", f"Use one of {', '.join(_BESIDE)}.")
    elif not (folder / name).is_file():
        beside = [path.name for path in folder.glob("*") if path.suffix.casefold() in _BESIDE]
        remedy = suggestion(name, beside) if beside else f"Put it in {DOCUMENTS}/."
        report("document", f"'{name}' does not lie beside this file.", remedy)
    elif name in named:
        report("document", f"{named[name].fields.path} names this document too.", "Keep one record for a document.")
    else:
        named[name] = record
