"""status answered: one paragraph that answers from literal facts, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.composing.declining import unanswerable
from assistant.composing.evidence import Evidence, Fact
from assistant.composing.finishing import finish
from assistant.composing.naming import asked_fields, facts_asked, mentioned_offers, named_first, named_offers
from assistant.composing.roles import FORMS, Form, Manner, cut
from assistant.composing.selection import Selection, select
from assistant.composing.shape import shape_of
from assistant.composing.showing import Shown, only, show, show_lines
from assistant.composing.sources import notes, rests_on
from assistant.composing.steps import step_after_answer
from assistant.composing.telling import in_dutch, lead, short_attribution
from assistant.corpus.reading import Corpus
from assistant.domain import Answer, Language, Part, Referral, Role, Status
from assistant.offers.matching import Matches
from assistant.understanding.reading import Understood
from assistant.wording import say

ABOUT_OFFER = 1.3  # the strength of an offer that is named and of which something is asked
BESIDE_OFFER = 0.9  # the strength of one that is named beside a question about something else
STRONG_OFFER = 0.5  # relevance from which an offer is named below an explanation that did not ask for one
_PLANNERS = frozenset({Role.KINDERWERKER, Role.GEMEENTE, Role.POLITIE})


def answer(understood: Understood, evidence: Evidence, matches: Matches, corpus: Corpus, today: date) -> Answer:
    """The question explained from sources. Its citations are literal; at least one, for without any the question is
    unanswerable.
    """
    form = FORMS[understood.slots.role]
    chosen = chosen_for(understood, evidence, corpus, today)
    facts = told(chosen, form, understood.language)
    if not facts:
        return unanswerable(understood, evidence, matches, corpus, today)
    shown = _offers(understood, facts, named_first(matches, understood, corpus, today), corpus, today)
    parts = [
        Part("lead", asked_fields(understood, corpus, today)),
        *lead(chosen, facts, form, understood.language),
        *shown.parts,
        *notes(chosen, facts, understood.language),
        step_after_answer(understood, corpus, offers=any(part.kind == "cards" for part in shown.parts)),
        rests_on(cited(chosen, facts), understood.language),
        _copy(facts, understood),
        *in_dutch(facts, understood.language),
    ]
    return finish(Status.ANSWERED, understood, parts, evidence=evidence, facts=cited(chosen, facts), shown=shown)


def chosen_for(understood: Understood, evidence: Evidence, corpus: Corpus, today: date) -> Selection:
    """The facts for a question, with those of the offers it names; first when something is asked of them."""
    strength = ABOUT_OFFER if facts_asked(understood) or understood.wants_offer else BESIDE_OFFER
    named = {offer.id: strength for offer in named_offers(understood, corpus, today)}
    return select(understood.standalone or understood.text, evidence, corpus.sources, today, named)


def told(chosen: Selection, form: Form, language: Language, beside: Iterable[Part] = ()) -> tuple[Fact, ...]:
    """The facts that this form has room for, most telling first; empty when nothing can be quoted.

    A terse form counts every word: its notes and the parts `beside` the facts, too.
    """
    if not chosen.facts:
        return ()
    if form.manner is not Manner.TERSE:
        return cut(chosen.facts, form)
    others = (*beside, *notes(chosen, chosen.facts[:1], language))
    return cut(chosen.facts, form, sum(len(part.text.split()) for part in others))


def cited(chosen: Selection, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts told, and one of each source that contradicts them: a contradiction is always shown with both."""
    contesting = {second.id for _, second in chosen.contested}
    firsts = {fact.source.id: fact for fact in reversed(chosen.facts) if fact.source.id in contesting}
    return tuple({fact.key: fact for fact in (*facts, *firsts.values())}.values())


def _copy(facts: tuple[Fact, ...], understood: Understood) -> Part:
    """The line that a GP copies into the record."""
    if understood.slots.role is not Role.HUISARTS or not facts:
        return Part("copy", "")
    source = facts[0].source
    return Part(
        "copy", say("reply", "copy_answered", understood.language, title=source.title, source=short_attribution(source))
    )


def _offers(understood: Understood, facts: tuple[Fact, ...], matches: Matches, corpus: Corpus, today: date) -> Shown:
    """Cards when somewhere to go was asked for, too; else one line each for offers that the answer leads to."""
    language, most = understood.language, FORMS[understood.slots.role].cards
    if understood.wants_offer:
        return show(matches, corpus, language, today, most)
    named = tuple(r for r in (*matches.fitting, *matches.leads) if r.offer.id in understood.named_offers)
    if facts_asked(understood) and named:
        return show(only(matches, named), corpus, language, today, most)
    mentioned = mentioned_offers(facts, corpus, language, today)
    near = {referral.offer.id: referral for referral in (*named, *mentioned, *_related(understood, matches))}
    return show_lines("also", near.values(), corpus, language)


def _related(understood: Understood, matches: Matches) -> list[Referral]:
    """Offers about the same need. A question for a figure and readers who plan rather than refer get none unasked."""
    question = understood.standalone or understood.text
    if understood.slots.role in _PLANNERS or shape_of(question).figure:
        return []
    themes = set(understood.slots.themes)
    strong = (referral for referral in matches.fitting if referral.relevance >= STRONG_OFFER)
    return [r for r in strong if themes.intersection(r.offer.record.themes)]
