"""What the documents for security and privacy promise is held to the tests that they name."""

from __future__ import annotations

import ast
import re

import pytest

from assistant.settings import ROOT

DOCUMENTS = ("threat-model.md", "privacy.md")
LLM_RISKS = [f"LLM{number:02}" for number in range(1, 11)]
CHAPTERS = [f"V{number}" for number in range(1, 15)]


def written(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def tests_there_are() -> set[str]:
    """The name of every test function."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("test_*.py"))
    functions = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions if function.name.startswith("test_")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_test_that_is_named_exists(name: str) -> None:
    named = set(re.findall(r"`(test_\w+)`", written(name)))
    assert len(named) > 8
    assert not named - tests_there_are()


def test_each_risk_of_both_lists_is_gone_through() -> None:
    text = written("threat-model.md")
    assert [risk for risk in (*LLM_RISKS, *CHAPTERS) if not re.search(rf"\b{risk}\b", text)] == []


@pytest.mark.parametrize("risk", LLM_RISKS)
def test_each_llm_risk_names_a_test(risk: str) -> None:
    row = next(line for line in written("threat-model.md").splitlines() if line.startswith(f"| {risk} "))
    assert "`test_" in row


@pytest.mark.parametrize("name", ("privacy.md", "algoritmeregister.md", "threat-model.md"))
def test_the_documents_say_that_nobody_outside_has_reviewed_them(name: str) -> None:
    assert re.search(r"Geen FG|Geen deskundige|Nobody outside the project", written(name))
