"""PDF with pypdf: text per page, headings from the bookmarks, and a plain word about every page that was not read."""

from __future__ import annotations

import io
import logging
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, PyPdfError

from assistant.corpus.formats.lines import split_at_titles, unwrapped, without_furniture
from assistant.corpus.formats.pieces import Document, DocumentPassage, clean_text, cut
from assistant.corpus.formats.refusing import refusal, sentence
from assistant.errors import DocumentRefused

# A page that takes this long is hostile; the largest real report here (123 pages) takes about 3 seconds as a whole.
MAX_SECONDS = 15.0
# Below this a page holds a stamp or a page number, not text.
MIN_PAGE_CHARS = 10
MIN_DOCUMENT_CHARS = 40
# pypdf gives '' without an error for a content stream it refuses to unpack: such a page is not read, not empty.
_BIG_STREAM_BYTES = 2_000

_DAMAGE = (
    PyPdfError, DeprecationError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, EOFError,
    OverflowError, ZeroDivisionError, AssertionError, NotImplementedError, struct.error, zlib.error, MemoryError,
)  # fmt: skip


def read_pdf(data: bytes) -> Document:
    """Read a PDF page by page. Raises DocumentRefused when it is no PDF, locked, damaged, a scan, or without text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes on odd files are told as warnings here
    if b"%PDF" not in data[:1024]:
        raise refusal("not_a_pdf")
    reader, count = _opened(data)
    texts, warnings = _page_texts(reader, count)
    length = sum(len(text) for text in texts.values())
    if length < MIN_PAGE_CHARS:
        raise _nothing_read(reader, count, warnings)
    if length < MIN_DOCUMENT_CHARS:
        warnings.append(sentence("little_text"))
    return Document(count, tuple(_passages(texts, _titles(reader))), tuple(warnings))


def _nothing_read(reader: PdfReader, count: int, warnings: list[str]) -> DocumentRefused:
    if sentence("page_failed", page=1) in warnings:
        return refusal("damaged_pdf")
    return refusal("scan" if any(_has_image(reader, n) for n in range(count)) else "no_text")


def _opened(data: bytes) -> tuple[PdfReader, int]:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise refusal("encrypted")
        return reader, len(reader.pages)
    except (FileNotDecryptedError, DependencyError) as error:
        raise refusal("encrypted") from error
    except _DAMAGE as error:
        raise refusal("damaged_pdf") from error


def _page_texts(reader: PdfReader, count: int) -> tuple[dict[int, str], list[str]]:
    """The text of each page that could be read, by page number from 1, and the warnings."""
    texts: dict[int, str] = {}
    warnings: list[str] = []
    began = time.monotonic()
    for n in range(count):
        if time.monotonic() - began > MAX_SECONDS:
            if not texts:
                raise refusal("too_slow")
            warnings.append(sentence("pages_left", read=n, pages=count))
            break
        text = _page_text(reader, n, warnings)
        if text:
            texts[n + 1] = text
    return texts, warnings


def _page_text(reader: PdfReader, n: int, warnings: list[str]) -> str:
    try:
        text = clean_text(reader.pages[n].extract_text())
    except _DAMAGE:
        warnings.append(sentence("page_failed", page=n + 1))
        return ""
    if len(text) < MIN_PAGE_CHARS:
        warnings.append(sentence("page_not_read" if _holds_more(reader, n) else "page_empty", page=n + 1))
    elif sum(sign in "\ufffd\u25a1" or "\ue000" <= sign <= "\uf8ff" for sign in text) * 5 > len(text):
        warnings.append(sentence("unreadable_signs", page=n + 1))
    return text


def _holds_more(reader: PdfReader, n: int) -> bool:
    return _has_image(reader, n) or _content_bytes(reader, n) > _BIG_STREAM_BYTES


def _has_image(reader: PdfReader, n: int) -> bool:
    try:
        return _names_image(reader.pages[n])
    except _DAMAGE:
        return False


def _names_image(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(item.get_object().get("/Subtype") in ("/Image", "/Form") for item in objects.get_object().values())


def _content_bytes(reader: PdfReader, n: int) -> int:
    try:
        contents = reader.pages[n].get("/Contents")
        found = contents.get_object() if contents is not None else None
        streams = found if isinstance(found, list) else [found]
        return sum(int(stream.get_object().get("/Length", 0)) for stream in streams if stream is not None)
    except _DAMAGE:
        return 0


def _titles(reader: PdfReader) -> dict[int, list[str]]:
    """The bookmarks by page number, in the order of the outline; empty where there are none or they are damaged."""
    titles: dict[int, list[str]] = {}
    try:
        waiting: list[Any] = list(reader.outline)
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = [*item, *waiting]
                continue
            page = reader.get_destination_page_number(item)
            if page is not None and item.title:
                titles.setdefault(page + 1, []).append(str(item.title))
    except _DAMAGE:
        return {}
    return titles


def _passages(texts: Mapping[int, str], titles: Mapping[int, list[str]]) -> Iterator[DocumentPassage]:
    heading: str | None = None
    for page, text in without_furniture(texts).items():
        sections = split_at_titles(unwrapped(text, titles.get(page, [])), titles.get(page, []), heading)
        heading = sections[-1][0] if sections else heading
        yield from cut(sections, page)
