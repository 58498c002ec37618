"""The project's own code as syntax trees, for tests about its shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.settings import ROOT

FOLDERS = ("assistant", "training", "benchmarks", "docs")
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Placed = ast.stmt | ast.expr | ast.ExceptHandler


@dataclass(frozen=True, slots=True)
class Module:
    """One file of ours. `name` is dotted; a package's own file bears the package's name."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def relative(self) -> str:
        """The path as people write it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def part(self) -> str:
        """Such as "assistant.corpus.fields" => "corpus"; "" for the root package and outside assistant/."""
        steps = self.name.split(".")
        return steps[1] if steps[0] == "assistant" and len(steps) > 1 else ""

    def at(self, node: Placed) -> str:
        """File and line of a node."""
        return f"{self.relative}:{node.lineno}"

    def imports(self) -> set[str]:
        """Full dotted names of all that is imported anywhere in the file, inside functions, too."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.at(node)} imports relatively"
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    def parts(self) -> set[str]:
        """The parts of the product that this file imports from."""
        return {name.split(".")[1] for name in self.imports() if name.startswith("assistant.")}

    def public(self) -> Iterator[Named]:
        """Public functions, classes and methods; what is defined inside a function is nobody else's."""
        open_: list[ast.Module | ast.ClassDef] = [self.tree]
        while open_:
            for node in open_.pop().body:
                if isinstance(node, Named) and not node.name.startswith("_"):
                    yield node
                    if isinstance(node, ast.ClassDef):
                        open_.append(node)


@cache
def modules() -> tuple[Module, ...]:
    """All code of the project; tests apart."""
    inside = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(_read(path) for path in (ROOT / "app.py", ROOT / "ingest.py", *inside))


def product() -> tuple[Module, ...]:
    """The modules of assistant/."""
    return tuple(module for module in modules() if module.name.split(".")[0] == "assistant")


def own_tests() -> tuple[Module, ...]:
    """The modules of tests/."""
    return tuple(_read(path) for path in sorted((ROOT / "tests").rglob("*.py")))


def _read(path: Path) -> Module:
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return Module(dotted, path, ast.parse(path.read_text("utf-8")))


def is_in(name: str, homes: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of `homes` or lies in one of them."""
    return any(name == home or name.startswith(home + ".") for home in homes)
