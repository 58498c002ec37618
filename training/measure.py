"""Does the encoder help sources it never saw? The figures behind docs/decisions/0006-encoder.md.

    python -m training.measure

Every fifth source is held out of training, and its lay questions are taken out of the index too, as if a worker had
just
added it with a summary but without questions. Those questions are then asked, per language. Prints the mean
reciprocal rank
and recall@5 of words alone, vectors alone and both, on held-out sources, and of golden questions on all sources.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from assistant.corpus.golden import read_golden
from assistant.corpus.passages import split_into_passages
from assistant.corpus.reading import Corpus, read_corpus
from assistant.domain import Language, Source
from assistant.evaluation import ndcg
from assistant.retrieval.encoder import Encoder, load_encoder
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.search import UNITS_COUNTED, WEIGHTS
from assistant.retrieval.units import lexical_documents, semantic_units
from assistant.settings import Settings
from training.lay_dutch import main as train
from training.pairs import held_out_ids

Values = npt.NDArray[np.float64]
ASKED_PER_SOURCE = 3


@dataclass(frozen=True, slots=True)
class Search:
    """Both kinds of search over the same sources, in memory and exact; scores are in the order of `ids`."""

    ids: tuple[str, ...]
    lexical: LexicalIndex
    encoder: Encoder
    vectors: npt.NDArray[np.float32]
    owners: npt.NDArray[np.int64]

    @classmethod
    def over(cls, corpus: Corpus, sources: Sequence[Source], encoder: Encoder) -> Search:
        """Index these sources."""
        passages = {source.id: split_into_passages(source, corpus.folder) for source in sources}
        ids = tuple(source.id for source in sources)
        place = {id_: n for n, id_ in enumerate(ids)}
        units = semantic_units(sources, passages)
        owners = np.asarray([place[unit.source_id] for unit in units])
        lexical = LexicalIndex.from_documents(lexical_documents(sources, corpus.offers, passages))
        return cls(ids, lexical, encoder, encoder.encode_passages([unit.text for unit in units]), owners)

    def words(self, query: str) -> Values:
        """Fused lexical scores."""
        return WEIGHTS["grams"] * _z(self._lexical(query, "grams")) + WEIGHTS["lemmas"] * _z(
            self._lexical(query, "lemmas")
        )

    def meaning(self, query: str) -> Values:
        """Mean of the best units of each source."""
        cosines = self.vectors @ self.encoder.encode_queries([query])[0]
        best = [np.sort(cosines[self.owners == n])[-UNITS_COUNTED:] for n in range(len(self.ids))]
        return np.asarray([float(b.mean()) if b.size else 0.0 for b in best])

    def both(self, query: str) -> Values:
        """What the product does."""
        return self.words(query) + WEIGHTS["vectors"] * _z(self.meaning(query))

    def _lexical(self, query: str, terms: str) -> Values:
        place = {id_: n for n, id_ in enumerate(self.ids)}
        best = np.zeros(len(self.ids))
        rows = [place[id_] for id_ in self.lexical.source_ids]
        np.maximum.at(best, rows, self.lexical.scores(query, terms))
        return best


def _z(values: Values) -> Values:
    return np.asarray((values - values.mean()) / (values.std() + 1e-9))


def main() -> int:
    """Train a held-out model and print the table."""
    settings = Settings.from_environment()
    corpus = read_corpus(settings.corpus)
    held = held_out_ids(corpus)
    with TemporaryDirectory() as folder:
        train(["--held-out", str(Path(folder) / "held-out")])
        encoder = load_encoder(replace(settings, encoder=str(Path(folder) / "held-out")))
        bare = [replace(s, questions={}) if s.id in held else s for s in corpus.sources.values()]
        search = Search.over(corpus, bare, encoder)
    ways: Mapping[str, Callable[[str], Values]] = {
        "words": search.words,
        "meaning": search.meaning,
        "both": search.both,
    }
    print(f"{len(held)} of {len(corpus.sources)} sources held out; their questions are asked and stand in no index")
    print(f"{'':<10}{'asked':>7}" + "".join(f"{way + ' MRR':>14}{'recall@5':>10}" for way in ways))
    for language in Language:
        asked = _questions(corpus, held, language)
        print(
            f"{language.value:<10}{len(asked):>7}" + "".join(_scores(asked, way, search.ids) for way in ways.values())
        )
    _golden(settings, ways, search.ids, held)
    return 0


def _questions(corpus: Corpus, held: frozenset[str], language: Language) -> list[tuple[str, str]]:
    return [
        (id_, text)
        for id_ in sorted(held)
        for text in corpus.sources[id_].questions.get(language, ())[:ASKED_PER_SOURCE]
    ]


def _scores(asked: Sequence[tuple[str, str]], way: Callable[[str], Values], ids: tuple[str, ...]) -> str:
    ranks = [_rank(way(text), ids, id_) for id_, text in asked]
    if not ranks:
        return f"{'-':>14}{'-':>10}"
    return f"{np.mean([1 / r for r in ranks]):>14.3f}{np.mean([r <= 5 for r in ranks]):>10.3f}"


def _rank(scores: Values, ids: tuple[str, ...], wanted: str) -> int:
    return 1 + int((scores > scores[ids.index(wanted)]).sum())


def _golden(
    settings: Settings, ways: Mapping[str, Callable[[str], Values]], ids: tuple[str, ...], held: frozenset[str]
) -> None:
    """Golden questions, with the expected sources that were seen in training and those that were not apart."""
    sources = np.asarray([not id_.startswith("offers/") for id_ in ids])
    for name, among in (("seen", lambda i: i not in held), ("unseen", lambda i: i in held)):
        asked = [(q, [i for i in q.expect_sources if among(i)]) for q in read_golden(settings.corpus)]
        asked = [(q, wanted) for q, wanted in asked if wanted]
        means = []
        for way in ways.values():
            values = []
            for question, wanted in asked:
                scores = np.where(sources, way(question.question), -np.inf)
                values.append(ndcg([ids[n] for n in np.argsort(-scores, kind="stable")[:10]], wanted))
            means.append(float(np.mean(values)))
        told = "  ".join(f"{way} {mean:.3f}" for way, mean in zip(ways, means, strict=True))
        print(f"golden questions, sources {name} in training: nDCG@10 {told}   (n={len(asked)})")


if __name__ == "__main__":
    sys.exit(main())
