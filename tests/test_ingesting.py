"""Ingest brings the index up to date, writes nothing when nothing changed, and keeps the good when some is bad."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import ingest as command
from assistant.ingesting import ingest
from assistant.retrieval.index import SearchIndex
from assistant.settings import Settings
from tests.conftest import write_record


def quiet(step: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


def written(folder: Path) -> dict[str, int]:
    return {str(p): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def test_an_unchanged_corpus_writes_nothing(settings: Settings) -> None:
    assert ingest(settings, quiet).built
    before = written(settings.index)
    assert not ingest(settings, quiet).built
    assert written(settings.index) == before


def test_a_rebuild_starts_over_even_when_nothing_changed(settings: Settings) -> None:
    first = ingest(settings, quiet).manifest
    assert ingest(settings, quiet, rebuild=True).manifest.generation != first.generation


def test_new_changed_and_removed_files_are_counted(settings: Settings) -> None:
    ingest(settings, quiet)
    write_record(settings.corpus, "methods/nieuw", "Nieuw spel", "Een spel met krijt op de stoep.")
    write_record(settings.corpus, "methods/vlieger", "Vliegeren", "Andere tekst over vliegeren.")
    (settings.corpus / "methods/schaken.md").unlink()
    changes = ingest(settings, quiet).changes
    assert (changes.new, changes.changed, changes.removed) == (1, 1, 1)


def test_a_broken_record_is_reported_and_the_rest_is_indexed(settings: Settings) -> None:
    (settings.corpus / "methods/kapot.md").write_text("---\ntitle: Kapot\n", "utf-8")
    report = ingest(settings, quiet)
    assert any("kapot.md" in problem.path for problem in report.problems)
    assert "methods/stelten" in SearchIndex.open(settings.index).passages


def test_an_encoder_that_is_not_there_leaves_a_lexical_index(settings: Settings, tmp_path: Path) -> None:
    absent = replace(settings, encoder=str(tmp_path / "nowhere"))
    report = ingest(absent, quiet)
    assert report.manifest.encoder == ""
    assert not ingest(absent, quiet).built


def test_the_check_writes_nothing_and_names_every_problem(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINDERWERK_CORPUS", str(settings.corpus))
    monkeypatch.setenv("KINDERWERK_INDEX", str(settings.index))
    write_record(settings.corpus, "methods/vlieger", "Vliegeren", "Tekst.", "source_date: gisteren\nonbekend: 1\n")
    assert command.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "methods/vlieger.md:5" in said and "methods/vlieger.md:6" in said
    assert not settings.index.exists()


def test_a_full_disk_is_one_sentence_and_the_old_index_serves(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ingest(settings, quiet)
    write_record(settings.corpus, "methods/nieuw", "Nieuw spel", "Een spel met krijt op de stoep.")
    for name in ("CORPUS", "INDEX"):
        monkeypatch.setenv(f"KINDERWERK_{name}", str(getattr(settings, name.lower())))
    monkeypatch.setenv("KINDERWERK_ENCODER", "")
    # Linux's always-full device: writing the pointer to it fails as a full disk does.
    (settings.index / "current.aside").symlink_to("/dev/full")
    assert command.main([]) == 1
    assert "old index goes on serving" in capsys.readouterr().err
    assert "methods/nieuw" not in SearchIndex.open(settings.index).passages


def test_inspect_prints_pages_and_refuses_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leeg.pdf").write_bytes(b"")
    assert command.main(["--inspect", str(tmp_path / "leeg.pdf")]) == 1
    assert '"refused": "' in capsys.readouterr().out
