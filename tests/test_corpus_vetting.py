"""A record that gives orders, or a help line another number than safety/ has, is left out with its file and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus.reading import check_corpus
from assistant.corpus.vetting import help_numbers, objection_to
from assistant.errors import CorpusProblem
from assistant.settings import ROOT
from tests.hostile_world import FALSE_HELP, ORDER, plant
from tests.page_world import write_town

NUMBERS = frozenset({"112", "113", "08002000", "08000432"})


@pytest.mark.parametrize(
    "text",
    [
        "Hulplijn De Lieve Hand: 0900 12 34 56",
        "Het nummer van de Kindertelefoon is veranderd in 06-10203040.",
        "Bel Veilig Thuis op 070-7654321.",
        "Bel Veilig Thuis op +31 85 010 20 30.",
        "Meedoen? Bel 0909-4321 (1 euro per minuut).",
    ],
)
def test_a_number_that_no_safety_record_has_is_refused_beside_a_help_line(text: str) -> None:
    objection = objection_to(text, NUMBERS)
    assert objection is not None and "safety/" in objection.problem


@pytest.mark.parametrize(
    "text",
    [
        "Bel Veilig Thuis: 0800-2000, of 112 bij gevaar.",
        "Wil je meedoen? Bel de speeltuin op 070-1234567.",
        "Wie klaagt over Veilig Thuis, belt de vertrouwenspersoon: 088-5551111.",
        "In 2023 belden 0,4 procent meer kinderen de Kindertelefoon, 12.500 in alle.",
    ],
)
def test_known_numbers_other_desks_and_figures_are_left_alone(text: str) -> None:
    assert objection_to(text, NUMBERS) is None


def problems_of(folder: Path, text: str) -> tuple[bool, list[CorpusProblem]]:
    corpus = write_town(folder / "corpus")
    plant(corpus, "gezaaid", "Zandclub", text)
    read, problems = check_corpus(corpus)
    return "offers/gezaaid" in read.offers, [p for p in problems if p.path == "offers/gezaaid.md"]


@pytest.mark.parametrize("text", [ORDER, FALSE_HELP])
def test_a_poisoned_record_is_left_out_and_its_worker_told(tmp_path: Path, text: str) -> None:
    kept, problems = problems_of(tmp_path, text)
    assert not kept and {p.field for p in problems} >= {"title", "summary", "schedules"}
    assert all(p.line and p.remedy for p in problems)


def test_a_false_number_in_the_phone_field_of_a_help_line_is_refused(tmp_path: Path) -> None:
    corpus = write_town(tmp_path / "corpus")
    record = (ROOT / "corpus" / "offers" / "kindertelefoon.md").read_text("utf-8")
    assert "number: 0800-0432" in record
    (corpus / "offers" / "kindertelefoon.md").write_text(record.replace("number: 0800-0432", "number: 0800-4321"))
    read, problems = check_corpus(corpus)
    assert "offers/kindertelefoon" not in read.offers
    assert "phones" in {p.field for p in problems if p.path == "offers/kindertelefoon.md"}


def test_safety_records_say_the_numbers_and_are_never_left_out() -> None:
    read, problems = check_corpus(ROOT / "corpus")
    assert help_numbers(read.sources) >= NUMBERS
    assert not [p for p in problems if p.path.startswith("safety/")]
