"""Lexical search: BM25 over lemmas and over character 4-grams, side by side, through the library bm25s."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.errors import IndexUnusable
from assistant.retrieval.dutch import MAX_SEARCH_CHARS, fold, grams, is_dutch, lemma, lemmas
from assistant.retrieval.units import LexicalDocument

Scores = npt.NDArray[np.float32]
TERMS: dict[str, Callable[[str], list[str]]] = {"grams": grams, "lemmas": lemmas}
# A shorter word has too many neighbours to know which one was meant.
SHORTEST_MENDED = 4
# Each unknown word is compared with the whole vocabulary, 1 to 2 ms; more in one question are left as they are.
MOST_MENDED = 20
_NEAR_WORDS = 8
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """BM25 indexes over the same documents, one per way of taking terms.

    `source_ids` and `passage_ids` give, per document, what it finds.
    """

    source_ids: tuple[str, ...]
    passage_ids: tuple[str, ...]
    models: dict[str, Any]

    @classmethod
    def from_documents(cls, documents: Sequence[LexicalDocument]) -> LexicalIndex:
        """Index documents. An empty sequence gives an index that finds nothing."""
        bm25s = _bm25s()
        models: dict[str, Any] = {}
        for name, terms in TERMS.items():
            model = bm25s.BM25()
            if documents:
                model.index(_numbered(terms, documents), show_progress=False)
            models[name] = model
        return cls(tuple(d.source_id for d in documents), tuple(d.passage_id for d in documents), models)

    def scores(self, query: str, terms: str) -> Scores:
        """BM25 scores of all documents for one way of taking terms ("grams" or "lemmas"); zeros when nothing
        matches."""
        model = self.models[terms]
        asked = [term for term in TERMS[terms](query) if term in model.vocab_dict] if self.source_ids else []
        if not asked:
            return np.zeros(len(self.source_ids), dtype=np.float32)
        found: Scores = model.get_scores(asked)
        return found

    def mended(self, query: str) -> str:
        """The query with slips of the keyboard undone: "mijn dochtre" => "mijn dochter".

        Only a word that neither the corpus nor Dutch has, and that is one letter away from a word of the corpus, is
        replaced, by the most frequent of those; so a new term or a name stays what it is.
        """
        left = MOST_MENDED if self.source_ids else 0

        def mend(match: re.Match[str]) -> str:
            nonlocal left
            if left == 0 or not self._is_strange(fold(match[0])):
                return match[0]
            left -= 1
            return self._nearest(fold(match[0])) or match[0]

        return _WORD.sub(mend, query[:MAX_SEARCH_CHARS]) + query[MAX_SEARCH_CHARS:]

    def _is_strange(self, word: str) -> bool:
        known = self.models["lemmas"].vocab_dict
        return len(word) >= SHORTEST_MENDED and not (word in known or lemma(word) in known or is_dutch(word))

    def _nearest(self, word: str) -> str:
        """The most frequent word of the corpus that is one slip away; empty when there is none."""
        model = self.models["lemmas"]
        starts = model.scores["indptr"]
        near = process.extract(word, model.vocab_dict.keys(), scorer=OSA.distance, score_cutoff=1, limit=_NEAR_WORDS)
        places = {found: model.vocab_dict[found] for found, _, _ in near}
        return max(places, key=lambda found: int(starts[places[found] + 1] - starts[places[found]]), default="")

    def save(self, folder: Path) -> None:
        """Write the index into an existing empty folder."""
        rows = {"source_ids": self.source_ids, "passage_ids": self.passage_ids}
        (folder / "documents.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
        if self.source_ids:
            for name, model in self.models.items():
                model.save(folder / name, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Read an index that `save` wrote. Raises IndexUnusable when it is not whole."""
        bm25s = _bm25s()
        try:
            rows = json.loads((folder / "documents.json").read_text("utf-8"))
            loads = {name: bm25s.BM25.load(folder / name) for name in TERMS} if rows["source_ids"] else {}
        except (OSError, ValueError, KeyError) as error:
            raise IndexUnusable(
                f"The lexical index in {folder} can't be read. Run: python ingest.py --rebuild"
            ) from error
        return cls(tuple(rows["source_ids"]), tuple(rows["passage_ids"]), loads or {n: bm25s.BM25() for n in TERMS})


def _numbered(
    terms: Callable[[str], list[str]], documents: Sequence[LexicalDocument]
) -> tuple[list[list[int]], dict[str, int]]:
    """The terms of each document as numbers, and the number of each term.

    A hundred thousand records have tens of millions of 4-grams; as texts they would take gigabytes.
    """
    numbers: dict[str, int] = {}
    return [[numbers.setdefault(t, len(numbers)) for t in terms(d.text)] for d in documents], numbers


def _bm25s() -> Any:
    import bm25s

    # The library logs at DEBUG whatever the program asked for.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s
