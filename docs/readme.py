"""Write the parts of README.md that come from the code: python -m docs.readme

A generated part stands between `<!-- name -->` and `<!-- /name -->`. Tests compare: settings and decisions each time,
the answers (which need an index of the shipped corpus) with `make test-slow`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from assistant.conversation import Conversation
from assistant.domain import Role
from assistant.errors import IndexMissing
from assistant.serving import LiveAssistant
from assistant.settings import PREFIX, ROOT, Settings

README = ROOT / "README.md"
# How old a source is called depends on the day, so the README's answers are those of one day.
ANSWERED_ON = date(2026, 11, 25)
ASKED = {
    "an-answer": (Role.OUDER, "Wij kunnen de club van onze zoon van 8 niet betalen. Wie helpt?"),
    "not-knowing": (Role.OUDER, "Hoe laat begint de scouting op zaterdag?"),
}
# Questions of our own that went wrong, and what a good reply would do. Take a line out when it has become right.
WRONG: tuple[tuple[Role, str, str], ...] = (
    (Role.OUDER, "Mijn zoon van 8 heeft dyslexie, wie helpt?", "none of these is about dyslexia"),
    (Role.OUDER, "Mijn dochter van 11 wordt gepest via Snapchat", "help with bullying belongs first"),
    (Role.OUDER, "Mijn kind slaat andere kinderen, ik weet het niet meer", "the alarm is too loud for this"),
    (Role.LEERKRACHT, "Kan een kind ook te veel alleen spelen? Wanneer moet ik me zorgen maken?", "beside the point"),
    (Role.OUDER, "Waar kan mijn dochter van 7 dansen in Escamp?", "no source names a dance club; sport comes"),
    (Role.HUISARTS, "m 9j angstig, Laak", "school social work and the POH belong before what only lies in Laak"),
    (Role.OUDER, "mijn man vindt kinderwerk onzin. wat heb je er nou aan", "asks for an explanation, not for offers"),
    (Role.BUUR, "mijn buurkind heeft nooit eten bij zich", "a signal of neglect is missed"),
)
MOST_SHOWN = 160
MEANINGS: Mapping[str, str] = {
    "corpus": "folder of the corpus: give every deployment its own",
    "index": "folder of the index; can be thrown away at any time",
    "encoder": "sentence-transformers model: a directory or a hub id; empty searches on words only",
    "query_prefix": "what the encoder wants before a question",
    "passage_prefix": "what the encoder wants before a passage",
    "chroma_url": "`http://host:port` of a `chroma run` server; empty uses the embedded client",
    "host": "address that the page listens on",
    "port": "port that the page listens on",
    "municipality": "name on the page and in replies",
    "responsible": "who answers for this assistant; the page names them",
    "contact": "how a reader reaches a person there",
    "frame_ancestors": "who may embed the page (the CSP value)",
    "max_message_chars": "so much of a message is read",
    "messages_per_minute": "messages that one page may send in a minute",
}


def settings_table() -> str:
    """All settings with their defaults, as a Markdown table. Raises KeyError for a setting without a meaning."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    for item in fields(Settings):
        default = _shown(item.default)
        rows.append(f"| `{PREFIX}{item.name.upper()}` | {default} | {MEANINGS[item.name]} |")
    return "\n".join(rows)


def _shown(default: object) -> str:
    text = str(default).replace(f"{ROOT}/", "")
    return f"`{text}`" if text else "empty"


def decisions_list() -> str:
    """A link to every decision record, in order, with its title."""
    paths = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titles = [(path, path.read_text("utf-8").splitlines()[0].removeprefix("# ")) for path in paths]
    return "\n".join(f"- [{title}]({path.relative_to(ROOT).as_posix()})" for path, title in titles)


def answer(live: LiveAssistant, part: str) -> str:
    """One question as it is typed, and the reply as it is printed on ANSWERED_ON."""
    role, question = ASKED[part]
    assistant = replace(live.opened.assistant, today=lambda: ANSWERED_ON)
    text = assistant.reply(Conversation(role), question)[0].text
    return f'```\n$ python -m assistant ask "{question}" --role {role}\n\n{text}\n```'


def wrong_list(live: LiveAssistant) -> str:
    """The questions that went wrong, with how the reply really begins."""
    assistant = replace(live.opened.assistant, today=lambda: ANSWERED_ON)
    lines = []
    for role, question, better in WRONG:
        reply = assistant.reply(Conversation(role), question)[0]
        start = " ".join(reply.text.split())
        shown = start if len(start) <= MOST_SHOWN else start[:MOST_SHOWN].rsplit(" ", 1)[0] + " …"
        lines.append(f'- {role}: "{question}" ({better}). Status `{reply.status}`: "{shown}"')
    return "\n".join(lines)


def answers(settings: Settings) -> dict[str, str]:
    """All parts that need the product, by name. Raises IndexMissing, since an answer without an index would be none."""
    live = LiveAssistant(settings)
    if live.opened.assistant.retriever is None:
        raise IndexMissing("There is no index. Run: python ingest.py")
    return {**{part: answer(live, part) for part in ASKED}, "wrong": wrong_list(live)}


def part_of(text: str, name: str) -> str:
    """What stands between a part's marks. Raises ValueError when the marks are not there."""
    found = _marked(name).search(text)
    if not found:
        raise ValueError(f"README.md has no part <!-- {name} -->.")
    return found["inside"].strip()


def with_part(text: str, name: str, inside: str) -> str:
    """The text with one part replaced. Raises ValueError when the marks are not there."""
    part_of(text, name)
    return _marked(name).sub(lambda _: f"<!-- {name} -->\n{inside}\n<!-- /{name} -->", text)


def _marked(name: str) -> re.Pattern[str]:
    return re.compile(rf"<!-- {name} -->\n(?P<inside>.*?)<!-- /{name} -->", re.DOTALL)


def main() -> int:
    """Rewrite README.md where it differs."""
    try:
        parts = {"settings": settings_table(), "decisions": decisions_list(), **answers(Settings.from_environment())}
    except IndexMissing as error:
        print(error, file=sys.stderr)
        return 1
    text = Path(README).read_text("utf-8")
    for name, inside in parts.items():
        text = with_part(text, name, inside)
    README.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
