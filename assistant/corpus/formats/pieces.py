"""What reading a document gives, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.corpus.splitting import split_to_size

# NUL and other control signs, and the marks that turn text around; line breaks and tabs stay.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class DocumentPassage:
    """A piece of a document. `page` counts from 1, None in formats without pages; `heading` stands above the piece."""

    page: int | None
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. `pages` is None in formats without pages; `warnings` are Dutch, for workers."""

    pages: int | None
    passages: tuple[DocumentPassage, ...]
    warnings: tuple[str, ...] = ()


def clean_text(text: str) -> str:
    """Text without control signs, runs of blanks and runs of empty lines; its words stay as they are."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.encode("utf-8", "ignore").decode("utf-8")
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def cut(sections: Iterable[tuple[str | None, str]], page: int | None = None) -> tuple[DocumentPassage, ...]:
    """Passages from (heading, text) sections, each small enough to quote."""
    cleaned = ((heading, clean_text(text)) for heading, text in sections)
    return tuple(DocumentPassage(page, heading, piece) for heading, text in cleaned for piece in split_to_size(text))
