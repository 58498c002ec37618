"""Docs that name code drift: what README.md and docs/toevoegen.md say is compared with what is there."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from assistant.cli import _parser
from assistant.corpus.reading import check_corpus
from assistant.corpus.records import COMMON_FIELDS, KINDS, OFFER_FIELDS, allowed_fields
from assistant.settings import ROOT, Settings
from docs.readme import MEANINGS, README, answers, decisions_list, part_of, settings_table
from tests.source_tree import product
from tests.test_architecture import LAYERS

TEXT = README.read_text("utf-8")
ADDING = ROOT / "docs" / "toevoegen.md"
GUIDES = (README, ADDING, ROOT / "CHANGELOG.md")
EXAMPLE = re.compile(r"```markdown\n(?P<record>---\n.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)#]+)\)")
TICKED = re.compile(r"`(?P<inside>[^`\n]+)`")


def section(text: str, title: str) -> str:
    """The text under a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}\n(?P<inside>.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {title}"
    return found["inside"]


def first_column(text: str) -> list[str]:
    """What stands between backticks in the first cell of each row of a table."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("|")]
    return [match["inside"] for cell in cells for match in TICKED.finditer(cell)]


def test_the_settings_table_is_that_of_the_code() -> None:
    assert part_of(TEXT, "settings") == settings_table(), "run: python -m docs.readme"
    assert MEANINGS.keys() == {item.name for item in fields(Settings)}


def test_every_decision_is_listed_with_its_title() -> None:
    assert part_of(TEXT, "decisions") == decisions_list(), "run: python -m docs.readme"


def test_every_word_of_the_glossary_is_a_class() -> None:
    classes = {node.name for module in product() for node in module.public() if hasattr(node, "bases")}
    named = first_column(section(TEXT, "Glossary"))
    assert len(named) > 20
    assert not [name for name in named if name not in classes]


def test_the_module_map_names_what_exists_and_every_part() -> None:
    named = first_column(section(TEXT, "Modules"))
    assert not [path for path in named if not (ROOT / path).exists()]
    parts = {module.part for module in product()} - {""}
    missing = [part for part in parts if not {f"assistant/{part}/", f"assistant/{part}.py"} & set(named)]
    assert not missing, missing


def test_the_module_map_is_ordered_by_who_may_import_whom() -> None:
    rank = {part: number for number, layer in enumerate(LAYERS) for part in layer}
    paths = [Path(path) for path in first_column(section(TEXT, "Modules")) if path.startswith("assistant/")]
    order = [rank[path.stem] for path in paths if path.stem in rank]
    assert order == sorted(order)


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", TEXT))
    assert {"run", "test"} <= named
    assert named <= targets, named - targets


def test_every_option_that_is_named_is_in_the_real_help() -> None:
    commands = " ".join(line for line in TEXT.splitlines() if re.match(r"\s+(\.venv/bin/)?python |\$ python", line))
    named = set(re.findall(r"(--[a-z]+)", commands))
    known = set(_options(_parser()))
    for script in ("ingest.py", "app.py"):
        environ = {name: value for name, value in os.environ.items() if not name.startswith("KINDERWERK_")}
        done = subprocess.run([sys.executable, script, "--help"], cwd=ROOT, env=environ, capture_output=True, text=True)
        known |= set(re.findall(r"(--[a-z]+)", done.stdout))
    assert {"--check", "--batch", "--json", "--role", "--inspect"} <= named
    assert named <= known, named - known


def _options(parser: argparse.ArgumentParser) -> list[str]:
    found: list[str] = []
    for action in parser._actions:
        found += action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            found += [option for inner in action.choices.values() for option in _options(inner)]
    return found


def test_versions_that_are_named_are_the_pinned_ones() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    torch = next(pin for pin in project["dependencies"] if pin.startswith("torch=="))
    assert f" {torch} " in TEXT and TEXT.count("torch==") == 1
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in TEXT
    assert f"## [{project['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(guide: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(guide.read_text("utf-8"))]
    inside = [target for target in targets if not target.startswith("https://")]
    assert not [target for target in inside if not (guide.parent / target).exists()]


@pytest.mark.parametrize("guide", [README, ADDING], ids=lambda path: path.name)
def test_the_records_that_serve_as_examples_are_right(guide: Path, small_corpus: Path) -> None:
    examples = [match["record"] for match in EXAMPLE.finditer(guide.read_text("utf-8"))]
    assert examples
    (small_corpus / "documents").mkdir()
    for number, record in enumerate(examples):
        document = re.search(r"^document: (.+)$", record, re.MULTILINE)
        if document:
            (small_corpus / "documents" / document[1]).write_bytes(b"%PDF-1.4 not read here")
        collection = "documents" if document else "offers"
        (small_corpus / collection / f"voorbeeld-{number}.md").write_text(record, "utf-8")
    assert check_corpus(small_corpus)[1] == ()


def test_the_guide_for_workers_names_every_field_and_no_other() -> None:
    named = first_column(section(ADDING.read_text("utf-8"), "De velden"))
    assert sorted(named) == sorted({*COMMON_FIELDS, *OFFER_FIELDS})
    assert set(allowed_fields("documents")) - set(named) == {"document"}


def test_the_guide_for_workers_lists_the_kinds_and_themes_that_exist() -> None:
    text = " ".join(section(ADDING.read_text("utf-8"), "De velden").split())
    assert f"Soorten (`kind`): {', '.join(KINDS)}." in text
    themes = tomllib.loads((ROOT / "corpus" / "themes.toml").read_text("utf-8"))["theme"]
    assert f"Thema's (`themes`): {', '.join(theme['id'] for theme in themes)}." in text


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_no_guide_names_a_folder_of_one_machine(guide: Path) -> None:
    assert not re.search(r"(?<![\w.])/(work|tmp|home|root|Users)/", guide.read_text("utf-8"))


@pytest.mark.slow
def test_the_answers_are_what_the_product_prints(tmp_path: Path) -> None:
    """Needs an index of the shipped corpus with the shipped encoder, so `make test-slow` runs it."""
    from assistant.ingesting import ingest

    settings = replace(Settings(), index=tmp_path / "index")
    ingest(settings, lambda step, done, total: None)
    printed = answers(settings)
    assert {part: part_of(TEXT, part) for part in printed} == printed, "run: python -m docs.readme"
