"""Which offers to show for a question, best first, and why the others are not shown.

Relevance comes first: fields known, freshness and nearness order only among offers of one band, that is about equally
relevant. What the child may not join is never a fit; what nearly fits is a near miss with its reason; what is old is a
lead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import log

from assistant.corpus.freshness import freshness_of
from assistant.corpus.reading import Corpus
from assistant.domain import Fit, Freshness, Language, Offer, Reason, Referral, Slots
from assistant.offers.eligibility import Nearness, nearness_of, reasons_for
from assistant.offers.shortlist import shortlist
from assistant.offers.wanting import Question, is_for_asker, is_out_of_place, is_unwanted, relevance_of
from assistant.wording import say

# Below this an offer is not shown at all.
MIN_RELEVANCE = 0.15
# How wide a band is, in log-odds behind the best offer. Of 0.3 to 1.2 the narrowest kept most of the order that the
# search gives (cross-validated found@3 .629 against .604); wider ones let age of the source outweigh relevance.
BAND_WIDTH = 0.3
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Matches:
    """Offers for a question, each list best first.

    `fitting` holds confirmed and unconfirmed offers without a misfit, `near` those that miss narrowly in one field,
    `leads` old ones without a misfit. `rejected` pairs an offer id with the reason in English, for workers.
    """

    fitting: tuple[Referral, ...]
    near: tuple[Referral, ...]
    leads: tuple[Referral, ...]
    rejected: tuple[tuple[str, str], ...]


def match_offers(
    corpus: Corpus,
    slots: Slots,
    relevance: Mapping[str, float],
    today: date,
    language: Language = Language.NL,
) -> Matches:
    """Match the offers of a corpus. `relevance` goes from offer id to 0..1 (1: as strong as the best offer found); an
    offer that is not in it can still enter by its theme, kind and place (see wanting.relevance_of). Of a very large
    corpus only the shortlist is judged; what is not on it is in no list (see shortlist.py)."""
    question = Question.of(slots, corpus.gazetteer.municipality, corpus.offers, relevance)
    judged: list[Referral] = []
    rejected: list[tuple[str, str]] = []
    for offer in shortlist(corpus, slots, relevance):
        referral, why = _judge(offer, corpus, question, relevance.get(offer.id, 0.0), today, language)
        if referral is None:
            rejected.append((offer.id, why))
        else:
            judged.append(referral)
    best = max((referral.relevance for referral in judged), default=0.0)
    judged.sort(key=lambda referral: _rank(referral, best, slots, corpus))
    ordered, doubles = _without_doubles(judged)
    return Matches(
        fitting=tuple(r for r in ordered if not r.near_miss and r.freshness is not Freshness.LEAD),
        near=tuple(r for r in ordered if r.near_miss),
        leads=tuple(r for r in ordered if not r.near_miss and r.freshness is Freshness.LEAD),
        rejected=(*rejected, *doubles),
    )


def _judge(
    offer: Offer, corpus: Corpus, question: Question, found: float, today: date, language: Language
) -> tuple[Referral | None, str]:
    """The referral, or None and why not."""
    slots = question.slots
    freshness = freshness_of(offer, today)
    if freshness is Freshness.HIDDEN:
        return None, "hidden: stopped, past its last day, or closed for now"
    relevance = relevance_of(offer, question, found)
    if relevance < MIN_RELEVANCE:
        return None, f"not relevant: {relevance:.2f} is below {MIN_RELEVANCE}"
    if is_out_of_place(offer, slots, found):
        return None, "for children that the question says nothing of"
    if is_unwanted(offer, slots):
        return None, "the asker does not want this"
    if not is_for_asker(offer, slots):
        return None, "not for children"
    reasons = reasons_for(offer, slots, corpus.gazetteer, language)
    misfits = [reason.field for reason in reasons if reason.fit is Fit.MISFIT]
    if misfits:
        return None, f"misfit: {', '.join(misfits)}"
    near_miss = any(reason.fit is Fit.NEAR_MISS for reason in reasons)
    if near_miss and freshness is Freshness.LEAD:
        return None, "an old offer that does not quite fit"
    return Referral(offer, _told(reasons, offer, slots, corpus, language), freshness, near_miss, None, relevance), ""


def _told(
    reasons: tuple[Reason, ...], offer: Offer, slots: Slots, corpus: Corpus, language: Language
) -> tuple[Reason, ...]:
    """The reasons by field, and the theme it shares with the question; a referral never stands without a reason."""
    both = set(slots.themes) & set(offer.record.themes)
    shared = next((theme for theme in corpus.themes if theme.id in both), None)
    if shared is not None:
        label = shared.label.get(language, shared.id)
        return (*reasons, Reason("theme", Fit.FITS, say("reasons", "theme_fits", language, theme=label)))
    if any(reason.fit is Fit.FITS for reason in reasons):
        return reasons
    return (*reasons, Reason("theme", Fit.FITS, say("reasons", "asked_for", language)))


_Rank = tuple[int, int, int, int, int, float, str]
_DECIDING = frozenset({"age", "place"})


def _rank(referral: Referral, best: float, slots: Slots, corpus: Corpus) -> _Rank:
    """Smaller is better: band, then fields not known, unconfirmed, nearness, age of the source, relevance, id."""
    unknown = any(reason.fit is Fit.UNKNOWN for reason in referral.reasons if reason.field in _DECIDING)
    return (
        int((_log_odds(best) - _log_odds(referral.relevance)) / BAND_WIDTH),
        int(unknown),
        int(referral.freshness is not Freshness.CONFIRMED),
        _distance_class(referral.offer, slots, corpus),
        -_year(referral.offer),
        -referral.relevance,
        referral.offer.id,
    )


def _log_odds(relevance: float) -> float:
    return log(max(relevance, _TINY) / max(1 - relevance, _TINY))


def _distance_class(offer: Offer, slots: Slots, corpus: Corpus) -> int:
    """The wijk, then its stadsdeel, then the city. With no place known the city comes before any one wijk."""
    if slots.place is None:
        return int(corpus.gazetteer.municipality not in offer.service_areas)
    nearness = nearness_of(offer, slots.place, corpus.gazetteer).nearness
    return int(Nearness.STADSDEEL if nearness is Nearness.OTHER_WIJK else nearness)


def _year(offer: Offer) -> int:
    """The year of the source, 0 without one."""
    digits = (offer.record.source_date or "")[:4]
    return int(digits) if digits.isdigit() else 0


def _without_doubles(referrals: list[Referral]) -> tuple[list[Referral], list[tuple[str, str]]]:
    """Near-doubles (`same_as`) once: the one that ranks first stays."""
    kept: list[Referral] = []
    doubles: list[tuple[str, str]] = []
    shown: set[str] = set()
    same: set[str] = set()
    for referral in referrals:
        record = referral.offer.record
        if shown & set(record.same_as) or record.id in same:
            doubles.append((record.id, "shown already under another record"))
            continue
        kept.append(referral)
        shown.add(record.id)
        same.update(record.same_as)
    return kept, doubles
