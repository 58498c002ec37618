"""The shape of the code: which way imports point, who may touch which library, and how long things get.

Everything is read from the syntax trees, so the checks hold for imports inside functions, too.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assistant.settings import ROOT

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 30
# Files that may be longer, each with the reason.
LONG_FILES: Mapping[str, str] = {
    "assistant/domain.py": "all nouns of the product and nothing else; mostly fields and their docstrings",
}
# A part may import from the parts in lower rows, and from itself. README's module map follows this order.
LAYERS = (
    {"domain", "errors"},
    {"settings", "wording", "facing"},
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
    "uvicorn": ("assistant.web", "app"),
    "pypdf": ("assistant.corpus.formats.pdf",),
    "bm25s": ("assistant.retrieval.lexical",),
}
FORBIDDEN_MODULES = {"utils", "util", "helpers", "helper", "common", "misc", "chain", "chains", "manager", "pipeline", "service"}
FORBIDDEN_CLASS_ENDINGS = ("Manager", "Service", "Handler", "Helper", "Utils")
UNFINISHED = ("TODO", "FIXME", "XXX", "NotImplementedError", "placeholder text", "lorem ipsum")
# Where a person reads stdout: the command line and the thin scripts.
PRINTING = ("app", "ingest", "assistant.cli", "training", "benchmarks", "docs")
# The page's edge turns whatever broke into one sentence with the help numbers; nothing else may swallow everything.
CATCH_ALL = ("assistant.web.talk",)
HEAVY = ("chromadb", "torch", "gradio", "sentence_transformers", "langchain", "langchain_core", "transformers")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of ours. `name` is dotted; a package's own file bears the package's name."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def relative(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def part(self) -> str:
        """Such as "assistant.corpus.fields" => "corpus"; "" for the root package."""
        return self.name.split(".")[1] if "." in self.name else ""

    def imports(self) -> set[str]:
        """Full dotted names of all that is imported anywhere in the file."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.relative}:{node.lineno} imports relatively"
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    def at(self, node: ast.stmt | ast.expr | ast.ExceptHandler) -> str:
        return f"{self.relative}:{node.lineno}"


@cache
def modules() -> tuple[Module, ...]:
    """All code of the project; tests apart."""
    folders = ("assistant", "training", "benchmarks", "docs")
    paths = [ROOT / "app.py", ROOT / "ingest.py", *(p for folder in folders for p in sorted((ROOT / folder).rglob("*.py")))]
    return tuple(Module(_dotted(path), path, ast.parse(path.read_text("utf-8"))) for path in paths)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def product() -> tuple[Module, ...]:
    return tuple(module for module in modules() if module.name.split(".")[0] == "assistant")


def _is_in(name: str, homes: tuple[str, ...]) -> bool:
    return any(name == home or name.startswith(home + ".") for home in homes)


def _parts(module: Module) -> set[str]:
    """The parts of the product that a module imports from."""
    return {name.split(".")[1] for name in module.imports() if name.startswith("assistant.")} - {""}


def _public(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions, classes and methods; what is defined inside a function is nobody else's."""
    open_: list[ast.Module | ast.ClassDef] = [module.tree]
    while open_:
        for node in open_.pop().body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                open_.append(node)


def _found(check: Callable[[Module, ast.AST], str | None], among: tuple[Module, ...]) -> list[str]:
    """What a check says of any node, with the nodes' places in it."""
    said = (check(module, node) for module in among for node in ast.walk(module.tree))
    return [one for one in said if one]


def test_the_checks_see_the_code() -> None:
    """A gate that silently checks nothing must not look passed."""
    assert {part for module in product() for part in _parts(module)} >= {"domain", "corpus", "safety", "composing"}
    assert len(product()) > 50


def test_every_part_stands_in_exactly_one_layer() -> None:
    placed = [part for layer in LAYERS for part in layer]
    assert sorted(placed) == sorted({module.part for module in product()} - {""})


def test_imports_point_one_way() -> None:
    rank = {part: number for number, layer in enumerate(LAYERS) for part in layer}
    wrong = [
        f"{module.relative} imports {part}"
        for module in product()
        for part in _parts(module)
        if part != module.part and module.part and rank[part] >= rank[module.part]
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("part", sorted(SAFE_PARTS))
def test_safety_and_privacy_reach_neither_index_nor_model_nor_corpus(part: str) -> None:
    wrong = [
        f"{module.relative} imports {other}"
        for module in product()
        if module.part == part
        for other in _parts(module) - SAFE_PARTS[part] - {part}
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_wrapped_library_is_known_in_its_own_module_only(library: str) -> None:
    users = {module.name for module in modules() for name in module.imports() if _is_library(name, library)}
    assert users, f"nobody uses {library}: take it out of this table and out of pyproject.toml"
    assert not [name for name in users if not _is_in(name, HOMES[library])]


def _is_library(imported: str, library: str) -> bool:
    """`langchain` stands for the whole family: langchain_core, langchain_text_splitters."""
    root = imported.split(".")[0]
    return root == library or (library == "langchain" and root.startswith("langchain"))


def test_langchain_and_chroma_stand_in_no_signature_of_ours() -> None:
    """Their types die inside the module that reads them: no public function takes or gives one."""
    foreign = {"Document", "Collection", "ClientAPI", "BaseRetriever", "TextSplitter", "Embeddings"}
    own = {node.name for module in product() for node in _public(module) if isinstance(node, ast.ClassDef)}
    wrong = [
        f"{module.at(node)} {node.name}"
        for module in product()
        for node in _public(module)
        if isinstance(node, ast.FunctionDef) and _named_types(node) & (foreign - own)
    ]
    assert not wrong, wrong


def _named_types(function: ast.FunctionDef) -> set[str]:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    written = [a.annotation for a in arguments if a.annotation] + ([function.returns] if function.returns else [])
    return {node.id for one in written for node in ast.walk(one) if isinstance(node, ast.Name)}


def test_no_module_is_a_drawer_for_everything() -> None:
    named = [module.relative for module in modules() if set(module.name.split(".")) & FORBIDDEN_MODULES]
    assert not named, named


def test_no_class_is_named_for_its_role_in_a_framework() -> None:
    wrong = [
        f"{module.at(node)} {node.name}"
        for module in modules()
        for node in _public(module)
        if isinstance(node, ast.ClassDef) and node.name.endswith(FORBIDDEN_CLASS_ENDINGS)
    ]
    assert not wrong, wrong


def test_nothing_is_left_unfinished() -> None:
    here = Path(__file__).resolve()
    paths = [module.path for module in modules()] + [p for p in (ROOT / "tests").rglob("*.py") if p.resolve() != here]
    left = [f"{p.relative_to(ROOT)}: {word}" for p in paths for word in UNFINISHED if word in p.read_text("utf-8")]
    assert not left, left


def test_files_stay_short() -> None:
    paths = [module.path for module in modules()] + sorted((ROOT / "tests").rglob("*.py"))
    lengths = {p.relative_to(ROOT).as_posix(): len(p.read_text("utf-8").splitlines()) for p in paths}
    long = {name: lines for name, lines in lengths.items() if lines > MAX_FILE_LINES}
    assert long.keys() - LONG_FILES.keys() == set(), long
    assert LONG_FILES.keys() <= long.keys(), "an exception that is no longer needed"


def test_functions_stay_short() -> None:
    def too_long(module: Module, node: ast.AST) -> str | None:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
            return None
        lines = node.end_lineno - node.lineno + 1
        return f"{module.at(node)} {node.name}: {lines} lines" if lines > MAX_FUNCTION_LINES else None

    assert not _found(too_long, modules())


def test_only_the_edges_print() -> None:
    def prints(module: Module, node: ast.AST) -> str | None:
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        return module.relative if called and not _is_in(module.name, PRINTING) else None

    assert not _found(prints, modules())


def test_errors_are_caught_by_name_but_at_the_pages_edge() -> None:
    def blind(module: Module, node: ast.AST) -> str | None:
        if not isinstance(node, ast.ExceptHandler):
            return None
        caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"BaseException"}
        wide = caught & {"Exception", "BaseException"} and not _is_in(module.name, CATCH_ALL)
        return f"{module.at(node)} catches {caught}" if wide else None

    assert not _found(blind, modules())


def test_every_public_name_says_its_contract() -> None:
    bare = [module.relative for module in product() if not ast.get_docstring(module.tree)]
    bare += [f"{module.at(node)} {node.name}" for module in product() for node in _public(module) if not ast.get_docstring(node)]
    assert not bare, bare


def test_every_function_has_its_types() -> None:
    def untyped(module: Module, node: ast.AST) -> str | None:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return None
        args = node.args
        every = [*args.posonlyargs, *args.args, *args.kwonlyargs, *filter(None, (args.vararg, args.kwarg))]
        missing = [a.arg for a in every if a.annotation is None and a.arg not in {"self", "cls"}]
        return f"{module.at(node)} {node.name}" if missing or node.returns is None else None

    assert not _found(untyped, modules())


WATCH = """
import importlib, os, sys
root, modules, heavy = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
touched = []

def watch(event, arguments):
    if event == "os.mkdir":
        touched.append(f"mkdir {arguments[0]}")
    if event == "open" and isinstance(arguments[0], str):
        path, mode = os.path.abspath(arguments[0]), arguments[1] or "r"
        ours = path.startswith(root + os.sep) and os.sep + "." not in path and "site-packages" not in path
        if (ours and not path.endswith((".py", ".pyc"))) or set(mode) & set("wax+"):
            touched.append(f"open {path} {mode}")

sys.addaudithook(watch)
for name in modules:
    before = len(touched)
    importlib.import_module(name)
    for what in touched[before:]:
        print(f"{name}: {what}")
for name in heavy:
    if name in sys.modules:
        print(f"loads {name}")
"""


def _importing(names: list[str], heavy: tuple[str, ...]) -> str:
    """What importing these modules in a fresh Python touches and loads; empty when nothing."""
    command = [sys.executable, "-B", "-c", WATCH, str(ROOT), ",".join(names), ",".join(heavy)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + (done.stderr if done.returncode else "")


def test_importing_safety_and_privacy_loads_no_model_and_no_index() -> None:
    assert _importing(["assistant.safety.lane", "assistant.privacy.guard"], (*HEAVY, "yaml", "numpy", "bm25s")) == ""


def test_importing_all_that_a_reply_needs_loads_no_model_and_no_index() -> None:
    assert _importing(["assistant.cli", "assistant.serving", "assistant.ingesting", "app", "ingest"], ("torch", "gradio", "sentence_transformers", "chromadb")) == ""


def test_importing_reads_no_file_and_makes_no_folder() -> None:
    names = [m.name for m in product() if m.name != "assistant.__main__" and m.name != "assistant.web.page"]
    assert _importing(names, ()) == ""
