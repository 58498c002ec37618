"""The golden gate: it scores, it fails below a floor, and a gate that checks nothing fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.evaluation import Evaluation, evaluate, ndcg, report
from assistant.ingesting import ingest
from assistant.settings import Settings


def golden(settings: Settings, floors: str) -> None:
    folder = settings.corpus / "golden"
    row = {
        "id": "vlieger",
        "role": "ouder",
        "question": "Wat leren kinderen van een vlieger bouwen?",
        "topics": [],
        "expect_sources": ["methods/vlieger"],
        "expect_offers": [],
    }
    (folder / "ouder.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (folder / "floors.toml").write_text(floors, "utf-8")
    ingest(settings, lambda step, done, total: None)


def test_a_reached_floor_passes_and_a_missed_one_fails(settings: Settings) -> None:
    golden(settings, "[all]\nndcg = 0.9\n")
    assert evaluate(settings).passed
    (settings.corpus / "golden/floors.toml").write_text("[all]\nndcg = 1.1\n", "utf-8")
    result = evaluate(settings)
    assert not result.passed and "below its floor" in report(result)


def test_a_slice_without_questions_fails(settings: Settings) -> None:
    golden(settings, "[politie]\nndcg = 0.1\n")
    result = evaluate(settings)
    assert not result.passed and "nothing was checked" in report(result)


def test_no_questions_or_no_floors_is_not_a_pass() -> None:
    assert not Evaluation((), {"all": {"ndcg": 0.0}}).passed
    assert not Evaluation((), {}).passed


def test_missing_floors_are_named(settings: Settings) -> None:
    golden(settings, "")
    (settings.corpus / "golden/floors.toml").unlink()
    with pytest.raises(AssistantError, match="floors"):
        evaluate(settings)


def test_ndcg_is_one_for_the_perfect_order_and_zero_for_nothing_found() -> None:
    assert ndcg(["a", "b"], ["a", "b"]) == pytest.approx(1.0)
    assert ndcg(["x"], ["a"]) == 0.0
    assert ndcg(["b", "a"], ["a", "b"]) < 1.0


def test_the_shipped_golden_questions_have_floors(tmp_path: Path) -> None:
    from assistant.evaluation import read_floors
    from assistant.settings import ROOT

    floors = read_floors(ROOT / "corpus")
    assert "all" in floors and all(0 < value <= 1 for figures in floors.values() for value in figures.values())
