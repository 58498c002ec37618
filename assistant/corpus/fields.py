"""The values of one record's fields, each read as the kind it must be.

Every reader returns None (or an empty value) when the field is absent, and writes down a CorpusProblem when it is there
and wrong; it never raises. So one reading of a file finds all that is wrong with it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

import yaml

from assistant.corpus.frontmatter import CONTROL, FrontMatter, line_of, mapping_fields
from assistant.domain import Language
from assistant.errors import CorpusProblem
from assistant.visible import visible

E = TypeVar("E", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SOURCE_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<until>\d{4})|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./–-]*")
_TIME = re.compile(r"([01]\d|2[0-3])[:.][0-5]\d")
_FLAGS = {"true": True, "ja": True, "yes": True, "false": False, "nee": False, "no": False}


class Fields:
    """The fields of one mapping of one file. `prefix` names the field that holds it, e.g. "addresses"."""

    def __init__(self, path: str, front: FrontMatter, problems: list[CorpusProblem], prefix: str = "") -> None:
        self.path = path
        self.problems = problems
        self._front = front
        self._prefix = prefix

    def report(self, name: str | None, problem: str, remedy: str, line: int | None = None) -> None:
        """Write down a problem with a field, on the field's own line unless another is given."""
        at = line if line is not None else self._front.lines.get(name or "", self._front.line)
        field = f"{self._prefix}.{name}" if self._prefix and name else (self._prefix or name)
        self.problems.append(CorpusProblem(self.path, at, field, problem, remedy))

    def report_unknown(self, allowed: Collection[str]) -> None:
        """Write down every field that does not exist here, with the name that was probably meant."""
        for name in self._front.nodes:
            if name not in allowed:
                self.report(name, "This field does not exist here.", suggestion(name, allowed))

    def has(self, name: str) -> bool:
        """Whether the field stands in the file, right or wrong."""
        return name in self._front.nodes

    def text(self, name: str, required: bool = False) -> str | None:
        """One text. Absent is None; empty is a problem, because a field without a value says nothing."""
        node = self._front.nodes.get(name)
        if node is None:
            if required:
                self.report(name, "This field is missing.", f"Add a line '{name}: …'.")
            return None
        return self._scalar(name, node)

    def _scalar(self, name: str, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self.report(
                name, "Here one value is meant, not a list or a group of fields.", "Write one value.", line_of(node)
            )
            return None
        # YAML can write any sign by its number ("\\u202e"), so what split_record saw is not yet what stands here.
        if CONTROL.search(str(node.value)):
            self.report(name, "There is a sign here that no text has.", "Type this line again.", line_of(node))
            return None
        text = visible(str(node.value), keep_marks=True).strip()
        if not text or (not node.style and text.casefold() in {"null", "~"}):
            self.report(name, "This field has no value.", "Fill it in, or take the line out.", line_of(node))
            return None
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts in the order of the file; a single text counts as a list of one."""
        node = self._front.nodes.get(name)
        if node is None:
            return ()
        items = self._items(name, node)
        found = [self._scalar(name, item) for item in items]
        values = [value for value in found if value is not None]
        for value in sorted({value for value in values if values.count(value) > 1}):
            self.report(name, f"'{value}' stands here more than once.", "Keep one of them.")
        return tuple(dict.fromkeys(values))

    def _items(self, name: str, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            return [node]
        if not node.value:
            self.report(name, "This list is empty.", "Fill it in, or take the line out.")
        return list(node.value)

    def whole(self, name: str, highest: int) -> int | None:
        """A whole number from 0 to `highest`."""
        text = self.text(name)
        if text is None:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > 6 or int(text) > highest:
            self.report(
                name, f"'{text}' is not a whole number from 0 to {highest}.", "Write figures only, for example 4."
            )
            return None
        return int(text)

    def amount(self, name: str) -> float | None:
        """An amount in euro, 0 for free."""
        text = self.text(name)
        if text is None:
            return None
        if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,2})?", text):
            self.report(
                name, f"'{text}' is not an amount in euro.", "Write figures only, for example 2.50 (0 is free)."
            )
            return None
        return float(text.replace(",", "."))

    def day(self, name: str) -> date | None:
        """A calendar date, written 2024-05-03."""
        text = self.text(name)
        if text is None:
            return None
        found = _calendar_date(text)
        if found is None:
            self.report(name, f"'{text}' is not a date.", "Write year-month-day, for example 2024-05-03.")
        return found

    def source_date(self, name: str) -> str | None:
        """The date of a source as far as it is known: a year, a month, a day, or two years."""
        text = self.text(name)
        if text is None or _is_source_date(text):
            return text
        self.report(name, f"'{text}' is not a date of a source.", "Write 2024, 2024-05, 2024-05-03 or 2023-2025.")
        return None

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no; `default` when absent."""
        text = self.text(name)
        if text is None:
            return default
        if text.casefold() not in _FLAGS:
            self.report(name, f"'{text}' is neither true nor false.", "Write true or false.")
            return default
        return _FLAGS[text.casefold()]

    def choice(self, name: str, kind: type[E], required: bool = False) -> E | None:
        """One of the values of an enumeration."""
        text = self.text(name, required)
        return None if text is None else self._member(name, text, kind)

    def choices(self, name: str, kind: type[E]) -> tuple[E, ...]:
        """Some of the values of an enumeration."""
        found = [self._member(name, text, kind) for text in self.texts(name)]
        return tuple(value for value in found if value is not None)

    def _member(self, name: str, text: str, kind: type[E]) -> E | None:
        known = {member.value: member for member in kind}
        if text not in known:
            self.report(name, f"'{text}' is not known here.", suggestion(text, known))
        return known.get(text)

    def among(self, name: str, known: Collection[str], required: bool = False) -> str | None:
        """One of some known names."""
        text = self.text(name, required)
        if text is not None and text not in known:
            self.report(name, f"'{text}' is not known here.", suggestion(text, known))
            return None
        return text

    def url(self, name: str) -> str | None:
        """A web address that begins with http:// or https://."""
        text = self.text(name)
        if text is None or is_web_address(text):
            return text
        self.report(name, f"'{text}' is not a web address.", "Write the whole address, beginning with https://.")
        return None

    def email(self, name: str) -> str | None:
        """An e-mail address."""
        text = self.text(name)
        if text is None or re.fullmatch(r"[^@\s<>]{1,64}@[^@\s<>]{1,200}\.[a-zA-Z]{2,20}", text):
            return text
        self.report(name, f"'{text}' is not an e-mail address.", "Write it as name@organisation.nl.")
        return None

    def phone(self, name: str) -> str | None:
        """A number that can be dialled, as its source prints it."""
        text = self.text(name, required=True)
        if text is None or is_dialable(text):
            return text
        self.report(name, f"'{text}' can't be dialled.", "Write one number: figures, spaces and hyphens only.")
        return None

    def time(self, name: str) -> str | None:
        """A clock time such as 15:30."""
        text = self.text(name)
        if text is None or _TIME.fullmatch(text):
            return text
        self.report(name, f"'{text}' is not a time.", "Write hours and minutes, for example 15:30.")
        return None

    def group(self, name: str) -> Fields | None:
        """The fields under this field, None when absent or no group."""
        node = self._front.nodes.get(name)
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            self.report(name, "Here a group of fields is meant.", "Write 'name: value' lines below it, indented.")
            return None
        return Fields(self.path, mapping_fields(node), self.problems, name)

    def groups(self, name: str, allowed: Collection[str]) -> tuple[Fields, ...]:
        """A list of groups of fields, e.g. phones; unknown names inside are written down."""
        node = self._front.nodes.get(name)
        if node is None:
            return ()
        items = self._items(name, node)
        found: list[Fields] = []
        for item in items:
            if not isinstance(item, yaml.MappingNode):
                self.report(
                    name,
                    "Here a list of groups is meant.",
                    f"Write '- {min(allowed)}: …' lines below it.",
                    line_of(item),
                )
                continue
            group = Fields(self.path, mapping_fields(item), self.problems, name)
            group.report_unknown(allowed)
            found.append(group)
        return tuple(found)

    def by_language(self, name: str) -> Mapping[Language, str]:
        """One text per language."""
        group = self._languages(name)
        found = {language: group.text(language) for language in Language if group.has(language)} if group else {}
        return {language: text for language, text in found.items() if text is not None}

    def lists_by_language(self, name: str) -> Mapping[Language, tuple[str, ...]]:
        """Some texts per language."""
        group = self._languages(name)
        return {language: group.texts(language) for language in Language if group.has(language)} if group else {}

    def _languages(self, name: str) -> Fields | None:
        group = self.group(name)
        if group is not None:
            group.report_unknown([language.value for language in Language])
        return group


def suggestion(name: str, known: Iterable[str]) -> str:
    """The remedy for a name that does not exist: the nearest one that does, or all of them."""
    names = sorted(known)
    by_folded = {known_name.casefold(): known_name for known_name in names}
    near = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{by_folded[near[0]]}'?"
    return f"Known are: {', '.join(names)}." if len(names) <= 30 else "Use a name that exists."


def is_dialable(number: str) -> bool:
    """Whether a text is one telephone number: figures with spaces, hyphens and brackets, 3 to 15 figures."""
    return bool(_PHONE.fullmatch(number)) and 3 <= sum(sign.isdigit() for sign in number) <= 15


def is_web_address(text: str) -> bool:
    """Whether a text is an absolute http(s) address without spaces."""
    if any(sign.isspace() or sign in '<>"' for sign in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


def _calendar_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _is_source_date(text: str) -> bool:
    match = _SOURCE_DATE.fullmatch(text)
    if match is None:
        return False
    if match["until"]:
        return int(match["year"]) < int(match["until"])
    return _calendar_date(f"{match['year']}-{match['month'] or '01'}-{match['day'] or '01'}") is not None
