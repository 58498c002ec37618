"""One next step per role, and who the reader is reminded to leave unnamed."""

from __future__ import annotations

from assistant.composing.contacts import contact_of, desk_names, desks
from assistant.composing.plain import listed
from assistant.corpus.reading import Corpus
from assistant.domain import Offer, Part, Role
from assistant.understanding.reading import Understood
from assistant.wording import say

KINDERTELEFOON = "safety/kindertelefoon"
KINDERTELEFOON_FROM = 8  # years; below it a child is not sent there
_OWN_STEP = frozenset({Role.HUISARTS, Role.LEERKRACHT})  # they pass it on; theirs asks nobody to call
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


def step_after_referral(understood: Understood, corpus: Corpus, first: Offer | None = None) -> Part:
    """What to do with an offer. Nobody is told to call the `first` one when no source says how: a desk knows."""
    role, language = understood.slots.role, understood.language
    if role is Role.KIND:
        return step_for_child(understood, corpus)
    names = listed(desk_names(desks(corpus)), say("reply", "or", language))
    if first is not None and names and role not in _OWN_STEP and not contact_of(first, corpus):
        key = "step_desk_ouder" if _key(role) == Role.OUDER.value else "step_desk_professional"
        return Part("step", say("reply", key, language, names=names))
    return Part("step", say("reply", f"step_refer_{_key(role)}", language))


def step_for_child(understood: Understood, corpus: Corpus) -> Part:
    """A grown-up to talk with, and from 8 years the Kindertelefoon when the corpus has its record."""
    age = understood.slots.age
    old_enough = age is None or age[1] >= KINDERTELEFOON_FROM
    key = "step_kind_phone" if old_enough and KINDERTELEFOON in corpus.sources else "step_kind"
    return Part("step", say("reply", key, understood.language))


def _key(role: Role) -> str:
    return Role.OUDER.value if role in _AS_PARENT else role.value
