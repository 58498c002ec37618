"""A small town for the page's tests: records of our own, a PDF of two pages, an index on words, and a real server."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen import canvas

from assistant.ingesting import ingest
from assistant.serving import LiveAssistant
from assistant.settings import ROOT, Settings
from assistant.web.server import build_app
from tests.conftest import write_record

SHIPPED = ROOT / "corpus"
SECOND_PAGE = "Op een zeepkist racen kinderen de heuvel af met een eigen gebouwde kar."
STILTS = (
    "organization: Stichting Proef\nkind: sport\nminimum_age: 6\nmaximum_age: 10\nservice_areas: [Moerwijk]\n"
    "themes: [bewegen]\nphones: [{number: 070-752 65 43}]\nurl: https://stelten.example/\nsource_date: '2024'\n"
    "addresses: [{address_1: Steltenpad 3}]\nsource_url: https://bron.example/stelten\n"
)
OLD = "organization: Oude Club\nkind: sport\nservice_areas: [Moerwijk]\nthemes: [bewegen]\nsource_date: '2012'\n"
QUESTION = "Waar kan mijn zoon van 8 steltenlopen in Moerwijk?"
EXPLAINED = "Hoe leren kinderen steltenlopen?"
IN_A_DOCUMENT = "Hoe race je met een zeepkist de heuvel af?"
UNKNOWN = "Hoeveel weegt een olifant in de dierentuin van Blijdorp?"
DANGER = "Mijn man slaat nu mijn kind"


def write_town(folder: Path) -> Path:
    """The records of the town, with the shipped places, themes and safety records beside them."""
    for name in ("methods", "offers", "documents", "safety", "golden"):
        (folder / name).mkdir(parents=True)
    for name in ("places", "themes.toml", "safety/112.md", "safety/veilig-thuis.md", "safety/kindertelefoon.md"):
        (folder / name).symlink_to(SHIPPED / name)
    write_record(
        folder,
        "methods/stelten",
        "Steltenlopen",
        "Van steltenlopen leren kinderen evenwicht houden op het plein.\n\nKinderen leren steltenlopen in zes weken.",
        "source_date: '2021'\nsource_url: https://bron.example/methode\nevidence_level: eerste aanwijzingen\n",
    )
    write_record(folder, "methods/vlieger", "Vliegeren", "Een vlieger bouwen leert kinderen geduld.")
    write_record(folder, "offers/stelten", "Steltenclub <Moerwijk>", "Een club die op woensdag stelten loopt.", STILTS)
    write_record(folder, "offers/oud", "Oude steltengroep", "Een groep die ooit op stelten liep.", OLD)
    write_record(folder, "documents/zeepkist", "Zeepkisten", "Over zeepkisten.", "document: zeepkist.pdf\n")
    write_pdf(folder / "documents" / "zeepkist.pdf")
    return folder


def write_pdf(path: Path) -> None:
    """Two pages; the sentence about racing stands on the second."""
    pdf = canvas.Canvas(str(path), pagesize=A5)
    for line in ("Zeepkisten in de wijk.", SECOND_PAGE):
        pdf.setFont("Helvetica", 9)
        pdf.drawString(30, 500, line)
        pdf.showPage()
    pdf.save()


@dataclass(frozen=True, slots=True)
class Site:
    """A page that is being served."""

    url: str
    settings: Settings


@contextmanager
def served(settings: Settings) -> Iterator[Site]:
    """The page of these settings on a free port of this machine, by a real server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = build_app(settings, LiveAssistant(settings))
    config = uvicorn.Config(app, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{port}"
    _wait_for(url)
    yield Site(url, settings)
    server.should_exit = True
    thread.join(10)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{url}/status", timeout=2).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    raise AssertionError(f"{url} did not answer within 30 seconds.")


def town_settings(folder: Path) -> Settings:
    """Settings of the town below `folder`, its index built, search on words only."""
    settings = Settings(corpus=write_town(folder / "corpus"), index=folder / "index", encoder="")
    ingest(settings, lambda step, done, total: None)
    return settings
