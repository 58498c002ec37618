"""Reading a corpus folder: strict, kind, and all problems at once."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from assistant.corpus.reading import check_corpus, read_corpus
from assistant.domain import Confidence, CostOption, Language, OfferStatus, Role
from assistant.errors import CorpusError
from tests.corpus_folder import OFFER, copied_to, problems_of, problems_with


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return copied_to(tmp_path)


def test_a_sound_corpus_is_read_whole(corpus: Path) -> None:
    found = read_corpus(corpus)
    assert set(found.offers) == {"offers/vliegerclub-noord", "offers/winterkamp"}
    assert {name.split("/")[0] for name in found.sources} == {"methods", "figures", "safety", "offers"}
    method = found.sources["methods/vliegeren"]
    assert method.title == "Vliegeren met de wijk"
    assert method.confidence is Confidence.HIGH
    assert method.body.startswith("Bij vliegeren bouwen")
    assert method.questions[Language.EN] == ("what is kite flying good for",)
    assert method.same_as == ("figures/vliegers-geteld",)


def test_an_offers_fields_are_read_as_what_they_are(corpus: Path) -> None:
    offer = read_corpus(corpus).offers["offers/vliegerclub-noord"]
    assert (offer.minimum_age, offer.maximum_age) == (6, 12)
    assert offer.cost_options == (CostOption(2.5, None, "€ 2,50 per keer"), CostOption(0.0, "Ooievaarspas", None))
    assert offer.schedules[0].byday == ("WE",)
    assert (offer.schedules[0].opens_at, offer.schedules[0].closes_at) == ("14:00", "16:00")
    assert offer.audience == (Role.OUDER, Role.LEERKRACHT)
    assert offer.status is OfferStatus.ACTIVE
    assert offer.for_children and not offer.one_off


def test_dates_stay_as_precise_as_their_source(corpus: Path) -> None:
    sources = read_corpus(corpus).sources
    assert sources["methods/vliegeren"].source_date == "2021"
    assert sources["figures/vliegers-geteld"].source_date == "2019-06"
    assert sources["figures/vliegers-geschat"].source_date == "2018-2019"


def test_the_corpus_is_refused_as_a_whole_when_read_strictly(corpus: Path) -> None:
    (corpus / "methods" / "leeg.md").write_text("", "utf-8")
    with pytest.raises(CorpusError) as caught:
        read_corpus(corpus)
    assert "methods/leeg.md" in str(caught.value)


def test_one_broken_record_leaves_the_others_readable(corpus: Path) -> None:
    (corpus / "methods" / "kapot.md").write_text("---\ntitle: [\n---\n\nTekst.\n", "utf-8")
    found, problems = check_corpus(corpus)
    assert "methods/kapot" not in found.sources
    assert "methods/vliegeren" in found.sources
    assert [problem.path for problem in problems] == ["methods/kapot.md"]


def test_a_record_with_a_field_that_cannot_be_trusted_is_left_out_but_a_help_number_stays(corpus: Path) -> None:
    (corpus / "offers" / "a.md").write_text(OFFER.replace("kind: club", "kind: club\nvalid_until: gauw"), "utf-8")
    text = "---\ntitle: Lijn\nconfidence: high\nsource_date: gauw\n---\n\nBel 0800-1234.\n"
    (corpus / "safety" / "b.md").write_text(text, "utf-8")
    found, problems = check_corpus(corpus)
    assert [problem.path for problem in problems] == ["offers/a.md", "safety/b.md"]
    assert "offers/a" not in found.sources and "offers/a" not in found.offers
    assert "safety/b" in found.sources


def test_naming_a_record_that_is_left_out_is_no_second_problem(corpus: Path) -> None:
    (corpus / "methods" / "a.md").write_text("---\ntitle: A\n---\n\nTekst.\n", "utf-8")
    text = "---\ntitle: B\nconfidence: low\nsame_as: [methods/a]\n---\n\nTekst.\n"
    assert problems_with(corpus, "methods/b.md", text) == []


def test_all_problems_of_all_files_come_at_once_in_order(corpus: Path) -> None:
    (corpus / "offers" / "a.md").write_text(OFFER.replace("kind: club", "kind: clup\nbogus: 1"), "utf-8")
    (corpus / "methods" / "z.md").write_text("---\nconfidence: zeker\n---\n\nTekst.\n", "utf-8")
    found = [(problem.path, problem.field) for problem in problems_of(corpus)]
    assert found == [
        ("methods/z.md", "confidence"), ("methods/z.md", "title"), ("offers/a.md", "kind"), ("offers/a.md", "bogus"),
    ]  # fmt: skip


def test_an_unknown_field_is_reported_with_its_line_and_the_name_that_was_meant(corpus: Path) -> None:
    text = OFFER.replace("organization:", "organisation:")
    assert (4, "organisation", "This field does not exist here.", "Did you mean 'organization'?") in problems_with(
        corpus, "offers/x.md", text
    )


def test_an_offers_field_in_another_collection_is_unknown(corpus: Path) -> None:
    text = "---\ntitle: X\nconfidence: low\nminimum_age: 4\n---\n\nTekst.\n"
    assert [(p[0], p[1]) for p in problems_with(corpus, "methods/x.md", text)] == [(4, "minimum_age")]


def test_an_age_range_upside_down_is_reported_with_its_line(corpus: Path) -> None:
    text = OFFER.replace("kind: club", "kind: club\nminimum_age: 12\nmaximum_age: 6")
    assert problems_with(corpus, "offers/x.md", text) == [
        (7, "maximum_age", "The highest age (6) is below the lowest (12).", "Swap the two ages, or mend one.")
    ]


@pytest.mark.parametrize("value", ["2024-13-01", "1 mei 2024", "2024-02-30", "24-05-03", "2024/05/03"])
def test_a_bad_date_is_reported_with_its_line_and_an_example(corpus: Path, value: str) -> None:
    text = OFFER.replace("kind: club", f"kind: club\nassured_date: {value}")
    assert problems_with(corpus, "offers/x.md", text) == [
        (6, "assured_date", f"'{value}' is not a date.", "Write year-month-day, for example 2024-05-03.")
    ]


@pytest.mark.parametrize("value", ["mei 2024", "2024-5", "2025-2023", "20245", "2024-00"])
def test_a_source_date_that_is_no_date_is_reported(corpus: Path, value: str) -> None:
    text = f"---\ntitle: X\nconfidence: low\nsource_date: {value}\n---\n\nTekst.\n"
    assert [(p[0], p[1]) for p in problems_with(corpus, "methods/x.md", text)] == [(4, "source_date")]


def test_a_record_that_ends_before_it_begins_is_reported(corpus: Path) -> None:
    text = "---\ntitle: X\nconfidence: low\nvalid_from: 2024-05-01\nvalid_until: 2023-05-01\n---\n\nTekst.\n"
    assert [(p[0], p[1]) for p in problems_with(corpus, "policy/x.md", text)] == [(5, "valid_until")]


def test_an_offer_without_a_place_or_theme_is_reported(corpus: Path) -> None:
    text = OFFER.replace("service_areas: [Noorderwijk]\n", "").replace("themes: [spelen]\n", "")
    assert {p[1] for p in problems_with(corpus, "offers/x.md", text)} == {"service_areas", "themes"}


@pytest.mark.parametrize(
    ("before", "after", "field", "remedy"),
    [
        ("themes: [spelen]", "themes: [speelen]", "themes", "Did you mean 'spelen'?"),
        ("service_areas: [Noorderwijk]", "service_areas: [Noordewijk]", "service_areas", "Did you mean 'Noorderwijk'?"),
        ("kind: club", "kind: klub", "kind", "Did you mean 'club'?"),
        ("kind: club", "kind: club\naudience: [oudr]", "audience", "Did you mean 'ouder'?"),
        ("kind: club", "kind: club\nstatus: actief", "status", "Did you mean 'active'?"),
        ("confidence: medium", "confidence: mediumm", "confidence", "Did you mean 'medium'?"),
        ("kind: club", "kind: club\nsame_as: [offers/winterkmp]", "same_as", "Did you mean 'offers/winterkamp'?"),
        ("kind: club", "kind: club\nreplaced_by: offers/winterkmp", "replaced_by", "Did you mean 'offers/winterkamp'?"),
    ],
)
def test_a_name_that_does_not_exist_is_reported_with_the_nearest_one(
    corpus: Path, before: str, after: str, field: str, remedy: str
) -> None:
    found = problems_with(corpus, "offers/x.md", OFFER.replace(before, after))
    assert [(p[1], p[3]) for p in found] == [(field, remedy)]
    assert found[0][0] is not None


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("url: www.club.nl", "url"),
        ("url: javascript:alert(1)", "url"),
        ("url: ftp://club.example", "url"),
        ("source_url: http://", "source_url"),
        ("email: club at example.nl", "email"),
        ("minimum_age: vier", "minimum_age"),
        ("minimum_age: -1", "minimum_age"),
        ("maximum_age: 400", "maximum_age"),
        ("one_off: misschien", "one_off"),
        ("alert:", "alert"),
        ("alert: null", "alert"),
        ("alert: [a, b]", "alert"),
        ("languages: []", "languages"),
        ("phones: []", "phones"),
        ("phones: [{number: bel ons}]", "phones.number"),
        ("phones: [{number: 113 of 0800-0113}]", "phones.number"),
        ("phones: [{nummer: 070-1234567}]", "phones.nummer"),
        ("phones: 070-1234567", "phones"),
        ("addresses: [{postal_code: 9901 AB}]", "addresses.address_1"),
        ("addresses: [{address_1: Duinweg 3, postal_code: 9901ab}]", "addresses.postal_code"),
        ("cost_options: [{amount: gratis}]", "cost_options.amount"),
        ("schedules: [{description: woensdag, byday: [woensdag]}]", "schedules.byday"),
        ("schedules: [{description: woensdag, opens_at: '25:00'}]", "schedules.opens_at"),
        ("summary: {de: Hallo}", "summary.de"),
        ("questions: [waarom]", "questions"),
        ("disagrees_with: [offers/winterkamp]", "disagrees_with"),
    ],
)
def test_a_value_of_the_wrong_kind_is_reported_with_its_field_and_line(corpus: Path, line: str, field: str) -> None:
    found = problems_with(corpus, "offers/x.md", OFFER.replace("kind: club", f"kind: club\n{line}"))
    assert field in {p[1] for p in found}
    assert {p[0] for p in found} == {6}
    assert all(p[2] and p[3] for p in found)


def test_two_file_names_that_differ_in_case_only_are_one_id(corpus: Path) -> None:
    (corpus / "offers" / "Winterkamp.md").write_text(OFFER, "utf-8")
    assert any("same id" in problem.problem for problem in problems_of(corpus))


def test_a_file_name_that_is_no_id_is_reported(corpus: Path) -> None:
    assert [p[2] for p in problems_with(corpus, "offers/Mijn club.md", OFFER)] == ["The file name is no id."]


def test_a_folder_that_is_no_collection_is_reported_with_the_one_that_was_meant(corpus: Path) -> None:
    (corpus / "ofers").mkdir()
    assert [(p.path, p.remedy) for p in problems_of(corpus)] == [("ofers", "Did you mean 'offers'?")]


def test_a_spreadsheet_among_the_records_is_reported_and_its_lock_file_is_not(corpus: Path) -> None:
    (corpus / "offers" / "aanbod.xlsx").write_bytes(b"PK")
    (corpus / "offers" / "~$aanbod.xlsx").write_bytes(b"")
    (corpus / "offers" / ".DS_Store").write_bytes(b"")
    assert [p.path for p in problems_of(corpus)] == ["offers/aanbod.xlsx"]


def test_a_document_and_its_record_must_know_each_other(corpus: Path) -> None:
    (corpus / "documents").mkdir(exist_ok=True)
    (corpus / "documents" / "los.pdf").write_bytes(b"%PDF-1.4")
    text = "---\ntitle: X\nconfidence: low\ndocument: weg.pdf\n---\n\nEen rapport.\n"
    assert [p[1] for p in problems_with(corpus, "documents/x.md", text)] == ["document"]
    assert ("documents/los.pdf", "No record names this document.") in {(p.path, p.problem) for p in problems_of(corpus)}


@pytest.mark.parametrize("name", ["../methods/vliegeren.md", "/etc/passwd", "a\\b.pdf", "rapport.xlsx"])
def test_a_document_outside_its_folder_or_of_an_unknown_kind_is_reported(corpus: Path, name: str) -> None:
    text = f"---\ntitle: X\nconfidence: low\ndocument: '{name}'\n---\n\nEen rapport.\n"
    assert [(p[0], p[1]) for p in problems_with(corpus, "documents/x.md", text)] == [(4, "document")]


def test_a_corpus_without_themes_or_places_is_reported(corpus: Path) -> None:
    (corpus / "themes.toml").unlink()
    (corpus / "places" / "duinstad.json").unlink()
    assert {problem.path for problem in problems_of(corpus)} == {"themes.toml", "places"}


@pytest.mark.parametrize(
    "text", ["[[theme]]\nid = ", "[[theme]]\nid = 'x'\n", "theme = 3", "[[theme]]\nid='x'\nlabel={xx='y'}\nwords={}"]
)
def test_broken_themes_are_one_problem_and_no_crash(corpus: Path, text: str) -> None:
    assert "themes.toml" in {p.path for p in problems_of(_with(corpus, "themes.toml", text))}


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"municipality": {}}', '{"municipality": {"name": "X"}, "wijken": [{"name": "Y"}]}']
)
def test_broken_places_are_one_problem_and_no_crash(corpus: Path, text: str) -> None:
    assert "places/duinstad.json" in {p.path for p in problems_of(_with(corpus, "places/duinstad.json", text))}


def test_a_landmark_in_a_place_that_does_not_exist_is_reported(corpus: Path) -> None:
    found = problems_of(_with(corpus, "places/landmarks.toml", '[landmarks]\n"Pier" = "Nergens"\n'))
    assert [(p.path, p.field) for p in found] == [("places/landmarks.toml", "pier")]


def test_a_missing_folder_is_one_problem_among_those_that_follow_from_it(tmp_path: Path) -> None:
    found, problems = check_corpus(tmp_path / "weg")
    assert not found.sources
    assert any("no such folder" in problem.problem for problem in problems)


def test_the_digest_is_the_same_for_a_copy_and_another_after_any_change(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert read_corpus(copied_to(tmp_path / "other")).digest == read_corpus(corpus).digest
    before = read_corpus(corpus)
    path = corpus / "safety" / "hulplijn.md"
    path.write_text(path.read_text("utf-8").replace("dag en nacht", "overdag"), "utf-8")
    after = read_corpus(corpus)
    assert after.digest != before.digest
    assert {name for name in after.digests if after.digests[name] != before.digests[name]} == {"safety/hulplijn.md"}


def test_golden_questions_and_places_do_not_change_the_digest(corpus: Path) -> None:
    before = read_corpus(corpus).digest
    (corpus / "golden" / "ouder.jsonl").write_text("", "utf-8")
    (corpus / "places" / "municipalities.csv").unlink()
    assert read_corpus(corpus).digest == before


def test_names_are_compared_in_one_unicode_form(corpus: Path) -> None:
    text = OFFER.replace("Noorderwijk", unicodedata.normalize("NFD", "Nóórderwijk"))
    assert problems_with(corpus, "offers/x.md", text) == []


def test_a_day_is_read_as_a_date(corpus: Path) -> None:
    text = OFFER.replace("kind: club", "kind: club\nassured_date: 2026-01-31\nvalid_until: '2026-06-30'")
    assert problems_with(corpus, "offers/x.md", text) == []
    offer = read_corpus(corpus).offers["offers/x"]
    assert (offer.assured_date, offer.record.valid_until) == (date(2026, 1, 31), date(2026, 6, 30))


def _with(corpus: Path, name: str, text: str) -> Path:
    (corpus / name).write_text(text, "utf-8")
    return corpus
