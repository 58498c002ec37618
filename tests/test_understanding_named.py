"""Offers that a message names."""

from __future__ import annotations

import pytest

from assistant.corpus.places import Gazetteer
from assistant.domain import Confidence, Language, Offer, Source
from assistant.understanding.message import Message
from assistant.understanding.named import OfferNames


def offer(name: str, title: str, organization: str) -> Offer:
    record = Source(f"offers/{name}", "offers", title, "", Confidence.HIGH)
    return Offer(record, organization, "club", ("Duinstad",))


OFFERS = {
    o.id: o
    for o in (
        offer("wip-knutselen", "De Wipneus: knutselen", "Buurtcentrum De Wipneus"),
        offer("wip-koken", "De Wipneus: koken", "Buurtcentrum De Wipneus"),
        offer("klauter", "Klauterbende (klimmen)", "Gemeente Duinstad"),
        offer("bieb", "Bibliotheek", "Gemeente Duinstad"),
        offer("rakkers", "Stichting Rappe Rakkers", "Stichting Rappe Rakkers"),
    )
}
NAMES = OfferNames.of(OFFERS, Gazetteer("Duinstad"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is de klauterbende nog open", ("offers/klauter",)),
        ("kluaterbende", ("offers/klauter",)),
        ("wat doet De Wipneus", ("offers/wip-knutselen", "offers/wip-koken")),
        ("kosten van rappe rakkers?", ("offers/rakkers",)),
        ("naar de bibliotheek", ()),
        ("van de gemeente", ()),
        ("een rappe jongen", ()),
    ],
)
def test_a_distinctive_name_names_its_offers_and_an_ordinary_word_names_none(
    text: str, expected: tuple[str, ...]
) -> None:
    assert NAMES.find(Message.of(text)) == expected


def test_a_word_that_people_use_for_other_things_is_no_name() -> None:
    other = {
        f"methods/m{n}": Source(
            f"methods/m{n}",
            "methods",
            f"Methode {n}",
            "",
            Confidence.HIGH,
            questions={Language.NL: ("op de klauterbende?",)},
        )
        for n in range(12)
    }
    assert NAMES.find(Message.of("is de klauterbende open"))
    assert not OfferNames.of(OFFERS, Gazetteer("Duinstad"), other).find(Message.of("is de klauterbende open"))
