"""What is indexed of the corpus: passages that may be quoted, and lay questions and summaries that never are.

Lexical search sees one document per passage; a record's lay questions and summaries stand in the document of its first
passage, because that measured better than as documents of their own (docs/decisions/0005-retrieval.md).
Semantic search sees every passage, question and summary as a unit with its own vector.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain import Offer, Passage, Source


@dataclass(frozen=True, slots=True)
class LexicalDocument:
    """One document of the lexical index: the text that is searched, for the passage that it finds."""

    source_id: str
    passage_id: str
    text: str


@dataclass(frozen=True, slots=True)
class SemanticUnit:
    """One vector of the semantic index. `kind` is passage, question or summary; `id` is unique within the index."""

    id: str
    source_id: str
    kind: str
    text: str

    @property
    def digest(self) -> str:
        """Digest of the text alone: equal texts share a vector, so an unchanged text is never encoded twice."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


def lexical_documents(
    sources: Iterable[Source], offers: Mapping[str, Offer], passages: Mapping[str, tuple[Passage, ...]]
) -> list[LexicalDocument]:
    """The documents of the lexical index, in the order of `sources`; a source without passages has none."""
    documents: list[LexicalDocument] = []
    for source in sources:
        for number, passage in enumerate(passages.get(source.id, ())):
            parts = [source.title, passage.heading or "", passage.text]
            if number == 0:
                parts += [*_said_otherwise(source), _fields(offers.get(source.id))]
            documents.append(LexicalDocument(source.id, passage.id, "\n".join(p for p in parts if p)))
    return documents


def semantic_units(sources: Iterable[Source], passages: Mapping[str, tuple[Passage, ...]]) -> list[SemanticUnit]:
    """The units that get a vector, in the order of `sources`."""
    units: list[SemanticUnit] = []
    for source in sources:
        for passage in passages.get(source.id, ()):
            units.append(SemanticUnit(passage.id, source.id, "passage", f"{source.title}. {passage.text}"))
        for language, texts in source.questions.items():
            units += [
                SemanticUnit(f"{source.id}?{language}{n}", source.id, "question", text) for n, text in enumerate(texts)
            ]
        for language, text in source.summary.items():
            units.append(SemanticUnit(f"{source.id}={language}", source.id, "summary", text))
    return units


def _said_otherwise(source: Source) -> list[str]:
    questions = [text for texts in source.questions.values() for text in texts]
    return [*questions, *source.summary.values()]


def _fields(offer: Offer | None) -> str:
    """An offer is also asked for by its organisation, kind, themes and places."""
    if offer is None:
        return ""
    return " ".join([offer.organization, offer.kind, *offer.record.themes, *offer.service_areas])
