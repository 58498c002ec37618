"""Not knowing, said plainly: what is missing, whom to ask, and what comes near. No number is ever guessed here."""

from __future__ import annotations

from datetime import date

from assistant.composing.cards import contact_line
from assistant.composing.contacts import contact_of, desk_names, desks
from assistant.composing.evidence import Evidence, Fact
from assistant.composing.finishing import finish
from assistant.composing.naming import facts_asked, named_first
from assistant.composing.plain import in_order, listed, marked
from assistant.composing.selection import NEAR_ENOUGH, select
from assistant.composing.showing import Shown, show_lines
from assistant.composing.sources import attribution
from assistant.corpus.reading import Corpus
from assistant.domain import Answer, Language, Offer, Part, PlaceKind, Status
from assistant.offers.matching import Matches
from assistant.understanding.reading import Understood
from assistant.understanding.scope import Scope
from assistant.wording import placeholders, say, texts


def unanswerable(understood: Understood, evidence: Evidence, matches: Matches, corpus: Corpus, today: date) -> Answer:
    """No source says it: what is missing, whom to ask, and what comes near, named as such."""
    language = understood.language
    named = [corpus.offers[offer_id] for offer_id in understood.named_offers if offer_id in corpus.offers]
    near = _near_fact(understood, evidence, corpus, today)
    shown = _near_offers(understood, matches, corpus, today)
    parts = [
        Part("lead", _missing(understood, named)),
        Part("step", _whom_to_ask(understood, named, corpus)),
        Part("note", _quoted(near, language)),
        *shown.parts,
    ]
    asked = (*named, *desks(corpus))
    contacts = [record for offer in asked for record in contact_of(offer, corpus).records]
    return finish(
        Status.UNANSWERABLE,
        understood,
        parts,
        evidence=evidence,
        facts=[near] if near else [],
        shown=shown,
        contacts=(*contacts, *(offer.id for offer in asked)),
    )


def out_of_scope(understood: Understood, corpus: Corpus) -> Answer:
    """Another field: one sentence, and where to go."""
    language, city = understood.language, corpus.gazetteer.municipality
    if understood.scope is Scope.OTHER_MUNICIPALITY and understood.other_municipality:
        said = say("scope", "other_municipality", language, city=city, other=understood.other_municipality)
    else:
        said = _outside(understood.scope, language, city)
    return finish(Status.OUT_OF_SCOPE, understood, [Part("lead", said)])


def no_question(understood: Understood, corpus: Corpus) -> Answer:
    """Nothing was asked (empty, emoji, a greeting): an invitation."""
    said = say("scope", "no_question", understood.language, city=corpus.gazetteer.municipality)
    return finish(Status.CLARIFY, understood, [Part("question", said)])


def failed(language: Language) -> Answer:
    """Something broke on our side: one sentence, and the numbers that always help."""
    parts = (
        Part("lead", marked(say("scope", "failed", language), language)),
        Part("help", marked(say("scope", "failed_help", language), language)),
    )
    return Answer(Status.ERROR, in_order(parts), parts, language=language)


def _outside(scope: Scope, language: Language, city: str) -> str:
    """The sentence for a field that is not ours; a municipality without a name is simply elsewhere."""
    key = "elsewhere" if scope is Scope.OTHER_MUNICIPALITY else scope.name.lower()
    key = key if key in texts("scope") else "other_field"
    values = {"city": city} if "city" in placeholders(texts("scope")[key][language]) else {}
    return say("scope", key, language, **values)


def _missing(understood: Understood, named: list[Offer]) -> str:
    """What the sources do not say: the thing asked for, of the offer that was named, or in the place that was named."""
    language = understood.language
    about = listed(_names(named), say("reply", "and", language))
    asks = facts_asked(understood)
    if asks:
        things = listed((say("reply", f"ask_{ask}", language) for ask in asks), say("reply", "and", language))
        what = f"{things} ({about})" if about else things
        return say("reply", "missing_what", language, what=what)
    if understood.wants_offer and not about and understood.missing_needs:
        needs = listed(understood.missing_needs[:2], say("reply", "and", language))
        return say("reply", "missing_need", language, need=needs)
    place = understood.slots.place
    if understood.wants_offer and not about and place is not None and place.kind is not PlaceKind.CITY:
        return say("reply", "missing_offer_place", language, place=place.name)
    if understood.wants_offer and not about:
        return say("reply", "missing_offer", language)
    return say("reply", "missing_about", language, about=about) if about else say("reply", "missing", language)


def _names(offers: list[Offer]) -> list[str]:
    """The names of offers, at most two; "De Kinderclub" stands for "Kamp van De Kinderclub", too."""
    names = sorted({offer.name.split(":")[0].split(" (")[0] for offer in offers}, key=lambda name: (len(name), name))
    return [name for n, name in enumerate(names) if not any(other in name for other in names[:n])][:2]


def _whom_to_ask(understood: Understood, named: list[Offer], corpus: Corpus) -> str:
    language = understood.language
    direct = [
        f"{offer.name}: {line}" for offer in named[:2] if (line := contact_line(contact_of(offer, corpus), language))
    ]
    desks_named = listed(desk_names(desks(corpus)), say("reply", "or", language))
    city = corpus.gazetteer.municipality
    said = [say("reply", "ask_them", language, contacts="; ".join(direct))] if direct else []
    if desks_named:
        said.append(say("reply", "ask_desks", language, names=desks_named, city=city))
    else:
        said.append(say("reply", "ask_city", language, city=city))
    return " ".join(said)


def _near_offers(understood: Understood, matches: Matches, corpus: Corpus, today: date) -> Shown:
    """What is known of the offers that were named; else up to three that come near, when one was looked for."""
    if understood.named_offers:
        found = named_first(matches, understood, corpus, today)
        named = (r for r in (*found.fitting, *found.near, *found.leads) if r.offer.id in understood.named_offers)
        return show_lines("known", named, corpus, understood.language)
    if not understood.wants_offer:
        return Shown()
    near = (*matches.fitting, *matches.near, *matches.leads)
    if understood.missing_needs:
        asked = set(understood.slots.themes)
        near = tuple(referral for referral in near if not asked.isdisjoint(referral.offer.record.themes))
    return show_lines("near", near, corpus, understood.language)


def _near_fact(understood: Understood, evidence: Evidence, corpus: Corpus, today: date) -> Fact | None:
    """What a source does say near the question; none about an offer, or in a language without its summary."""
    if understood.named_offers or (understood.wants_offer and not facts_asked(understood)):
        return None
    chosen = select(understood.standalone or understood.text, evidence, corpus.sources, today)
    if chosen.covered < NEAR_ENOUGH:
        return None
    fact = chosen.facts[0]
    spoken = understood.language is Language.NL or understood.language in fact.source.summary
    return fact if spoken else None


def _quoted(fact: Fact | None, language: Language) -> str:
    if fact is None:
        return ""
    said = fact.text if language is Language.NL else fact.source.summary[language]
    return say("reply", "near_fact", language, fact=said, source=attribution(fact.source, language, fact.page))
