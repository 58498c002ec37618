"""Which facts answer a question, most telling first: one ranking for everybody, of which each role reads a beginning.

A fact counts by its source's strength among the hits, by what it shares with the question, by its place in the source
(records begin with what matters most), and by the shape of the question: a question for a number wants the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from assistant.composing.alike import nearest_question
from assistant.composing.evidence import Evidence, Fact, facts_of
from assistant.composing.relevance import Rarity, lemmas_of, lemmas_of_title, terms_of, terms_of_source
from assistant.composing.shape import Shape, holds_figure, leans, qualifies, shape_of, speaks_of_strength
from assistant.domain import Hit, Source

LOOKED_AT = 8  # hits among which a source that the question names can come first
MOST_SOURCES = 3
MOST_FACTS = 12
BASE = 0.35  # what a fact counts that shares no word with the question
OVERLAP = 1.0
WHOLE = 0.4  # share of the question that counts as all of it; a question in another language shares little but names
FIRST_FACT = 0.4  # for the first fact of a source, half for the second: records begin with what matters most
DEFINING_OVERLAP = 0.15  # "wat is kinderwerk?" has few words to share, and the record says it in its own order
DEFINING_STEP = 0.2
DEFINING_TITLE = 1.0
LONGEST_TITLE = 6  # words that count; a longer question is no title
FURTHER = 0.8  # what a fact of another source counts beside one of the source that answers best
SHAPED = 0.45
REPETITION = 0.6
TITLE = 0.4  # how much more a source counts when the question has all words of its title
LAY = 0.5  # how much more it counts when its lay questions and summaries have all words of the question
ALIKE = 1.5  # how much more it counts when one of its lay questions is the question, in proportion when it comes near
LEAST_ALIKE = 0.5
MIN_SHARED = 0.4  # of what the best fact shares with the question; below it a further source adds nothing
ADDING = 0.2  # share of the question below which a fact of a further source adds nothing either
MIN_STRENGTH = 0.7  # of the best source's strength; below it a further source is about something else
NEAR_ENOUGH = 0.25  # share of the question that a fact must have to be about it without a theme in common
TELLING = 0.3  # share of the question in a fact that is read first though others stand before it in its source
TWICE = 2  # how many times what those others say of the question
CONTESTED = 2  # facts of sources that disagree and are always shown beside the best
ABOUT_IT = 0.4  # share of a fact's words that a disagreement has when it is about that fact
ABOUT_FIGURE = 0.28  # the same for a fact with a figure


@dataclass(frozen=True, slots=True)
class Selection:
    """The facts that answer, most telling first.

    `contested` pairs a source with each that says otherwise; both stand in `facts`. `covered` is how much of the
    question stands in the first fact, by the rarity of its words, 0 to 1. `telling`: the first fact is read first;
    it says far more of the question than what stands before it in its source.
    """

    facts: tuple[Fact, ...]
    shape: Shape
    contested: tuple[tuple[Source, Source], ...] = ()
    covered: float = 0.0
    telling: bool = False


@dataclass(frozen=True, slots=True)
class _Question:
    """A question with all that facts are judged by."""

    terms: frozenset[str]
    lemmas: frozenset[str]
    shape: Shape
    rarity: Rarity

    def alike(self, source: Source) -> float:
        """How near the question is to one that the source is known to answer, 0 when not near."""
        found = nearest_question(self.lemmas, source, self.rarity)
        return found if found >= LEAST_ALIKE else 0.0

    def in_order(self, source: Source) -> bool:
        """Whether the source is told in its own order: what something is, or an answer in other words than asked."""
        return self.shape.definition or self.alike(source) > 0


def select(
    question: str,
    evidence: Evidence,
    known: Mapping[str, Source],
    today: date,
    named: Mapping[str, float] = MappingProxyType({}),
) -> Selection:
    """Rank the facts of the best sources for a question.

    `known` are all sources of the corpus, for the rarity of words and for those that a source disagrees with.
    `named` goes from the id of an offer that the question names to its strength (1: as strong as the best hit).
    Empty facts mean that nothing can be quoted.
    """
    asked = _Question(terms_of(question), lemmas_of(question), shape_of(question), Rarity.of(known.values()))
    named = {**named, **dict.fromkeys(_titled(asked, known), 1 + DEFINING_TITLE)}
    strengths = {**_strengths(asked, evidence, today, max(named.values(), default=0.0)), **named}
    sources = {**known, **evidence.sources}
    pool = [fact for id_ in strengths for fact in facts_of(sources[id_], evidence.passages.get(id_, ()))]
    if not pool:
        return Selection((), asked.shape)
    ranking = _ranking(asked, pool, strengths)
    best = ranking[0]
    others = _disagreeing(asked, best, known, evidence)
    facts: dict[tuple[str, int], Fact] = {}
    for fact in (best, *_leant_on(best, pool), *others, *ranking):
        facts.setdefault(fact.key, fact)
    contested = tuple((best.source, fact.source) for fact in others)
    covered = asked.rarity.share(terms_of(best.quote), asked.terms)
    telling = _comes_first(asked, best, pool)
    return Selection(tuple(facts.values())[:MOST_FACTS], asked.shape, contested, covered, telling)


def _leant_on(fact: Fact, pool: Iterable[Fact]) -> list[Fact]:
    """What a fact can't be read without: "Daarnaast is er een hal" wants the one before it and its source's first."""
    if not leans(fact.quote):
        return []
    return [other for other in pool if other.source.id == fact.source.id and other.order in {0, fact.order - 1}]


def _comes_first(asked: _Question, best: Fact, pool: Iterable[Fact]) -> bool:
    """Whether the best fact is read first: a claim is checked by it, or what stands before it says far less.

    Words of the title count for no fact, since all facts of the source are about them.
    """
    if asked.shape.definition or leans(best.quote):
        return False
    about = asked.lemmas - lemmas_of_title(best.source.title)
    before = (f for f in pool if f.source.id == best.source.id and f.order < best.order)
    said = max((asked.rarity.share(lemmas_of(f.quote) & about, asked.lemmas) for f in before), default=1.0)
    told = asked.rarity.share(lemmas_of(best.quote) & about, asked.lemmas)
    return asked.shape.doubt or told >= max(TELLING, TWICE * said)


def _strengths(asked: _Question, evidence: Evidence, today: date, least: float) -> dict[str, float]:
    """The best sources with their strength, 1 for the best hit, more for one that the question names by its title.

    None is weaker than MIN_STRENGTH of the best or of `least`; of near-doubles only the stronger is there.
    """
    hits = _quotable(evidence, today)
    best = max((hit.score for hit in hits), default=0.0)
    title = DEFINING_TITLE if asked.shape.definition else TITLE
    found: dict[str, float] = {}
    for place, hit in enumerate(hits):
        source = evidence.sources[hit.source_id]
        named = asked.rarity.share(asked.terms, lemmas_of_title(source.title.split(":")[0]))
        near = max(hit.score, 0.0) / best if best > 0 else 1 / (1 + place)
        lay = LAY * asked.rarity.share(_in_lay_words(source), asked.terms) + ALIKE * asked.alike(source)
        found[hit.source_id] = near * (1 + title * named + lay)
    ranked = _without_doubles(sorted(found, key=lambda id_: -found[id_]), evidence.sources)[:MOST_SOURCES]
    return {id_: found[id_] for id_ in ranked if found[id_] >= MIN_STRENGTH * max(found[ranked[0]], least)}


def _titled(asked: _Question, known: Mapping[str, Source]) -> list[str]:
    """The source whose title is the question: "Wat is kinderwerk?" may rank low among all that speak of kinderwerk."""
    if not asked.lemmas or len(asked.lemmas) > LONGEST_TITLE:
        return []
    ids = (id_ for id_ in known if not id_.startswith("offers/"))
    return [id_ for id_ in ids if lemmas_of_title(known[id_].title) == asked.lemmas][:1]


def _without_doubles(ids: list[str], sources: Mapping[str, Source]) -> list[str]:
    kept: list[str] = []
    for id_ in ids:
        doubled = any(id_ in sources[other].same_as or other in sources[id_].same_as for other in kept)
        if not doubled:
            kept.append(id_)
    return kept


def _in_lay_words(source: Source) -> frozenset[str]:
    """The terms in which people ask for a source, and those of its summaries, in all languages."""
    asked = (text for texts in source.questions.values() for text in texts)
    return terms_of_source(" ".join((*source.summary.values(), *asked)))


def _quotable(evidence: Evidence, today: date) -> list[Hit]:
    """The best hits, offers and outdated sources left out."""
    hits: list[Hit] = []
    for hit in evidence.hits.kept:
        source = evidence.sources.get(hit.source_id)
        if source is None or source.id.startswith("offers/") or source.replaced_by is not None:
            continue
        if source.valid_until is None or source.valid_until >= today:
            hits.append(hit)
    return hits[:LOOKED_AT]


def _ranking(asked: _Question, pool: list[Fact], strengths: Mapping[str, float]) -> list[Fact]:
    """The facts that say something, best first; a fact loses what an earlier one already said."""
    terms = {fact.key: terms_of_source(fact.quote) for fact in pool}
    shared = {key: asked.rarity.of_terms(found & asked.terms) for key, found in terms.items()}
    most = max(*shared.values(), WHOLE * asked.rarity.of_terms(asked.terms)) or 1.0
    merits = {f.key: _merit(f, shared[f.key] / most, asked.shape) * strengths[f.source.id] for f in pool}
    first = max(pool, key=lambda fact: merits[fact.key] + _place(fact, asked) * strengths[fact.source.id])
    scores = {
        f.key: merits[f.key] + _place(f, asked) if f.source.id == first.source.id else merits[f.key] * FURTHER
        for f in pool
    }
    most_of_first = max(shared[fact.key] for fact in pool if fact.source.id == first.source.id)
    least = max(MIN_SHARED * most_of_first, ADDING * asked.rarity.of_terms(asked.terms))
    further = (f for f in pool if f.source.id != first.source.id and not leans(f.quote))
    adding = [f for f in further if shared[f.key] > least or _answers(f, asked.shape)]
    left = [*(f for f in pool if f.source.id == first.source.id), *adding]
    ranked: list[Fact] = []
    while left and len(ranked) < MOST_FACTS:
        best = max(left, key=lambda fact: scores[fact.key] - REPETITION * _repeated(fact, ranked, terms))
        ranked.append(best)
        left.remove(best)
    return ranked


def _merit(fact: Fact, shared: float, shape: Shape) -> float:
    merit = BASE + (DEFINING_OVERLAP if shape.definition else OVERLAP) * shared
    merit += SHAPED * (shape.figure and holds_figure(fact.quote))
    merit += SHAPED * (shape.doubt and qualifies(fact.quote))
    merit += SHAPED * (shape.strength and speaks_of_strength(fact.quote))
    return merit


def _place(fact: Fact, asked: _Question) -> float:
    """What a fact's place in its source counts."""
    if asked.in_order(fact.source):
        return max(0.0, 1 - DEFINING_STEP * fact.order)
    return FIRST_FACT / (1 + fact.order)


def _answers(fact: Fact, shape: Shape) -> bool:
    """Whether a fact limits a claim that is put forward: then it matters also in other words than the question's."""
    return shape.doubt and qualifies(fact.quote)


def _repeated(fact: Fact, earlier: Iterable[Fact], terms: Mapping[tuple[str, int], frozenset[str]]) -> float:
    """0 when no earlier fact says anything of this, 1 when one says all of it."""
    own = terms[fact.key]
    return max((len(own & terms[other.key]) / len(own) for other in earlier), default=0.0) if own else 1.0


def _disagreeing(asked: _Question, best: Fact, known: Mapping[str, Source], evidence: Evidence) -> list[Fact]:
    """The most telling fact of each source that says otherwise about what the best fact says."""
    if not _contested(best, asked.rarity):
        return []
    facts: list[Fact] = []
    for source_id in best.source.disagrees_with:
        source = known.get(source_id)
        pool = facts_of(source, evidence.passages.get(source_id, ())) if source is not None else ()
        if pool:
            facts.append(_ranking(asked, list(pool), {source_id: 1.0})[0])
    return facts[:CONTESTED]


def _contested(fact: Fact, rarity: Rarity) -> bool:
    """Whether the disagreement of a fact's source is about this fact and not about another."""
    about = rarity.share(lemmas_of(fact.source.disagreement or ""), lemmas_of(fact.quote))
    return about >= (ABOUT_FIGURE if holds_figure(fact.quote) else ABOUT_IT)
