"""Whatever is typed or lies in a folder: no crash, no message over a second, and each part keeps its promise.

A short run each time; `slow` runs the same for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Assistant, Conversation
from assistant.corpus.formats import read_document
from assistant.corpus.reading import check_corpus
from assistant.corpus.records import read_record
from assistant.domain import Role, Status, Urgency
from assistant.errors import CorpusProblem, DocumentRefused
from assistant.orders import gives_orders, without_orders
from assistant.privacy.guard import mask
from assistant.safety.lane import find_signal, help_for
from assistant.serving import LiveAssistant
from assistant.understanding.language import language_of
from assistant.understanding.reading import understand
from assistant.visible import visible
from assistant.web.markup import blocks, inline, label
from tests.fuzzing import LONG, QUICK, damaged, in_time, messages
from tests.hostile_world import offer
from tests.page_world import town_settings, write_pdf, write_town

Check = Callable[[str], None]
_TAG = re.compile(r'<(?:/?(?:p|ul|li|bdi)|br|bdi dir="ltr"|a class="tel" href="tel:\+?\d+"|/a)>')
RECORD = f"---\ntitle: Klimclub\nconfidence: high\n{offer('Klimclub', 'Kom klimmen')}---\n\nEen klimclub.\n".encode()
HTML = (
    b"<html><body><h1>Kop</h1><p>Een <b>tekst</b> &amp; meer</p><ul><li>een<li>twee</ul><table><tr><td>a</table></html>"
)


@cache
def town() -> Assistant:
    """The small town of the page's tests; its folder lives as long as the process."""
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    assistant = LiveAssistant(town_settings(Path(folder.name))).opened.assistant
    _KEPT.append(folder)
    return assistant


_KEPT: list[TemporaryDirectory[str]] = []


def masking(text: str) -> None:
    """Spans lie apart and in order within the text, what is outside them stays, and masking again finds nothing."""
    masked = in_time(lambda: mask(text))
    at, rest = 0, masked.text
    for span in masked.spans:
        assert at <= span.start < span.end <= len(text)
        assert rest.startswith(text[at : span.start] + "[")
        rest = rest[len(text[at : span.start]) :].partition("]")[2]
        at = span.end
    assert rest == text[at:]
    again = mask(masked.text)
    assert again.text == masked.text and not again.spans


def signalling(text: str) -> None:
    """A finding has help for every role, and none has none."""
    finding = in_time(lambda: find_signal(text))
    for role in (Role.KIND, Role.OUDER, Role.HUISARTS):
        said = help_for(finding, role, language_of(text)).text
        assert bool(said) == (finding.urgency is not Urgency.NONE)


def understanding(text: str) -> None:
    """Ages are in order and human, and earlier turns never break the next."""
    masked = mask(text).text
    understood = in_time(lambda: understand(text, masked, Role.OUDER, (), town().corpus))
    if understood.slots.age:
        assert 0 <= understood.slots.age[0] <= understood.slots.age[1] <= 120


def replying(text: str) -> None:
    """Two turns end in an answer with words, and nothing unseen is kept."""
    earlier = Conversation(Role.OUDER)
    for _ in range(2):
        answer, conversation = in_time(partial(town().reply, earlier, text))
        earlier = conversation
        assert answer.status is not Status.ERROR and answer.text.strip()
        assert visible(conversation.turns[-1].masked) == conversation.turns[-1].masked
        answer.text.encode("utf-8")


def cleaning(text: str) -> None:
    """What is visible stays visible, and leaving orders out never adds anything."""
    seen = in_time(lambda: visible(text))
    assert visible(seen) == seen and len(seen) <= len(text)
    assert len(in_time(lambda: without_orders(seen)).text) <= len(seen) + 2
    in_time(lambda: gives_orders(seen))


def marking_up(text: str) -> None:
    """Only our own few tags stand in the HTML, whatever the text holds."""
    for made in (blocks, inline, label):
        html = in_time(partial(made, text))
        assert not re.search("[<>]", _TAG.sub("", html)), html


CHECKS: tuple[Check, ...] = (masking, signalling, understanding, replying, cleaning, marking_up)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_any_message_is_handled(check: Check) -> None:
    QUICK(given(messages)(check))()


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_any_message_is_handled_for_long(check: Check) -> None:
    LONG(given(messages)(check))()


def reading_a_record(data: bytes) -> None:
    """A damaged record is read or its problems are told; nothing else happens."""
    problems: list[CorpusProblem] = []
    text = data.decode("utf-8", "replace")
    record = in_time(lambda: read_record("offers/klimclub.md", text, problems))
    assert record is not None or problems
    assert all(str(problem).isprintable() for problem in problems)


def reading_a_corpus(data: bytes) -> None:
    """One damaged file never hides the others."""
    with TemporaryDirectory() as folder:
        corpus = write_town(Path(folder) / "corpus")
        (corpus / "offers" / "klimclub.md").write_bytes(data)
        read, problems = check_corpus(corpus)
        assert {"offers/stelten", "methods/vlieger", "safety/112"} <= read.sources.keys()
        assert ("offers/klimclub" in read.offers) or problems


def reading_a_document(ending: str) -> Callable[[bytes], None]:
    """A damaged document is read or refused with one sentence."""

    def read(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"stuk{ending}"
            path.write_bytes(data)
            try:
                document = in_time(lambda: read_document(path))
            except DocumentRefused as refused:
                assert str(refused).strip() and "Traceback" not in str(refused)
                return
            assert all(visible(one.text, keep_marks=True) == one.text for one in document.passages)

    return read


@cache
def whole(ending: str) -> bytes:
    """A sound small document of each kind."""
    if ending == ".docx":
        made, stored = docx.Document(), BytesIO()
        made.add_heading("Kop", 1)
        made.add_paragraph("Een alinea.")
        made.add_table(1, 2).cell(0, 0).text = "cel"
        made.save(stored)
        return stored.getvalue()
    if ending == ".pdf":
        with TemporaryDirectory() as folder:
            write_pdf(Path(folder) / "a.pdf")
            return (Path(folder) / "a.pdf").read_bytes()
    return HTML if ending == ".html" else b"# Kop\n\nEen alinea met caf\xc3\xa9.\n\n- een\n- twee\n"


FILES: dict[str, tuple[Callable[[bytes], None], Callable[[], bytes]]] = {
    "record": (reading_a_record, lambda: RECORD),
    "corpus": (reading_a_corpus, lambda: RECORD),
    **{ending: (reading_a_document(ending), partial(whole, ending)) for ending in (".pdf", ".docx", ".html", ".txt")},
}


@pytest.mark.parametrize("kind", sorted(FILES))
def test_any_file_is_read_or_refused(kind: str) -> None:
    check, sound = FILES[kind]
    QUICK(given(damaged(sound()))(check))()


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(FILES))
def test_any_file_is_read_or_refused_for_long(kind: str) -> None:
    check, sound = FILES[kind]
    LONG(given(damaged(sound()))(check))()


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".txt"])
def test_bytes_that_are_no_document_at_all_are_refused_or_read(ending: str) -> None:
    QUICK(given(st.binary(max_size=400))(reading_a_document(ending)))()
