"""A record's text, taken apart into front matter and body, with the line of every field.

YAML is composed, never constructed: values stay the text that the worker wrote ("2021" is no number, "nee" no
boolean) until a field of a known kind reads them, and every node knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from assistant.visible import visible

FENCE = "---"
# A record is a page of text. The limit keeps a pasted book or a YAML bomb from stopping everybody's reading.
MAX_RECORD_CHARS = 200_000

# What ends a text early or steers a terminal. Signs that are only unseen (pasted from a web page) are taken out.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Malformed(Exception):
    """The front matter can't be read. `line` counts from 1 in the file; None means the file as a whole."""

    def __init__(self, line: int | None, field: str | None, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line = line
        self.field = field
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of one mapping in the order of the file. `line` is where the mapping starts, counted from 1."""

    nodes: dict[str, yaml.Node]
    lines: dict[str, int]
    line: int


def split_record(text: str) -> tuple[FrontMatter, str]:
    """Split a record's text into its fields and its body (without blank lines around it). Raises Malformed."""
    if len(text) > MAX_RECORD_CHARS:
        raise Malformed(
            None, None, f"The file has {len(text)} characters.", f"A record has at most {MAX_RECORD_CHARS}."
        )
    control = CONTROL.search(text)
    if control:
        raise Malformed(text.count("\n", 0, control.start()) + 1, None, _NO_SIGN, "Type this line again.")
    lines = visible(text, keep_marks=True).split("\n")
    if lines[0].rstrip() != FENCE:
        raise Malformed(1, None, "There is no front matter.", f"Begin the file with a line '{FENCE}', then the fields.")
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        raise Malformed(1, None, "The front matter does not end.", f"Close the fields with a line '{FENCE}'.")
    return _compose("\n".join(lines[1:end])), "\n".join(lines[end + 1 :]).strip()


def _compose(text: str) -> FrontMatter:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else None
        raise Malformed(line, None, f"This is not valid YAML: {error.problem or error.context}.", _YAML_HINT) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 2
        raise Malformed(line, None, _NO_SIGN, "Type this line again.") from None
    except RecursionError:
        raise Malformed(None, None, "The front matter is nested too deep.", _YAML_HINT) from None
    if node is None:
        raise Malformed(1, None, "The front matter is empty.", "Write at least title and confidence.")
    if not isinstance(node, yaml.MappingNode):
        raise Malformed(2, None, "The front matter is not a list of fields.", "Write each field as 'name: value'.")
    _refuse_repeats(node)
    return mapping_fields(node)


_NO_SIGN = "There is a sign here that no text has."
_YAML_HINT = "Write 'name: value'; put a text that contains ': ' or ' #' or begins with a sign between double quotes."


def mapping_fields(node: yaml.MappingNode) -> FrontMatter:
    """The fields of a mapping by name. A repeated name keeps its first value; split_record has refused those before."""
    nodes: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value)
        nodes.setdefault(name, value)
        lines.setdefault(name, line_of(key))
    return FrontMatter(nodes, lines, line_of(node))


def line_of(node: yaml.Node) -> int:
    """The line of a node in its file: YAML counts from 0 and the fence is the first line."""
    return int(node.start_mark.line) + 2


def _refuse_repeats(root: yaml.MappingNode) -> None:
    seen_nodes: set[int] = set()
    for node in _walk(root, seen_nodes):
        if not isinstance(node, yaml.MappingNode):
            continue
        seen: dict[str, int] = {}
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                problem = f"The field stands here twice; it was already filled in on line {seen[name]}."
                raise Malformed(line_of(key), name, problem, "Keep one of them.")
            seen[name] = line_of(key)


def _walk(root: yaml.Node, seen: set[int]) -> Iterator[yaml.Node]:
    """Every node once. A node that is met twice is an alias: refused, because it hides what a field says."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise Malformed(line_of(node), None, "The front matter uses a YAML alias (&, *).", "Write the value out.")
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
