"""How much and how often one client may send: a sliding minute per conversation, and a wider one per address.

One address can be a school or a library with many people behind it, so it may send several conversations' worth.
Nothing is kept beyond the minute, and nothing is written anywhere.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

# More than this of one message is not read at all.
MOST_CHARS = 20_000
WINDOW_SECONDS = 60.0
CONVERSATIONS_PER_ADDRESS = 30
# Above this many clients in one minute the oldest are forgotten: memory stays bounded under a flood of made-up names.
MOST_CLIENTS = 20_000


class SlidingMinute:
    """Counts messages per client over the last minute. Safe to use from several threads."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._sent: dict[str, deque[float]] = {}

    def allows(self, client: str) -> bool:
        """Whether this client may send now; a message that is allowed counts, one that is refused does not."""
        now = self._clock()
        with self._lock:
            sent = self._sent.pop(client, None) or deque()
            while sent and sent[0] <= now - WINDOW_SECONDS:
                sent.popleft()
            allowed = len(sent) < self._most
            if allowed:
                sent.append(now)
            self._sent[client] = sent
            while len(self._sent) > MOST_CLIENTS:
                self._sent.pop(next(iter(self._sent)))
        return allowed


class MessageLimit:
    """The limit of the page: `per_minute` for one conversation, and 30 times that for one address."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._conversations = SlidingMinute(per_minute, clock)
        self._addresses = SlidingMinute(per_minute * CONVERSATIONS_PER_ADDRESS, clock)

    def allows(self, address: str, conversation: str) -> bool:
        """Whether this conversation at this address may send a message now."""
        return self._addresses.allows(address) and self._conversations.allows(f"{address} {conversation}")
