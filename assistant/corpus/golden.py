"""The workers' own questions with what must come back: corpus/golden/*.jsonl, never indexed and never trained on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.fields import suggestion
from assistant.domain import Role
from assistant.errors import CorpusError, CorpusProblem

FOLDER = "golden"
FIELDS = ("id", "role", "question", "topics", "expect_sources", "expect_offers")


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """One question of a partner. The expected ids carry their folder; empty means none is expected."""

    id: str
    role: Role
    question: str
    topics: tuple[str, ...]
    expect_sources: tuple[str, ...]
    expect_offers: tuple[str, ...]


def read_golden(corpus: Path) -> tuple[GoldenQuestion, ...]:
    """All golden questions of a corpus folder, by file and line; none when it has no golden folder.

    Raises CorpusError with every line that is no question.
    """
    problems: list[CorpusProblem] = []
    found = [
        question
        for path in sorted((corpus / FOLDER).glob("*.jsonl"))
        for question in _questions(path, f"{FOLDER}/{path.name}", problems)
    ]
    seen: set[str] = set()
    for question in found:
        if question.id in seen:
            problems.append(CorpusProblem(FOLDER, None, question.id, "This id stands here twice.", "Rename one."))
        seen.add(question.id)
    if problems:
        raise CorpusError(tuple(problems))
    return tuple(found)


def check_golden(questions: tuple[GoldenQuestion, ...], known: Collection[str]) -> tuple[CorpusProblem, ...]:
    """A problem for every expected id that is not among the known ids of sources and offers."""
    return tuple(
        CorpusProblem(FOLDER, None, question.id, f"'{name}' does not exist.", suggestion(name, known))
        for question in questions
        for name in (*question.expect_sources, *question.expect_offers)
        if name not in known
    )


def _questions(path: Path, relative: str, problems: list[CorpusProblem]) -> Iterator[GoldenQuestion]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield _question(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problem = f"This line is no golden question: {type(error).__name__} {error}."
            problems.append(CorpusProblem(relative, number, None, problem, f"Write {', '.join(FIELDS)}."))


def _question(row: Mapping[str, object]) -> GoldenQuestion:
    unknown = row.keys() - set(FIELDS)
    if unknown:
        raise KeyError(f"unknown field {sorted(unknown)[0]}")
    return GoldenQuestion(
        str(row["id"]),
        Role(str(row["role"])),
        str(row["question"]),
        _texts(row, "topics"),
        _texts(row, "expect_sources"),
        _texts(row, "expect_offers"),
    )


def _texts(row: Mapping[str, object], name: str) -> tuple[str, ...]:
    values = row.get(name, [])
    if not isinstance(values, list):
        raise TypeError(f"{name} must be a list")
    return tuple(str(value) for value in values)
