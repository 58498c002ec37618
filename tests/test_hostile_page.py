"""Poisoned content and hostile messages in a real browser: letters stay letters, and nothing leaves the machine."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser import Opener, ask
from tests.hostile_world import AS_TEXT, poisoned_town
from tests.page_world import QUESTION, Site, served

pytest_plugins = ["tests.browser"]
ANSWER = "#gesprek > .antwoord:not(.wacht)"
OURS = re.compile(r"(tel:[\d+]+|mailto:[^\s]+|https?://(bron|stelten)\.example/.*|/documenten/[\w.-]+(#page=\d+)?)")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069]")
MESSAGES = (
    "<img src=//boos.invalid/x onerror=alert(3)> waar kan mijn zoon steltenlopen in Moerwijk?",
    "[klik](javascript:alert(4)) waar kan mijn zoon steltenlopen in Moerwijk?",
    "</div></li><script>alert(5)</script> waar kan mijn zoon steltenlopen in Moerwijk?",
    "waar kan mijn\x00 zoon \u202esteltenlopen\u202c in Moer\u200bwijk?",
    "**waar** kan mijn `zoon` $$steltenlopen$$ in Moerwijk?",
)


@dataclass(slots=True)
class Watched:
    """What a page tried: requests to other servers, dialogs, new windows."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def watch(self, page: Page, own: str) -> None:
        """Write down everything of this page that does not stay with its own server."""

        def asked(url: str) -> None:
            if not url.startswith((own, "data:")):
                self.requests.append(url)

        def spoke(dialog: Dialog) -> None:
            self.dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("request", lambda request: asked(request.url))
        page.on("dialog", spoke)
        page.context.on("page", lambda opened: self.dialogs.append(opened.url))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The poisoned town, served."""
    with served(poisoned_town(tmp_path_factory.mktemp("poisoned"))[0]) as running:
        yield running


def opened(page: Page) -> str:
    """The HTML of the last answer with everything unfolded."""
    page.evaluate("document.querySelectorAll('#gesprek details').forEach(one => { one.open = true })")
    return page.locator(ANSWER).last.inner_html()


@pytest.mark.browser
def test_poisoned_offers_are_shown_as_letters_and_reach_no_other_server(open_page: Opener, site: Site) -> None:
    page, watched = open_page(), Watched()
    watched.watch(page, site.url)
    for question in ("Ik zoek een bolderkar voor mijn kind van 8 in Moerwijk", "Wat leren kinderen met knikkers?"):
        ask(page, question)
        html = opened(page)
        assert not re.search(r"<(script|object|input|iframe|link|style|img|svg|form)\b", html)
        links = page.locator(f"{ANSWER} a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert all(OURS.fullmatch(link) for link in links), links
        assert not page.locator(f"{ANSWER} *").evaluate_all(
            "all => all.flatMap(one => one.getAttributeNames()).filter(name => name.startsWith('on'))"
        )
    shown = page.locator("#gesprek").inner_text()
    assert sum(text in shown for text in AS_TEXT.values()) >= 3
    page.wait_for_timeout(200)
    assert watched == Watched()


@pytest.mark.browser
def test_hostile_messages_are_answered_and_shown_as_letters(open_page: Opener, site: Site) -> None:
    page, watched = open_page(), Watched()
    watched.watch(page, site.url)
    for message in MESSAGES:
        ask(page, message)
        assert "Steltenclub" in page.locator(ANSWER).last.inner_text()
        asked = page.locator("#gesprek > .vraag").last
        assert not re.search(r"<(script|img|a|code|strong)\b", asked.inner_html())
        assert not UNSEEN.search(asked.inner_text())
    assert watched == Watched()


@pytest.mark.browser
def test_a_message_of_two_hundred_thousand_signs_is_answered_and_says_what_was_read(open_page: Opener) -> None:
    page = open_page()
    ask(page, f"{QUESTION} " * 4000)
    assert "4000" in page.locator(ANSWER).last.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("query", ["taal", "vraag", "__theme"])
def test_the_address_of_the_page_writes_nothing_into_it(open_page: Opener, site: Site, query: str) -> None:
    payload = urllib.parse.quote("\"><svg onload=alert(7)>'")
    watched = Watched()
    page = open_page(path=f"/?{query}={payload}")
    watched.watch(page, site.url)
    assert "alert(7)" not in page.content()
    assert watched == Watched()


@pytest.mark.parametrize(
    "path",
    [
        "/documenten/..%2f..%2fmanifest.json",
        "/documenten/%2e%2e/offers/stelten.md",
        "/documenten/..%5coffers%5cstelten.md",
        "/documenten/zeepkist.md",
        "/documenten/zeepkist.pdf%00.html",
        "/documenten//etc/hosts",
        "/pagina/..%2fserver.py",
        "/gradio_api/file=/etc/hosts",
        "/gradio_api/proxy=http://127.0.0.1:1/",
        "/file=corpus/offers/stelten.md",
        "/static/../../app.py",
    ],
)
def test_no_path_leads_out_of_the_documents(site: Site, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(site.url + path, timeout=5)
    assert refused.value.code in (400, 403, 404)
    body = refused.value.read().decode("utf-8", "replace")
    assert "Stichting" not in body and "localhost" not in body
