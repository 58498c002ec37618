"""Sources cut into passages that can be quoted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.passages import split_into_passages
from assistant.corpus.splitting import MAX_PASSAGE_CHARS, split_at_headings, split_to_size
from assistant.domain import Confidence, Source
from assistant.errors import DocumentRefused
from tests.pdf_files import written_pdf

SENTENCES = " ".join(f"Zin {n} gaat over spelen in de wijk." for n in range(200))


def source(body: str, document: str | None = None) -> Source:
    return Source("methods/x", "methods", "X", body, Confidence.HIGH, document=document)


def test_a_short_record_is_one_passage(tmp_path: Path) -> None:
    body = "Eerste feit.\n\nTweede feit."
    (passage,) = split_into_passages(source(body), tmp_path)
    assert (passage.id, passage.source_id, passage.text, passage.page) == ("methods/x#0", "methods/x", body, None)


def test_a_record_is_split_along_its_headings(tmp_path: Path) -> None:
    passages = split_into_passages(
        source("Vooraf.\n\n## Wat\n\nVliegeren.\n\n## Leeg\n\n### Hoe ##\n\nMet touw."), tmp_path
    )
    assert [(p.id, p.heading, p.text) for p in passages] == [
        ("methods/x#0", None, "Vooraf."),
        ("methods/x#1", "Wat", "Vliegeren."),
        ("methods/x#2", "Hoe", "Met touw."),
    ]


def test_a_long_text_is_cut_between_sentences() -> None:
    pieces = split_to_size(SENTENCES)
    assert len(pieces) > 1
    assert all(piece.endswith(".") and piece.startswith("Zin ") for piece in pieces)


@given(st.text(alphabet="abc .,!?\n#-é", max_size=6000))
def test_every_piece_is_literal_and_small_and_no_word_is_lost(text: str) -> None:
    pieces = split_to_size(text)
    assert all(piece in text and len(piece) <= MAX_PASSAGE_CHARS for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.text(alphabet="ab #\n", max_size=200))
def test_every_section_is_a_literal_part_of_its_text(text: str) -> None:
    assert all(section in text for _, section in split_at_headings(text))


def test_a_documents_passages_carry_their_page(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    pages = ["Op deze bladzijde staat dat vliegeren buiten gebeurt.", "Op deze bladzijde staat waarom wind nodig is."]
    written_pdf(tmp_path / "documents" / "rapport.pdf", pages)
    passages = split_into_passages(source("Een rapport.", "rapport.pdf"), tmp_path)
    assert [(p.id, p.page, p.text) for p in passages] == [("methods/x#0", 1, pages[0]), ("methods/x#1", 2, pages[1])]


def test_a_document_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused):
        split_into_passages(source("Een rapport.", "weg.pdf"), tmp_path)
