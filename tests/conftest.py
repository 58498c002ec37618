"""What tests share: a small corpus of our own in a temporary folder, and a tiny real encoder. No network, no mocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ingesting import ingest
from assistant.serving import LiveAssistant
from assistant.settings import ROOT, Settings
from tests.fakes import WordEncoder

OFFERED = ROOT / "corpus"


@pytest.fixture
def encoder() -> WordEncoder:
    """A real encoder small enough to reason about: shared words score higher."""
    return WordEncoder()


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """Three methods and two offers with the shipped places and themes."""
    folder = tmp_path / "corpus"
    for name in ("methods", "offers", "safety", "golden"):
        (folder / name).mkdir(parents=True)
    (folder / "places").symlink_to(OFFERED / "places")
    (folder / "themes.toml").symlink_to(OFFERED / "themes.toml")
    write_record(
        folder,
        "methods/stelten",
        "Steltenlopen",
        "Kinderen leren op stelten lopen op het plein.\n\nDat duurt zes weken.",
    )
    write_record(folder, "methods/vlieger", "Vliegeren", "Een vlieger bouwen leert kinderen geduld.")
    write_record(folder, "methods/schaken", "Schaken op straat", "Schaken op straat brengt buren bij elkaar.")
    offer = (
        "organization: Stichting Proef\nkind: sport\nstatus: active\nminimum_age: 6\nmaximum_age: 10\n"
        "service_areas: [Moerwijk]\nthemes: [bewegen]\n"
    )
    write_record(
        folder, "offers/stelten-moerwijk", "Steltenclub Moerwijk", "Een club die op woensdag stelten loopt.", offer
    )
    write_record(
        folder,
        "offers/vliegers-laak",
        "Vliegerclub Laak",
        "Samen vliegers maken.",
        offer.replace("Moerwijk", "Laakkwartier"),
    )
    return folder


@pytest.fixture
def settings(small_corpus: Path, tmp_path: Path) -> Settings:
    """Settings that point at the small corpus, without an encoder."""
    return Settings(corpus=small_corpus, index=tmp_path / "index", encoder="")


def write_record(folder: Path, name: str, title: str, body: str, extra: str = "") -> Path:
    """Write one record as a worker would."""
    path = folder / f"{name}.md"
    path.write_text(
        f"---\ntitle: {title}\nconfidence: high\nsource_title: Eigen proef\n{extra}---\n\n{body}\n", "utf-8"
    )
    return path


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> LiveAssistant:
    """The shipped corpus with the shipped encoder, indexed once for all tests that ask it something."""
    settings = Settings(index=tmp_path_factory.mktemp("shipped") / "index")
    ingest(settings, lambda step, done, total: None)
    return LiveAssistant(settings)
