"""What the page keeps of a conversation, for how long, and what it tells about that, in a real browser."""

from __future__ import annotations

import pytest

from tests.browser import AGAIN_AFTER_MS, Opener, ask
from tests.page_world import QUESTION

pytest_plugins = ["tests.browser"]
pytestmark = pytest.mark.browser
ANSWER = "#gesprek > .antwoord:not(.wacht)"


def test_clearing_empties_the_page_and_the_memory(open_page: Opener) -> None:
    page = open_page()
    ask(page, QUESTION)
    page.click("#wis")
    assert page.locator("#gesprek > li").count() == 0
    assert page.locator("#voorbeelden").is_visible()
    page.wait_for_timeout(AGAIN_AFTER_MS)
    ask(page, "en voor een meisje?")
    assert "Steltenclub" not in page.locator(ANSWER).inner_text()


def test_the_conversation_is_remembered_from_turn_to_turn(open_page: Opener) -> None:
    page = open_page()
    ask(page, "Mijn zoon is 8, wij wonen in Moerwijk. Waar kan hij steltenlopen?")
    ask(page, "En wat kost dat?")
    assert "Steltenclub" in page.locator(ANSWER).nth(1).inner_text()


def test_two_tabs_have_conversations_of_their_own(open_page: Opener) -> None:
    first, second = open_page(), open_page()
    ask(first, QUESTION)
    ask(second, "en voor een meisje?")
    assert "Steltenclub" not in second.locator(ANSWER).inner_text()


def test_a_reload_says_where_the_conversation_went(open_page: Opener) -> None:
    page = open_page()
    ask(page, QUESTION)
    page.reload()
    page.wait_for_selector("body.klaar")
    assert "opnieuw is geladen" in page.inner_text("#zin")
    assert page.locator("#gesprek > li").count() == 0


def test_nothing_typed_is_left_in_the_browsers_storage(open_page: Opener) -> None:
    page = open_page()
    ask(page, "Mijn kind heet Zeldzaamnaam, waar zijn stelten?")
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, window.name, location.href])"
    )
    assert "stelten" not in stored and "Zeldzaamnaam" not in stored


def test_what_was_masked_is_told(open_page: Opener) -> None:
    page = open_page()
    ask(page, "Mijn nummer is 06-12345678. Waar kan mijn zoon van 8 steltenlopen in Moerwijk?")
    assert "06-12345678" not in page.content()
    assert "telefoonnummer" in page.locator(f"{ANSWER} .gemaskeerd").inner_text()
