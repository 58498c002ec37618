"""Twenty people at once, ten questions each, through the page's own API, on the shipped corpus."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from statistics import quantiles

import pytest
from gradio_client import Client

from assistant.ingesting import ingest
from assistant.settings import Settings
from tests.page_world import served

PEOPLE = 20
SLOWEST_SECONDS = 2.0
QUESTIONS = (
    ("Waar kan mijn dochter van 7 zwemmen in Loosduinen?", "ouder"),
    ("Is daar ook iets op zaterdag?", "ouder"),
    ("Wat doet een kinderwerker op het plein?", "leerkracht"),
    ("Jongen 9 jr, drukt anderen weg, Scheveningen. Iets met bewegen?", "huisarts"),
    ("Hoeveel kinderen groeien op met weinig geld?", "gemeente"),
    ("Where can my son of 10 learn Dutch in Laak?", "ouder"),
    ("Çocuğum okulda yalnız, ne yapabilirim?", "ouder"),
    ("أين يمكن لابنتي أن ترسم في Escamp؟", "ouder"),
    ("Wat is het weer morgen?", "onbekend"),
    ("Mijn buurjongen wordt thuis geslagen, denk ik", "buur"),
)


@pytest.mark.slow
def test_twenty_people_with_ten_questions_each_all_get_answers_in_time(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path / "index")
    ingest(settings, lambda step, done, total: None)
    taken: list[float] = []
    failed: list[str] = []
    with served(settings) as site:
        clients = [Client(site.url, verbose=False) for _ in range(PEOPLE)]
        people = [threading.Thread(target=_talk, args=(client, taken, failed)) for client in clients]
        for person in people:
            person.start()
        for person in people:
            person.join()
    p50, p95 = quantiles(taken, n=100)[49], quantiles(taken, n=100)[94]
    print(f"{len(taken)} answers, {len(failed)} failed, p50 {p50:.2f} s, p95 {p95:.2f} s, slowest {max(taken):.2f} s")
    assert failed == []
    assert len(taken) == PEOPLE * len(QUESTIONS)
    assert p95 < SLOWEST_SECONDS


def _talk(client: Client, taken: list[float], failed: list[str]) -> None:
    """One person: each question after the answer to the one before."""
    for question, role in QUESTIONS:
        started = time.perf_counter()
        turn, notice = client.predict(question, role, "nl", api_name="/ask")
        taken.append(time.perf_counter() - started)
        if notice or 'class="antwoord' not in turn or "antwoord error" in turn:
            failed.append(f"{question}: {notice or turn[:200]}")
