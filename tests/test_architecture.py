"""Which way imports point, who may touch which library, and that importing is all that an import does."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Mapping

import pytest

from assistant.settings import ROOT
from tests.source_tree import Module, is_in, modules, product

# A part may import from the parts in earlier rows, and from itself; parts of one row know nothing of each other.
LAYERS = (
    {"domain", "errors"},
    {"settings", "wording", "facing", "visible", "orders"},
    {"corpus", "safety", "privacy"},
    {"retrieval", "offers", "understanding"},
    {"composing"},
    {"deciding", "knowing", "ingesting"},
    {"conversation"},
    {"serving"},
    {"evaluation"},
    {"cli", "web"},
    {"__main__"},
)
# Signals and personal data are recognised even when everything else is broken, so they lean on nothing else.
SAFE_PARTS = {"safety": {"domain", "errors", "wording"}, "privacy": {"domain", "errors", "wording"}}
# The libraries that are wrapped, and the only modules that may know them.
HOMES: Mapping[str, tuple[str, ...]] = {
    "chromadb": ("assistant.retrieval.vectors",),
    "sentence_transformers": ("assistant.retrieval.encoder", "training"),
    "torch": ("training",),
    "langchain": ("assistant.corpus.splitting",),
    "gradio": ("assistant.web",),
    "fastapi": ("assistant.web",),
    "starlette": ("assistant.web",),
    "uvicorn": ("app",),
    "pypdf": ("assistant.corpus.formats.pdf",),
    "bm25s": ("assistant.retrieval.lexical",),
}
HEAVY = ("chromadb", "torch", "gradio", "sentence_transformers", "langchain", "langchain_core", "transformers")
# Gradio's page module imports Gradio, which reads files of its own; it is imported when the page is built.
LOADS_GRADIO = "assistant.web.page"


def test_the_checks_see_the_code() -> None:
    """A gate that silently checks nothing must not look passed."""
    assert {part for module in product() for part in module.parts()} >= {"domain", "corpus", "safety", "composing"}
    assert len(product()) > 50


def test_every_part_stands_in_exactly_one_layer() -> None:
    placed = [part for layer in LAYERS for part in layer]
    assert sorted(placed) == sorted({module.part for module in product()} - {""})


def test_imports_point_one_way() -> None:
    rank = {part: number for number, layer in enumerate(LAYERS) for part in layer}
    wrong = [
        f"{module.relative} imports {part}"
        for module in product()
        for part in module.parts()
        if module.part and part != module.part and rank[part] >= rank[module.part]
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("part", sorted(SAFE_PARTS))
def test_safety_and_privacy_reach_neither_index_nor_model_nor_corpus(part: str) -> None:
    wrong = [
        f"{module.relative} imports {other}"
        for module in product()
        if module.part == part
        for other in module.parts() - SAFE_PARTS[part] - {part}
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_wrapped_library_is_known_in_its_own_module_only(library: str) -> None:
    # benchmarks/ compares libraries with what we made of them, so it may know them all.
    known = (module for module in modules() if not module.name.startswith("benchmarks"))
    users = {module.name for module in known if any(_is_of(name, library) for name in module.imports())}
    assert users, f"nobody uses {library}: take it out of this table and out of pyproject.toml"
    assert not [name for name in users if not is_in(name, HOMES[library])]


def _is_of(imported: str, library: str) -> bool:
    """`langchain` stands for the whole family: langchain_core, langchain_text_splitters."""
    root = imported.split(".")[0]
    return root == library or (library == "langchain" and root.startswith("langchain"))


@pytest.mark.parametrize("library", ["chromadb", "langchain", "sentence_transformers"])
def test_types_of_a_wrapped_library_stand_in_no_public_signature(library: str) -> None:
    wrong = [
        f"{module.at(node)} {node.name}"
        for module in product()
        for node in module.public()
        if isinstance(node, ast.FunctionDef) and _types_of(node) & _names_from(module, library)
    ]
    assert not wrong, wrong


def _types_of(function: ast.FunctionDef) -> set[str]:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    written = [argument.annotation for argument in arguments if argument.annotation]
    written += [function.returns] if function.returns else []
    return {node.id for one in written for node in ast.walk(one) if isinstance(node, ast.Name)}


def _names_from(module: Module, library: str) -> set[str]:
    """The names that a file gave to things of a library: `from chromadb.api import ClientAPI` => ClientAPI."""
    nodes = [node for node in ast.walk(module.tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    named = [(getattr(node, "module", None) or alias.name, alias) for node in nodes for alias in node.names]
    return {alias.asname or alias.name for origin, alias in named if _is_of(origin, library)}


WATCH = """
import importlib, os, sys
root, names, heavy = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
touched = []

def watch(event, arguments):
    if event == "os.mkdir":
        touched.append(f"mkdir {arguments[0]}")
    if event == "open" and isinstance(arguments[0], str):
        path, mode = os.path.abspath(arguments[0]), arguments[1] or "r"
        # What pip laid beside the sources of an editable install is read by Python itself, not by us.
        pips = ".egg-info" in path or "__editable__" in path
        ours = path.startswith(root + os.sep) and os.sep + "." not in path and not pips
        if (ours and not path.endswith((".py", ".pyc"))) or set(mode) & set("wax+"):
            touched.append(f"open {path} {mode}")

sys.addaudithook(watch)
for name in names:
    before = len(touched)
    importlib.import_module(name)
    for what in touched[before:]:
        print(f"{name}: {what}")
for name in heavy:
    if name in sys.modules:
        print(f"loads {name}")
"""


def _importing(names: list[str], heavy: tuple[str, ...]) -> str:
    """What importing these modules in a fresh Python reads, makes and loads; empty when nothing."""
    command = [sys.executable, "-B", "-c", WATCH, str(ROOT), ",".join(names), ",".join(heavy)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + (done.stderr if done.returncode else "")


def test_importing_safety_and_privacy_loads_no_model_and_no_index() -> None:
    assert _importing(["assistant.safety.lane", "assistant.privacy.guard"], (*HEAVY, "yaml", "bm25s", "sklearn")) == ""


def test_importing_all_that_a_reply_needs_loads_no_model_and_no_index() -> None:
    names = ["assistant.cli", "assistant.conversation", "assistant.serving", "app", "ingest"]
    assert _importing(names, ("torch", "gradio", "sentence_transformers", "chromadb")) == ""


def test_importing_reads_no_file_and_makes_no_folder() -> None:
    names = [module.name for module in product() if module.name not in ("assistant.__main__", LOADS_GRADIO)]
    assert _importing(names, ()) == ""
