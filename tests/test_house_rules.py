"""The house rules that can be counted: length, names, contracts, types, and which errors may be caught."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from tests.source_tree import Module, is_in, modules, own_tests, product

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 30
# Files that may be longer, each with the reason.
LONG_FILES: Mapping[str, str] = {
    "assistant/domain.py": "all nouns of the product and nothing else: fields and their docstrings",
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "chain", "chains", "manager", "pipeline", "services"}
ROLE_ENDINGS = ("Manager", "Service", "Handler", "Helper", "Utils")
UNFINISHED = ("TODO", "FIXME", "lorem ipsum")
# Where a person reads stdout: the command line and the thin scripts.
PRINTING = ("app", "ingest", "assistant.cli", "training", "benchmarks", "docs")
# The page's edge turns whatever broke into one sentence with the help numbers; nothing else may swallow everything.
CATCH_ALL = ("assistant.web.talk",)


def found(check: Callable[[Module, ast.AST], str | None], among: tuple[Module, ...]) -> list[str]:
    """What a check says of any node of these modules."""
    said = (check(module, node) for module in among for node in ast.walk(module.tree))
    return [one for one in said if one]


def test_no_module_is_a_drawer_for_everything() -> None:
    named = [module.relative for module in (*modules(), *own_tests()) if set(module.name.split(".")) & DRAWERS]
    assert not named, named


def test_no_class_is_named_for_a_role_in_a_framework() -> None:
    def role(module: Module, node: ast.AST) -> str | None:
        named = isinstance(node, ast.ClassDef) and node.name.endswith(ROLE_ENDINGS)
        return module.relative if named else None

    assert not found(role, modules())


def test_nothing_is_left_unfinished() -> None:
    texts = {module.relative: module.path.read_text("utf-8") for module in (*modules(), *own_tests())}
    texts.pop("tests/test_house_rules.py")
    left = [f"{name}: {word}" for name, text in texts.items() for word in UNFINISHED if word in text]
    assert not left, left

    def promised(module: Module, node: ast.AST) -> str | None:
        raised = isinstance(node, ast.Raise) and node.exc is not None and "NotImplementedError" in ast.dump(node.exc)
        return module.relative if raised else None

    assert not found(promised, modules())


def test_files_stay_short() -> None:
    every = (*modules(), *own_tests())
    lengths = {module.relative: len(module.path.read_text("utf-8").splitlines()) for module in every}
    long = {name: lines for name, lines in lengths.items() if lines > MAX_FILE_LINES}
    assert long.keys() == LONG_FILES.keys(), long


def test_functions_stay_short() -> None:
    def too_long(module: Module, node: ast.AST) -> str | None:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
            return None
        lines = node.end_lineno - node.lineno + 1
        return f"{module.at(node)} {node.name}: {lines} lines" if lines > MAX_FUNCTION_LINES else None

    assert not found(too_long, modules())


def test_only_the_edges_print() -> None:
    def prints(module: Module, node: ast.AST) -> str | None:
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        return module.relative if called and not is_in(module.name, PRINTING) else None

    assert not found(prints, modules())


def test_errors_are_caught_by_name_but_at_the_pages_edge() -> None:
    def blind(module: Module, node: ast.AST) -> str | None:
        if not isinstance(node, ast.ExceptHandler) or is_in(module.name, CATCH_ALL):
            return None
        caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else {"Exception"}
        return f"{module.at(node)} catches {caught}" if caught & {"Exception", "BaseException"} else None

    assert not found(blind, modules())


def test_every_public_name_says_its_contract() -> None:
    bare = [module.relative for module in product() if not ast.get_docstring(module.tree)]
    named = [(module, node) for module in product() for node in module.public()]
    bare += [f"{module.at(node)} {node.name}" for module, node in named if not ast.get_docstring(node)]
    assert not bare, bare


def test_every_function_has_its_types() -> None:
    def untyped(module: Module, node: ast.AST) -> str | None:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return None
        args = node.args
        every = [*args.posonlyargs, *args.args, *args.kwonlyargs, *filter(None, (args.vararg, args.kwarg))]
        missing = [one.arg for one in every if one.annotation is None and one.arg not in {"self", "cls"}]
        return f"{module.at(node)} {node.name}" if missing or node.returns is None else None

    assert not found(untyped, modules())
