"""The rules as data: concepts (lists of words per language) and rules (which concepts near each other mean what).

An expert reads and extends the TOML files in rules/; rules/README.md explains the notation. This module reads them
once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assistant.domain import Role, Signal, Urgency
from assistant.errors import AssistantError
from assistant.safety.folding import fold

FOLDER = Path(__file__).parent / "rules"
WITHIN = 8
WEIGHT = 5


class RuleError(AssistantError):
    """A rule file has a mistake; the message names the file, the rule and the word."""


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a pattern: any of `choices`, within `within` places of the first part (None: anywhere in the
    message).

    `direction` -1 wants it before the first part, 1 after it, 0 on either side. `absent` turns the part around.
    """

    choices: tuple[str, ...]
    within: int | None
    direction: int = 0
    absent: bool = False


Pattern = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule sees. `now` are patterns that raise it to urgency now when they stand near it.

    `roles` limits it to askers with these roles (empty: everybody). `fires` and `silent` are the examples that a
    test runs:
    messages that this rule must see, and messages in which no rule may see anything. `weight` decides which signal
    is named
    when several are seen: the more specific rule has the higher one.
    """

    id: str
    signal: Signal
    urgency: Urgency
    patterns: tuple[Pattern, ...]
    now: tuple[Pattern, ...] = ()
    roles: frozenset[Role] = frozenset()
    weight: int = WEIGHT
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, their concepts, the innocent phrases that hide words, and words never taken for a typo."""

    rules: tuple[Rule, ...]
    concepts: Mapping[str, tuple[str, ...]]
    hiding: tuple[Pattern, ...]
    ordinary: frozenset[str]
    silent: tuple[str, ...] = field(default=())


@cache
def read_rules(folder: Path = FOLDER) -> RuleBook:
    """Read every TOML file of `folder`. Raises RuleError naming the first mistake."""
    files = {path.name: _read(path) for path in sorted(folder.glob("*.toml"))}
    concepts = _merge_concepts(files)
    rules = tuple(_rule(name, raw, concepts) for name, data in files.items() for raw in data.get("rule", ()))
    hiding = tuple(parse(line, WITHIN) for data in files.values() for line in data.get("hiding", ()))
    ordinary = frozenset(
        fold(word) for data in files.values() for line in data.get("ordinary", ()) for word in line.split()
    )
    silent = tuple(line for data in files.values() for line in data.get("silent", ()))
    _check_concepts(rules, hiding, concepts)
    return RuleBook(rules, concepts, hiding, ordinary, silent)


def parse(line: str, within: int) -> Pattern:
    """Parse the notation of rules/README.md, e.g. `@hits @child >bed/3 -@ball`."""
    return tuple(_item(word, within) for word in line.split())


def _item(word: str, within: int) -> Item:
    absent, direction, reach = False, 0, within
    everywhere = word.startswith("--")
    if word.startswith("-"):
        absent, word = True, word.lstrip("-")
    if word[0] in "<>":
        direction, word = (-1 if word[0] == "<" else 1), word[1:]
    if "/" in word:
        word, number = word.rsplit("/", 1)
        reach = int(number)
    if word.startswith("+"):
        everywhere, word = True, word[1:]
    return Item(tuple(_choice(part) for part in word.split("|")), None if everywhere else reach, direction, absent)


def _choice(part: str) -> str:
    return part if part.startswith("@") else fold(part)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name} can't be read: {error}") from error


def _merge_concepts(files: Mapping[str, dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    merged: dict[str, list[str]] = {}
    for data in files.values():
        for name, words in data.get("concepts", {}).items():
            lines = words.split() if isinstance(words, str) else [word for line in words for word in line.split()]
            merged.setdefault(name, []).extend(_choice(word) for word in lines)
    return {name: tuple(dict.fromkeys(words)) for name, words in merged.items()}


def _rule(file: str, raw: Mapping[str, Any], concepts: Mapping[str, tuple[str, ...]]) -> Rule:
    known = {"id", "signal", "urgency", "patterns", "now", "roles", "weight", "fires", "silent", "within"}
    try:
        within = int(raw.get("within", WITHIN))
        unknown = set(raw) - known
        if unknown:
            raise RuleError(f"{file}: {raw['id']}: unknown field {', '.join(sorted(unknown))}.")
        return Rule(
            id=raw["id"],
            signal=Signal(raw["signal"]),
            urgency=Urgency(raw["urgency"]),
            patterns=tuple(parse(line, within) for line in raw["patterns"]),
            now=tuple(parse(line, WITHIN) for line in raw.get("now", ())),
            roles=frozenset(Role(role) for role in raw.get("roles", ())),
            weight=int(raw.get("weight", WEIGHT)),
            fires=tuple(raw["fires"]),
            silent=tuple(raw["silent"]),
        )
    except (KeyError, ValueError) as error:
        raise RuleError(f"{file}: {raw.get('id', 'a rule without id')}: {error}.") from error


def _check_concepts(
    rules: tuple[Rule, ...], hiding: tuple[Pattern, ...], concepts: Mapping[str, tuple[str, ...]]
) -> None:
    for rule in rules:
        for pattern in (*rule.patterns, *rule.now):
            _check_pattern(rule.id, pattern, concepts)
    for pattern in hiding:
        _check_pattern("hiding", pattern, concepts)
    for name, words in concepts.items():
        for word in words:
            if word.startswith("@") and word[1:] not in concepts:
                raise RuleError(f"The concept {name} names {word}, which does not exist.")


def _check_pattern(owner: str, pattern: Pattern, concepts: Mapping[str, tuple[str, ...]]) -> None:
    if not pattern or pattern[0].absent:
        raise RuleError(f"{owner}: a pattern begins with what must be there.")
    for item in pattern:
        for choice in item.choices:
            if choice.startswith("@") and choice[1:] not in concepts:
                raise RuleError(f"{owner}: {choice} is not a concept.")
