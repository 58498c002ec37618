"""Poisoned records, documents and file names: refused with file and line, or shown as the letters that they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.conversation import Assistant, Conversation
from assistant.corpus.reading import check_corpus
from assistant.domain import Answer
from assistant.errors import CorpusProblem
from assistant.ingesting import IngestReport, ingest
from assistant.serving import LiveAssistant
from assistant.settings import Settings
from tests.conftest import write_record
from tests.hostile_world import AS_TEXT, ORDER, offer, plant, plant_document, poisoned_town
from tests.page_world import town_settings, write_town

BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, IngestReport]:
    """The poisoned town."""
    return poisoned_town(tmp_path_factory.mktemp("poisoned"))


@pytest.fixture(scope="module")
def assistant(town: tuple[Settings, IngestReport]) -> Assistant:
    """Who answers in it."""
    return LiveAssistant(town[0]).opened.assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.reply(Conversation(), text)[0]


def problems_with(folder: Path, name: str, data: bytes) -> list[CorpusProblem]:
    """What is wrong with one file in a town."""
    corpus = write_town(folder / "corpus")
    (corpus / name).write_bytes(data)
    return [problem for problem in check_corpus(corpus)[1] if problem.path == name]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: !!python/object/new:os.system [ls]\nconfidence: high\n", 2),
        ("title: Bom\nconfidence: high\n" + BOMB, 4),
        ("title: Knoop\nconfidence: high\nthemes: &t [*t]\n", None),
        ("title: {a: {b: {c: d}}}\nconfidence: high\n", 2),
        ("title: Te vaak\nconfidence: high\ntitle: Nog eens\n", 4),
        ('title: "Nul \\0 teken"\nconfidence: high\n', 2),
        ("title: Bel\x07\nconfidence: high\n", 2),
    ],
)
def test_dangerous_yaml_is_refused_with_its_line(tmp_path: Path, front: str, line: int | None) -> None:
    problems = problems_with(tmp_path, "methods/gevaar.md", f"---\n{front}---\n\nTekst.\n".encode())
    assert problems and all(problem.remedy for problem in problems)
    assert line is None or line in {problem.line for problem in problems}


def test_a_control_sign_in_the_text_of_a_record_is_refused_with_its_line(tmp_path: Path) -> None:
    record = "---\ntitle: Nul\nconfidence: high\n---\n\nEerste regel.\nTweede \x00 regel.\n"
    assert [p.line for p in problems_with(tmp_path, "methods/nul.md", record.encode())] == [7]


@pytest.mark.parametrize(
    "name", ["Mijn Methode.md", "a\u202edm.txt.md", "<b onclick=x>.md", "a%2e%2e.md", "naam\x1b[2J.md", "c:d.md"]
)
def test_a_record_with_an_odd_file_name_is_refused_and_not_read(tmp_path: Path, name: str) -> None:
    corpus = write_town(tmp_path / "corpus")
    before = set(check_corpus(corpus)[0].sources)
    (corpus / "methods" / name).write_text("---\ntitle: Vreemd\nconfidence: high\n---\n\nVreemde tekst.\n", "utf-8")
    read, problems = check_corpus(corpus)
    told = [str(problem) for problem in problems if problem.path == f"methods/{name}"]
    assert set(read.sources) == before
    assert len(told) == 1 and "no id" in told[0] and told[0].isprintable()


@pytest.mark.parametrize(
    "name",
    [
        "../geheim.txt",
        "/etc/hosts",
        "..\\\\x.txt",
        "C:\\\\x.txt",
        "<img src=x>.pdf",
        "a#b.pdf",
        "a?b.pdf",
        "\\u202etxt.exe",
    ],
)
def test_a_document_outside_its_folder_or_with_an_odd_name_is_never_opened(tmp_path: Path, name: str) -> None:
    corpus = write_town(tmp_path / "corpus")
    (corpus / "geheim.txt").write_text("Dit geheim mag niemand lezen.", "utf-8")
    write_record(corpus, "documents/lek", "Lek", "Over een lek.", f'document: "{name}"\n')
    report = ingest(Settings(corpus=corpus, index=tmp_path / "index", encoder=""), lambda step, done, total: None)
    assert "document" in {p.field for p in report.problems if p.path == "documents/lek.md"}
    assert "geheim mag niemand" not in "".join(p.read_text("utf-8") for p in (tmp_path / "index").rglob("*.jsonl"))


@pytest.mark.parametrize("kind", sorted(AS_TEXT))
def test_markup_in_a_record_stays_the_letters_it_is(assistant: Assistant, kind: str) -> None:
    number = list(AS_TEXT).index(kind)
    offered = assistant.corpus.offers[f"offers/bolderkar-{number}"]
    assert offered.name == f"Bolderkar {AS_TEXT[kind]}" and offered.url is None and offered.phones == ()


def test_an_order_in_a_record_changes_no_answer(assistant: Assistant, town: tuple[Settings, IngestReport]) -> None:
    assert "offers/bevel" not in assistant.corpus.offers and "offers/hulp" not in assistant.corpus.offers
    for question in ("Is er een bevelclub in Moerwijk?", "Wat is een waterfiets?", "Waar kan mijn zoon steltenlopen?"):
        assert "oom" not in ask(assistant, question).text
    told = {problem.path for problem in town[1].problems}
    assert {"offers/bevel.md", "offers/hulp.md", "documents/waterfiets.txt", "documents/luchtkussen.txt"} <= told


def test_a_false_help_number_in_a_record_reaches_no_answer(assistant: Assistant) -> None:
    for question in ("Wat is het nummer van Veilig Thuis?", "Is er een troostclub?", "Wat doet een luchtkussen?"):
        assert not re.search(r"0906|085 010", ask(assistant, question).text)
    helped = ask(assistant, "Mijn buurjongen wordt elke avond geslagen door zijn vader")
    assert "0800-2000" in helped.text and not re.search(r"0906|085", helped.text)


def test_unseen_signs_in_a_record_are_gone_before_it_is_shown(tmp_path: Path) -> None:
    corpus = write_town(tmp_path / "corpus")
    plant(corpus, "draaiend", "Draaiclub", "\u202egratis\u202c \u2066voor\u2069 ie\u200bder\u00adeen")
    write_record(corpus, "methods/draaien", '"Dr\\u202eaaien"', "Kinderen dr\u2066aai\u2069en rond.")
    read, problems = check_corpus(corpus)
    assert not [p for p in problems if "draai" in p.path]
    assert read.offers["offers/draaiend"].schedules[0].description == "gratis voor iedereen"
    assert read.sources["methods/draaien"].title == "Draaien"
    assert read.sources["methods/draaien"].body == "Kinderen draaien rond."


@pytest.mark.parametrize(
    "url", ["javascript:x()", "data:text/html,x", "//boos.invalid", "file:///etc/hosts", "ftp://a.nl"]
)
def test_an_address_that_is_no_web_page_is_refused(tmp_path: Path, url: str) -> None:
    corpus = write_town(tmp_path / "corpus")
    write_record(corpus, "offers/link", "Linkclub", "Een club.", f'{offer("Linkclub", "ja")}url: "{url}"\n')
    read, problems = check_corpus(corpus)
    assert "offers/link" not in read.offers
    assert "url" in {p.field for p in problems if p.path == "offers/link.md"}


@pytest.mark.parametrize("text", ["- . " * 12_000, "Laan;" * 12_000, "q" * 60_000, "06 - " * 10_000 + "x"])
def test_a_document_of_noise_does_not_stop_the_others(tmp_path: Path, text: str) -> None:
    settings = town_settings(tmp_path)
    plant_document(settings.corpus, "ruis", text)
    plant_document(settings.corpus, "hoepel", "Met een hoepel leren kinderen draaien.")
    report = ingest(settings, lambda step, done, total: None)
    assert report.built
    assert (
        "hoepel" in ask(LiveAssistant(settings).opened.assistant, "Wat leren kinderen met een hoepel?").text.casefold()
    )


def test_a_poisoned_document_is_shown_without_the_passage_that_gives_orders(tmp_path: Path) -> None:
    settings = town_settings(tmp_path)
    long = "Een boomhut bouwen kinderen samen in het park, met planken en touw. " * 30
    plant_document(settings.corpus, "boomhut", f"# Hut\n\n{long}\n\n# Slot\n\n{ORDER}\n")
    report = ingest(settings, lambda step, done, total: None)
    assert [p.path for p in report.problems] == ["documents/boomhut.txt"]
    said = ask(LiveAssistant(settings).opened.assistant, "Hoe bouw je een boomhut met planken en touw?").text
    assert "boomhut" in said.casefold() and "oom" not in said.casefold().replace("boom", "")
