"""Days of the week and school holidays in a message."""

from __future__ import annotations

from assistant.understanding.message import Message
from assistant.understanding.phrases import keys_in

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKEND = ("SA", "SU")


def days_in(message: Message) -> tuple[str, ...]:
    """RFC 5545 codes of the days that are named, Monday first; a weekend is Saturday and Sunday; empty for none."""
    keys = keys_in("days", message)
    named = keys | (frozenset(_WEEKEND) if "weekend" in keys else frozenset())
    return tuple(day for day in WEEK if day in named)


def is_about_holidays(message: Message) -> bool:
    """Whether school holidays are meant. "عطلة نهاية الأسبوع" is a weekend."""
    keys = keys_in("days", message)
    return "holiday" in keys and not ("weekend" in keys and any("عطل" in word.folded for word in message.words))
