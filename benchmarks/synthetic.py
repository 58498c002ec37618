"""A corpus grown to any size: the real records, and synthetic ones made of their own sentences.

A synthetic record says nothing true. Its sentences, question halves and fields are drawn with a seed from the real
records of its collection, each field by itself, so that combinations are as many as at a real size. Its id bears the
word "synthetisch". It is held in memory only and never written as a record.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.corpus.reading import Corpus
from assistant.domain import Language, Offer, Passage, Source
from benchmarks.ours import passages_of

MARK = "synthetisch"
SEED = 20261125
# A real record has about forty texts with a vector, most of them lay questions; a synthetic one has three.
QUESTIONS = 2
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Grown:
    """A corpus and its passages; `real` is how many of its records are no inventions."""

    corpus: Corpus
    passages: Mapping[str, tuple[Passage, ...]]
    real: int


@dataclass(frozen=True, slots=True)
class _Pool:
    """What the records of one collection give to draw from."""

    records: Sequence[Source]
    sentences: Sequence[str]
    questions: Sequence[str]

    @classmethod
    def of(cls, records: Sequence[Source]) -> _Pool:
        questions = [q for record in records for q in record.questions.get(Language.NL, ()) if " " in q]
        sentences = [s for record in records for s in _SENTENCE_END.split(record.body)]
        return cls(records, sentences, questions or [record.title for record in records])


def grow(corpus: Corpus, records: int, seed: int = SEED) -> Grown:
    """The corpus with synthetic records until it has so many; the same seed gives the same records.

    A corpus that is already that large is returned as it is.
    """
    chance = random.Random(seed)
    models = [source for source in corpus.sources.values() if source.document is None]
    pools = {name: _Pool.of([s for s in models if s.collection == name]) for name in {s.collection for s in models}}
    offers = list(corpus.offers.values())
    sources, all_offers, passages = dict(corpus.sources), dict(corpus.offers), passages_of(corpus)
    for number in range(records - len(corpus.sources)):
        made = _record(number, pools[chance.choice(models).collection], chance)
        if made.collection == "offers":
            offer = _offer(made, offers, chance)
            all_offers[made.id], made = offer, offer.record
        sources[made.id] = made
        passages[made.id] = (Passage(f"{made.id}#0", made.id, made.body),)
    return Grown(replace(corpus, sources=sources, offers=all_offers), passages, len(corpus.sources))


def _record(number: int, pool: _Pool, chance: random.Random) -> Source:
    like = chance.choice(pool.records)
    sentences = [chance.choice(pool.sentences) for _ in _SENTENCE_END.split(like.body)]
    return Source(
        id=f"{like.collection}/{MARK}-{number}",
        collection=like.collection,
        title=f"{chance.choice(pool.records).title} ({MARK} {number})",
        body="\n\n".join(sentences),
        confidence=like.confidence,
        source_date=chance.choice(pool.records).source_date,
        themes=chance.choice(pool.records).themes,
        questions={Language.NL: tuple(_question(pool, chance) for _ in range(QUESTIONS))},
    )


def _question(pool: _Pool, chance: random.Random) -> str:
    """The first half of one lay question and the second half of another."""
    first, second = (chance.choice(pool.questions).split() for _ in range(2))
    return " ".join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]])


def _offer(record: Source, offers: Sequence[Offer], chance: random.Random) -> Offer:
    ages, offered = chance.choice(offers), chance.choice(offers)
    return replace(
        offered,
        record=record,
        organization=chance.choice(offers).organization,
        kind=chance.choice(offers).kind,
        service_areas=chance.choice(offers).service_areas,
        minimum_age=ages.minimum_age,
        maximum_age=ages.maximum_age,
        cost_options=chance.choice(offers).cost_options,
        schedules=chance.choice(offers).schedules,
    )
