"""Documents as they come: read, or refused with one Dutch sentence; never empty without a word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from assistant.corpus.formats import ENDINGS, read_document
from assistant.corpus.splitting import MAX_PASSAGE_CHARS
from assistant.errors import DocumentRefused
from tests.pdf_files import locked_pdf, scanned_pdf, written_pdf

TEXT = "Kinderen bouwen samen een vlieger en laten hem daarna op het strand op, als er genoeg wind staat."


def refused(path: Path) -> str:
    with pytest.raises(DocumentRefused) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence
    return sentence


def test_a_pdfs_pages_keep_their_numbers(tmp_path: Path) -> None:
    document = read_document(written_pdf(tmp_path / "a.pdf", [TEXT, "De tweede bladzijde gaat over touw en hout."]))
    assert document.pages == 2
    assert [(part.page, part.text) for part in document.passages] == [
        (1, TEXT),
        (2, "De tweede bladzijde gaat over touw en hout."),
    ]
    assert document.warnings == ()


def test_a_wrapped_paragraph_is_one_line_again(tmp_path: Path) -> None:
    long = " ".join([TEXT] * 4)
    (part,) = read_document(written_pdf(tmp_path / "a.pdf", [long])).passages
    assert part.text == long


def test_a_bookmark_becomes_the_heading_of_what_stands_below_it(tmp_path: Path) -> None:
    path = written_pdf(tmp_path / "a.pdf", [TEXT, TEXT + " Ook dit."], ["Wat vliegeren is", None])
    parts = read_document(path).passages
    assert [(part.page, part.heading) for part in parts] == [(1, "Wat vliegeren is"), (2, "Wat vliegeren is")]
    assert parts[0].text == TEXT


def test_a_running_title_and_page_numbers_go(tmp_path: Path) -> None:
    facts = ["De wind komt uit zee.", "Touw is sterk.", "Hout is licht.", "Vliegers hebben een staart.", "Zand is nat."]
    pages = [f"Jaarverslag Vlieger\n{fact}\nbladzijde {n}" for n, fact in enumerate(facts, start=1)]
    document = read_document(written_pdf(tmp_path / "a.pdf", pages))
    assert [part.text for part in document.passages] == facts


def test_passages_of_a_long_document_are_small(tmp_path: Path) -> None:
    document = read_document(written_pdf(tmp_path / "a.pdf", [" ".join([TEXT] * 25)]))
    assert len(document.passages) > 1
    assert all(len(part.text) <= MAX_PASSAGE_CHARS for part in document.passages)


def test_a_blank_page_is_named(tmp_path: Path) -> None:
    document = read_document(written_pdf(tmp_path / "a.pdf", [TEXT, "", TEXT]))
    assert [part.page for part in document.passages] == [1, 3]
    assert document.warnings == ("Bladzijde 2 is leeg.",)


def test_a_scanned_page_between_text_is_named_as_not_read(tmp_path: Path) -> None:
    document = read_document(scanned_pdf(tmp_path / "a.pdf", 1, text_first=TEXT))
    assert document.pages == 2
    assert len(document.warnings) == 1
    assert document.warnings[0].startswith("Bladzijde 2 is niet gelezen")


def test_a_scan_is_refused_as_a_scan(tmp_path: Path) -> None:
    assert "scan" in refused(scanned_pdf(tmp_path / "a.pdf", 2))


def test_a_pdf_behind_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    plain = written_pdf(tmp_path / "a.pdf", [TEXT])
    assert "wachtwoord" in refused(locked_pdf(tmp_path / "b.pdf", plain, "geheim"))


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    plain = written_pdf(tmp_path / "a.pdf", [TEXT])
    assert read_document(locked_pdf(tmp_path / "b.pdf", plain, "")).passages[0].text == TEXT


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    assert "geen tekst" in refused(written_pdf(tmp_path / "a.pdf", ["", ""]))


@pytest.mark.parametrize("kept", [20, 300, 700])
def test_a_pdf_that_was_cut_off_is_refused(tmp_path: Path, kept: int) -> None:
    whole = written_pdf(tmp_path / "a.pdf", [TEXT]).read_bytes()
    (tmp_path / "b.pdf").write_bytes(whole[:kept])
    assert "beschadigd" in refused(tmp_path / "b.pdf")


def test_almost_no_text_is_said(tmp_path: Path) -> None:
    assert any(
        "bijna geen tekst" in word
        for word in read_document(written_pdf(tmp_path / "a.pdf", ["Vliegers hier."])).warnings
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_file_is_refused_whatever_its_kind(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_bytes(b"")
    assert "leeg" in refused(tmp_path / f"a{ending}")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.pdf", b"<html><body>Geen pdf</body></html>", "geen pdf"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "beschadigd"),
        ("a.docx", b"PK\x03\x04 en dan niets", "Word"),
        ("a.docx", b"gewone tekst", "Word"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "wachtwoord"),
        ("a.txt", b"\x00\x01\x02\x03binair", "geen tekst"),
        ("a.html", b"<html><head><title>Leeg</title></head><body><nav>Menu</nav></body></html>", "geen tekst"),
        ("a.xlsx", b"PK", ".xlsx"),
        ("a", b"tekst", "?"),
    ],
)
def test_what_is_not_what_it_says_is_refused(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert word in refused(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "openen" in refused(tmp_path / "weg.pdf")


def test_a_word_files_headings_paragraphs_and_table_rows_are_kept(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Vooraf staat hier een zin.")
    word.add_heading("Wanneer", level=1)
    word.add_paragraph("We vliegeren op woensdag.")
    table = word.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Dag", "Tijd"), ("Woensdag", "14.00 uur")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    word.save(str(tmp_path / "a.docx"))
    parts = read_document(tmp_path / "a.docx").passages
    assert [(part.page, part.heading) for part in parts] == [(None, None), (None, "Wanneer")]
    assert parts[1].text == "We vliegeren op woensdag.\n\nDag | Tijd\nWoensdag | 14.00 uur"


def test_a_word_file_without_text_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    assert "geen tekst" in refused(tmp_path / "a.docx")


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for n in range(3):
            package.writestr(f"word/{n}.xml", b"0" * 80_000_000)
    assert "te groot" in refused(tmp_path / "a.docx")


def test_a_web_page_keeps_its_text_and_loses_its_furniture(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><header>Logo</header>"
        "<h1>Vliegeren</h1><p>Buiten &amp; samen.</p><script>alert(1)</script><!-- geheim -->"
        "<h2>Tijden</h2><table><tr><th>Dag</th><th>Tijd</th></tr><tr><td>Woensdag</td><td>14.00</td></tr></table>"
        "<ul><li>Neem touw mee<li>Neem wind mee</ul><p hidden>Verborgen</p><p style='display: none'>Ook</p>"
        "<footer>Contact</footer></body></html>",
        "utf-8",
    )
    parts = read_document(tmp_path / "a.html").passages
    assert [part.heading for part in parts] == ["Vliegeren", "Tijden"]
    assert parts[0].text == "Buiten & samen."
    assert "Dag | Tijd\n" in parts[1].text.replace("\n\n", "\n") and "Woensdag | 14.00" in parts[1].text
    whole = " ".join(part.text for part in parts)
    assert all(word not in whole for word in ("Menu", "Logo", "alert", "geheim", "Verborgen", "Ook", "Contact"))


def test_a_web_page_nested_without_end_is_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 3000 + TEXT + "</div>" * 3000, "utf-8")
    try:
        assert TEXT in read_document(tmp_path / "a.html").passages[0].text
    except DocumentRefused as error:
        assert str(error)


def test_plain_text_of_older_windows_programs_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café ’t Vliegertje\r\nis open.".encode("cp1252"))
    assert read_document(tmp_path / "a.txt").passages[0].text == "Café ’t Vliegertje\nis open."


def test_marks_that_turn_or_hide_text_are_taken_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vlie\u00adgeren\u202e kan\u200b hier.\x07", "utf-8")
    assert read_document(tmp_path / "a.txt").passages[0].text == "Vliegeren kan hier."
