"""status referred and clarify: what was understood, the offers, one next step or one question back."""

from __future__ import annotations

from datetime import date

from assistant.composing.answering import cited, told
from assistant.composing.cards import contact_line, where
from assistant.composing.contacts import contact_of, desk_names, desks
from assistant.composing.evidence import Evidence, Fact
from assistant.composing.finishing import finish
from assistant.composing.naming import asked_fields, named_first
from assistant.composing.plain import listed
from assistant.composing.roles import FORMS, SHORTLY
from assistant.composing.selection import NEAR_ENOUGH, Selection, select
from assistant.composing.showing import only, show
from assistant.composing.sources import attribution, notes, rests_on
from assistant.composing.steps import step_after_referral
from assistant.composing.telling import in_dutch, lead
from assistant.corpus.reading import Corpus
from assistant.domain import Answer, Cost, Language, Part, PlaceKind, Referral, Role, Slots, Status
from assistant.offers.matching import Matches
from assistant.understanding.reading import Understood
from assistant.wording import say

_TO_DO = frozenset({"speelplek", "sport", "club", "inloop", "vakantie", "cultuur"})
EXPLAINS = 0.12  # share of the question that a fact must have to answer its why; half of it may be about the offer


def referred(understood: Understood, evidence: Evidence, matches: Matches, corpus: Corpus, today: date) -> Answer:
    """Offers are the answer. A question that asks why or whether, too, gets its quotes after the first sentence."""
    language, form = understood.language, FORMS[understood.slots.role]
    matches = _asked_for(named_first(matches, understood, corpus, today), understood, form.cards)
    shown = show(matches, corpus, language, today, form.cards)
    first = matches.fitting[0].offer if matches.fitting else None
    opening, step = _lead(understood, matches, corpus), step_after_referral(understood, corpus, first)
    chosen, facts = _explanation(understood, evidence, corpus, today, (opening, step))
    parts = [
        Part("lead", asked_fields(understood, corpus, today)),
        opening,
        *(Part("why", part.text) for part in lead(chosen, facts, form, language)),
        *shown.parts,
        *notes(chosen, facts, language),
        step,
        rests_on(facts, language) if facts else Part("sources", ""),
        _copy(understood, matches, corpus),
        *in_dutch(facts, language),
    ]
    return finish(Status.REFERRED, understood, parts, evidence=evidence, facts=cited(chosen, facts), shown=shown)


def clarify(understood: Understood, evidence: Evidence, matches: Matches, corpus: Corpus, today: date) -> Answer:
    """One question back, about the wijk or the age, with what can be said already."""
    language = understood.language
    meanwhile = _anywhere(matches, understood.slots, corpus)
    shown = show(meanwhile, corpus, language, today, FORMS[understood.slots.role].cards)
    already = Part("lead", say("reply", "clarify_meanwhile", language) if meanwhile.fitting else "")
    question = Part("question", say("reply", _question_key(understood.slots), language))
    return finish(Status.CLARIFY, understood, [question, already, *shown.parts], evidence=evidence, shown=shown)


def _anywhere(matches: Matches, slots: Slots, corpus: Corpus) -> Matches:
    """What can be shown before the place is known: offers for the whole city; all that fit when there are none."""
    fitting = matches.fitting if slots.themes else _to_do(matches.fitting)
    if slots.place is not None:
        return only(matches, fitting)
    city = corpus.gazetteer.municipality
    whole = tuple(referral for referral in fitting if city in referral.offer.service_areas)
    return only(matches, whole or fitting)


def _to_do(referrals: tuple[Referral, ...]) -> tuple[Referral, ...]:
    """Somewhere to play, sport or join in: whoever wants "iets voor de kinderen" looks for no help desk."""
    return tuple(referral for referral in referrals if referral.offer.kind in _TO_DO) or referrals


def understood_as(slots: Slots, corpus: Corpus, language: Language) -> str:
    """What was understood, as a reader checks it: "bewegen, 8 jaar, Moerwijk"; empty when nothing was."""
    labels = {theme.id: theme.label for theme in corpus.themes}
    said = [labels[theme][language] for theme in slots.themes if language in labels.get(theme, {})][:2]
    if slots.age is not None:
        low, high = slots.age
        said.append(say("cards", "age_one", language, age=low) if low == high else _age_span(low, high, language))
    if slots.place is not None and slots.place.kind is not PlaceKind.CITY:
        said.append(slots.place.name)
    if slots.cost is not None:
        said.append(say("cards", "free", language) if slots.cost is Cost.GRATIS else "Ooievaarspas")
    return ", ".join(said)


def _age_span(low: int, high: int, language: Language) -> str:
    return say("cards", "age_range", language, low=low, high=high)


def _asked_for(matches: Matches, understood: Understood, most: int) -> Matches:
    """What was not shown yet when more is asked for; the same again would be no answer."""
    if not understood.more:
        return matches
    if not understood.seen:
        return Matches(matches.fitting[most:], matches.near, matches.leads, matches.rejected)
    fresh = tuple(referral for referral in matches.fitting if referral.offer.id not in understood.seen)
    return Matches(fresh, matches.near, matches.leads, matches.rejected)


def _explanation(
    understood: Understood, evidence: Evidence, corpus: Corpus, today: date, beside: tuple[Part, ...]
) -> tuple[Selection, tuple[Fact, ...]]:
    """What sources say beside the offers: when that was asked, and shortly to a teacher, who has to tell the parents.

    Only a source about the same need speaks here; the offers speak for themselves on their cards.
    """
    chosen = select(understood.standalone or understood.text, evidence, corpus.sources, today)
    wanted = understood.wants_explanation or understood.slots.role is Role.LEERKRACHT
    least = EXPLAINS if understood.wants_explanation else NEAR_ENOUGH
    if not wanted or not _is_about_it(chosen, understood.slots, least):
        return Selection((), chosen.shape), ()
    form = FORMS[understood.slots.role] if understood.wants_explanation else SHORTLY
    return chosen, told(chosen, form, understood.language, beside)


def _is_about_it(chosen: Selection, slots: Slots, least: float) -> bool:
    """Whether the best fact has at least this share of the question, or its source shares a theme with it."""
    if not chosen.facts:
        return False
    shared = set(slots.themes).intersection(chosen.facts[0].source.themes)
    return bool(shared) or chosen.covered >= least


def _lead(understood: Understood, matches: Matches, corpus: Corpus) -> Part:
    language, role = understood.language, understood.slots.role
    asked = understood_as(understood.slots, corpus, language)
    names = listed(
        (referral.offer.name.split(" (")[0] for referral in matches.fitting[: FORMS[role].cards]),
        say("reply", "and", language),
    )
    if not names:
        return Part("lead", _nothing_sure(understood, asked, corpus))
    style = "kind" if role is Role.KIND else "huisarts" if role is Role.HUISARTS else "ouder"
    if not asked:
        return Part("lead", say("reply", f"referred_{style}_open", language, names=names))
    return Part("lead", say("reply", f"referred_{style}", language, asked=asked, names=names))


def _nothing_sure(understood: Understood, asked: str, corpus: Corpus) -> str:
    """Only near misses or old leads were found: says so, and who knows more."""
    language = understood.language
    who = listed(desk_names(desks(corpus)), say("reply", "or", language)) or say("reply", "municipality", language)
    key = "referred_none_asked" if asked else "referred_none"
    values = {"asked": asked} if asked else {}
    return say("reply", key, language, who=who, **values)


def _question_key(slots: Slots) -> str:
    if slots.place is None and slots.age is None:
        return "clarify_both"
    return "clarify_place" if slots.place is None else "clarify_age"


def _copy(understood: Understood, matches: Matches, corpus: Corpus) -> Part:
    """The line that a GP copies into the record: offer, organisation, area, contact, source."""
    if understood.slots.role is not Role.HUISARTS or not matches.fitting:
        return Part("copy", "")
    language, offer = understood.language, matches.fitting[0].offer
    unknown = say("cards", "unknown", language)
    return Part(
        "copy",
        say(
            "reply",
            "copy_referred",
            language,
            name=offer.name,
            organization=offer.organization,
            area=where(offer, corpus, language) or unknown,
            contact=contact_line(contact_of(offer, corpus), language) or unknown,
            source=attribution(offer.record, language),
        ),
    )
