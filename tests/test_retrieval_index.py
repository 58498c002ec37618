"""An index is built aside, checked, swapped in at once, and never half."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.corpus.passages import split_into_passages
from assistant.corpus.reading import read_corpus
from assistant.domain import Passage
from assistant.errors import IndexMissing, IndexOutdated, IndexUnusable
from assistant.retrieval.building import Build, build_index
from assistant.retrieval.generations import Manifest, generation_folder, serving_manifest, serving_name
from assistant.retrieval.index import SearchIndex, check_match
from assistant.retrieval.search import Retriever
from assistant.settings import Settings
from tests.conftest import write_record
from tests.fakes import WordEncoder


def quiet(step: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


def build(settings: Settings, encoder: WordEncoder | None = None) -> Manifest:
    corpus = read_corpus(settings.corpus)
    passages = {s.id: split_into_passages(s, corpus.folder) for s in corpus.sources.values()}
    return build_index(corpus, passages, Build(settings.index, settings.chroma_url, encoder, quiet))


def found(settings: Settings, query: str, encoder: WordEncoder | None = None) -> list[str]:
    index = SearchIndex.open(settings.index)
    hits = Retriever.over(index, encoder, read_corpus(settings.corpus).sources).search(query)
    index.close()
    return [hit.source_id for hit in hits.sources.kept]


def test_a_built_index_finds_a_source_by_its_words(settings: Settings) -> None:
    build(settings)
    assert found(settings, "een vlieger bouwen")[0] == "methods/vlieger"


def test_a_misspelt_word_still_finds_its_source(settings: Settings) -> None:
    build(settings)
    assert found(settings, "stelte lope")[0] == "methods/stelten"


def test_meaning_and_words_are_searched_together_when_there_is_an_encoder(
    settings: Settings, encoder: WordEncoder
) -> None:
    build(settings, encoder)
    assert found(settings, "schaken met buren", encoder)[0] == "methods/schaken"


def test_offers_are_ranked_apart_from_sources(settings: Settings) -> None:
    build(settings)
    index = SearchIndex.open(settings.index)
    result = Retriever.over(index, None, read_corpus(settings.corpus).sources).search("stelten op woensdag")
    assert max(result.offers, key=lambda id_: result.offers[id_]) == "offers/stelten-moerwijk"
    assert not any(hit.source_id.startswith("offers/") for hit in result.sources.kept)


def test_a_removed_record_leaves_no_passage_behind(settings: Settings) -> None:
    build(settings)
    (settings.corpus / "methods/vlieger.md").unlink()
    build(settings)
    assert "methods/vlieger" not in SearchIndex.open(settings.index).passages
    assert "methods/vlieger" not in found(settings, "een vlieger bouwen")


def test_a_changed_record_answers_with_its_new_text_only(settings: Settings) -> None:
    build(settings)
    write_record(settings.corpus, "methods/vlieger", "Vliegeren", "Een draak van papier laten dansen.")
    build(settings)
    texts = [p.text for p in SearchIndex.open(settings.index).passages["methods/vlieger"]]
    assert texts == ["Een draak van papier laten dansen."]


def test_a_lay_question_added_by_a_worker_changes_what_is_found(settings: Settings) -> None:
    build(settings)
    assert found(settings, "xylofoon") == []
    extra = "questions:\n  nl: [mag hij daar xylofoon spelen?]\n"
    write_record(
        settings.corpus, "methods/schaken", "Schaken op straat", "Schaken op straat brengt buren bij elkaar.", extra
    )
    build(settings)
    assert found(settings, "xylofoon")[0] == "methods/schaken"


def test_lay_questions_are_never_among_the_passages_that_can_be_quoted(settings: Settings) -> None:
    extra = "questions:\n  nl: [mag mijn kind op stelten?]\n"
    write_record(settings.corpus, "methods/vlieger", "Vliegeren", "Een vlieger bouwen leert kinderen geduld.", extra)
    build(settings)
    texts = [p.text for group in SearchIndex.open(settings.index).passages.values() for p in group]
    assert not any("mag mijn kind" in text for text in texts)


def test_vectors_of_unchanged_texts_are_not_encoded_again(settings: Settings) -> None:
    seen: list[str] = []

    class Counting(WordEncoder):
        def encode_passages(self, texts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            seen.extend(texts)
            return super().encode_passages(texts)

    build(settings, Counting())
    seen.clear()
    write_record(settings.corpus, "methods/vlieger", "Vliegeren", "Een nieuw verhaal over wind.")
    build(settings, Counting())
    assert seen == ["Vliegeren. Een nieuw verhaal over wind."]


def test_an_index_that_does_not_find_its_own_texts_never_serves(settings: Settings) -> None:
    old = build(settings)
    corpus = read_corpus(settings.corpus)
    blank = {id_: (Passage(f"{id_}#0", id_, "…"),) for id_ in corpus.sources}
    with pytest.raises(IndexUnusable, match="old index goes on serving"):
        build_index(corpus, blank, Build(settings.index, "", None, quiet))
    assert serving_name(settings.index) == old.generation


def test_what_a_killed_build_left_behind_is_removed_by_the_next(settings: Settings) -> None:
    build(settings)
    left = generation_folder(settings.index, "halfway")
    left.mkdir()
    (left / "passages.jsonl").write_text("{", "utf-8")
    build(settings)
    assert not left.exists()


def test_no_index_says_which_command_builds_one(settings: Settings) -> None:
    with pytest.raises(IndexMissing, match=r"python ingest\.py"):
        SearchIndex.open(settings.index)


def test_a_truncated_index_is_reported_not_misread(settings: Settings) -> None:
    manifest = build(settings)
    path = generation_folder(settings.index, manifest.generation) / "passages.jsonl"
    path.write_text(path.read_text("utf-8")[:-20], "utf-8")
    with pytest.raises(IndexUnusable, match="--rebuild"):
        SearchIndex.open(settings.index)


def test_an_index_of_another_format_asks_for_a_rebuild(settings: Settings) -> None:
    manifest = build(settings)
    path = generation_folder(settings.index, manifest.generation) / "manifest.json"
    row = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(row | {"format": 99}), "utf-8")
    with pytest.raises(IndexUnusable, match="another format"):
        serving_manifest(settings.index)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"corpus_digest": "x"}, "corpus has changed"), ({"encoder": "other@1"}, "built with other@1")],
)
def test_an_index_knows_its_corpus_and_encoder(settings: Settings, change: dict[str, str], said: str) -> None:
    manifest = replace(build(settings), **change)  # type: ignore[arg-type]
    with pytest.raises(IndexOutdated, match=said):
        check_match(manifest, read_corpus(settings.corpus).digest, "")


def test_an_empty_query_finds_nothing(settings: Settings, tmp_path: Path) -> None:
    build(settings)
    assert found(settings, "") == []
    assert found(settings, "🙂") == []
