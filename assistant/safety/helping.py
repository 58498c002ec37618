"""Composing the fixed help from authored blocks in texts/safety/: no sentence is made here, only put in order.

lines.toml says which phone lines fit which signal and asker and what their numbers are; one file per language has
the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.domain import Language, Role, Signal, Urgency
from assistant.errors import WordingError

FOLDER = Path(__file__).parent.parent / "texts" / "safety"
AUDIENCE: Mapping[Role, str] = {
    Role.KIND: "child",
    Role.OUDER: "parent",
    Role.BUUR: "neighbour",
    Role.ONBEKEND: "unknown",
    Role.LEERKRACHT: "professional",
    Role.HUISARTS: "professional",
    Role.KINDERWERKER: "professional",
    Role.GEMEENTE: "professional",
    Role.POLITIE: "professional",
}
_LEFT_TO_RIGHT = "\u200e"
_PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A phone line named in the help: the record it comes from, and the number as people read it."""

    contact: str
    number: str


@dataclass(frozen=True, slots=True)
class Help:
    """Fixed help. `paragraphs` is the text in reading order, `lines` the phone lines in it, for tel: links.

    `reviewed_by` names who signed all blocks of this text; empty while nobody has.
    """

    paragraphs: tuple[str, ...] = ()
    lines: tuple[HelpLine, ...] = ()
    reviewed_by: str = ""

    @property
    def text(self) -> str:
        """The whole help as plain text, a blank line between paragraphs; empty when there is nothing to help with."""
        return "\n\n".join(self.paragraphs)

    @property
    def contacts(self) -> tuple[str, ...]:
        """Ids of the records whose number stands in the text, in order, each once."""
        return tuple(dict.fromkeys(line.contact for line in self.lines))


def compose_help(signal: Signal, urgency: Urgency, role: Role, language: Language) -> Help:
    """Put the blocks for this signal, urgency, role and language in order. Raises WordingError when one is missing."""
    if signal is Signal.NONE or urgency is Urgency.NONE:
        return Help()
    blocks = _blocks(signal, urgency, role, language)
    numbers = _table("lines")["numbers"]
    named = [name for block in blocks for name in _PLACEHOLDER.findall(block["text"])]
    mark = _LEFT_TO_RIGHT if language is Language.AR else ""
    lines = tuple(HelpLine(numbers[name]["contact"], numbers[name]["number"]) for name in dict.fromkeys(named))
    paragraphs = tuple(_PLACEHOLDER.sub(lambda m: mark + numbers[m[1]]["number"], block["text"]) for block in blocks)
    signers = {block["reviewed_by"] for block in blocks}
    return Help(paragraphs, lines, ", ".join(sorted(signers)) if "" not in signers else "")


def describe_page(key: str) -> str:
    """A heading of the review page (texts/safety/page.toml). Raises WordingError when it is missing."""
    try:
        return str(_table("page")[key]).strip()
    except KeyError:
        raise WordingError(f"texts/safety/page.toml has no {key}.") from None


def _blocks(signal: Signal, urgency: Urgency, role: Role, language: Language) -> list[Mapping[str, str]]:
    audience = AUDIENCE[role]
    voice = "child" if audience == "child" else "adult"
    chosen: list[tuple[str, str, str]] = (
        [("now", signal, voice)]
        if urgency is Urgency.NOW
        else [("opening", signal, audience), ("danger", "advice", voice)]
    )
    chosen += [("line", name, voice) for name in _table("lines")[audience][signal]]
    if audience == "unknown":
        chosen.append(("line", "if_you_are_a_child", "adult"))
    chosen.append(("steps", signal, audience))
    if audience == "professional" and signal in _table("lines")["meldcode"]["signals"]:
        chosen.append(("meldcode", role, "adult"))
    return [_block(language, *key) for key in chosen]


def _block(language: Language, kind: str, name: str, audience: str) -> Mapping[str, str]:
    table = _table(language)
    for wanted in (audience, "parent", "adult"):
        found = table.get(kind, {}).get(name, {}).get(wanted)
        if found is not None:
            return {"text": found["text"].strip(), "reviewed_by": found["reviewed_by"]}
    raise WordingError(f"texts/safety/{language}.toml has no [{kind}.{name}.{audience}].")


@cache
def _table(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WordingError(f"texts/safety/{name}.toml can't be read: {error}") from error
