"""An offer as a card: every line filled from fields of records, "niet bekend" where a source is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.composing.contacts import Contact, contact_of, desk_names, desks
from assistant.composing.plain import listed
from assistant.composing.sources import attribution, year
from assistant.corpus.reading import Corpus
from assistant.domain import CostOption, Fit, Freshness, Language, Offer, Referral
from assistant.wording import say

OLD = 5  # years after which the card says that its source is old
_NUMBER = re.compile(r"\+?\d[\d\s()\-–./]*")
_GISTS = (("zelf", "join_self"), ("via school", "join_school"))
_WHOLE = frozenset({"zelf", "via school"})


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a card. `field` is who, where, when, cost, join, contact or alert; unless `known`: "niet bekend"."""

    field: str
    label: str
    value: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class CardAction:
    """What a reader can do. `kind` is call, mail, website or source; `label` stands on the button to `target`."""

    kind: str
    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Card:
    """An offer ready to be shown, in one language; every string is ready to be read, Arabic ones through `marked`.

    `summary` says what it is; `summary_is_dutch` when nobody wrote it in the card's language. `why` holds the reasons
    that fit, `unsure` those that are not known or not quite right. `records` are those whose contacts it shows.
    """

    offer_id: str
    name: str
    organization: str
    summary: str
    lines: tuple[CardLine, ...]
    why: tuple[str, ...]
    unsure: tuple[str, ...]
    how_sure: str
    actions: tuple[CardAction, ...]
    records: tuple[str, ...]
    freshness: Freshness
    near_miss: bool
    summary_is_dutch: bool = False
    distance: str | None = None


def card_for(referral: Referral, corpus: Corpus, language: Language, today: date) -> Card:
    """The card of a referral. Names, addresses, numbers and the source's own words stay as the record has them."""
    offer = referral.offer
    contact = contact_of(offer, corpus)
    at_hand = () if contact else tuple(desk for desk in desks(corpus) if desk.id != offer.id)
    summary = offer.record.summary.get(language)
    return Card(
        offer_id=offer.id,
        name=offer.name,
        organization=offer.organization,
        summary=summary or " ".join(offer.record.body.split()),
        lines=tuple(_lines(offer, corpus, contact, at_hand, language)),
        why=tuple(reason.words for reason in referral.reasons if reason.fit is Fit.FITS),
        unsure=tuple(reason.words for reason in referral.reasons if reason.fit is not Fit.FITS),
        how_sure=_how_sure(offer, referral.freshness, language, today),
        actions=tuple(_actions(offer, contact, language)),
        records=tuple(dict.fromkeys((*contact.records, *(desk.id for desk in at_hand)))),
        freshness=referral.freshness,
        near_miss=referral.near_miss,
        summary_is_dutch=summary is None and language is not Language.NL,
        distance=_distance(referral.distance_m, language),
    )


def card_text(card: Card, language: Language) -> str:
    """The card as plain text, the name first."""
    lines = [f"{card.name} ({card.organization})" if card.organization != card.name else card.name, card.summary]
    lines += [f"- {line.label}: {line.value}" for line in card.lines]
    if card.why:
        lines.append(f"- {say('cards', 'why', language)}: {'; '.join(card.why)}")
    return "\n".join([*lines, f"- {card.how_sure}"])


def where(offer: Offer, corpus: Corpus, language: Language) -> str | None:
    """The areas an offer serves, e.g. "Moerwijk" or "heel Den Haag"; None when its record names none."""
    city = corpus.gazetteer.municipality
    areas = [say("cards", "whole_city", language, city=city) if area == city else area for area in offer.service_areas]
    return listed(areas, say("reply", "and", language)) or None


def ages(offer: Offer, language: Language) -> str | None:
    """For which ages an offer is, e.g. "4 tot en met 12 jaar"; None when its record gives no age."""
    low, high = offer.minimum_age, offer.maximum_age
    if low is None and high is None:
        return None
    if low is None:
        return say("cards", "age_to", language, high=high)
    if high is None:
        return say("cards", "age_from", language, low=low)
    return say("cards", "age_range", language, low=low, high=high)


def contact_line(contact: Contact, language: Language) -> str:
    """A contact in one line, e.g. "070-1234567, https://voorbeeld.nl"; empty when there is none."""
    phones = [
        f"{phone.number} ({phone.description})" if phone.description else phone.number for phone in contact.phones
    ]
    ways = ", ".join(way for way in (*phones, contact.email, contact.url) if way)
    if ways and contact.organization:
        return say("cards", "contact_of", language, organization=contact.organization, ways=ways)
    return ways


def desks_line(at_hand: tuple[Offer, ...], language: Language) -> str:
    """Where to ask when no number is known, e.g. "niet bekend; vraag het bij het CJG"; desks, never a number."""
    if not at_hand:
        return say("cards", "unknown", language)
    names = listed(desk_names(at_hand), say("reply", "or", language))
    return say("cards", "contact_via", language, names=names)


def _lines(
    offer: Offer, corpus: Corpus, contact: Contact, at_hand: tuple[Offer, ...], language: Language
) -> Iterator[CardLine]:
    known = {
        "who": _who(offer, language),
        "where": _address(offer, where(offer, corpus, language)),
        "when": "; ".join(schedule.description for schedule in offer.schedules) or None,
        "cost": "; ".join(_cost(option, language) for option in offer.cost_options) or None,
        "join": _join(offer.application_process, language),
        "contact": contact_line(contact, language) or None,
    }
    silent = {"who": say("cards", "unknown_who", language), "contact": desks_line(at_hand, language)}
    for field, value in known.items():
        if value or field in silent:
            yield CardLine(field, say("cards", field, language), value or silent[field], value is not None)
    missing = [field for field, value in known.items() if not value and field not in silent]
    if missing:
        yield _missing(missing, language)
    if offer.alert:
        yield CardLine("alert", say("cards", "alert", language), offer.alert)


def _missing(fields: list[str], language: Language) -> CardLine:
    """One line for all that the source does not say: "Niet bekend: wanneer en kosten". Four lines of it drown what
    is known."""
    names = listed((say("cards", field, language).lower() for field in fields), say("reply", "and", language))
    return CardLine("missing", say("cards", "unknown", language).capitalize(), names, known=False)


def _who(offer: Offer, language: Language) -> str | None:
    said = [text for text in (ages(offer, language), offer.eligibility_description) if text]
    if ages(offer, language) is None:
        said.insert(0, say("cards", "unknown_who", language))
    return "; ".join(said) if len(said) > 1 or ages(offer, language) else None


def _address(offer: Offer, area: str | None) -> str | None:
    streets = [" ".join(part for part in (a.address_1, a.postal_code) if part) for a in offer.addresses]
    return ", ".join(part for part in (*streets, area) if part) or None


def _cost(option: CostOption, language: Language) -> str:
    """The source's own words first; a bare amount is printed as money, 0 as free."""
    said = option.amount_description
    if said is None or said.casefold() == "gratis":
        said = _amount(option.amount if said is None else 0.0, language)
    if option.option and option.option.casefold() not in said.casefold():
        said = f"{said} ({option.option})"
    return said


def _amount(amount: float | None, language: Language) -> str:
    if amount is None:
        return say("cards", "unknown", language)
    if amount == 0:
        return say("cards", "free", language)
    return f"€ {amount:.2f}".replace(".", ",").removesuffix(",00")


def _join(process: str | None, language: Language) -> str | None:
    """How to join in the source's words; their gist first in another language: "yourself (zelf: loop binnen)"."""
    if process is None:
        return None
    gist = next((key for start, key in _GISTS if process.casefold().startswith(start)), None)
    if language is Language.NL:
        rest = process.removeprefix("zelf: ").removeprefix("zelf, ")
        return rest if rest != "zelf" else say("cards", "join_self", language)
    if gist is None:
        return process
    said = say("cards", gist, language)
    return said if process.casefold() in _WHOLE else f"{said} ({process})"


def _how_sure(offer: Offer, freshness: Freshness, language: Language, today: date) -> str:
    if freshness is Freshness.CONFIRMED and offer.assured_date is not None:
        return say("cards", "confirmed", language, date=offer.assured_date.isoformat())
    when = year(offer.record)
    key = "unconfirmed_old" if when is not None and today.year - int(when[-4:]) >= OLD else "unconfirmed"
    source = attribution(offer.record, language)
    return say("cards", key, language, source=source)


def _actions(offer: Offer, contact: Contact, language: Language) -> Iterator[CardAction]:
    for phone in contact.phones[:2]:
        yield CardAction("call", say("cards", "call", language, number=phone.number), f"tel:{dialled(phone.number)}")
    if contact.email:
        yield CardAction("mail", say("cards", "mail", language), f"mailto:{contact.email}")
    for kind, url in (("website", contact.url), ("source", offer.record.source_url)):
        if url and url.startswith(("https://", "http://")):
            yield CardAction(kind, say("cards", kind, language), url)


def dialled(number: str) -> str:
    """What a phone dials: "113 of 0800-0113" -> "113", "088 – 555 1000" -> "0885551000"; empty without a number."""
    first = _NUMBER.search(number)
    return "".join(c for c in first.group() if c.isdigit() or c == "+") if first else ""


def _distance(metres: int | None, language: Language) -> str | None:
    return say("cards", "distance", language, metres=metres) if metres is not None else None
