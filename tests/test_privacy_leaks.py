"""No raw question anywhere: invented personal data goes in by every route, and nothing of it comes out or is written.

Each route is tried with a working index and with a broken one, and everything below the temporary folder, all logs and
all values that are kept are searched for it.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant.conversation import Assistant, Conversation
from assistant.domain import Answer, Language, Role, Status
from assistant.retrieval.search import Retriever
from assistant.serving import LiveAssistant
from assistant.settings import ROOT, Settings
from assistant.web.talk import Desk
from tests.hostile_world import Row, run
from tests.page_world import Site, served, town_settings

# Invented; the BSN is of the range for tests.
PERSON = (
    "Joris",
    "Veenwachter",
    "joris.veenwachter@post.example",
    "06-58473920",
    "999990019",
    "Kikkerlaan 77",
    "2598 QX",
)
MESSAGES = (
    "Mijn zoon Joris Veenwachter van 8 wil steltenlopen. Bel 06-58473920 of joris.veenwachter@post.example.",
    "Joris Veenwachter, bsn 999990019, woont op de Kikkerlaan 77, 2598 QX Den Haag. Waar kan hij steltenlopen?",
    "Mijn man slaat nu onze zoon Joris Veenwachter, 06-58473920",
)
LEAK = re.compile("|".join(re.escape(piece) for piece in PERSON), re.IGNORECASE)


def leaks_in(text: str) -> list[str]:
    """What of the person stands in a text."""
    return LEAK.findall(text)


def leaks_below(folder: Path) -> list[str]:
    """Files below a folder that hold anything of the person, by name or content, whatever their format."""
    pieces = [piece.encode(coding) for piece in PERSON for coding in ("utf-8", "utf-16-le")]
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        if leaks_in(path.name) or any(piece.lower() in data.lower() for piece in pieces):
            found.append(str(path))
    return found


@dataclass(frozen=True, slots=True)
class BrokenRetriever:
    """An index that fails while it is asked, with the question in its error as libraries do."""

    index: object = None

    def search(self, text: str, *rest: object) -> object:
        """Always fails."""
        raise RuntimeError(f"no such table: passages, while asking {text!r} {rest}")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The small town, its index built on words."""
    return town_settings(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def site(town: Settings) -> Iterator[Site]:
    """The same town, served."""
    with served(town) as running:
        yield running


def turns_with(assistant: Assistant) -> list[tuple[Answer, Conversation]]:
    """All messages in one conversation."""
    conversation, said = Conversation(Role.OUDER), []
    for message in MESSAGES:
        answer, conversation = assistant.reply(conversation, message)
        said.append((answer, conversation))
    return said


def test_the_search_for_leaks_finds_one(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0" + PERSON[1].encode("utf-16-le"))
    assert leaks_below(tmp_path) and leaks_in(f"x {PERSON[3]}")


def test_what_is_kept_of_a_conversation_and_its_answers_holds_nothing_of_the_person(
    town: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for answer, conversation in turns_with(LiveAssistant(town).opened.assistant):
        assert not leaks_in(repr(answer)) and not leaks_in(repr(conversation))
    assert not leaks_in(caplog.text)
    assert not leaks_below(town.index.parent)


def test_a_failing_index_leaves_nothing_of_the_person_in_page_log_or_conversation(
    town: Settings, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    live = LiveAssistant(town)
    broken: Retriever = BrokenRetriever()  # type: ignore[assignment]
    live._opened = replace(live._opened, assistant=replace(live._opened.assistant, retriever=broken))
    conversation = Conversation()
    for message in MESSAGES:
        conversation, html = Desk(live).ask(message, Role.OUDER, Language.NL, conversation)
        assert not leaks_in(html) and not leaks_in(repr(conversation))
    logged = caplog.text + "".join(capsys.readouterr())
    assert "RuntimeError" in logged and not leaks_in(logged)


def test_the_desk_shows_and_keeps_masked_text_only(town: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    conversation = Conversation()
    for message in MESSAGES:
        conversation, html = Desk(LiveAssistant(town)).ask(message, Role.LEERKRACHT, Language.NL, conversation)
        assert "[naam]" in html
        assert not leaks_in(html) and not leaks_in(repr(conversation)) and not leaks_in(caplog.text)


def test_without_an_index_nothing_of_the_person_is_kept(town: Settings) -> None:
    assistant = replace(LiveAssistant(town).opened.assistant, retriever=None)
    said = turns_with(assistant)
    assert said[0][0].status is Status.ERROR
    assert not [1 for answer, conversation in said if leaks_in(repr(answer)) or leaks_in(repr(conversation))]


@pytest.mark.parametrize("command", ["ask", "signal", "mask"])
def test_a_command_prints_and_writes_nothing_of_the_person(town: Settings, command: str, tmp_path: Path) -> None:
    asked, written = tmp_path / "asked", tmp_path / "written"
    asked.mkdir()
    written.mkdir()
    rows: list[Row] = [{"id": n, "turns": [text], "text": text} for n, text in enumerate(MESSAGES)]
    ran = run(town, command, rows, asked)
    assert ran.code == 0, ran.err
    assert not leaks_in(json.dumps(ran.rows, ensure_ascii=False)) and not leaks_in(ran.err)
    assert not leaks_below(written) and not leaks_below(town.index.parent)


def test_a_command_that_fails_says_nothing_of_the_message(town: Settings, tmp_path: Path) -> None:
    """A process of its own with a folder of its own for temporary files, a home and a broken index."""
    home, index = tmp_path / "home", tmp_path / "index"
    home.mkdir()
    index.mkdir()
    (index / "current").write_text("nergens", "utf-8")
    places = {"HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home), "KINDERWERK_ENCODER": ""}
    environ = {**os.environ, **places, "KINDERWERK_CORPUS": str(town.corpus), "KINDERWERK_INDEX": str(index)}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", " ".join(MESSAGES[:2])],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        check=False,
    )
    assert not leaks_in(done.stdout.decode("utf-8")) and not leaks_in(done.stderr.decode("utf-8"))
    assert not leaks_below(tmp_path)


def call(site: Site, message: str) -> str:
    """One turn through the endpoint that the page uses, as another program would."""
    body = json.dumps({"data": [message, "ouder", "nl"]}).encode("utf-8")
    request = urllib.request.Request(f"{site.url}/gradio_api/call/ask", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answered:
        event = json.load(answered)["event_id"]
    with urllib.request.urlopen(f"{site.url}/gradio_api/call/ask/{event}", timeout=20) as stream:
        return str(stream.read().decode("utf-8"))


def test_the_servers_endpoint_answers_and_writes_nothing_of_the_person(
    site: Site, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for message in MESSAGES:
        said = call(site, message)
        assert "complete" in said and "naam" in said
        assert not leaks_in(said)
    assert not leaks_in(caplog.text) and not leaks_in("".join(capfd.readouterr()))
    assert not leaks_below(site.settings.index.parent)


def test_a_body_that_is_no_message_is_answered_without_its_text(site: Site) -> None:
    for body in (f'{{"data": ["{MESSAGES[0]}"', json.dumps({"data": {"x": MESSAGES[1]}}), json.dumps(list(MESSAGES))):
        request = urllib.request.Request(
            f"{site.url}/gradio_api/call/ask", body.encode("utf-8"), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answered:
                said = answered.read().decode("utf-8")
        except urllib.error.HTTPError as refused:
            said = refused.read().decode("utf-8")
        assert not leaks_in(said)
