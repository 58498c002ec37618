"""Markdown and plain text: UTF-8, or what older Windows programs wrote."""

from __future__ import annotations

from assistant.corpus.formats.pieces import Document, cut
from assistant.corpus.formats.refusing import refusal
from assistant.corpus.splitting import split_at_headings


def read_plain(data: bytes) -> Document:
    """Read a text file along its Markdown headings. Raises DocumentRefused for anything that is not text."""
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("not_text")
    return Document(None, cut(split_at_headings(_decoded(data))))


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\r\n", "\n")
