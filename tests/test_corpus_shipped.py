"""The corpus that the repository ships: whole, sourced, dialable."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from assistant.corpus.fields import is_dialable
from assistant.corpus.freshness import freshness_of
from assistant.corpus.golden import check_golden, read_golden
from assistant.corpus.passages import split_into_passages
from assistant.corpus.reading import Corpus, check_corpus
from assistant.domain import Freshness, Language
from assistant.settings import ROOT

FOLDER = ROOT / "corpus"
NUMBER = re.compile(r"(?<![\d.,-])(?:0[\d –-]{8,13}\d|1\d{2})(?![\d.,]*\d|%)")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return check_corpus(FOLDER)[0]


def test_the_shipped_corpus_has_no_problem() -> None:
    assert [str(problem) for problem in check_corpus(FOLDER)[1]] == []


def test_every_fact_of_the_first_corpus_is_there(corpus: Corpus) -> None:
    counts = Counter(source.collection for source in corpus.sources.values())
    assert {name: counts[name] for name in ("methods", "policy", "figures", "safety", "offers")} == {
        "methods": 65, "policy": 64, "figures": 44, "safety": 22, "offers": 142,
    }  # fmt: skip


def test_every_figure_and_safety_record_has_a_source(corpus: Corpus) -> None:
    wanted = [
        source for source in corpus.sources.values() if source.collection in ("figures", "safety", "policy", "methods")
    ]
    assert [source.id for source in wanted if not (source.source_title and source.source_url)] == []


def test_every_offer_has_a_source_and_a_place_that_exists(corpus: Corpus) -> None:
    offers = corpus.offers.values()
    assert [offer.id for offer in offers if not (offer.record.source_url or offer.url)] == []
    assert [offer.id for offer in offers if not all(corpus.gazetteer.named(area) for area in offer.service_areas)] == []
    assert [offer.id for offer in offers if not offer.service_areas or not offer.record.themes] == []


def test_every_number_of_a_safety_record_and_an_offer_is_dialable(corpus: Corpus) -> None:
    titles = [
        source.title for source in corpus.sources.values() if source.collection == "safety" and ": " in source.title
    ]
    numbers = [number for title in titles for number in NUMBER.findall(title)]
    numbers += [phone.number for offer in corpus.offers.values() for phone in offer.phones]
    assert {"112", "0800-2000", "0800-0432", "0800-0113"} <= set(numbers)
    assert [number for number in numbers if not is_dialable(number)] == []


def test_every_record_has_a_summary_in_six_languages_and_lay_questions(corpus: Corpus) -> None:
    sources = corpus.sources.values()
    assert [source.id for source in sources if set(source.summary) != set(Language)] == []
    assert [source.id for source in sources if not source.questions.get(Language.NL)] == []


def test_no_body_says_more_than_it_can_show(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        for passage in split_into_passages(source, FOLDER):
            assert _flat(passage.text) in _flat(source.body), passage.id


def test_no_offer_is_confirmed_before_somebody_checked_it(corpus: Corpus) -> None:
    found = {freshness_of(offer, date(2026, 1, 1)) for offer in corpus.offers.values()}
    assert Freshness.CONFIRMED not in found
    assert {Freshness.UNCONFIRMED, Freshness.LEAD} <= found


def test_the_document_of_the_interview_has_pages_and_headings(corpus: Corpus) -> None:
    passages = split_into_passages(corpus.sources["documents/kinderwerk-den-haag-gesprek"], FOLDER)
    assert {passage.page for passage in passages} >= {1, 2, 3}
    assert all(passage.heading for passage in passages)


def test_the_pdf_says_all_that_its_record_says(corpus: Corpus) -> None:
    source = corpus.sources["documents/kinderwerk-den-haag-gesprek"]
    printed = _flat(" ".join(passage.text for passage in split_into_passages(source, FOLDER)))
    blocks = [block for block in source.body.split("\n\n") if not block.startswith("#")]
    assert [block for block in blocks if _flat(block) not in printed] == []


def test_every_golden_question_expects_what_exists(corpus: Corpus) -> None:
    questions = read_golden(FOLDER)
    assert len(questions) == 110
    assert check_golden(questions, corpus.sources) == ()


def test_contested_numbers_name_what_they_disagree_with(corpus: Corpus) -> None:
    counted = [f"figures/kinderwerkers-{name}" for name in ("schatting-interview", "enkele-honderden", "1000-2018")]
    for name in counted:
        assert set(corpus.sources[name].disagrees_with) == set(counted) - {name}
        assert corpus.sources[name].disagreement


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[*_`#>|]+", " ", text).split())
