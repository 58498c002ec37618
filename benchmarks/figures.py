"""What benchmarks measure, and how: quality of a ranking, milliseconds, memory, and the machine they stand for."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation import ndcg
from benchmarks.questions import Asked

Rank = Callable[[Asked], Sequence[str]]
RECALL_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Quality:
    """nDCG@10 and recall@5 of one question, as `python -m assistant evaluate` counts them."""

    ndcg: float
    recall: float

    @classmethod
    def of(cls, ranked: Sequence[str], relevant: Sequence[str]) -> Quality:
        """Judge source ids, best first, without offers."""
        found = set(ranked[:RECALL_DEPTH]) & set(relevant)
        return cls(ndcg(ranked, relevant), len(found) / min(RECALL_DEPTH, len(relevant)))


@dataclass(frozen=True, slots=True)
class Answered:
    """Means over all questions, and the milliseconds that each took."""

    ndcg: float
    recall: float
    milliseconds: tuple[float, ...]


def ask_all(asked: Sequence[Asked], rank: Rank, rounds: int = 1) -> Answered:
    """Ask every question `rounds` times, after one that is not counted; quality is that of the first round."""
    rank(asked[0])
    judged: list[Quality] = []
    taken: list[float] = []
    for turn in range(rounds):
        for one in asked:
            started = time.perf_counter()
            ranked = rank(one)
            taken.append((time.perf_counter() - started) * 1000)
            if turn == 0:
                judged.append(Quality.of(ranked, one.relevant))
    return Answered(mean([q.ndcg for q in judged]), mean([q.recall for q in judged]), tuple(taken))


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of all values lie; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def resident_megabytes() -> float:
    """Memory that this process holds now; 0 on a system that does not tell."""
    try:
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def machine() -> str:
    """Cores, processor, memory and system of this machine, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return f"{len(os.sched_getaffinity(0))} cores ({model}), {memory:.0f} GB memory, {platform.system()}"
