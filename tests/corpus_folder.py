"""A small corpus of our own to break: Duinstad, with a club, a camp and some kites."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.corpus.reading import check_corpus
from assistant.errors import CorpusProblem

FIXTURE = Path(__file__).parent / "fixtures" / "corpus"

OFFER = """---
title: Bouwclub
confidence: medium
organization: Stichting Vlieger
kind: club
service_areas: [Noorderwijk]
themes: [spelen]
---

Kinderen bouwen hutten.
"""


def copied_to(folder: Path) -> Path:
    """A writable copy of the fixture corpus."""
    return Path(shutil.copytree(FIXTURE, folder / "corpus"))


def problems_of(corpus: Path) -> tuple[CorpusProblem, ...]:
    """The problems of a corpus folder."""
    return check_corpus(corpus)[1]


def problems_with(corpus: Path, path: str, text: str) -> list[tuple[int | None, str | None, str, str]]:
    """Write one file and return what is wrong with it: (line, field, problem, remedy)."""
    target = corpus / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return [(p.line, p.field, p.problem, p.remedy) for p in problems_of(corpus) if p.path == path]
