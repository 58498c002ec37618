"""The corpus's golden questions asked of the running product, scored per slice, held to floors.

nDCG@10 (Järvelin & Kekäläinen 2002, gains falling with the place in the expected list) and recall@5 over expected
sources; `served`: answered or referred, as every golden question can be. A slice without questions fails, since a
gate that
checks nothing must not look passed. Floors stand in corpus/golden/floors.toml, beside the questions that workers own.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation import Conversation
from assistant.corpus.golden import FOLDER, GoldenQuestion, read_golden
from assistant.domain import Answer, Status
from assistant.errors import AssistantError
from assistant.serving import LiveAssistant
from assistant.settings import Settings

SERVED = frozenset({Status.ANSWERED, Status.REFERRED, Status.SAFETY})


@dataclass(frozen=True, slots=True)
class Asked:
    """One golden question and what came back."""

    question: GoldenQuestion
    answer: Answer
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All questions asked, and the floors per slice and figure."""

    asked: tuple[Asked, ...]
    floors: Mapping[str, Mapping[str, float]]

    def slices(self) -> dict[str, dict[str, float]]:
        """Means per slice (role, and "all") and figure, with `questions` the size of the slice."""
        groups: dict[str, list[Asked]] = defaultdict(list)
        for one in self.asked:
            groups["all"].append(one)
            groups[one.question.role.value].append(one)
        return {name: _means(group) for name, group in groups.items()}

    def failures(self) -> list[str]:
        """One sentence for every floor that is not reached, and for every slice with floors but without questions."""
        found = self.slices()
        said: list[str] = []
        for slice_, floors in self.floors.items():
            if slice_ not in found:
                said.append(f"slice '{slice_}' has floors but no questions: nothing was checked")
                continue
            said += [
                f"slice '{slice_}': {figure} {found[slice_][figure]:.3f} is below its floor {floor}"
                for figure, floor in floors.items()
                if found[slice_].get(figure, 0.0) < floor
            ]
        return said

    @property
    def passed(self) -> bool:
        """Whether something was asked, floors exist, and all of them are reached."""
        return bool(self.asked) and bool(self.floors) and not self.failures()


def evaluate(settings: Settings) -> Evaluation:
    """Ask every golden question, each as a conversation of its own. Raises AssistantError when there is no floors
    file."""
    assistant = LiveAssistant(settings)
    questions = read_golden(settings.corpus)
    asked = []
    for question in questions:
        answer, _ = assistant.reply(Conversation(question.role), question.question)
        asked.append(Asked(question, answer, _figures(question, answer)))
    return Evaluation(tuple(asked), read_floors(settings.corpus))


def read_floors(corpus: Path) -> Mapping[str, Mapping[str, float]]:
    """The floors per slice and figure. Raises AssistantError naming the file when it is missing or is no TOML."""
    path = corpus / FOLDER / "floors.toml"
    try:
        floors: Mapping[str, Mapping[str, float]] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise AssistantError(f"{path} can't be read: {error}. Put the floors per slice there.") from error
    return floors


def report(evaluation: Evaluation, show: int = 0) -> str:
    """A table of all slices, the misses when asked for, and every floor that is not reached."""
    lines = [f"{'slice':<14}{'questions':>10}{'nDCG@10':>9}{'recall@5':>10}{'served':>8}{'cited':>7}"]
    for name, means in evaluation.slices().items():
        figures = "".join(f"{means[f]:>{w}.3f}" for f, w in (("ndcg", 9), ("recall", 10), ("served", 8), ("cited", 7)))
        lines.append(f"{name:<14}{means['questions']:>10.0f}{figures}")
    if show:
        lines += _misses(evaluation.asked, show)
    failures = evaluation.failures()
    lines += failures or [
        f"all floors of {len(evaluation.floors)} slices reached" if evaluation.passed else "nothing was checked"
    ]
    return "\n".join(lines)


def ndcg(ranked: Sequence[str], relevant: Sequence[str], depth: int = 10) -> float:
    """Normalised discounted cumulative gain at `depth`; the first of `relevant` weighs most. 0 when nothing is
    relevant."""
    gain = {source: len(relevant) - place for place, source in enumerate(relevant)}
    best = sum((len(relevant) - i) / math.log2(i + 2) for i in range(min(depth, len(relevant))))
    return (
        sum(gain.get(source, 0) / math.log2(i + 2) for i, source in enumerate(ranked[:depth])) / best if best else 0.0
    )


def _figures(question: GoldenQuestion, answer: Answer) -> dict[str, float]:
    expected, ranked = question.expect_sources, answer.sources
    figures = {
        "served": float(answer.status in SERVED),
        "cited": float(bool(answer.citations) or answer.status is not Status.ANSWERED),
    }
    if expected:
        figures["ndcg"] = ndcg(ranked, expected)
        figures["recall"] = len(set(ranked[:5]) & set(expected)) / min(5, len(expected))
    return figures


def _means(group: Sequence[Asked]) -> dict[str, float]:
    means = {"questions": float(len(group))}
    for name in ("ndcg", "recall", "served", "cited"):
        values = [one.figures[name] for one in group if name in one.figures]
        means[name] = sum(values) / len(values) if values else 0.0
    return means


def _misses(asked: Sequence[Asked], show: int) -> list[str]:
    worst = sorted((one for one in asked if "ndcg" in one.figures), key=lambda one: one.figures["ndcg"])[:show]
    return [
        f"- {one.question.id} ({one.answer.status}): expected {', '.join(one.question.expect_sources[:3])}; "
        f"found {', '.join(one.answer.sources[:3]) or 'nothing'}"
        for one in worst
    ]
