"""`python app.py`: one line with the address, and one sentence when it can't start."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from assistant.settings import ROOT
from tests.page_world import town_settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_one_sentence_and_exit_code_1(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--port", str(taken)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Port {taken}" in said.err and "--port" in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_an_address_that_is_not_this_machines_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--host", "192.0.2.1"]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_setting_that_does_not_exist_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KINDERWERK_PROT", "1")
    assert app.main([]) == 1
    assert "KINDERWERK_PORT" in capsys.readouterr().err


def test_the_app_says_its_address_in_one_line_and_serves_there(tmp_path: Path) -> None:
    settings = town_settings(tmp_path)
    environment = {
        **os.environ,
        "KINDERWERK_CORPUS": str(settings.corpus),
        "KINDERWERK_INDEX": str(settings.index),
        "KINDERWERK_ENCODER": "",
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "app.py", "--port", port]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert running.stdout is not None
        line = running.stdout.readline().decode()
        address = re.search(r"http://\S+", line)
        assert address is not None and address.group() == f"http://127.0.0.1:{port}"
        with urllib.request.urlopen(address.group(), timeout=10) as page:
            assert b"Kinderwerkwijzer" in page.read()
    finally:
        running.terminate()
        running.wait(10)
