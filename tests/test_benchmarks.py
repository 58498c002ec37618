"""The comparison runs on a tiny corpus, asks something or fails, and says what is synthetic."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.corpus.reading import read_corpus
from assistant.errors import AssistantError
from assistant.settings import ROOT, Settings
from benchmarks import trial
from benchmarks.figures import Quality, percentile
from benchmarks.page import page
from benchmarks.questions import FOREIGN, Asked, read_questions
from benchmarks.scale import measure_build
from benchmarks.synthetic import MARK, grow
from benchmarks.typos import with_slips
from tests.conftest import write_record

OURS_ON_WORDS = trial.OURS[2]
WORDS = "bm25s on words: records"


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Two questions for the small corpus, in the form of the machine-readable face."""
    path = tmp_path / "questions.jsonl"
    rows = [
        {"id": "a", "turns": ["een vlieger bouwen"], "relevant_sources": ["vlieger"]},
        {"id": "b", "turns": ["hallo", "schaken met buren"], "relevant_sources": ["methods/schaken"], "slice": "x"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def asked_of(settings: Settings, questions: Path) -> tuple[Asked, ...]:
    return read_questions(questions, settings.corpus, read_corpus(settings.corpus).sources)


@pytest.mark.parametrize("system", [WORDS, OURS_ON_WORDS])
def test_a_comparison_runs_on_a_tiny_corpus(settings: Settings, questions: Path, system: str) -> None:
    corpus = read_corpus(settings.corpus)
    found = trial.try_system(system, corpus, asked_of(settings, questions), settings)
    assert (found.system, found.questions, found.passages) == (system, 2, 5)
    assert found.ndcg == 1.0 and found.recall == 1.0
    assert found.texts == 5


def test_a_system_that_finds_nothing_scores_nothing() -> None:
    assert Quality.of([], ["methods/vlieger"]) == Quality(0.0, 0.0)


def test_an_empty_question_set_fails(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n", "utf-8")
    with pytest.raises(AssistantError, match="nothing to ask"):
        asked_of(settings, empty)
    arguments = [WORDS, "--corpus", str(settings.corpus), "--questions", str(empty)]
    assert trial.main(arguments) == 1
    said = capsys.readouterr()
    assert "nothing to ask" in said.err and not said.out


def test_a_corpus_without_golden_questions_fails(settings: Settings) -> None:
    with pytest.raises(AssistantError, match="nothing to ask"):
        read_questions(None, settings.corpus, ())


def test_a_line_that_is_no_question_fails_with_its_file(settings: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a", "turns": "no list", "relevant_sources": ["vlieger"]}\n', "utf-8")
    with pytest.raises(AssistantError, match=r"broken\.jsonl"):
        asked_of(settings, broken)


def test_sources_may_lack_their_folder_and_offers_are_left_out(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    row = {"id": "a", "turns": ["vlieger"], "relevant_sources": ["vlieger", "offers/vliegers-laak"]}
    path.write_text(json.dumps(row), "utf-8")
    assert asked_of(settings, path)[0].relevant == ("methods/vlieger",)


def test_synthetic_records_bear_their_mark_and_come_back_the_same(settings: Settings) -> None:
    corpus = read_corpus(settings.corpus)
    grown, again = grow(corpus, 40), grow(corpus, 40)
    added = [source for id_, source in grown.corpus.sources.items() if id_ not in corpus.sources]
    assert grown.real == len(corpus.sources) and len(grown.corpus.sources) == 40
    assert all(MARK in source.id and MARK in source.title for source in added)
    assert grown.corpus.sources == again.corpus.sources
    sentences = {part for source in corpus.sources.values() for part in source.body.replace("\n\n", " ").split(". ")}
    assert all(part.rstrip(".") in {s.rstrip(".") for s in sentences} for s in added for part in s.body.split("\n\n"))
    assert set(grown.passages) == set(grown.corpus.sources)


def test_a_grown_corpus_can_be_indexed(settings: Settings, encoder_folder: Settings) -> None:
    grown = grow(read_corpus(settings.corpus), 30)
    found = measure_build(grown, replace(encoder_folder, corpus=settings.corpus, index=settings.index))
    assert found["records"] == 30 and found["real"] == grown.real
    assert found["passages_per_second"] > 0


@pytest.fixture
def encoder_folder() -> Settings:
    """The settings with the shipped encoder."""
    return Settings()


def test_slips_change_questions_and_come_back_the_same(settings: Settings, tmp_path: Path) -> None:
    write_record(settings.corpus, "methods/zwemmen", "Zwemmen", "Kinderen leren zwemmen.")
    path = tmp_path / "q.jsonl"
    turn = "Kunnen kinderen in deze buurt ook leren zwemmen met hun ouders erbij?"
    path.write_text(json.dumps({"id": "a", "turns": [turn], "relevant_sources": ["zwemmen"]}), "utf-8")
    asked = asked_of(settings, path)
    assert with_slips(asked, 1) == with_slips(asked, 1)
    assert with_slips(asked, 1)[0].turns != asked[0].turns
    assert with_slips(asked, 1)[0].relevant == asked[0].relevant


def test_the_foreign_questions_name_sources_that_exist_and_are_in_no_index() -> None:
    corpus = read_corpus(ROOT / "corpus")
    asked = read_questions(FOREIGN, ROOT / "corpus", corpus.sources)
    assert Counter(one.language.value for one in asked) == dict.fromkeys(("en", "tr", "ar", "pl", "uk"), 5)
    assert {id_ for one in asked for id_ in one.relevant} <= set(corpus.sources)
    indexed = {text for s in corpus.sources.values() for group in s.questions.values() for text in group}
    assert not [one.id for one in asked if {one.text, *one.dutch} & indexed]


def test_the_page_says_what_is_synthetic_and_shows_each_system(settings: Settings, questions: Path) -> None:
    row = {
        "system": "Proefsysteem",
        "questions": 2,
        "ndcg": 0.5,
        "recall": 0.25,
        "p50": 1.0,
        "p95": 2.0,
        "passages": 6,
        "texts": 6,
        "seconds": 2.0,
        "megabytes": 10,
    }
    stamp = {"command": "python -m benchmarks.compare", "date": "2026-11-25", "machine": "2 cores"}
    written = page({"compare": {"golden questions": {**stamp, "rows": [row]}}})
    assert "| Proefsysteem | 0.500 | 0.250 | 1.0 | 2.0 | 3 | 6 | 10 |" in written
    ways = ("search", "filtered", "reply", "filtered_reply", "chroma", "floor")
    size = {f"{way}_{share}": 1.0 for way in ways for share in ("p50", "p95")} | stamp
    size |= {"records": 10, "real": 6, "questions": 2, "vectors": 30, "build_seconds": 1.0, "passages_per_second": 10.0}
    size |= {"disk_megabytes": 1.0, "megabytes": 100.0, "peak_megabytes": 120.0}
    written = page({"scale": {"10": size}})
    assert "beyond the 6 real ones are **synthetic**" in written


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert percentile([], 0.5) == 0.0
