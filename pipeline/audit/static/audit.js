// The review page without reloads: a click or a key shows a value in the panel, a judgement is sent in the
// background. Every link and form here also works without this file.

const panel = document.getElementById("panel");
const status = document.getElementById("status");

document.documentElement.classList.add("js");

function say(text) {
  status.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ""; }, 4000);
}

// ---- values in view

// What is chosen: the item in the panel, or the one that it is about to show.
let current = panel?.querySelector(".item")?.dataset.key ?? "";

const inView = () => [...document.querySelectorAll(".sheet, .listed")].flatMap(
  (sheet) => (sheet.dataset.order ?? "").split(" ").filter(Boolean));

const named = (key) => [...document.querySelectorAll(`[data-keys~="${CSS.escape(key)}"]`)];

// Of several pieces, the one that is the value's own; a piece may lie under others.
const ownPiece = (key) => document.getElementById(`box-${key}`) ?? document.getElementById(key) ?? named(key)[0];

function show(key) {
  for (const other of document.querySelectorAll(".chosen[data-keys]")) other.classList.remove("chosen");
  for (const piece of named(key)) piece.classList.add("chosen");
}

let asked = 0;

async function choose(link, key, focus) {
  const number = (asked += 1);
  const address = new URL(link, location.href);
  current = key;
  show(key);
  const piece = ownPiece(key);
  if (focus && piece) {
    piece.focus({ preventScroll: true });
    piece.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  const answer = await fetch(address.pathname.replace(/^\/read\//, "/panel/") + address.search);
  const text = await answer.text();
  if (number !== asked) return; // another one was chosen meanwhile
  if (!answer.ok) {
    location.assign(address);
    return;
  }
  panel.innerHTML = text;
  panel.scrollTop = 0;
  prepare();
  history.replaceState(null, "", address);
  for (const step of document.querySelectorAll("[data-step]")) {
    const target = new URL(step.href);
    target.searchParams.set("at", key);
    target.searchParams.set("page", panel.querySelector(".item").dataset.page);
    step.href = target;
  }
  const back = document.querySelectorAll(".language a, .who [name=back]");
  for (const one of back) {
    if (one.href) {
      const target = new URL(one.href);
      target.searchParams.set("back", address.pathname + address.search);
      one.href = target;
    } else one.value = address.pathname + address.search;
  }
  say(panel.querySelector("h2")?.innerText.replace(/\s+/g, " ") + ": " + (panel.querySelector("dd")?.innerText ?? ""));
}

document.addEventListener("click", (event) => {
  const piece = event.target.closest("a[data-keys]");
  if (!piece || !panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (getSelection().toString()) { event.preventDefault(); return; }
  event.preventDefault();
  const link = piece.getAttribute("href");
  choose(link, new URL(link, location.href).searchParams.get("at"), false);
});

function step(letter) {
  const link = document.querySelector(`[data-step="${letter}"]`);
  if (!link) return;
  const direction = { j: 1, k: -1 }[letter];
  const keys = inView();
  const at = keys.indexOf(current);
  const next = direction === 1 ? keys[at + 1] : at > 0 ? keys[at - 1] : undefined;
  const piece = direction && next && (at >= 0 || direction === 1) ? ownPiece(next) : null;
  if (piece?.getAttribute("href")) {
    const address = new URL(piece.getAttribute("href"), location.href);
    address.searchParams.set("at", next); // the piece may show another value that lies over this one
    choose(address, next, true);
  } else link.click();
}

// ---- judgements

async function send(form, verdict) {
  const body = new URLSearchParams(new FormData(form));
  body.set("verdict", verdict);
  const key = body.get("at");
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { "x-answer": "fragment" } });
  } catch {
    say(panel.dataset.failed);
    return;
  }
  const text = await answer.text();
  if (!answer.ok) {
    say(text);
    const said = form.querySelector(".refused");
    said.textContent = text;
    said.hidden = false;
    return;
  }
  panel.innerHTML = text;
  prepare();
  const state = answer.headers.get("x-state");
  for (const piece of named(key)) {
    if (new URL(piece.href?.baseVal ?? piece.href, location.href).searchParams.get("at") !== key) continue;
    piece.classList.remove("accept", "reject", "correct", "note", "again");
    if (state) piece.classList.add(state);
  }
  say(panel.dataset.saved.replace("{verdict}", panel.querySelector(".state")?.textContent ?? verdict));
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.judge");
  if (!form) return;
  event.preventDefault();
  send(form, event.submitter?.value ?? "note");
});

function prepare() {
  const form = panel?.querySelector("form.judge");
  if (!form) return;
  form.elements.type?.addEventListener("change", () => kinds(form));
  for (const name of ["start", "end"]) form.elements[name]?.addEventListener("input", () => quote(form));
  quote(form);
}

function kinds(form) {
  for (const group of form.querySelectorAll("fieldset.value"))
    group.toggleAttribute("data-other", !group.dataset.kinds.split(" ").includes(form.elements.type.value));
}

// ---- words that are selected in the text

// Positions count code points; the page's script counts UTF-16.
const length = (text) => { let n = 0; for (const _ of text) n += 1; return n; };

function position(node, offset) {
  const text = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".text");
  if (!text) return null;
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return Number(text.dataset.start) + length(range.toString());
}

const add = document.querySelector(".add");
let picked = null;

document.addEventListener("selectionchange", () => {
  const form = panel?.querySelector("form.judge");
  const selection = getSelection();
  const range = selection.isCollapsed || !selection.rangeCount ? null : selection.getRangeAt(0);
  const start = range && position(range.startContainer, range.startOffset);
  const end = range && position(range.endContainer, range.endOffset);
  picked = start === null || end === null || end <= start ? null : [start, end];
  const editing = form?.elements.start && form.querySelector("details.edit").open;
  if (add) add.hidden = !picked || editing;
  if (!picked || !editing) return;
  form.elements.start.value = start;
  form.elements.end.value = end;
  quote(form);
});

// A value that was missed, where words are selected.
async function missed() {
  const address = new URL(add.dataset.link, location.href);
  const key = `n${picked[0]}-${picked[1]}`;
  address.searchParams.set("at", key);
  getSelection().removeAllRanges();
  await choose(address.href, key, false);
  open("edit", "select");
}

add?.addEventListener("mousedown", (event) => event.preventDefault()); // or the selection is gone
add?.addEventListener("click", missed);

// What the positions in the form mean, where the text is in view.
function quote(form) {
  const shown = form.querySelector("output");
  if (!shown) return;
  const text = document.querySelector(".text");
  const [start, end] = [form.elements.start.valueAsNumber, form.elements.end.valueAsNumber];
  const from = text ? Number(text.dataset.start) : NaN;
  shown.textContent = start >= from ? [...text.textContent].slice(start - from, end - from).join("") : "";
}

// ---- keys

// A judgement is of what the panel shows: a key that comes before the panel has it waits for it.
function judge(letter) {
  if (panel?.querySelector(".item")?.dataset.key === current) panel.querySelector(`[data-key="${letter}"]`)?.click();
  else if (current) setTimeout(judge, 50, letter);
}

function open(name, ...fields) {
  const details = panel?.querySelector(`details.${name}`);
  if (!details) return;
  details.open = true;
  fields.map((field) => details.querySelector(field)).find(Boolean)?.focus();
}

const KEYS = {
  j: () => step("j"),
  k: () => step("k"),
  u: () => step("u"),
  f: () => step("f"),
  a: () => judge("a"),
  r: () => judge("r"),
  e: () => picked && !add.hidden ? missed() : open("edit", "fieldset:not([data-other]) input", "select"),
  n: () => open("note", "textarea"),
  "?": () => {
    const help = document.getElementById("help");
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus({ preventScroll: true });
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const writing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape") {
    document.getElementById("help").open = false;
    if (writing) { writing.closest("details")?.removeAttribute("open"); writing.blur(); panel?.focus(); }
    return;
  }
  if (writing || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});

prepare();
if (current) {
  const piece = ownPiece(current);
  piece?.focus({ preventScroll: true });
  piece?.scrollIntoView({ block: "center" });
}
