"""Where "dat weet ik niet" begins: the curve behind MIN_CONFIDENCE in assistant/deciding.py.

Golden questions of the corpus should stay above the threshold, questions from other fields (unknown.txt) below.
Prints, per threshold, the share of golden questions lost and the share of unknown questions refused by words alone,
before scope rules and themes say anything.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.corpus.golden import read_golden
from assistant.domain import KnownShare
from assistant.serving import LiveAssistant
from assistant.settings import Settings

WORDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7)
SIMILARITIES = (0.4, 0.45, 0.5, 0.55, 1.1)


def main() -> int:
    """Print the curve."""
    settings = Settings.from_environment()
    retriever = LiveAssistant(settings).opened.assistant.retriever
    if retriever is None:
        print("There is no index. Run: python ingest.py", file=sys.stderr)
        return 1
    unknown = (Path(__file__).with_name("unknown.txt")).read_text("utf-8").splitlines()
    known = [question.question for question in read_golden(settings.corpus)]
    sure = [retriever.search(text).sources.known for text in known]
    unsure = [retriever.search(text).sources.known for text in unknown]
    print(f"{'words <':>8}{'cosine <':>9}{'golden lost':>13}{'unknown refused':>17}")
    print(f"{len(sure)} golden questions, {len(unsure)} unknown ones")
    for words in WORDS:
        for similarity in SIMILARITIES:
            lost, refused = (share_below(group, words, similarity) for group in (sure, unsure))
            print(f"{words:>8.2f}{similarity:>9.2f}{lost:>13.3f}{refused:>17.3f}")
    return 0


def share_below(group: list[KnownShare], words: float, similarity: float) -> float:
    """Share of the group that lies below both thresholds."""
    return sum(k.words < words and (k.similarity is None or k.similarity < similarity) for k in group) / len(group)


if __name__ == "__main__":
    sys.exit(main())
