"""Speed and memory as the corpus grows: prints one JSON object for one size.

    python -m benchmarks.scale build 10000 --folder FOLDER     build an index of so many records
    python -m benchmarks.scale serve 10000 --folder FOLDER     open it in a fresh process and ask it everything

All records beyond the real ones are synthetic (see synthetic.py). Quality is not measured here: synthetic records are
shuffled sentences of the very records that should be found.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.corpus.reading import check_corpus
from assistant.domain import Cost, PlaceKind, Slots
from assistant.errors import AssistantError
from assistant.offers.matching import match_offers
from assistant.retrieval.encoder import load_encoder
from assistant.retrieval.search import UNITS_ASKED
from assistant.settings import Settings
from benchmarks.figures import percentile, resident_megabytes
from benchmarks.ours import Ours, build
from benchmarks.questions import Asked, read_questions
from benchmarks.synthetic import Grown, grow

AGE = 7
Way = Callable[[Asked, int], object]


def measure_build(grown: Grown, settings: Settings) -> dict[str, float]:
    """Seconds to build and check the index, per record and passage, and what it takes on disk."""
    encoder = load_encoder(settings)
    before = resident_megabytes()
    started = time.perf_counter()
    build(grown.corpus, grown.passages, settings.index, encoder)
    seconds = time.perf_counter() - started
    passages = sum(len(group) for group in grown.passages.values())
    disk = sum(path.stat().st_size for path in settings.index.rglob("*") if path.is_file())
    return {
        "records": len(grown.corpus.sources),
        "real": grown.real,
        "offers": len(grown.corpus.offers),
        "passages": passages,
        "build_seconds": round(seconds, 1),
        "passages_per_second": round(passages / seconds, 1),
        "disk_megabytes": round(disk / 2**20, 1),
        "corpus_megabytes": round(before),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def measure_serving(grown: Grown, settings: Settings, asked: Sequence[Asked]) -> dict[str, float]:
    """Milliseconds per question for each way of asking, and the memory of a process that answers."""
    encoder = load_encoder(settings)
    started = time.perf_counter()
    ours = Ours.over(grown.corpus, settings.index, encoder)
    found = {"open_seconds": round(time.perf_counter() - started, 1), "questions": len(asked)}
    for name, way in _ways(ours, grown).items():
        taken = _milliseconds(asked, way)
        found |= {f"{name}_p50": round(percentile(taken, 0.5), 1), f"{name}_p95": round(percentile(taken, 0.95), 1)}
    found["megabytes"] = round(resident_megabytes())
    store = ours.retriever.index.vectors
    assert store is not None
    vectors = np.asarray([vector for _, vector in store.known_vectors()])
    found["vectors"] = len(vectors)
    queries = encoder.encode_queries([one.text for one in asked])
    for name, way in {
        "floor": lambda one, n: _nearest_of_all(vectors, queries[n]),
        "chroma": lambda one, n: store.nearest(queries[n], UNITS_ASKED),
    }.items():
        taken = _milliseconds(asked, way)
        found |= {f"{name}_p50": round(percentile(taken, 0.5), 1), f"{name}_p95": round(percentile(taken, 0.95), 1)}
    ours.retriever.index.close()
    return found


def _ways(ours: Ours, grown: Grown) -> dict[str, Way]:
    corpus, assistant = grown.corpus, ours.assistant
    places = [place for place in corpus.gazetteer.places if place.kind is PlaceKind.WIJK]

    def search(one: Asked, number: int) -> object:
        return ours.retriever.search(one.text)

    def filtered(one: Asked, number: int) -> object:
        slots = Slots(one.role, (AGE, AGE), places[number % len(places)], cost=Cost.GRATIS, themes=("spelen",))
        offers = ours.retriever.search(one.text, slots.themes).offers
        return match_offers(corpus, slots, offers, assistant.today())

    def reply(one: Asked, number: int) -> object:
        return ours.reply(one)

    def filtered_reply(one: Asked, number: int) -> object:
        place = places[number % len(places)].name
        return ours.reply(replace(one, turns=(*one.turns[:-1], f"{one.turns[-1]} {AGE} jaar, {place}, gratis")))

    return {"search": search, "filtered": filtered, "reply": reply, "filtered_reply": filtered_reply}


def _nearest_of_all(vectors: Any, query: Any) -> Any:  # noqa: ANN401
    """Exact search in numpy: no index can skip less work and be right more often."""
    similarities = vectors @ query
    best = np.argpartition(-similarities, min(UNITS_ASKED, len(similarities) - 1))[:UNITS_ASKED]
    return best[np.argsort(-similarities[best])]


def _milliseconds(asked: Sequence[Asked], way: Way) -> list[float]:
    """The time that each question takes, after one that is not counted."""
    way(asked[0], 0)
    taken = []
    for number, one in enumerate(asked):
        started = time.perf_counter()
        way(one, number)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one step at one size and print it."""
    parser = argparse.ArgumentParser(description="Measure building or serving at one size.")
    parser.add_argument("step", choices=("build", "serve"))
    parser.add_argument("records", type=int)
    parser.add_argument("--corpus", type=Path, default=Settings().corpus)
    parser.add_argument("--folder", type=Path, required=True, help="where the index is, or will be")
    chosen = parser.parse_args(arguments)
    try:
        settings = replace(Settings.from_environment(), corpus=chosen.corpus, index=chosen.folder)
        corpus, _ = check_corpus(chosen.corpus)
        grown = grow(corpus, chosen.records)
        asked = read_questions(None, chosen.corpus, corpus.sources)
        measured = measure_build(grown, settings) if chosen.step == "build" else measure_serving(grown, settings, asked)
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
