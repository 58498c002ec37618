"""A kill at any moment of an ingest leaves an assistant that answers. Minutes long, so `make test-slow` runs it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.settings import ROOT

KILLS = 30
QUESTION = "Wat is kinderwerk?"


def environment(index: Path) -> dict[str, str]:
    return {**os.environ, "KINDERWERK_INDEX": str(index)}


def run(index: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment(index), capture_output=True, text=True, check=False
    )


def status_of_an_answer(index: Path) -> str:
    done = run(index, "-m", "assistant", "ask", QUESTION, "--json")
    return str(json.loads(done.stdout)["status"]) if done.returncode == 0 else done.stderr


@pytest.mark.slow
def test_thirty_kills_at_random_moments_leave_an_assistant_that_answers(tmp_path: Path) -> None:
    index = tmp_path / "index"
    started = time.monotonic()
    assert run(index, "ingest.py").returncode == 0
    whole = time.monotonic() - started
    chance = random.Random(30)
    statuses = []
    for _ in range(KILLS):
        ingest = subprocess.Popen(
            [sys.executable, "ingest.py", "--rebuild"],
            cwd=ROOT,
            env=environment(index),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.3, whole))
        ingest.send_signal(signal.SIGKILL)
        ingest.wait()
        statuses.append(status_of_an_answer(index))
    print(f"{KILLS} kills within {whole:.1f} s of an ingest: {statuses.count('answered')} answered")
    assert statuses == ["answered"] * KILLS
    assert run(index, "ingest.py", "--rebuild").returncode == 0


@pytest.mark.slow
def test_a_chroma_server_serves_the_same_answer_as_the_embedded_client(tmp_path: Path) -> None:
    """`chroma run` through HttpClient, for more than one process."""
    from tests.servers import chroma_server

    with chroma_server(tmp_path / "chroma") as url:
        embedded, served = tmp_path / "embedded", tmp_path / "served"
        assert run(embedded, "ingest.py").returncode == 0
        os.environ["KINDERWERK_CHROMA_URL"] = url
        try:
            assert run(served, "ingest.py").returncode == 0
            remote = json.loads(run(served, "-m", "assistant", "ask", QUESTION, "--json").stdout)
        finally:
            del os.environ["KINDERWERK_CHROMA_URL"]
    local = json.loads(run(embedded, "-m", "assistant", "ask", QUESTION, "--json").stdout)
    assert remote["sources"] == local["sources"]
    assert not list((served / "generations").glob("*/chroma/*.sqlite3"))
