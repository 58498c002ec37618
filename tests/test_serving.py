"""A process that answers picks up a new index by itself and says what is not as it should be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.conversation import Conversation
from assistant.ingesting import ingest
from assistant.serving import LiveAssistant
from assistant.settings import Settings
from tests.conftest import write_record


def quiet(step: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


def test_a_new_index_serves_without_a_restart(settings: Settings) -> None:
    ingest(settings, quiet)
    assistant = LiveAssistant(settings)
    write_record(settings.corpus, "methods/tollen", "Tollen", "Tollen leert kinderen om op hun beurt te wachten.")
    ingest(settings, quiet)
    answer, _ = assistant.reply(Conversation(), "Wat leren kinderen van tollen?")
    assert answer.sources[0] == "methods/tollen"


def test_a_missing_index_is_named_with_its_remedy(settings: Settings) -> None:
    opened = LiveAssistant(settings).opened
    assert opened.generation == "" and any("python ingest.py" in notice for notice in opened.notices)


def test_a_missing_encoder_is_named_and_search_goes_on_by_words(settings: Settings, tmp_path: Path) -> None:
    absent = replace(settings, encoder=str(tmp_path / "nowhere"))
    ingest(absent, quiet)
    assistant = LiveAssistant(absent)
    assert assistant.opened.lexical_only
    assert any("words only" in notice for notice in assistant.opened.notices)
    answer, _ = assistant.reply(Conversation(), "een vlieger bouwen")
    assert answer.hits.kept[0].source_id == "methods/vlieger"


def test_a_corpus_that_changed_after_the_index_is_said(settings: Settings) -> None:
    ingest(settings, quiet)
    write_record(settings.corpus, "methods/tollen", "Tollen", "Tollen leert kinderen wachten.")
    assert any("has changed" in notice for notice in LiveAssistant(settings).opened.notices)
