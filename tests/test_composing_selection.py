"""Which facts are chosen, and how a source is cut into facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.composing.evidence import facts_of
from assistant.composing.plain import LEFT_TO_RIGHT, listed, marked
from assistant.composing.roles import FORMS, cut
from assistant.composing.selection import Selection, select
from assistant.composing.shape import Shape, shape_of
from assistant.composing.sources import publisher, year
from assistant.domain import Language, Passage, Role, Source
from tests.composing_world import CORPUS, DUBBEL, GEMEENTE, KLIMCLUB, KLIMMEN, PDF, TELLING, TODAY, evidence, source


def chosen(question: str, *sources: Source) -> Selection:
    return select(question, evidence(*sources), CORPUS.sources, TODAY)


def quotes(question: str, *sources: Source) -> list[str]:
    return [fact.quote for fact in chosen(question, *sources).facts]


def test_the_fact_that_shares_most_with_the_question_comes_first() -> None:
    assert quotes("kijken de ouders ook mee?", KLIMMEN)[0].startswith("Ouders kijken de laatste keer mee")


def test_without_shared_words_a_record_is_read_from_its_beginning() -> None:
    assert quotes("?", KLIMMEN)[0] == KLIMMEN.body.split("\n\n")[0]


def test_a_weak_second_source_adds_nothing() -> None:
    other = source("policy/zwembad", "Het zwembad is op maandag dicht.")
    assert {fact.source.id for fact in chosen("hoeveel kinderen in een groep klimmen", KLIMMEN, other).facts} == {
        KLIMMEN.id
    }


def test_a_contradiction_comes_right_behind_the_best_fact() -> None:
    found = chosen("hoeveel kinderen klommen er in 2020?", TELLING, KLIMMEN)
    assert [fact.source.id for fact in found.facts[:2]] == [TELLING.id, GEMEENTE.id]
    assert found.contested == ((TELLING, GEMEENTE),)


def test_a_contradiction_about_something_else_stays_out() -> None:
    both = replace(TELLING, body=f"De klimbond traint ook klimleraren in het weekend.\n\n{TELLING.body}")
    assert chosen("wie traint klimleraren in het weekend", both).contested == ()


def test_of_near_doubles_only_the_stronger_is_read() -> None:
    for question, stronger in (("wat is de klimmethode", KLIMMEN), ("wat is klimmen dubbel", DUBBEL)):
        assert {fact.source.id for fact in chosen(question, KLIMMEN, DUBBEL).facts} == {stronger.id}


def test_offers_outdated_and_replaced_sources_are_not_quoted() -> None:
    old = replace(KLIMMEN, id="methods/oud", valid_until=date(2020, 1, 1))
    replaced = replace(KLIMMEN, id="methods/vervangen", replaced_by="methods/klimmethode")
    assert chosen("klimmen", old, replaced, KLIMCLUB.record).facts == ()


def test_a_source_that_is_named_by_its_title_comes_before_a_slightly_stronger_hit() -> None:
    named = source("methods/touwwerk", "Kinderen leren knopen en vertrouwen.", title="Touwwerk")
    other = source("methods/knopen", "Kinderen leren knopen leggen en lossen.", title="Iets anders")
    assert quotes("wat is touwwerk, met knopen", other, named)[0] == "Kinderen leren knopen en vertrouwen."


def test_what_something_is_is_told_in_the_order_of_its_source() -> None:
    facts = ("Touwwerk is samen knopen leggen.", "Het is voor ieder kind.", "Ook ouders gaan naar touwwerk.")
    assert quotes("wat is touwwerk", source("methods/touwwerk", *facts)) == list(facts)


def test_a_question_that_is_a_title_is_answered_by_that_source_wherever_it_ranks() -> None:
    titled = source("methods/touw", "Touwwerk is samen knopen leggen.", title="Wat is touwwerk?")
    found = select("wat is touwwerk", evidence(KLIMMEN), {**CORPUS.sources, titled.id: titled}, TODAY)
    assert found.facts[0].source.id == titled.id


def known_for(id_: str, question: str, *facts: str) -> Source:
    """A source of which a lay question is written down."""
    return replace(source(id_, *facts), questions={Language.NL: (question,)})


def test_a_source_that_is_known_to_answer_comes_before_one_that_shares_words() -> None:
    known = known_for("methods/prijs", "moet ik betalen voor klimmen", "De bijdrage verschilt per hal.")
    other = source("policy/betalen", "Wie klimleraar wil worden moet zelf betalen voor de cursus klimmen.")
    assert quotes("moet ik betalen om te klimmen?", other, known)[0] == "De bijdrage verschilt per hal."
    assert quotes("moet ik betalen om te klimmen?", other, replace(known, questions={}))[0] == other.body


def test_a_source_that_answers_in_other_words_is_told_in_its_own_order() -> None:
    facts = ("Elke hal is open voor wie wil.", "Boven in de hal hangen touwen.", "Samen oefenen lukt altijd goed.")
    known = known_for("methods/open", "mag mijn dochter zomaar binnenlopen", *facts)
    assert quotes("mag mijn dochter zomaar binnenlopen", known) == list(facts)
    assert quotes("mag mijn dochter zomaar binnenlopen", replace(known, questions={}))[1] == facts[2]


def test_a_far_source_adds_nothing_to_a_question_in_other_words() -> None:
    known = known_for("methods/prijs", "wat kost dat nou", "De bijdrage verschilt per hal.")
    far = source("policy/ver", "Nou en of: de gemeente keek naar veel dingen, zoals sport, school, spel en buurt.")
    assert {fact.source.id for fact in chosen("wat kost dat nou", known, far).facts} == {known.id}


def test_a_fact_of_a_further_source_that_leans_on_another_is_left_out() -> None:
    other = source("policy/hal", "De hal is open.", "Daarnaast zijn er hoeveel kinderen in een groep klimmen willen.")
    said = quotes("hoeveel kinderen in een groep klimmen", KLIMMEN, other)
    assert said and not any(quote.startswith("Daarnaast") for quote in said)


def test_the_best_fact_brings_those_that_it_leans_on() -> None:
    facts = ("Klimmen is samen oefenen.", "Er zijn vier hallen.", "Daarnaast hangt boven een slappe lijn.")
    assert quotes("slappe lijn boven", source("methods/lijn", *facts)) == [facts[2], facts[0], facts[1]]


def test_a_fact_deep_in_its_source_is_read_first_only_when_it_says_far_more() -> None:
    profile = source("methods/profiel", "Het profiel is van 2008.", "Contact is altijd vrijwillig.")
    assert chosen("is het verplicht of vrijwillig", profile).telling
    assert not chosen("wat is vrijwillig", profile).telling
    leaning = replace(profile, body="Het profiel is van 2008.\n\nDaarnaast is contact altijd vrijwillig.")
    assert not chosen("is het verplicht of vrijwillig", leaning).telling


def test_headings_are_no_facts_and_long_paragraphs_are_cut_into_sentences() -> None:
    long = " ".join(f"Zin nummer {n} zegt iets over klimmen en de rest." for n in range(12))
    facts = facts_of(source("methods/lang", "## Kop", "Kort feit.", long), ())
    assert facts[0].quote == "Kort feit."
    assert len(facts) == 13
    assert all(fact.quote in long or fact.quote == "Kort feit." for fact in facts)


def test_a_document_is_read_from_its_passages_with_pages() -> None:
    facts = facts_of(PDF, (Passage("a#0", PDF.id, "Eerste blad.", None, 1), Passage("a#1", PDF.id, "Tweede.", None, 2)))
    assert [(fact.quote, fact.page) for fact in facts] == [("Eerste blad.", 1), ("Tweede.", 2)]


def test_every_form_takes_a_beginning_of_the_ranking_and_at_least_one_fact() -> None:
    facts = chosen("klimmen", KLIMMEN, TELLING).facts
    for role in Role:
        taken = cut(facts, FORMS[role])
        assert taken == facts[: len(taken)] and taken
    assert cut(facts, FORMS[Role.HUISARTS], taken=1000) == facts[:1]


def test_the_shape_of_a_question_is_read_from_its_wording() -> None:
    assert shape_of("Hoeveel kinderen klimmen er?") == Shape(figure=True)
    assert shape_of("Klopt het dat klimmen gevaarlijk is?").doubt
    assert shape_of("Is de klimmethode onderbouwd?").strength
    assert shape_of("wat houdt dat in").definition
    assert shape_of("") == Shape()


def test_a_publisher_is_the_beginning_of_the_source_title_or_the_site() -> None:
    assert publisher(KLIMMEN) == "Duinstad Instituut"
    assert publisher(replace(KLIMMEN, source_title=None)) == "duinstad.example"
    assert publisher(replace(KLIMMEN, source_title=None, source_url=None)) == "Klimmethode"


def test_a_span_of_years_stays_a_span_and_no_date_no_year() -> None:
    assert year(replace(KLIMMEN, source_date="2014-2015")) == "2014-2015"
    assert year(replace(KLIMMEN, source_date="2014-05-03")) == "2014"
    assert year(replace(KLIMMEN, source_date=None)) is None


def test_numbers_in_arabic_are_marked_once_and_stay_whole() -> None:
    text = "اتصل بـ Veilig Thuis: 0800-2000 الآن"
    once = marked(text, Language.AR)
    assert f"{LEFT_TO_RIGHT}Veilig Thuis: 0800-2000" in once
    assert marked(once, Language.AR) == once
    assert marked(text, Language.NL) == text


def test_names_are_listed_as_people_say_them() -> None:
    assert [listed(names, "en") for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A en B",
        "A, B en C",
    ]
