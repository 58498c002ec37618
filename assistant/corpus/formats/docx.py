"""Word files: headings, paragraphs and table rows in the order of the document; headers and footers stay out."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import groupby

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from assistant.corpus.formats.pieces import Document, cut
from assistant.corpus.formats.refusing import refusal, sentence

# Far above any real report; a zip bomb unpacks to gigabytes.
MAX_UNPACKED_MEGABYTES = 200
_HEADING_STYLE = re.compile(r"(?i)(heading|kop|title|titel)( ?\d)?")
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # the container of .doc, and of a .docx behind a password
_DAMAGE = (
    OpcError, LxmlError, zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, AttributeError, IndexError,
    TypeError, EOFError, OSError, NotImplementedError, RuntimeError, RecursionError,
)  # fmt: skip


def read_docx(data: bytes) -> Document:
    """Read a Word file along its headings. Raises DocumentRefused when it is damaged, locked or far too large."""
    if data.startswith(_OLD_OR_LOCKED):
        raise refusal("old_or_locked_word")
    try:
        _refuse_bomb(data)
        word = docx.Document(io.BytesIO(data))
        sections = list(_sections(word))
        pictures = bool(word.inline_shapes)
    except _DAMAGE as error:
        raise refusal("damaged_docx") from error
    passages = cut(sections)
    if pictures and not passages:
        raise refusal("only_pictures")
    return Document(None, passages, (sentence("pictures"),) if pictures else ())


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(item.file_size for item in package.infolist()) > MAX_UNPACKED_MEGABYTES * 1_000_000:
            raise refusal("too_large_inside")


def _sections(word: WordDocument) -> Iterator[tuple[str | None, str]]:
    """(heading, text below it) in the order of the document."""
    parts: list[tuple[str | None, str]] = []
    heading: str | None = None
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph) and _is_heading(block):
            heading = " ".join(block.text.split()) or heading
        elif isinstance(block, Paragraph):
            parts.append((heading, block.text))
        else:
            parts.append((heading, "\n".join(_rows(block))))
    for title, group in groupby(parts, key=lambda part: part[0]):
        yield title, "\n\n".join(text for _, text in group if text.strip())


def _is_heading(paragraph: Paragraph) -> bool:
    name = paragraph.style.name if paragraph.style is not None else None
    return bool(name and _HEADING_STYLE.fullmatch(name) and paragraph.text.strip())


def _rows(table: Table) -> Iterator[str]:
    """Each row on a line of its own, cells joined by " | "; a cell that spans columns is written once."""
    for row in table.rows:
        cells = [" ".join(cell.text.split()) for cell, _ in groupby(row.cells)]
        if any(cells):
            yield " | ".join(cells)
