"""Sources cut into passages: a record along its headings, a document along its pages and headings."""

from __future__ import annotations

from pathlib import Path

from assistant.corpus.formats import read_document
from assistant.corpus.records import DOCUMENTS
from assistant.corpus.splitting import split_at_headings, split_to_size
from assistant.domain import Passage, Source


def split_into_passages(source: Source, folder: Path) -> tuple[Passage, ...]:
    """The passages of a source in reading order, ids "<source id>#<n>" counted from 0; `folder` is the corpus folder.

    A short record without headings is one passage. A document's passages come from the document, with their page.
    Raises DocumentRefused when the document can't be read.
    """
    if source.document is not None:
        document = read_document(folder / DOCUMENTS / source.document)
        return tuple(
            Passage(f"{source.id}#{n}", source.id, part.text, part.heading, part.page)
            for n, part in enumerate(document.passages)
        )
    pieces = [(heading, piece) for heading, text in split_at_headings(source.body) for piece in split_to_size(text)]
    return tuple(Passage(f"{source.id}#{n}", source.id, piece, heading) for n, (heading, piece) in enumerate(pieces))
