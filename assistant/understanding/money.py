"""What a message says about money: something free, the Ooievaarspas, or a purse that is empty."""

from __future__ import annotations

from assistant.domain import Cost
from assistant.understanding.message import Message
from assistant.understanding.phrases import found_in, keys_in

_WAIVED = frozenset({"niet", "geen", "not", "nie", "değil", "не", "ليس"})
# "waarom is kinderwerk gratis?" asks about money; it is no wish for something free.
_ASKED_WHY = frozenset({"waarom", "why", "neden", "dlaczego", "чому", "لماذا"})


def cost_in(message: Message) -> Cost | None:
    """What must hold about the cost. The Ooievaarspas says more than "gratis"; None when nothing is asked."""
    keys = keys_in("money", message)
    if Cost.OOIEVAARSPAS in keys:
        return Cost.OOIEVAARSPAS
    wanted = any(
        found.key == Cost.GRATIS
        and message.folded(found.first - 1) not in _WAIVED
        and not _is_asked_why(message, found.first)
        for found in found_in("money", message)
    )
    return Cost.GRATIS if wanted else None


def is_money_tight(message: Message) -> bool:
    """Whether money is short. Wanting something free says nothing about a purse: "iets gratis" is no poverty."""
    return bool(keys_in("money", message) & {"tight", "ooievaarspas"})


def _is_asked_why(message: Message, index: int) -> bool:
    return any(message.folded(at) in _ASKED_WHY for at in range(max(0, index - 3), index))
