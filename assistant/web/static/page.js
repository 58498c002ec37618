/* Joins our frame to Gradio's widgets: language, role, sending, showing each turn, and saying when something fails.
   Nothing a person typed is stored; it stands in this page only. Content from the server is escaped there. */
(() => {
  "use strict";
  const AGAIN_AFTER_MS = 700; // the second click of a double click
  const GIVE_UP_MS = 45000; // no answer by then: say so, keep the text
  const find = (selector) => document.querySelector(selector);
  const state = { frames: {}, language: "nl", role: "ouder", pending: null, sent: "", sentAt: 0, shown: "", ready: false };
  const words = () => state.frames[state.language];

  /* --- the frame: language and role ------------------------------------------------------------------------- */
  function showFrame() {
    const frame = words();
    document.documentElement.lang = state.language;
    document.documentElement.dir = frame.dir;
    document.title = frame.title;
    find("#sla-over").textContent = frame.skip;
    find("#hulpbalk").setAttribute("aria-label", frame.help_label);
    find("#hulpbalk").innerHTML = frame.help_html;
    find("#intro").innerHTML = frame.intro_html;
    find("#klein").innerHTML = frame.small_html;
    find("#taal-naam").textContent = frame.language_label;
    find("#rol-naam").textContent = frame.role_label;
    for (const input of document.querySelectorAll('input[name="rol"]')) {
      input.nextElementSibling.textContent = frame.roles[input.value];
    }
    showExamples();
  }

  /* Gradio sets the browser's language on the document; the page is in the chosen one. */
  function keepLanguage() {
    if (document.documentElement.lang !== state.language) document.documentElement.lang = state.language;
  }

  function showExamples() {
    const box = find("#voorbeelden");
    if (!box) return;
    const frame = words();
    find("#gesprek-blok").setAttribute("aria-label", frame.conversation);
    box.querySelector("h2").textContent = frame.examples_head;
    box.querySelector("ul").replaceChildren(...frame.examples[state.role].map((text) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => { write(text); send(); });
      item.append(button);
      return item;
    }));
  }

  /* Gradio's own radios hold role and language for the server; ours are what people use. */
  function handOn() {
    for (const [name, value] of [["staat-rol", state.role], ["staat-taal", state.language]]) {
      const input = find(`#${name} input[value="${value}"]`);
      if (input && !input.checked) input.click();
    }
  }

  function choose(event) {
    const { name, value } = event.target;
    if (name === "taal") {
      state.language = value;
      const address = new URL(location.href);
      address.searchParams.set("taal", value);
      history.replaceState(null, "", address);
      showFrame();
    } else if (name === "rol") {
      state.role = value;
      showExamples();
    } else return;
    handOn();
  }

  /* --- sending ------------------------------------------------------------------------------------------------ */
  const box = () => find("#vraag textarea");

  function write(text) {
    const area = box();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function maySend() {
    if (state.pending || Date.now() - state.sentAt < AGAIN_AFTER_MS) return false;
    if (box().value.trim()) return true;
    say(words().empty_message);
    box().focus();
    return false;
  }

  function send() {
    if (maySend()) requestAnimationFrame(() => find("#verstuur").click());
  }

  function onKey(event) {
    if (event.target !== box() || event.key !== "Enter" || event.shiftKey) return;
    event.stopImmediatePropagation();
    if (event.isComposing) return;
    event.preventDefault();
    send();
  }

  function onClick(event) {
    const copy = event.target.closest("button.kopieer");
    if (copy) copyLine(copy);
    if (event.target.closest("#sla-over")) { event.preventDefault(); box()?.focus(); }
    if (event.target.closest("#wis")) clear();
    if (!event.target.closest("#verstuur")) return;
    if (!maySend()) { event.stopImmediatePropagation(); event.preventDefault(); return; }
    state.sentAt = Date.now();
    state.sent = box().value;
    state.pending = { text: state.sent, timer: setTimeout(() => fail("connection_lost"), GIVE_UP_MS) };
    say("");
  }

  /* Gradio has read the text when its request leaves; only then is the box emptied. */
  function leaving() {
    const pending = state.pending;
    if (!pending || pending.left) return;
    pending.left = true;
    if (box().value === pending.text) write("");
    const list = find("#gesprek");
    const asked = item("vraag wacht", words().you);
    const bubble = document.createElement("div");
    bubble.className = "bel";
    bubble.dir = "auto";
    bubble.textContent = pending.text.slice(0, 4000);
    asked.append(bubble);
    const busy = item("antwoord wacht", words().assistant);
    busy.append(Object.assign(document.createElement("p"), { className: "bezig", textContent: words().busy }));
    list.append(asked, busy);
    started();
    asked.scrollIntoView({ block: "start" });
  }

  function item(kind, who) {
    const made = document.createElement("li");
    made.className = kind;
    made.append(Object.assign(document.createElement("h2"), { className: "wie", textContent: who }));
    return made;
  }

  function started() {
    document.body.classList.add("in-gesprek");
    try { sessionStorage.setItem("gesprek", "ja"); } catch { /* storage may be off: then a reload says nothing */ }
  }

  function settle() {
    clearTimeout(state.pending?.timer);
    state.pending = null;
    for (const waiting of document.querySelectorAll("#gesprek > .wacht")) waiting.remove();
  }

  function fail(key, sentence) {
    const text = state.pending?.text;
    settle();
    if (text && box() && !box().value) write(text);
    if (!find("#gesprek > li")) document.body.classList.remove("in-gesprek");
    say(sentence || words()[key]);
  }

  /* --- showing ------------------------------------------------------------------------------------------------ */
  function onTurn() {
    const turn = find("#beurt [data-turn]");
    if (!turn || turn.dataset.turn === state.shown) return;
    const items = [...turn.querySelectorAll(":scope > ol > li")];
    if (items.length < 2) return;
    state.shown = turn.dataset.turn;
    settle();
    if (box().value === state.sent) write(""); // answered after all
    say("");
    started();
    turn.replaceChildren();
    find("#gesprek").append(...items);
    for (const line of items[1].querySelectorAll(".copy")) line.append(copyButton());
    items[0].scrollIntoView({ block: "start" });
    announce(items[1]);
  }

  function onNotice() {
    const kept = find("#melding [data-keep]");
    if (kept && kept.textContent) fail("", kept.textContent);
  }

  /* Read once and whole, without what is folded away. */
  function announce(answer) {
    const copy = answer.cloneNode(true);
    for (const hidden of copy.querySelectorAll("details, button, .acties")) hidden.remove();
    for (const block of copy.querySelectorAll("p, li, dd, dt, h2, h3")) block.append(" ");
    const region = find("#voorgelezen");
    region.lang = answer.lang; // so that a screen reader takes the right voice
    region.dir = answer.dir;
    region.textContent = copy.textContent.replace(/\s+/g, " ").trim();
  }

  /* A sentence above the question box; an empty one takes it away. */
  function say(sentence) {
    const place = find("#zin");
    if (place) place.textContent = sentence;
  }

  function copyButton() {
    return Object.assign(document.createElement("button"), { type: "button", className: "kopieer", textContent: words().copy });
  }

  async function copyLine(button) {
    const text = [...button.parentElement.querySelectorAll("p, li")].map((part) => part.textContent).join("\n");
    try { await navigator.clipboard.writeText(text); } catch { getSelection().selectAllChildren(button.parentElement); return; }
    button.textContent = words().copied;
    find("#voorgelezen").textContent = words().copied;
  }

  function clear() {
    settle();
    find("#gesprek").replaceChildren();
    document.body.classList.remove("in-gesprek");
    try { sessionStorage.removeItem("gesprek"); } catch { /* see started() */ }
    say("");
    find("#voorgelezen").textContent = words().cleared;
    box().focus();
  }

  /* --- failures: Gradio's own English messages are hidden by the style, and told here in words ------------------ */
  window.kinderwerkVerbinding = {
    asking: () => Boolean(state.pending && !state.pending.left),
    leaving,
    trouble: (key) => { if (state.pending) fail(key); },
  };

  const told = new WeakSet();
  function newTrouble() {
    const fresh = [...document.querySelectorAll(".toast-wrap .toast-body.error")].filter((toast) => !told.has(toast));
    for (const toast of fresh) told.add(toast);
    return fresh.length > 0;
  }

  /* --- start --------------------------------------------------------------------------------------------------- */
  function build() {
    const column = find("#blad");
    if (state.ready || !column || !box() || !find("#staat-taal input")) return;
    state.ready = true;
    find("#laadt")?.remove();
    const block = document.createElement("section");
    block.id = "gesprek-blok";
    block.innerHTML = '<div id="voorbeelden"><h2></h2><ul></ul></div><ol id="gesprek"></ol>';
    column.prepend(block);
    const sentence = Object.assign(document.createElement("p"), { id: "zin" });
    sentence.setAttribute("role", "alert");
    find("#invoer").prepend(sentence);
    showExamples();
    handOn();
    reloaded();
    document.body.classList.add("klaar");
  }

  function reloaded() {
    try {
      if (sessionStorage.getItem("gesprek")) say(words().reload);
      sessionStorage.removeItem("gesprek");
    } catch { /* see started() */ }
  }

  function onChange() {
    if (!state.ready) { build(); return; }
    onTurn();
    onNotice();
    if (newTrouble() && state.pending?.left) fail("connection_lost");
  }

  document.addEventListener("DOMContentLoaded", () => {
    state.frames = JSON.parse(find("#teksten").textContent);
    state.language = find("#teksten").dataset.taal;
    keepLanguage();
    new MutationObserver(keepLanguage).observe(document.documentElement, { attributeFilter: ["lang"] });
    find(`input[name="taal"][value="${state.language}"]`).checked = true;
    find('input[name="rol"][value="ouder"]').checked = true;
    new MutationObserver(onChange).observe(document.body, { childList: true, subtree: true, characterData: true });
    build();
  });
  document.addEventListener("change", choose);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onClick, true);
  window.addEventListener("offline", () => fail("connection_lost"));
})();
