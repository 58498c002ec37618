"""One system, measured in a process of its own so that its memory is its own: prints one JSON object.

    python -m benchmarks.trial NAME --corpus FOLDER [--questions FILE]

`benchmarks.compare` runs this in the environment that holds the peers' packages.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.corpus.reading import Corpus, check_corpus
from assistant.errors import AssistantError
from assistant.retrieval.encoder import Encoder, load_encoder
from assistant.retrieval.units import lexical_documents, semantic_units
from assistant.settings import Settings
from benchmarks.figures import Answered, Rank, ask_all, percentile, resident_megabytes
from benchmarks.ours import Ours, build, passages_of
from benchmarks.peers import Bm25Words, Haystack, LangChainChroma, Peer, Text, ranked_sources
from benchmarks.questions import OFFERS, Asked, read_questions

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Trial:
    """What one system did. `texts` is how many it indexed, `seconds` how long that took, `megabytes` what it holds."""

    system: str
    questions: int
    ndcg: float
    recall: float
    p50: float
    p95: float
    passages: int
    texts: int
    seconds: float
    megabytes: float


PEERS: Mapping[str, tuple[Callable[[], Peer], str]] = {
    "LangChain + Chroma, English model: records": (LangChainChroma, "records"),
    "LangChain + Chroma, English model: all texts": (LangChainChroma, "units"),
    "bm25s on words: records": (Bm25Words, "records"),
    "bm25s on words: all texts": (Bm25Words, "documents"),
    "Haystack BM25: records": (Haystack, "records"),
    "Haystack BM25: all texts": (Haystack, "documents"),
}
OURS = ("Kinderwerkwijzer, whole reply", "Kinderwerkwijzer, search", "Kinderwerkwijzer, search without encoder")
SYSTEMS = (*OURS, *PEERS)


def try_system(name: str, corpus: Corpus, asked: Sequence[Asked], settings: Settings) -> Trial:
    """Index a corpus with one system and ask it everything."""
    passages = sum(len(group) for group in passages_of(corpus).values())
    if name in PEERS:
        rank, texts, seconds = _peer(name, corpus)
        return _trial(name, ask_all(asked, rank, ROUNDS), (passages, texts), seconds)
    encoder = None if name == OURS[2] else load_encoder(settings)
    with tempfile.TemporaryDirectory() as folder:
        ours, texts, seconds = _ours(corpus, Path(folder), encoder)
        answered = ask_all(asked, ours.reply if name == OURS[0] else ours.search, ROUNDS)
        trial = _trial(name, answered, (passages, texts), seconds)
        ours.retriever.index.close()
    return trial


def texts_of(corpus: Corpus, view: str) -> list[Text]:
    """What a peer indexes: "records" (title and passage), or lay questions and summaries, too, as the product does:
    "documents" (beside the passage) or "units" (each on its own)."""
    passages, sources = passages_of(corpus), list(corpus.sources.values())
    if view == "units":
        return [Text(unit.source_id, unit.text) for unit in semantic_units(sources, passages)]
    if view == "documents":
        found = lexical_documents(sources, corpus.offers, passages)
        return [Text(document.source_id, document.text) for document in found]
    return [Text(s.id, f"{s.title}\n{passage.text}") for s in sources for passage in passages[s.id]]


def _peer(name: str, corpus: Corpus) -> tuple[Rank, int, float]:
    make, view = PEERS[name]
    texts, peer = texts_of(corpus, view), make()
    started = time.perf_counter()
    peer.add(texts)
    seconds = time.perf_counter() - started

    def rank(asked: Asked) -> list[str]:
        found = ranked_sources(peer.find(asked.text))
        return [id_ for id_ in found if not id_.startswith(OFFERS)]

    return rank, len(texts), seconds


def _ours(corpus: Corpus, folder: Path, encoder: Encoder | None) -> tuple[Ours, int, float]:
    started = time.perf_counter()
    build(corpus, passages_of(corpus), folder, encoder)
    seconds = time.perf_counter() - started
    ours = Ours.over(corpus, folder, encoder)
    manifest = ours.retriever.index.manifest
    return ours, manifest.units or manifest.passages, seconds


def _trial(name: str, answered: Answered, sizes: tuple[int, int], seconds: float) -> Trial:
    taken = answered.milliseconds
    return Trial(
        name,
        len(taken) // ROUNDS,
        round(answered.ndcg, 4),
        round(answered.recall, 4),
        round(percentile(taken, 0.5), 2),
        round(percentile(taken, 0.95), 2),
        *sizes,
        round(seconds, 2),
        round(resident_megabytes()),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one system and print it."""
    parser = argparse.ArgumentParser(description="Measure one system.")
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("--corpus", type=Path, default=Settings().corpus)
    parser.add_argument("--questions", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        settings = replace(Settings.from_environment(), corpus=chosen.corpus)
        corpus, _ = check_corpus(chosen.corpus)
        asked = read_questions(chosen.questions, chosen.corpus, corpus.sources)
        print(json.dumps(asdict(try_system(chosen.system, corpus, asked, settings))))
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
