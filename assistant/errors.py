"""Everything that can go wrong and be told to a person in one sentence.

AssistantError
├── SettingsError          a setting is unknown or has a value that can't be used
├── CorpusError            the corpus has problems; carries all of them
├── DocumentRefused        one file can't be read (encrypted, damaged, not a document)
├── IndexMissing           no index has been built yet
├── IndexOutdated          the index does not belong to this corpus or encoder
├── IndexUnusable          the index can't be opened or fails its own check
├── EncoderUnavailable     the named encoder can't be loaded
└── WordingError           a text misses a language, a key or a placeholder

A message says what, where, and what to do next. Users of the chat never see these: web and CLI show a text from texts/.
"""

from __future__ import annotations

from dataclasses import dataclass


class AssistantError(Exception):
    """Base of all errors that an operator can act on."""


class SettingsError(AssistantError):
    """A setting is unknown or can't be used."""


@dataclass(frozen=True, slots=True)
class CorpusProblem:
    """One thing wrong in the corpus: where, what, and how to mend it. `line` counts from 1, None when the file as a
    whole is meant."""

    path: str
    line: int | None
    field: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        name = f" {self.field}:" if self.field else ""
        return _printable(f"{place}:{name} {self.problem} {self.remedy}")


def _printable(text: str) -> str:
    """Names and values of files as a terminal can show them: "a\\u202eb" for a sign that would turn or clear a line."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class CorpusError(AssistantError):
    """The corpus can't be used as it is; `problems` holds all of them at once."""

    def __init__(self, problems: tuple[CorpusProblem, ...]) -> None:
        self.problems = problems
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The corpus has {len(problems)} problem(s):\n{listed}")


class DocumentRefused(AssistantError):
    """A document can't be read; the message is one sentence for the worker who added it."""


class IndexMissing(AssistantError):
    """No index has been built."""


class IndexOutdated(AssistantError):
    """The index was built from another corpus or with another encoder."""


class IndexUnusable(AssistantError):
    """The index can't be opened or does not find its own texts."""


class EncoderUnavailable(AssistantError):
    """The encoder named in the settings can't be loaded."""


class WordingError(AssistantError):
    """A text that people read is missing or has another placeholder than the code fills."""
