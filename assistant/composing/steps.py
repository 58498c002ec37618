"""One next step per role, and who the reader is reminded to leave unnamed."""

from __future__ import annotations

from assistant.corpus.reading import Corpus
from assistant.domain import Part, Role
from assistant.understanding.reading import Understood
from assistant.wording import say

KINDERTELEFOON = "safety/kindertelefoon"
KINDERTELEFOON_FROM = 8  # years; below it a child is not sent there
_AS_PARENT = frozenset({Role.BUUR, Role.ONBEKEND})


def step_after_answer(understood: Understood, corpus: Corpus, *, offers: bool) -> Part:
    """What to do with an explanation; empty for roles that need no step."""
    role = understood.slots.role
    if role is Role.KIND:
        return step_for_child(understood, corpus)
    if role is Role.LEERKRACHT:
        return Part(
            "step", say("reply", "step_refer_leerkracht" if offers else "step_answer_leerkracht", understood.language)
        )
    return Part("step", say("reply", f"step_refer_{_key(role)}", understood.language) if offers else "")


def step_after_referral(understood: Understood, corpus: Corpus) -> Part:
    """What to do with an offer."""
    if understood.slots.role is Role.KIND:
        return step_for_child(understood, corpus)
    return Part("step", say("reply", f"step_refer_{_key(understood.slots.role)}", understood.language))


def step_for_child(understood: Understood, corpus: Corpus) -> Part:
    """A grown-up to talk with, and from 8 years the Kindertelefoon when the corpus has its record."""
    age = understood.slots.age
    old_enough = age is None or age[1] >= KINDERTELEFOON_FROM
    key = "step_kind_phone" if old_enough and KINDERTELEFOON in corpus.sources else "step_kind"
    return Part("step", say("reply", key, understood.language))


def _key(role: Role) -> str:
    return Role.OUDER.value if role in _AS_PARENT else role.value
