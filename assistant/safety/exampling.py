"""Reading the authored examples from which the weights are learned: assistant/safety/examples/*.txt.

A heading `[neglect advice buur]` names signal, urgency and asker of the lines below it; the first two letters of
the file
name are the language; a line that begins with # is a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Language, Role, Signal, Urgency
from assistant.safety.rules import RuleError

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """One invented message and what it means. Nobody real is in it."""

    language: Language
    signal: Signal
    urgency: Urgency
    role: Role
    text: str


def read_examples(folder: Path = FOLDER) -> tuple[Example, ...]:
    """All examples in the order of the files. Raises RuleError naming file and line of the first mistake."""
    return tuple(example for path in sorted(folder.glob("*.txt")) for example in _read(path))


def _read(path: Path) -> Iterator[Example]:
    heading: tuple[Signal, Urgency, Role] | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        try:
            if text.startswith("["):
                signal, urgency, role = text.strip("[]").split()
                heading = Signal(signal), Urgency(urgency), Role(role)
            elif heading is None:
                raise ValueError("an example before the first heading")
            else:
                yield Example(Language(path.name[:2]), *heading, text)
        except ValueError as error:
            raise RuleError(f"{path.name}:{number}: {error}.") from error
