"""Which facts answer a question, most telling first: one ranking for everybody, of which each role reads a beginning.

A fact counts by its source's place among the hits, by what it shares with the question, by its place in the source
(records begin with what matters most), and by the shape of the question: a question for a number wants the figure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.composing.evidence import Evidence, Fact, facts_of
from assistant.composing.shape import Shape, holds_figure, qualifies, shape_of, small_words, speaks_of_strength
from assistant.domain import Hit, Source
from assistant.retrieval.dutch import grams, lemmas

MOST_SOURCES = 3
MOST_FACTS = 12
RANK_LOSS = 0.3  # how much less a source counts per place lower among the hits
BASE = 0.35  # what a fact counts that shares no word with the question
OVERLAP = 1.0
FIRST_FACT = 0.25
SHAPED = 0.45
REPETITION = 0.8
CONTESTED = 2  # facts of sources that disagree and are always shown beside the best


@dataclass(frozen=True, slots=True)
class Selection:
    """The facts that answer, most telling first.

    `contested` pairs a source with each that says otherwise; both stand in `facts`.
    """

    facts: tuple[Fact, ...]
    shape: Shape
    contested: tuple[tuple[Source, Source], ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the facts, most telling first, each once."""
        return tuple({fact.source.id: fact.source for fact in self.facts}.values())


def select(question: str, evidence: Evidence, known: Mapping[str, Source], today: date) -> Selection:
    """Rank the facts of the best sources for a question.

    `known` are all sources of the corpus, for those that a source disagrees with.
    Empty facts mean that nothing can be quoted.
    """
    shape = shape_of(question)
    sources = _candidates(evidence, today)
    pool = [fact for source in sources for fact in facts_of(source, evidence.passages.get(source.id, ()))]
    if not pool:
        return Selection((), shape)
    ranking = _ranking(question, pool, {source.id: place for place, source in enumerate(sources)}, shape)
    best = ranking[0]
    others = _disagreeing(best.source, known, evidence, question, shape)
    contested = tuple((best.source, fact.source) for fact in others)
    facts: dict[tuple[str, int], Fact] = {}
    for fact in (best, *others, *ranking):
        facts.setdefault(fact.key, fact)
    return Selection(tuple(facts.values())[:MOST_FACTS], shape, contested)


def _candidates(evidence: Evidence, today: date) -> list[Source]:
    """The best sources, offers and outdated ones left out, of near-doubles the first only."""
    chosen: list[Source] = []
    for hit in evidence.hits.kept:
        source = evidence.sources.get(hit.source_id)
        if source is not None and _quotable(hit, source, chosen, today):
            chosen.append(source)
        if len(chosen) == MOST_SOURCES:
            break
    return chosen


def _quotable(hit: Hit, source: Source, chosen: list[Source], today: date) -> bool:
    if source.id.startswith("offers/") or source.replaced_by is not None:
        return False
    if source.valid_until is not None and source.valid_until < today:
        return False
    return not any(source.id in other.same_as or other.id in source.same_as for other in chosen)


def _ranking(question: str, pool: list[Fact], places: Mapping[str, int], shape: Shape) -> list[Fact]:
    """All facts, best first; a fact loses what an earlier one already said."""
    weigh = _Weights(question, pool)
    scores = {fact.key: _score(fact, places[fact.source.id], weigh, shape) for fact in pool}
    ranked: list[Fact] = []
    left = list(pool)
    while left and len(ranked) < MOST_FACTS:
        best = max(left, key=lambda fact: scores[fact.key] - REPETITION * weigh.repetition(fact, ranked))
        ranked.append(best)
        left.remove(best)
    return ranked


def _score(fact: Fact, place: int, weigh: _Weights, shape: Shape) -> float:
    merit = BASE + OVERLAP * weigh.overlap(fact) + (FIRST_FACT if fact.order == 0 else 0.0)
    merit += SHAPED * (shape.figure and holds_figure(fact.quote))
    merit += SHAPED * (shape.doubt and qualifies(fact.quote))
    merit += SHAPED * (shape.strength and speaks_of_strength(fact.quote))
    return merit / (1 + RANK_LOSS * place)


def _disagreeing(
    best: Source, known: Mapping[str, Source], evidence: Evidence, question: str, shape: Shape
) -> list[Fact]:
    """The most telling fact of each source that the best one disagrees with."""
    facts: list[Fact] = []
    for source_id in best.disagrees_with:
        source = known.get(source_id)
        pool = facts_of(source, evidence.passages.get(source_id, ())) if source is not None else ()
        if pool and source is not None and not source.id.startswith("offers/"):
            facts.append(_ranking(question, list(pool), {source_id: 0}, shape)[0])
    return facts[:CONTESTED]


class _Weights:
    """How much a fact shares with the question and with other facts; rare pieces of words weigh more."""

    def __init__(self, question: str, pool: list[Fact]) -> None:
        self._terms = {fact.key: _terms(fact.quote) for fact in pool}
        seen = Counter(term for terms in self._terms.values() for term in terms)
        self._rarity = {term: math.log(1 + len(pool) / (0.5 + count)) for term, count in seen.items()}
        self._asked = _terms(question) & seen.keys()
        self._most = max((self._weight(self._asked & terms) for terms in self._terms.values()), default=0.0)

    def overlap(self, fact: Fact) -> float:
        """0 when nothing is shared, 1 for the fact that shares most with the question."""
        return self._weight(self._asked & self._terms[fact.key]) / self._most if self._most else 0.0

    def repetition(self, fact: Fact, earlier: list[Fact]) -> float:
        """0 when no earlier fact says anything of this, 1 when one says all of it."""
        own = self._terms[fact.key]
        if not own:
            return 1.0
        return max((len(own & self._terms[other.key]) / len(own) for other in earlier), default=0.0)

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(self._rarity[term] for term in terms)


def _terms(text: str) -> frozenset[str]:
    return frozenset((*grams(text), *lemmas(text))) - small_words()
