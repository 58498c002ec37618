"""How much each role reads, and in which form: the same evidence for everybody, cut at another length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from assistant.composing.evidence import Fact
from assistant.domain import Role


class Manner(StrEnum):
    """plain: running text, the sources named at the end; terse: telegram style; quoted: each with source and year."""

    PLAIN = "plain"
    TERSE = "terse"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a reply. At most `facts` quotes and `words` words of quote; `cards` offers are shown in full.

    `opening` is the text before the quotes, None for none.
    """

    manner: Manner
    facts: int
    words: int
    cards: int = 3
    opening: str | None = None


_PARENT = Form(Manner.PLAIN, 4, 90)
_PROFESSIONAL = Form(Manner.QUOTED, 8, 170)
FORMS: Mapping[Role, Form] = MappingProxyType(
    {
        Role.OUDER: _PARENT,
        Role.BUUR: _PARENT,
        Role.ONBEKEND: _PARENT,
        Role.KIND: Form(Manner.PLAIN, 3, 50, opening="kind_opening"),
        Role.LEERKRACHT: Form(Manner.PLAIN, 5, 120),
        Role.HUISARTS: Form(Manner.TERSE, 3, 50),
        Role.KINDERWERKER: _PROFESSIONAL,
        Role.GEMEENTE: _PROFESSIONAL,
        Role.POLITIE: _PROFESSIONAL,
    }
)

SHORTLY = Form(Manner.PLAIN, 2, 45)  # beside offers, when no explanation was asked


def cut(facts: tuple[Fact, ...], form: Form, taken: int = 0) -> tuple[Fact, ...]:
    """The beginning of the ranking that this form has room for, at least one fact.

    `taken` is the number of words of the form's budget that other text needs. A shorter form gets a beginning of what a
    longer one gets, so every role rests on the same evidence.
    """
    room = form.words - taken
    count = 0
    for fact in facts[: form.facts]:
        room -= fact.words
        if room < 0:
            break
        count += 1
    return facts[: max(1, count)]
