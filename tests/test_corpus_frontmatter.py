"""Front matter and body of one record: what can't be read is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus.reading import read_corpus
from tests.corpus_folder import OFFER, copied_to, problems_of, problems_with


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return copied_to(tmp_path)


def test_a_field_that_stands_twice_is_reported_on_its_second_line(corpus: Path) -> None:
    found = problems_with(corpus, "offers/x.md", OFFER.replace("kind: club", "kind: club\ntitle: Nog een"))
    assert [(p[0], p[1]) for p in found] == [(6, "title")]
    assert "line 2" in found[0][2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Geen velden.\n", 1),
        ("---\ntitle: X\nconfidence: low\n\nTekst zonder einde.\n", 1),
        ("---\n---\n\nTekst.\n", 1),
        ("---\n- een\n- lijst\n---\n\nTekst.\n", 2),
        ("---\ntitle: X: Y: Z\n---\n\nTekst.\n", 2),
        ("---\ntitle: X\n\tconfidence: low\n---\n\nTekst.\n", 3),
        ("---\ntitle: &a X\nconfidence: *a\n---\n\nTekst.\n", 2),
        ("---\ntitle: X\nconfidence: l\x01ow\n---\n\nTekst.\n", 3),
    ],
)
def test_front_matter_that_cannot_be_read_is_reported_with_its_line(corpus: Path, text: str, line: int) -> None:
    found = problems_with(corpus, "methods/x.md", text)
    assert [p[0] for p in found] == [line]


def test_nesting_without_end_is_a_problem_and_no_crash(corpus: Path) -> None:
    assert problems_with(corpus, "methods/x.md", f"---\ntitle: {'[' * 5000}\n---\n\nTekst.\n")


def test_a_record_without_text_is_reported(corpus: Path) -> None:
    found = problems_with(corpus, "methods/x.md", "---\ntitle: X\nconfidence: low\n---\n\n\n")
    assert [p[2] for p in found] == ["There is no text below the front matter."]


def test_a_file_that_is_not_utf8_is_reported_with_its_line(corpus: Path) -> None:
    (corpus / "methods" / "x.md").write_bytes("---\ntitle: Café\n".encode("latin-1"))
    (problem,) = problems_of(corpus)
    assert (problem.path, problem.line) == ("methods/x.md", 2)
    assert "UTF-8" in problem.problem


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(corpus: Path) -> None:
    path = corpus / "methods" / "vliegeren.md"
    before = read_corpus(corpus).sources["methods/vliegeren"]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_corpus(corpus).sources["methods/vliegeren"] == before
