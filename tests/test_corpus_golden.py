"""Golden questions: read strictly, and apart from the corpus that is searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus.golden import check_golden, read_golden
from assistant.corpus.reading import read_corpus
from assistant.domain import Role
from assistant.errors import CorpusError
from tests.corpus_folder import copied_to


def test_questions_are_read_with_what_must_come_back(tmp_path: Path) -> None:
    (question,) = read_golden(copied_to(tmp_path))
    assert question.role is Role.OUDER
    assert question.expect_offers == ("offers/vliegerclub-noord",)
    assert question.expect_sources == ()


def test_a_corpus_without_golden_questions_has_none(tmp_path: Path) -> None:
    assert read_golden(tmp_path) == ()


@pytest.mark.parametrize(
    "line",
    [
        "geen json",
        "[]",
        '{"id": "x"}',
        '{"id": "x", "role": "opa", "question": "?"}',
        '{"id": "x", "role": "ouder", "question": "?", "topics": "spelen"}',
        '{"id": "x", "role": "ouder", "question": "?", "verwacht": []}',
    ],
)
def test_a_line_that_is_no_question_is_reported_with_its_line(tmp_path: Path, line: str) -> None:
    corpus = copied_to(tmp_path)
    with (corpus / "golden" / "ouder.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(CorpusError) as caught:
        read_golden(corpus)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("golden/ouder.jsonl", 2)]


def test_an_id_that_stands_twice_is_reported(tmp_path: Path) -> None:
    corpus = copied_to(tmp_path)
    text = (corpus / "golden" / "ouder.jsonl").read_text("utf-8")
    (corpus / "golden" / "huisarts.jsonl").write_text(text, "utf-8")
    with pytest.raises(CorpusError):
        read_golden(corpus)


def test_an_expected_id_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    corpus = copied_to(tmp_path)
    questions = read_golden(corpus)
    assert check_golden(questions, read_corpus(corpus).sources) == ()
    (problem,) = check_golden(questions, ["offers/vliegerclub-zuid"])
    assert problem.field == "ou-vlieger"
    assert problem.remedy == "Did you mean 'offers/vliegerclub-zuid'?"
