"""The product as a benchmark asks it: an index of its own in a folder that is thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation import Assistant, Conversation
from assistant.corpus.passages import split_into_passages
from assistant.corpus.reading import Corpus
from assistant.domain import Passage
from assistant.privacy.guard import mask
from assistant.retrieval.building import Build, build_index
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.index import SearchIndex
from assistant.retrieval.search import Retriever
from assistant.understanding.reading import understand
from benchmarks.questions import OFFERS, Asked


@dataclass(frozen=True, slots=True)
class Ours:
    """The product over one index."""

    assistant: Assistant
    retriever: Retriever

    @classmethod
    def over(cls, corpus: Corpus, index: Path, encoder: Encoder | None) -> Ours:
        """Open the index that `build` left in a folder."""
        retriever = Retriever.over(SearchIndex.open(index), encoder, corpus.sources)
        return cls(Assistant(corpus, retriever), retriever)

    def search(self, asked: Asked) -> list[str]:
        """Understanding and search, without offers and without writing an answer."""
        masked = mask(asked.text).text
        understood = understand(asked.text, masked, asked.role, (), self.assistant.corpus)
        found = self.retriever.search(understood.standalone, understood.slots.themes)
        return [hit.source_id for hit in found.sources.kept]

    def reply(self, asked: Asked) -> list[str]:
        """The whole way, turn by turn: safety, privacy, understanding, search, offers, and the written answer."""
        conversation = Conversation(asked.role)
        sources: tuple[str, ...] = ()
        for turn in asked.turns:
            answer, conversation = self.assistant.reply(conversation, turn)
            sources = answer.sources
        return [id_ for id_ in sources if not id_.startswith(OFFERS)]


def passages_of(corpus: Corpus) -> dict[str, tuple[Passage, ...]]:
    """All passages of a corpus by source."""
    return {source.id: split_into_passages(source, corpus.folder) for source in corpus.sources.values()}


def build(corpus: Corpus, passages: Mapping[str, tuple[Passage, ...]], index: Path, encoder: Encoder | None) -> None:
    """Build and check an index as `python ingest.py` does."""
    build_index(corpus, passages, Build(index, "", encoder, lambda step, done, total: None))
