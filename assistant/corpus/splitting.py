"""Cutting text into passages that can be quoted: along headings first, then along paragraphs and sentences.

Every piece is a literal substring of the text it came from.
"""

from __future__ import annotations

import re

from langchain_text_splitters.character import RecursiveCharacterTextSplitter

# About 200 Dutch words: one subject for the encoder, and short enough to read as a quote's surroundings.
MAX_PASSAGE_CHARS = 1200
_HEADING = re.compile(r"#{1,6} +(\S.*?) *#*")
_SPLITTER = RecursiveCharacterTextSplitter(
    separators=["\n\n", "\n", ". ", "? ", "! ", "; ", ", ", " ", ""],
    is_separator_regex=False,
    keep_separator="end",
    chunk_size=MAX_PASSAGE_CHARS,
    chunk_overlap=0,
)


def split_at_headings(text: str) -> tuple[tuple[str | None, str], ...]:
    """The sections of a Markdown text as (heading, text below it); the text before the first heading has None.

    Sections without text are left out.
    """
    sections: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in text.split("\n"):
        match = _HEADING.fullmatch(line.rstrip())
        if match is not None:
            sections.append((match.group(1), []))
        else:
            sections[-1][1].append(line)
    whole = [(heading, "\n".join(lines).strip()) for heading, lines in sections]
    return tuple((heading, section) for heading, section in whole if section)


def split_to_size(text: str) -> tuple[str, ...]:
    """Pieces of at most MAX_PASSAGE_CHARS in the order of the text; a short text is one piece, an empty one none."""
    if len(text) <= MAX_PASSAGE_CHARS:
        return (text.strip(),) if text.strip() else ()
    pieces = (piece.strip() for piece in _SPLITTER.split_text(text))
    return tuple(piece for piece in pieces if piece)
