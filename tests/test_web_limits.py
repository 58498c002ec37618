"""A client that sends too fast is refused until its minute has passed; others are not."""

from __future__ import annotations

from assistant.web.limits import CONVERSATIONS_PER_ADDRESS, MOST_CLIENTS, MessageLimit, SlidingMinute


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_message_after_the_most_is_refused_until_the_minute_has_passed() -> None:
    clock = Clock()
    minute = SlidingMinute(2, clock)
    assert minute.allows("a") and minute.allows("a") and not minute.allows("a")
    clock.now = 59.9
    assert not minute.allows("a")
    clock.now = 60.0
    assert minute.allows("a")


def test_one_conversation_does_not_use_up_anothers_messages() -> None:
    limit = MessageLimit(1, Clock())
    assert limit.allows("127.0.0.1", "een")
    assert not limit.allows("127.0.0.1", "een")
    assert limit.allows("127.0.0.1", "twee")


def test_an_address_cannot_go_on_by_making_up_conversations() -> None:
    limit = MessageLimit(1, Clock())
    allowed = [limit.allows("127.0.0.1", str(number)) for number in range(CONVERSATIONS_PER_ADDRESS + 5)]
    assert sum(allowed) == CONVERSATIONS_PER_ADDRESS


def test_memory_stays_bounded_under_a_flood_of_clients() -> None:
    minute = SlidingMinute(1, Clock())
    for number in range(MOST_CLIENTS + 100):
        minute.allows(str(number))
    assert len(minute._sent) == MOST_CLIENTS
