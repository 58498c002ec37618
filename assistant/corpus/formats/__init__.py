"""Documents as they come (PDF, DOCX, HTML, Markdown, plain text) read into passages with page and heading.

Promised: a file is read, or refused with one Dutch sentence for the worker who added it; parts that could not be read
are named in the warnings, never passed over. Not covered: text inside pictures, handwriting, spreadsheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.corpus.formats.docx import read_docx
from assistant.corpus.formats.html import read_html
from assistant.corpus.formats.pdf import read_pdf
from assistant.corpus.formats.pieces import Document, DocumentPassage
from assistant.corpus.formats.plain import read_plain
from assistant.corpus.formats.refusing import refusal

__all__ = ["ENDINGS", "Document", "DocumentPassage", "read_document"]

MAX_MEGABYTES = 50
_READERS: Mapping[str, Callable[[bytes], Document]] = {
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".md": read_plain,
    ".txt": read_plain,
}
ENDINGS = tuple(_READERS)


def read_document(path: Path) -> Document:
    """Read one document. Raises DocumentRefused, with one Dutch sentence, when nothing of it can be used."""
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise refusal("unknown_kind", ending=path.suffix or "?", known=", ".join(ENDINGS))
    try:
        if path.stat().st_size > MAX_MEGABYTES * 1_000_000:
            raise refusal("too_large", megabytes=MAX_MEGABYTES)
        data = path.read_bytes()
    except OSError as error:
        raise refusal("not_opened") from error
    if not data.strip(b"\0 \t\r\n"):
        raise refusal("empty_file")
    document = reader(data)
    if not document.passages:
        raise refusal("no_text")
    return document
