"""What a reply may rest on, and the single facts that can be quoted from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.domain import Citation, Hits, Passage, Source

LONGEST_FACT = 60  # words; a longer paragraph is quoted a sentence at a time
LONGEST_OF_DOCUMENT = 20  # words; the passages of a document are pages, not facts
_SENTENCE_END = re.compile(r"[.!?]['”’\")]?\s+(?=[\"“‘'(]?[^\Wa-z_])")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one search found: `passages` by source id in reading order, `sources` by id for every hit that is kept."""

    hits: Hits
    passages: Mapping[str, tuple[Passage, ...]]
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A sentence or paragraph of a source. `quote` is literal, `order` counts from 0 within the source."""

    source: Source
    quote: str
    order: int
    page: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What makes a fact the same fact: its source and its place there."""
        return self.source.id, self.order

    @property
    def text(self) -> str:
        """The quote on one line, as it is read within a paragraph."""
        return " ".join(self.quote.split())

    @property
    def words(self) -> int:
        """How many words a reader gets."""
        return len(self.quote.split())

    @property
    def citation(self) -> Citation:
        """Where the fact stands."""
        return Citation(self.source.id, self.quote, self.page, self.source.source_url)


def facts_of(source: Source, passages: tuple[Passage, ...]) -> tuple[Fact, ...]:
    """The facts of a source in reading order, each once; empty when it has no text.

    A record is read from its body, a document from its passages, which know their page.
    """
    facts: dict[str, Fact] = {}
    longest = LONGEST_FACT if source.document is None else LONGEST_OF_DOCUMENT
    for text, page in _texts(source, passages):
        for quote in _quotes(text, longest):
            facts.setdefault(quote, Fact(source, quote, len(facts), page))
    return tuple(facts.values())


def _texts(source: Source, passages: tuple[Passage, ...]) -> Iterator[tuple[str, int | None]]:
    if source.document is None or not passages:
        yield source.body, None
        return
    for passage in passages:
        yield passage.text, passage.page


def _quotes(text: str, longest: int) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        quote = paragraph.strip()
        if not quote or quote.startswith("#"):
            continue
        if len(quote.split()) <= longest:
            yield quote
        else:
            yield from _sentences(quote)


def _sentences(paragraph: str) -> Iterator[str]:
    """ "Een zin. Nog een." -> "Een zin.", "Nog een."; each still literal."""
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        yield paragraph[start : end.end()].strip()
        start = end.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()
