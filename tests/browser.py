"""Debian's chromium through Playwright, for the tests of the page. Without it these tests fail with one sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.page_world import Site, served, town_settings

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (360, 740)
DESKTOP = (1280, 800)
# The page takes a second message this soon for the second click of a double click (page.js).
AGAIN_AFTER_MS = 750
Opener = Callable[..., Page]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the module."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("These tests need Debian's package chromium: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small town, served."""
    with served(town_settings(tmp_path_factory.mktemp("town"))) as running:
        yield running


@pytest.fixture
def open_page(chromium: Browser, site: Site) -> Iterator[Opener]:
    """Opens the page as a new visitor: open_page(size, locale="nl", scheme="light", path="/"); ready to type."""
    contexts = []

    def opened(size: tuple[int, int] = PHONE, locale: str = "nl-NL", scheme: Scheme = "light", path: str = "/") -> Page:
        viewport: ViewportSize = {"width": size[0], "height": size[1]}
        context = chromium.new_context(viewport=viewport, locale=locale, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(site.url + path)
        page.wait_for_selector("body.klaar")
        return page

    yield opened
    for context in contexts:
        context.close()


def ask(page: Page, text: str) -> None:
    """Type a message, send it with Enter, and wait for its answer."""
    answers = page.locator("#gesprek > .antwoord:not(.wacht)")
    before = answers.count()
    if before:
        page.wait_for_timeout(AGAIN_AFTER_MS)
    page.fill("#vraag textarea", text)
    page.press("#vraag textarea", "Enter")
    answers.nth(before).wait_for()
