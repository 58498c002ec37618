"""What a message asks for: which facts, somewhere to go, or something to know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Role
from assistant.understanding.age import names_own_child
from assistant.understanding.message import Message
from assistant.understanding.phrases import Found, found_in, keys_in, word_set_of


class Ask(StrEnum):
    """A fact that a record may hold or lack. AMOUNT_NOW is a figure that changes: an income limit, a budget.

    EXISTS is a yes or no: "is er een sportclub in Laak?".
    """

    PHONE = "phone"
    ADDRESS = "address"
    OPENING_HOURS = "opening_hours"
    PRICE = "price"
    STILL_OPEN = "still_open"
    WAITING_TIME = "waiting_time"
    PERSON = "person"
    AMOUNT_NOW = "amount_now"
    HOW_TO_JOIN = "how_to_join"
    EXISTS = "exists"


# National averages of waiting times stand in reports; the queue of today stands nowhere.
_NATIONAL = frozenset({"landelijk", "landelijke", "gemiddeld", "gemiddelde", "nederland", "average", "national"})
_STILL_OPEN_NAMED = "still_open_named"
_KEEN_ROLES = frozenset({Role.OUDER, Role.KIND, Role.HUISARTS, Role.ONBEKEND, Role.BUUR})


@dataclass(frozen=True, slots=True)
class Wish:
    """Whether a message looks for an offer, for an explanation, or both."""

    offer: bool
    explanation: bool


def asks_in(message: Message, names_an_offer: bool) -> frozenset[Ask]:
    """The facts that are asked for; empty for none."""
    keys = {found.key for found in found_in("asks", message) if _is_asked(message, found)}
    asks = {ask for ask in Ask if ask.value in keys}
    if names_an_offer and _STILL_OPEN_NAMED in keys:
        asks.add(Ask.STILL_OPEN)
    if Ask.WAITING_TIME in asks and any(word.folded in _NATIONAL for word in message.words):
        asks.discard(Ask.WAITING_TIME)
    return frozenset(asks)


def _is_asked(message: Message, found: Found) -> bool:
    """Stands in a question: in a message with a question mark, the sentence around it must end with one.

    "De wachttijd is een half jaar. Kan kinderwerk helpen?" does not ask for the waiting time.
    """
    if "?" not in message.text and "؟" not in message.text:
        return True
    rest = message.text[message.words[found.after - 1].end :]
    return next((sign in "?؟" for sign in rest if sign in ".!?؟\n"), False)


def wish_in(message: Message, role: Role, about_somebody: bool, has_theme: bool) -> Wish:
    """What is looked for. With `about_somebody` an age or place is known, and a telegram ("meisje 8j, Laak, verlegen")
    asks for an offer. A message that asks nothing in so many words gets an explanation."""
    keys = keys_in("asks", message)
    offer, explanation = "offer" in keys, "explanation" in keys
    if "to_do" in keys or (role is Role.KIND and has_theme and about_somebody):
        return Wish(True, False)
    if not offer and not explanation and "exists" in keys and names_own_child(message):
        return Wish(True, False)
    if not offer and not explanation and "exists" not in keys and _opens_with_a_verb(message):
        return Wish(False, True)
    if not offer and not explanation:
        offer = about_somebody or (has_theme and role in _KEEN_ROLES)
        return Wish(offer, not offer)
    if "exists" in keys and has_theme and not explanation:
        offer = True
    if not offer and "maybe_offer" in keys and about_somebody and role in _KEEN_ROLES:
        offer = has_theme
    return Wish(offer, explanation)


def _opens_with_a_verb(message: Message) -> bool:
    """A yes or no about how something is: "Helpt kinderwerk tegen pesten?", "Does it work?". "Is er ergens ..." asks
    where something is."""
    opens = bool(message.words) and message.words[0].folded in word_set_of("asks", "opening_verbs")
    return opens and message.folded(1) not in word_set_of("asks", "being_there")
