"""Take pictures of the page in its states: `make screenshots`. They land beside this file, to be looked at."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WIDTHS: dict[int, ViewportSize] = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 800}}
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
# looks: name, locale, colour scheme
LOOKS = (("licht", "nl-NL", "light"), ("donker", "nl-NL", "dark"), ("arabisch", "ar", "light"))
STATES = {
    "eerste-bezoek": {},
    "gesprek": {
        "nl-NL": "Waar kan mijn dochter van 7 dansen in Escamp?",
        "ar": "أين يمكن لابنتي (7 سنوات) أن ترقص في Escamp؟",
    },
    "uitleg": {"nl-NL": "Hoeveel kinderwerkers zijn er in Nederland?", "ar": "كم عدد عمال kinderwerk في هولندا؟"},
    "niets-gevonden": {
        "nl-NL": "Is er een stripboekenclub in Kijkduin?",
        "ar": "متى يفتح المسبح في Kijkduin يوم الأحد؟",
    },
    "hulp": {"nl-NL": "Mijn man slaat onze zoon, nu, ik ben bang", "ar": "زوجي يضرب ابننا الآن وأنا خائفة"},
}


def main() -> int:
    """Every state, in every look and width; says where they are."""
    path = shutil.which("chromium")
    if path is None:
        print("The pictures need Debian's package chromium: apt-get install chromium", file=sys.stderr)
        return 1
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for width, size in WIDTHS.items():
            for look, locale, scheme in LOOKS:
                for state, messages in STATES.items():
                    target = HERE / f"{state}-{width}-{look}.png"
                    picture(browser, url, size, locale, scheme, messages.get(locale), target)
        browser.close()
    print(f"{len(WIDTHS) * len(LOOKS) * len(STATES)} pictures in {HERE}")
    return 0


@contextmanager
def serving() -> Iterator[str]:
    """The page on a free port, with the corpus and index of the settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    running = subprocess.Popen([sys.executable, "app.py", "--port", port], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        found = re.search(r"http://\S+", running.stdout.readline())
        if found is None:
            raise SystemExit("The page did not start; its own message stands above.")
        yield found.group()
    finally:
        running.terminate()
        running.wait(10)


def picture(
    browser: Browser, url: str, size: ViewportSize, locale: str, scheme: str, message: str | None, target: Path
) -> None:
    """One state as a visitor sees it: the first screen, and for an explanation its evidence unfolded."""
    colours = "dark" if scheme == "dark" else "light"
    context = browser.new_context(viewport=size, locale=locale, color_scheme=colours, reduced_motion="reduce")
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("body.klaar")
    if message:
        ask(page, message)
    if target.name.startswith("uitleg"):
        page.locator("#gesprek .bewijs summary").click(timeout=5000)
    page.wait_for_timeout(300)
    page.screenshot(path=target)
    context.close()


def ask(page: Page, message: str) -> None:
    """Send one message and wait for its answer."""
    page.fill("#vraag textarea", message)
    page.press("#vraag textarea", "Enter")
    page.locator("#gesprek > .antwoord:not(.wacht)").wait_for()


if __name__ == "__main__":
    sys.exit(main())
