"""The HTML document around Gradio: our frame in the reader's language, ready before any script runs.

Gradio's own index.html stays the base; this puts the help bar, header and footer around it, a nonce on its scripts,
and takes out what nobody here needs (links to Gradio's site and pictures, the manifest).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from assistant.domain import Language, Role
from assistant.web.frame import LANGUAGE_NAMES, SHOWN_ROLES, direction
from assistant.web.markup import escaped
from assistant.wording import say

ASSETS = "/pagina"
# What a browser may say of its languages; longer headers are not read on.
MOST_PREFERENCES = 20
_FOREIGN_META = re.compile(r"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>|<link rel=\"manifest\"[^>]*>")
_SCRIPT = re.compile(r"<script(?=[\s>])")

Frames = Mapping[Language, Mapping[str, object]]


def first_language(chosen: str, accept_language: str) -> Language:
    """The language to open in: the one in the address, else the browser's first that we have, else Dutch."""
    if chosen in set(Language):
        return Language(chosen)
    for preference in _preferences(accept_language):
        code = preference.split("-")[0]
        if code in set(Language):
            return Language(code)
    return Language.NL


def _preferences(header: str) -> list[str]:
    """Language tags, most wanted first: "en;q=0.5, ar" => ["ar", "en"]."""
    weighed: list[tuple[float, str]] = []
    for item in header[:500].lower().split(",")[:MOST_PREFERENCES]:
        tag, _, weight = item.partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]


def document(index: str, frames: Frames, language: Language, nonce: str) -> str:
    """Gradio's index page with our frame around it."""
    frame = frames[language]
    page = _FOREIGN_META.sub("", index)
    page = page.replace('lang="en"', f'lang="{language.value}" dir="{direction(language)}"', 1)
    page = page.replace("</head>", f"{_head(frame)}</head>", 1)
    page = page.replace("<gradio-app", f"{_before(frame, frames, language)}<gradio-app", 1)
    page = page.replace("</gradio-app>", f"</gradio-app>{_after(frame)}", 1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"', page)


def _head(frame: Mapping[str, object]) -> str:
    return (
        f"<title>{escaped(str(frame['title']))}</title>"
        f'<link rel="stylesheet" href="{ASSETS}/style.css">'
        f'<link rel="icon" href="{ASSETS}/icon.svg" type="image/svg+xml">'
        f'<script src="{ASSETS}/page.js"></script><script src="{ASSETS}/connection.js"></script>'
    )


def _before(frame: Mapping[str, object], frames: Frames, language: Language) -> str:
    without = escaped(say("page", "no_script", language))
    known = json.dumps({code.value: words for code, words in frames.items()}, ensure_ascii=False)
    known = known.replace("<", "\\u003c")
    return (
        f'<a class="sla-over" id="sla-over" href="#vraag">{escaped(str(frame["skip"]))}</a>'
        f'<nav class="hulpbalk" id="hulpbalk" aria-label="{escaped(str(frame["help_label"]))}">'
        f"{frame['help_html']}</nav>"
        f'<header class="kop">{_languages(frame, language)}<div id="intro">{frame["intro_html"]}</div>'
        f"{_roles(frame)}</header>"
        f'<noscript><style>.laadt {{ display: none; }}</style><p class="status">{without}</p></noscript>'
        f'<p id="laadt" class="laadt">{escaped(str(frame["loading"]))}</p>'
        f'<script type="application/json" id="teksten" data-taal="{language.value}">{known}</script>'
    )


def _after(frame: Mapping[str, object]) -> str:
    return (
        f'<footer class="voet" id="klein">{frame["small_html"]}</footer>'
        '<div id="voorgelezen" class="alleen-horen" role="status" aria-live="polite" aria-atomic="true"></div>'
    )


def _languages(frame: Mapping[str, object], chosen: Language) -> str:
    """The switch: each language by its own name, in its own direction."""
    options = "".join(
        f'<label lang="{code.value}" dir="{direction(code)}"><input type="radio" name="taal" value="{code.value}"'
        f"{' checked' if code is chosen else ''}><span>{escaped(name)}</span></label>"
        for code, name in LANGUAGE_NAMES.items()
    )
    legend = f'<legend class="alleen-horen" id="taal-naam">{escaped(str(frame["language_label"]))}</legend>'
    return f'<fieldset class="keuze talen" id="taal">{legend}<div class="rij">{options}</div></fieldset>'


def _roles(frame: Mapping[str, object]) -> str:
    words = frame["roles"]
    assert isinstance(words, dict)
    options = "".join(
        f'<label><input type="radio" name="rol" value="{role.value}"{" checked" if role is Role.OUDER else ""}>'
        f"<span>{escaped(words[role.value])}</span></label>"
        for role in SHOWN_ROLES
    )
    legend = f'<legend id="rol-naam">{escaped(str(frame["role_label"]))}</legend>'
    return f'<fieldset class="keuze rollen" id="rol">{legend}<div class="rij">{options}</div></fieldset>'
