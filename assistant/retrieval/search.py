"""One search over the whole corpus: lexical and semantic scores, standardised per query and added.

Adding standardised scores beat rank fusion (RRF) and the weights below were measured, not chosen
(docs/decisions/0005-retrieval.md). Lay questions and summaries help to find a source; they are never quoted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

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
# So many of the sources that come next are told with their reason.
REJECTED = 20
# A source that scores no better than the average of the corpus is not about the question.
LEAST_SCORE = 0.0
OFFERS = "offers"
# So many offers are told to be relevant, the strongest; the first corpus has 142.
OFFERS_TOLD = 2000
# A question is weighed by its first words; comparing more with the whole vocabulary would let one message cost seconds.
MOST_WORDS_WEIGHED = 60
SHORTEST_SLIP = 5

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What one search found. `offers` maps offer ids to relevance: 1 for the best offer, 0 for an average source."""

    sources: Hits
    offers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches one index. `encoder` is None for lexical-only search.

    What one search needs of every source stands here as columns in the order of `ids`, made once, so that a question
    to a hundred thousand records walks through arrays and not through records.
    """

    index: SearchIndex
    encoder: Encoder | None
    ids: tuple[str, ...]
    place: Mapping[str, int]
    rows: npt.NDArray[np.int64]
    is_offer: npt.NDArray[np.bool_]
    themes: Mapping[str, Values]

    @classmethod
    def over(cls, index: SearchIndex, encoder: Encoder | None, sources: Mapping[str, Source]) -> Retriever:
        """A retriever for the sources that the index and the corpus both know."""
        ids = tuple(dict.fromkeys(id_ for id_ in index.lexical.source_ids if id_ in sources))
        place = {id_: n for n, id_ in enumerate(ids)}
        rows = np.asarray([place.get(id_, -1) for id_ in index.lexical.source_ids], dtype=np.int64)
        is_offer = np.asarray([id_.startswith(OFFERS + "/") for id_ in ids], dtype=np.bool_)
        themes: dict[str, Values] = {}
        for row, id_ in enumerate(ids):
            for theme in sources[id_].themes:
                themes.setdefault(theme, np.zeros(len(ids)))[row] = 1.0
        return cls(index, encoder, ids, place, rows, is_offer, themes)

    def search(
        self, query: str, themes: Sequence[str] = (), familiar: Set[str] = frozenset(), aside: Set[str] = frozenset()
    ) -> Found:
        """All sources ranked for a question that stands alone; nothing found gives empty hits.

        `familiar` words count as known whatever the corpus says, and words `aside` (places) not at all, when the known
        share of the question is weighed.
        """
        parts = self._parts(self.index.lexical.mended(query), themes)
        if not parts:
            return Found(Hits(), {})
        fused = sum((WEIGHTS[name] * _standardised(values) for name, values in parts.items()), np.zeros(len(self.ids)))
        rows = np.flatnonzero(~self.is_offer)
        best = rows[_best(fused[rows], KEPT + REJECTED)]
        hits = [self._hit(int(row), fused, parts) for row in best]
        return Found(
            _hits(hits, self._known(query, parts, familiar, aside)), _relevance(self.ids, fused, self.is_offer)
        )

    def _parts(self, query: str, themes: Sequence[str]) -> dict[str, Values]:
        """Raw scores per source by component; a component in which nothing matches is left out."""
        lexical = self.index.lexical
        parts = {name: self._best_of_source(lexical.scores(query, name)) for name in ("grams", "lemmas")}
        if self.encoder is not None and self.index.vectors is not None and query.strip():
            parts["vectors"] = self._similarity(query)
        if themes:
            shared = [self.themes[theme] for theme in dict.fromkeys(themes) if theme in self.themes]
            parts["themes"] = sum(shared, np.zeros(len(self.ids)))
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
        values = np.full(len(self.ids), float(np.mean(rest)))
        for id_, mine in best.items():
            if id_ in self.place:
                values[self.place[id_]] = float(np.mean((mine + rest)[:UNITS_COUNTED]))
        return values

    def _hit(self, row: int, fused: Values, parts: Mapping[str, Values]) -> Hit:
        explained = {name: round(float(values[row]), 4) for name, values in parts.items()}
        return Hit(self.ids[row], round(float(fused[row]), 4), explained)

    def _known(self, query: str, parts: Mapping[str, Values], familiar: Set[str], aside: Set[str]) -> KnownShare:
        similarity = float(parts["vectors"].max()) if "vectors" in parts else None
        return KnownShare(known_share(self.index.lexical, query, familiar, aside), similarity)


def _standardised(values: Values) -> Values:
    return np.asarray((values - values.mean()) / (values.std() + 1e-9))


def _best(values: Values, most: int) -> npt.NDArray[np.intp]:
    """Places of the `most` highest values, highest first; of equal values the earlier one, and all that share the
    last place."""
    among = np.arange(len(values))
    if len(values) > most:
        among = np.flatnonzero(values >= np.partition(values, -most)[-most])
    return among[np.argsort(-values[among], kind="stable")]


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
    return Hits(tuple(kept), tuple(rejected[:REJECTED]), known)


def _relevance(ids: Sequence[str], fused: Values, is_offer: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Offers above the average source, OFFERS_TOLD at most, scaled so that the best offer has 1."""
    if not is_offer.any():
        return {}
    middle = float(fused.mean())
    top = float(fused[is_offer].max()) - middle
    if top <= 0:
        return {}
    rows = np.flatnonzero(is_offer & (fused > middle))
    scaled = (fused[rows] - middle) / top
    order = _best(scaled, OFFERS_TOLD)[:OFFERS_TOLD]
    return {ids[row]: value for row, value in zip(rows[order].tolist(), scaled[order].tolist(), strict=True)}


def known_share(
    lexical: LexicalIndex, query: str, familiar: Set[str] = frozenset(), aside: Set[str] = frozenset()
) -> float:
    """How much of a question's words the corpus uses at all, 0 to 1: lemmas weighted by their rarity (BM25's IDF).

    A slip of the keyboard does not make a word unknown. 1 for a question without words, since nothing in it is unknown.
    """
    model = lexical.models["lemmas"]
    known, left_out = set(lemmas(" ".join(familiar))), set(lemmas(" ".join(aside)))
    asked = [term for term in dict.fromkeys(lemmas(query)) if term not in left_out][:MOST_WORDS_WEIGHED]
    weights = {term: _idf(model, term, len(lexical.source_ids)) for term in asked}
    total = sum(weights.values())
    if not total or not lexical.source_ids:
        return 0.0 if total else 1.0
    doubtful = [term for term in asked if term not in model.vocab_dict and term not in known]
    strange = [term for term in doubtful if not _is_slip(term, model.vocab_dict)]
    return 1 - sum(weights[term] for term in strange) / total


def _is_slip(term: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether a word is one that the corpus has, but for one letter: "scheidng" for "scheiding"."""
    if len(term) < SHORTEST_SLIP:
        return False
    near = process.extractOne(term, vocabulary.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return near is not None


def _idf(model: Any, term: str, total: int) -> float:
    """BM25's inverse document frequency; a term that no document has is the rarest of all."""
    frequency = 0
    if total and term in model.vocab_dict:
        pointers = model.scores["indptr"]
        column = model.vocab_dict[term]
        frequency = int(pointers[column + 1] - pointers[column])
    return float(np.log(1 + (total - frequency + 0.5) / (frequency + 0.5)))
