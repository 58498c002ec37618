"""The plot of docs/benchmarks.md: python -m benchmarks.plot RESULTS.json OUT.png, in the benchmark's environment."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

OURS, PEER = "#0b5d78", "#b7bec4"
LINES = {
    "reply": ("whole reply", "#0b5d78", "o-"),
    "filtered": ("search and offers, with filters", "#c2570c", "s-"),
    "search": ("search", "#4a7c2c", "^-"),
    "floor": ("numpy, all vectors", "#6b6b6b", "x--"),
}
GOAL_MS = 100


def draw(results: Mapping[str, Any], path: Path) -> None:
    """Quality of all systems on the left, milliseconds by size of the corpus on the right."""
    import matplotlib as mpl  # type: ignore[import-not-found, unused-ignore]

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4.8), layout="constrained")
    _quality(left, results["compare"])
    _scale(right, results["scale"])
    figure.savefig(path, dpi=110)


def _quality(axes: Any, compared: Mapping[str, Any]) -> None:  # noqa: ANN401
    name, part = next(iter(compared.items()))
    rows = sorted(part["rows"], key=lambda row: float(row["ndcg"]))
    bars = axes.barh(
        [row["system"] for row in rows],
        [row["ndcg"] for row in rows],
        color=[OURS if row["system"].startswith("Kinderwerkwijzer") else PEER for row in rows],
    )
    axes.bar_label(bars, fmt="%.2f", padding=3)
    axes.set(title=f"nDCG@10, {rows[0]['questions']} questions ({name})", xlim=(0, 1))
    axes.spines[["top", "right"]].set_visible(False)


def _scale(axes: Any, scaled: Mapping[str, Any]) -> None:  # noqa: ANN401
    sizes = sorted(scaled.values(), key=lambda row: int(row["records"]))
    for key, (label, color, style) in LINES.items():
        points = [(row["records"], row[f"{key}_p95"]) for row in sizes if f"{key}_p95" in row]
        if points:
            axes.plot(*zip(*points, strict=True), style, color=color, label=label)
    axes.axhline(GOAL_MS, color="#999999", linewidth=0.8, linestyle=":")
    axes.set(title="p95 in ms per question, 2 cores", xlabel="records (beyond the real ones: synthetic)")
    axes.set(xscale="log", yscale="log")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the plot of a file of results."""
    results, path = map(Path, sys.argv[1:3] if arguments is None else arguments)
    draw(json.loads(results.read_text("utf-8")), path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
