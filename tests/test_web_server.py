"""The server around the page: what is open, what is closed, its headers, its documents, and its one endpoint."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from gradio_client import Client

from assistant.settings import Settings
from assistant.web.guarding import MAX_BODY_BYTES, content_security_policy
from tests.page_world import DANGER, QUESTION, Site, served, town_settings, write_town


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small town with a limit of four messages a minute."""
    settings = replace(
        town_settings(tmp_path_factory.mktemp("town")), messages_per_minute=4, frame_ancestors="https://stad.example"
    )
    with served(settings) as running:
        yield running


def fetch(
    site: Site, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request, its path sent as it is written."""
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"), timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, response.headers, content


def test_every_answer_carries_the_guards_headers(site: Site) -> None:
    for path in ("/", "/status", "/pagina/page.js", "/bestaat-niet"):
        _, headers, _ = fetch(site, path)
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "no-referrer", path
        assert "frame-ancestors https://stad.example" in headers["Content-Security-Policy"], path


def test_the_policy_allows_neither_inline_scripts_nor_eval_nor_other_servers() -> None:
    policy = content_security_policy("'none'", "abc")
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == "script-src 'self' 'nonce-abc'"
    assert "http" not in policy and "*" not in policy


def test_each_page_has_a_nonce_of_its_own(site: Site) -> None:
    policies = [fetch(site, "/")[1]["Content-Security-Policy"] for _ in range(2)]
    nonces = {nonce for policy in policies for nonce in re.findall(r"nonce-([\w-]{16,})'", policy)}
    assert len(nonces) == 2


def test_the_page_comes_compressed_when_the_browser_asks(site: Site) -> None:
    _, headers, content = fetch(site, "/", Accept_Encoding="gzip", Accept_Language="pl")
    assert headers["Content-Encoding"] == "gzip"
    assert b'lang="pl"' in gzip.decompress(content)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://kwaad.example",
        "/monitoring",
        "/gradio_api/openapi.json",
        "/gradio_api/runs",
        "/gradio_api/stream/a/b/c/playlist.m3u8",
        "/docs",
        "/openapi.json",
        "/gradio_api/mcp",
        "/login",
    ],
)
def test_what_nobody_needs_is_closed(site: Site, path: str) -> None:
    assert fetch(site, path)[0] == 404
    assert fetch(site, path, "POST", b"{}", Content_Type="application/json")[0] == 404


def test_uploads_are_refused(site: Site) -> None:
    form = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhoi\r\n--x--\r\n'
    status, _, _ = fetch(site, "/gradio_api/upload", "POST", form, Content_Type="multipart/form-data; boundary=x")
    assert status == 404


def test_direct_calls_of_other_functions_are_refused(site: Site) -> None:
    for path in (
        "/gradio_api/call/forget",
        "/gradio_api/run/predict",
        "/gradio_api/api/ask",
        "/gradio_api/call/v2/ask",
    ):
        assert fetch(site, path, "POST", b'{"data": []}', Content_Type="application/json")[0] == 404, path


def test_a_request_that_is_too_large_or_does_not_say_its_size_is_refused(site: Site) -> None:
    size = str(MAX_BODY_BYTES + 1)
    status, _, _ = fetch(site, "/gradio_api/queue/join", "POST", None, Content_Length=size)
    assert status == 413
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"), timeout=10)
    connection.request("POST", "/gradio_api/queue/join", iter([b"{}"]), encode_chunked=True)
    assert connection.getresponse().status == 411
    connection.close()


def test_other_methods_are_refused(site: Site) -> None:
    assert fetch(site, "/", "DELETE")[0] == 405


def test_a_document_opens_in_the_browser(site: Site) -> None:
    status, headers, content = fetch(site, "/documenten/zeepkist.pdf")
    assert status == 200 and content.startswith(b"%PDF")
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize(
    "name",
    ["zeepkist.md", "nergens.pdf", "..%2Fmethods%2Fstelten.md", "%2e%2e/themes.toml", "../themes.toml", "%00.pdf"],
)
def test_nothing_but_documents_is_served_from_the_corpus(site: Site, name: str) -> None:
    assert fetch(site, f"/documenten/{name}")[0] == 404


def test_the_status_says_which_index_serves_and_names_no_path(site: Site) -> None:
    _, _, content = fetch(site, "/status")
    assert b'"lexical_only":true' in content
    assert str(site.settings.index).encode() not in content


def test_a_page_that_searches_on_words_only_says_so(site: Site) -> None:
    assert "Zoekt nu alleen op woorden" in fetch(site, "/")[2].decode()


def test_the_api_offers_ask_and_nothing_else(site: Site) -> None:
    offered = Client(site.url, verbose=False).view_api(return_format="dict")
    assert list(offered["named_endpoints"]) == ["/ask"]
    assert offered["unnamed_endpoints"] == {}


def test_the_api_answers_with_the_turn(site: Site) -> None:
    turn, notice = Client(site.url, verbose=False).predict(QUESTION, "ouder", "nl", api_name="/ask")
    assert "Steltenclub &lt;Moerwijk&gt;" in turn
    assert notice == ""


def test_who_sends_too_fast_is_told_and_others_go_on(site: Site) -> None:
    hasty = Client(site.url, verbose=False)
    replies = [hasty.predict("Hallo", "ouder", "nl", api_name="/ask") for _ in range(5)]
    assert all(turn for turn, _ in replies[:4])
    assert replies[4][0] == ""
    assert "Wacht een minuut" in replies[4][1]
    turn, _ = Client(site.url, verbose=False).predict(QUESTION, "ouder", "nl", api_name="/ask")
    assert turn


def test_without_an_index_danger_still_gets_help(tmp_path: Path) -> None:
    settings = Settings(corpus=write_town(tmp_path / "corpus"), index=tmp_path / "index", encoder="")
    with served(settings) as bare:
        client = Client(bare.url, verbose=False)
        helped, _ = client.predict(DANGER, "ouder", "nl", api_name="/ask")
        other, _ = client.predict(QUESTION, "ouder", "nl", api_name="/ask")
    assert 'href="tel:112"' in helped
    assert 'class="antwoord error"' in other and 'href="tel:112"' in other


def test_a_question_is_in_no_log_and_no_file(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    Client(site.url, verbose=False).predict("Zeldzaamwoordje op stelten", "ouder", "nl", api_name="/ask")
    assert "zeldzaamwoordje" not in caplog.text.lower()
    written = [path for path in site.settings.index.parent.rglob("*") if path.is_file()]
    assert written and not [path for path in written if b"zeldzaamwoordje" in path.read_bytes().lower()]
