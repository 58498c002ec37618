"""One search over the whole corpus: lexical and semantic scores, standardised per query and added.

Adding standardised scores beat rank fusion (RRF) and the weights below were measured, not chosen
(docs/decisions/0005-retrieval.md). Lay questions and summaries help to find a source; they are never quoted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.domain import Hit, Hits, KnownShare, Rejected, Source
from assistant.retrieval.dutch import lemmas
from assistant.retrieval.encoder import Encoder
from assistant.retrieval.index import SearchIndex
from assistant.retrieval.lexical import LexicalIndex, Scores

WEIGHTS = {"grams": 1.0, "lemmas": 0.6, "vectors": 1.2, "themes": 0.25}
# A source counts by the mean of its best units: one lucky question should not carry it alone.
UNITS_COUNTED = 3
UNITS_ASKED = 300
KEPT = 10
# A source that scores no better than the average of the corpus is not about the question.
LEAST_SCORE = 0.0
OFFERS = "offers"

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What one search found. `offers` maps offer ids to relevance: 1 for the best offer, 0 for an average source."""

    sources: Hits
    offers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches one index. `encoder` is None for lexical-only search."""

    index: SearchIndex
    encoder: Encoder | None
    sources: Mapping[str, Source]
    ids: tuple[str, ...]
    rows: npt.NDArray[np.int64]

    @classmethod
    def over(cls, index: SearchIndex, encoder: Encoder | None, sources: Mapping[str, Source]) -> Retriever:
        """A retriever for the sources that the index and the corpus both know."""
        ids = tuple(dict.fromkeys(id_ for id_ in index.lexical.source_ids if id_ in sources))
        place = {id_: n for n, id_ in enumerate(ids)}
        rows = np.asarray([place.get(id_, -1) for id_ in index.lexical.source_ids], dtype=np.int64)
        return cls(index, encoder, sources, ids, rows)

    def search(self, query: str, themes: Sequence[str] = ()) -> Found:
        """All sources ranked for a question that stands alone; nothing found gives empty hits."""
        parts = self._parts(query, themes)
        if not parts:
            return Found(Hits(), {})
        fused = sum((WEIGHTS[name] * _standardised(values) for name, values in parts.items()), np.zeros(len(self.ids)))
        is_offer = np.asarray([id_.startswith(OFFERS + "/") for id_ in self.ids])
        order = np.argsort(-fused, kind="stable")
        hits = [self._hit(n, fused, parts) for n in order if not is_offer[n]]
        return Found(_hits(hits, self._known(query, parts)), _relevance(self.ids, fused, is_offer))

    def _parts(self, query: str, themes: Sequence[str]) -> dict[str, Values]:
        """Raw scores per source by component; a component in which nothing matches is left out."""
        lexical = self.index.lexical
        parts = {name: self._best_of_source(lexical.scores(query, name)) for name in ("grams", "lemmas")}
        if self.encoder is not None and self.index.vectors is not None and query.strip():
            parts["vectors"] = self._similarity(query)
        if themes:
            wanted = set(themes)
            parts["themes"] = np.asarray([float(len(wanted & set(self.sources[i].themes))) for i in self.ids])
        return {name: values for name, values in parts.items() if values.size and values.max() > values.min()}

    def _best_of_source(self, scores: Scores) -> Values:
        best = np.zeros(len(self.ids))
        known = self.rows >= 0
        np.maximum.at(best, self.rows[known], scores[known])
        return best

    def _similarity(self, query: str) -> Values:
        assert self.encoder is not None and self.index.vectors is not None
        near = self.index.vectors.nearest(self.encoder.encode_queries([query])[0], UNITS_ASKED)
        floor = near[-1].similarity if near else 0.0
        best: dict[str, list[float]] = {}
        for unit in near:
            mine = best.setdefault(unit.source_id, [])
            if len(mine) < UNITS_COUNTED:
                mine.append(unit.similarity)
        rest = [floor] * UNITS_COUNTED
        return np.asarray([float(np.mean((best.get(id_, []) + rest)[:UNITS_COUNTED])) for id_ in self.ids])

    def _hit(self, row: int, fused: Values, parts: Mapping[str, Values]) -> Hit:
        explained = {name: round(float(values[row]), 4) for name, values in parts.items()}
        return Hit(self.ids[row], round(float(fused[row]), 4), explained)

    def _known(self, query: str, parts: Mapping[str, Values]) -> KnownShare:
        similarity = float(parts["vectors"].max()) if "vectors" in parts else None
        return KnownShare(known_share(self.index.lexical, query), similarity)


def _standardised(values: Values) -> Values:
    return np.asarray((values - values.mean()) / (values.std() + 1e-9))


def _hits(ranked: list[Hit], known: KnownShare) -> Hits:
    kept: list[Hit] = []
    rejected: list[Rejected] = []
    for hit in ranked:
        if len(kept) >= KEPT:
            rejected.append(Rejected(hit, f"not among the best {KEPT}"))
        elif hit.score <= LEAST_SCORE:
            rejected.append(Rejected(hit, f"score {hit.score:.2f} is not above that of the average source"))
        else:
            kept.append(hit)
    return Hits(tuple(kept), tuple(rejected[:20]), known)


def _relevance(ids: Sequence[str], fused: Values, is_offer: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Offers above the average source, scaled so that the best offer has 1."""
    if not is_offer.any():
        return {}
    middle = float(fused.mean())
    top = float(fused[is_offer].max()) - middle
    if top <= 0:
        return {}
    scaled = {ids[int(n)]: float((fused[n] - middle) / top) for n in np.flatnonzero(is_offer) if fused[n] > middle}
    return dict(sorted(scaled.items(), key=lambda item: -item[1]))


def known_share(lexical: LexicalIndex, query: str) -> float:
    """How much of a question's words the corpus uses at all, 0 to 1: lemmas weighted by their rarity (BM25's IDF).

    1 for a question without words, since nothing in it is unknown.
    """
    model = lexical.models["lemmas"]
    weights = {term: _idf(model, term, len(lexical.source_ids)) for term in lemmas(query)}
    total = sum(weights.values())
    known = sum(weight for term, weight in weights.items() if lexical.source_ids and term in model.vocab_dict)
    return known / total if total else 1.0


def _idf(model: Any, term: str, total: int) -> float:
    """BM25's inverse document frequency; a term that no document has is the rarest of all."""
    frequency = 0
    if total and term in model.vocab_dict:
        pointers = model.scores["indptr"]
        column = model.vocab_dict[term]
        frequency = int(pointers[column + 1] - pointers[column])
    return float(np.log(1 + (total - frequency + 0.5) / (frequency + 0.5)))
