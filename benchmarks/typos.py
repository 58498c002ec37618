"""What slips of the keyboard and other languages cost: prints one JSON object.

    python -m benchmarks.typos [--corpus FOLDER] [--questions FILE]

The same questions are asked as they are and with slips (training/pairs.py, one in 25 letters, three seeds). The
questions of foreign.jsonl, written for this and in no index, are asked in their language and in Dutch; no native
speaker has checked them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.corpus.reading import check_corpus
from assistant.domain import Language
from assistant.errors import AssistantError
from assistant.retrieval.encoder import load_encoder
from assistant.settings import Settings
from benchmarks.figures import ask_all, mean
from benchmarks.ours import Ours, build, passages_of
from benchmarks.questions import FOREIGN, Asked, read_questions
from training.pairs import mistyped

SEEDS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Compared:
    """nDCG@10 and recall@5 of the same questions in two forms. `case` says which: "nl, with slips", or a language."""

    case: str
    questions: int
    ndcg: float
    recall: float
    plain_ndcg: float
    plain_recall: float


def with_slips(asked: Sequence[Asked], seed: int) -> list[Asked]:
    """The same questions as people really type them; the same seed gives the same slips."""
    chance = random.Random(seed)
    return [replace(one, turns=tuple(mistyped(turn, chance) for turn in one.turns)) for one in asked]


def in_dutch(asked: Sequence[Asked]) -> list[Asked]:
    """The Dutch twins of questions in other languages."""
    return [replace(one, turns=one.dutch, language=Language.NL) for one in asked]


def compare_forms(ours: Ours, asked: Sequence[Asked], foreign: Sequence[Asked]) -> list[Compared]:
    """The whole reply to each question in both forms."""
    plain = ask_all(asked, ours.reply)
    slipped = [ask_all(with_slips(asked, seed), ours.reply) for seed in SEEDS]
    ndcg, recall = mean([s.ndcg for s in slipped]), mean([s.recall for s in slipped])
    found = [Compared("with slips", len(asked), ndcg, recall, plain.ndcg, plain.recall)]
    groups = {language.value: [one for one in foreign if one.language is language] for language in Language}
    for name, group in {**groups, "five languages": list(foreign)}.items():
        if not group:
            continue
        own, dutch = ask_all(group, ours.reply), ask_all(in_dutch(group), ours.reply)
        found.append(Compared(name, len(group), own.ndcg, own.recall, dutch.ndcg, dutch.recall))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what slips of the keyboard and other languages cost.")
    parser.add_argument("--corpus", type=Path, default=Settings().corpus)
    parser.add_argument("--questions", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        settings = replace(Settings.from_environment(), corpus=chosen.corpus)
        corpus, _ = check_corpus(chosen.corpus)
        asked = read_questions(chosen.questions, chosen.corpus, corpus.sources)
        foreign = read_questions(FOREIGN, chosen.corpus, corpus.sources)
        encoder = load_encoder(settings)
        with tempfile.TemporaryDirectory() as folder:
            build(corpus, passages_of(corpus), Path(folder), encoder)
            ours = Ours.over(corpus, Path(folder), encoder)
            print(json.dumps([asdict(one) for one in compare_forms(ours, asked, foreign)]))
            ours.retriever.index.close()
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
