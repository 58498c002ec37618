"""What leans on earlier turns, and how the slots of a conversation are carried on, corrected and dropped.

A follow-up keeps the subject; a new question keeps the child and the place, not the subject. "en voor zijn zusje van
5?", "iets dichterbij" and "moerwijk" after a question back all lean; "Wat is een meldcode?" does not.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Cost, Slots
from assistant.understanding.message import Message
from assistant.understanding.phrases import found_in, keys_in, word_set_of

_SHORT = 4
_MEDIUM = 9
_LONGEST_ADDITION = 20
_MOST_EARLIER = 4
_OPENING_WORDS = 2


def leans(message: Message, has_subject: bool, asks: bool) -> bool:
    """Whether a message needs the turns before it. `has_subject`: it names a theme, kind of help or offer itself.

    `asks`: it looks for something or wants something explained; a message that does neither only adds ("hij is 8").
    """
    words = len(message.words)
    if words == 0:
        return False
    if wants_more(message) or (_opens_as_continuation(message) and not (has_subject and words > _MEDIUM)):
        return True
    if not has_subject and (words <= _SHORT or (not asks and words <= _LONGEST_ADDITION)):
        return True
    if words > _MEDIUM:
        return False
    return _points_back(message) and not has_subject


def wants_more(message: Message) -> bool:
    """Asks for more or other offers than were shown, or nearer ones."""
    return len(message.words) <= _MEDIUM and "more" in keys_in("followups", message)


def is_correction(message: Message) -> bool:
    """Such as "nee, ze is 8": begins by taking something back."""
    return any(
        found.key == "correction" and found.first == 0 and len(message.words) > 1
        for found in found_in("followups", message)
    )


def standalone(texts: tuple[str, ...], leaning: tuple[bool, ...]) -> str:
    """The last text with the earlier ones that it leans on, oldest first. `leaning`: whether each text leans."""
    first = len(texts) - 1
    while first > 0 and leaning[first] and len(texts) - first <= _MOST_EARLIER:
        first -= 1
    return " ".join(text.strip() for text in texts[first:])


def carry_on(earlier: Slots, found: Slots, message: Message, leaning: bool) -> Slots:
    """The slots after this turn: what it says itself, else what was known. Subjects carry on only when it leans."""
    keys = keys_in("followups", message)
    age = found.age or (None if "any_age" in keys else earlier.age)
    place = found.place or (None if "any_place" in keys else earlier.place)
    pc4 = found.pc4 or (earlier.pc4 if found.place is None and place is not None else None)
    merged = replace(found, age=age, place=place, pc4=pc4, cost=_cost(earlier, found, leaning, "any_cost" in keys))
    if not leaning:
        return merged
    keep = "instead" not in keys or not (found.themes or found.kinds)
    return replace(
        merged,
        themes=_joined(earlier.themes if keep else (), found.themes, found.avoid),
        kinds=_joined(earlier.kinds if keep else (), found.kinds, ()),
        avoid=_joined(earlier.avoid, found.avoid, found.themes),
        days=found.days or earlier.days,
        holiday=found.holiday or earlier.holiday,
    )


def _cost(earlier: Slots, found: Slots, leaning: bool, dropped: bool) -> Cost | None:
    """A pass belongs to the family and stays known; the wish for something free belongs to the question."""
    if found.cost is not None or dropped:
        return None if dropped else found.cost
    return earlier.cost if leaning or earlier.cost is Cost.OOIEVAARSPAS else None


def _joined(earlier: tuple[str, ...], found: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((*earlier, *found)) if name not in without)


def _opens_as_continuation(message: Message) -> bool:
    return any(found.key == "opening" and found.first == 0 for found in found_in("followups", message))


def _points_back(message: Message) -> bool:
    return any(word.folded in word_set_of("followups", "pointing") for word in message.words)
