"""Earlier turns: which of them a message leans on, and what it says together with them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import Slots, Status
from assistant.understanding.asks import Ask, asks_in
from assistant.understanding.followups import leans, standalone, wants_more
from assistant.understanding.message import Message
from assistant.understanding.phrases import keys_in
from assistant.understanding.themes import kinds_in
from assistant.understanding.vocabulary import Vocabulary

# Money alone is no subject of its own: "sommigen kunnen niets betalen" goes on about what was asked.
POVERTY = "armoede"
READ_CHARS = 8000
_BARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier turn: its masked text, the slots after it, the offers it named, how it was answered and with which
    cards."""

    masked: str
    slots: Slots
    named_offers: tuple[str, ...]
    status: Status | None = None
    shown: tuple[str, ...] = ()


def _asks(message: Message) -> bool:
    return bool(keys_in("asks", message) & {"offer", "explanation"})


def leans_on_earlier(message: Message, has_subject: bool, before: Turn) -> bool:
    """After a question back ("hoe oud is je kind?") what follows is the answer, unless it asks something itself."""
    asks = _asks(message)
    return leans(message, has_subject, asks) or (before.status is Status.CLARIFY and not asks)


def joined_with(masked: str, earlier: tuple[Turn, ...], leaning: bool, vocabulary: Vocabulary, message: Message) -> str:
    """A bare "nog meer?" or "wat kost dat?" adds nothing to search for: the search must stay the same."""
    if not leaning:
        return masked
    kept = [turn for turn in earlier if not _only_asks_on(Message.of(turn.masked[:READ_CHARS]))] or [earlier[0]]
    last = () if _only_asks_on(message) else (masked,)
    texts = (*(turn.masked for turn in kept), *last)
    return standalone(texts, (*(_leaned(turn, vocabulary) for turn in kept), *(True for _ in last)))


def _only_asks_on(message: Message) -> bool:
    """Such as "nog meer?", "wat kost dat?", "hoe laat open?": nothing but a word for more or a fact that is asked."""
    if len(message.words) > _BARE_WORDS:
        return False
    return wants_more(message) or bool(asks_in(message, False) - {Ask.EXISTS})


def _leaned(turn: Turn, vocabulary: Vocabulary) -> bool:
    """Whether an earlier turn leaned itself, read again from its masked text."""
    message = Message.of(turn.masked[:READ_CHARS])
    themes, _ = vocabulary.themes.find(message)
    subject = bool(set(themes) - {POVERTY} or kinds_in(message) or turn.named_offers)
    return leans(message, subject, _asks(message))
