"""What reading a document gives, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.corpus.splitting import split_to_size
from assistant.visible import visible

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
    """Text without unseen signs, runs of blanks and runs of empty lines; its words stay as they are."""
    lines = (_BLANKS.sub(" ", line).strip() for line in visible(text, keep_marks=True).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def cut(sections: Iterable[tuple[str | None, str]], page: int | None = None) -> tuple[DocumentPassage, ...]:
    """Passages from (heading, text) sections, each small enough to quote."""
    cleaned = ((heading, clean_text(text)) for heading, text in sections)
    return tuple(DocumentPassage(page, heading, piece) for heading, text in cleaned for piece in split_to_size(text))
