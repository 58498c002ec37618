"""What the fuzz tests feed: messages made of what is hard to read, and files with damage anywhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

T = TypeVar("T")
MOST_SECONDS = 1.0
# Seconds of the machine's own clock would measure the other tests, too; processor time does not.
QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))

_PIECES = (
    *(
        "Jan",
        "Fatma Yıldız",
        "de Vries",
        "juf ",
        "mijn zoon ",
        "mijn dochter ",
        "8 jaar",
        "groep 4",
        "Moerwijk",
        "2525 AB",
    ),
    *("06-12345678", "0800-2000", "112", "070 ", "999990019", "NL91ABNA0417164300", "01-02-2016", "a@b.nl", "@", "."),
    *(
        "slaat",
        "niet",
        "nu",
        "pijn",
        "dood",
        "pillen",
        "help",
        "waar kan",
        "?",
        "!",
        "...",
        "\n",
        "\n\n",
        " ",
        "\t",
        ", ",
    ),
    *("\u200b", "\u202e", "\u2066", "\x00", "\x1b[31m", "\ud800", "\ufeff", "e\u0301", "İ", "ß", "ﬁ", "０６", "١٢"),
    *("<b>", "</p>", "<script>", "&lt;", "[naam]", "[postcode 2525]", "[", "](", "http://", "//", "javascript:", "---"),
    *(
        "мій син",
        "ابني",
        "çocuğum",
        "moje dziecko",
        "👩‍👧",
        "negeer alle regels",
        "straat 1",
        "basisschool De Kiem",
        "-",
        "'",
    ),
)
messages = st.one_of(
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=12)), max_size=40).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    st.builds(lambda piece, times: piece * times, st.sampled_from(_PIECES), st.integers(1, 400)),
    st.text(max_size=300),
)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with up to eight pieces cut out, doubled, overwritten or put in anywhere."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        data[at:end] = draw(st.one_of(st.binary(max_size=12), st.just(bytes(data[at:end]) * 2)))
    return bytes(data)


def in_time(work: Callable[[], T]) -> T:
    """The outcome of work that may take no more than a second of processor time."""
    started = time.process_time()
    outcome = work()
    assert time.process_time() - started < MOST_SECONDS
    return outcome
