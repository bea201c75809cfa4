// The review page. Text from papers only ever becomes textContent, never markup.
"use strict";
const $ = (id) => document.getElementById(id);
let state = null, at = 0, sheet = 0, mode = "look", drawn = false, busy = false;
let box = { left: 0.35, top: 0.4, right: 0.65, bottom: 0.5 };

function node(tag, text, name) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (name) made.className = name;
  return made;
}
const item = () => state.queue[at];
const say = (key, values) => state.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

function show() {
  $("case").textContent = document.title = say("title", { case: state.case });
  if (!$("who").value) $("who").value = state.who;
  at = Math.max(0, Math.min(at, state.queue.length - 1));
  answer();
  mode === "whole" || (mode === "edit" && drawn) ? whole() : look();
}

function look() {
  const now = item();
  $("whole").hidden = true;
  $("look").hidden = false;
  $("edit").hidden = mode !== "edit";
  $("readings").hidden = $("actions").hidden = mode === "edit";
  $("kindrow").hidden = true;
  $("write").disabled = $("skip").disabled = $("back").disabled = !now;
  $("count").textContent = now ? say("count", { at: at + 1, of: state.queue.length }) : say("none_left");
  $("place").textContent = now ? now.place : say("empty");
  $("reasons").replaceChildren(...(now ? now.reasons : []).map((r) => node("li", r)));
  $("frame").hidden = !now;
  $("readings").replaceChildren();
  $("asked").textContent = "";
  if (!now) return;
  const source = "crop/" + now.id;
  if ($("crop").getAttribute("src") !== source) $("crop").src = source;
  $("crop").alt = say("crop", { quote: now.quote });
  $("asked").textContent = say(now.quote ? "asked" : "asked_unread");
  now.readings.forEach((reading, n) => {
    const button = node("button");
    button.type = "button";
    button.append(node("kbd", String(n + 1)), node("span", reading, "said"));
    const note = n === 0 ? say("as_read") : now.labels[n];
    if (note) button.append(node("span", note, "note"));
    button.addEventListener("click", () => send("correct", { item: now.id, reading: n }));
    $("readings").append(button);
  });
}

function whole() {
  const page = state.pages[sheet];
  if (!page) { mode = "look"; return look(); }
  $("look").hidden = mode !== "edit";
  $("whole").hidden = mode === "edit";
  if (mode === "edit") return;
  $("pagename").textContent = say("page", page);
  const source = `page/${page.document}/${page.page}`;
  if ($("page").getAttribute("src") !== source) $("page").src = source;
  place();
}

function place() {
  const style = $("box").style;
  style.left = box.left * 100 + "%";
  style.top = box.top * 100 + "%";
  style.width = (box.right - box.left) * 100 + "%";
  style.height = (box.bottom - box.top) * 100 + "%";
}

function answer() {
  const parts = state.sentences.map((s) => node("p", s));
  if (state.stale) parts.unshift(node("p", "! " + state.stale));
  const list = node("ul");
  for (const f of state.findings) {
    const row = node("li");
    row.append(node("b", f.symbol + " " + f.verdict), node("br"), node("span", f.sentence));
    list.append(row);
  }
  $("answer").replaceChildren(...parts, list);
  $("none").hidden = state.done.length > 0;
  $("done").replaceChildren(...state.done.map((d) => {
    const row = node("li");
    row.append(node("b", d.place), node("br"));
    row.append(node("span", d.added ? say("added") : d.old === d.new ? say("confirmed") : d.old + " → "));
    row.append(node("span", d.new, "said"), node("br"), node("span", d.by, "small"), node("br"));
    const back = node("button", say("take_back"));
    back.type = "button";
    back.addEventListener("click", () => send("undo", { id: d.id }));
    row.append(back);
    return row;
  }));
}

async function send(what, data) {
  if (busy) return;
  busy = true;
  $("error").textContent = "";
  const who = $("who").value.trim(), why = $("why").value.trim();
  if (what !== "undo" && !(who && why)) {
    $("error").textContent = say("unsigned");
    (who ? $("why") : $("who")).focus();
    busy = false;
    return;
  }
  try {
    const reply = await fetch(what, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...data, who, why }),
    });
    const got = await reply.json();
    if (!reply.ok) { $("error").textContent = got.error; return; }
    state = got;
    mode = "look";
    drawn = false;
    show();
    if (document.activeElement && document.activeElement.blur) document.activeElement.blur();
  } catch {
    $("error").textContent = say("ended");
  } finally { busy = false; }
}

function edit(fromPage) {
  if (!fromPage && !item()) return;
  drawn = fromPage;
  mode = "edit";
  $("error").textContent = "";
  if (fromPage) {
    const page = state.pages[sheet];
    $("whole").hidden = true;
    $("look").hidden = $("edit").hidden = $("kindrow").hidden = false;
    $("readings").hidden = $("actions").hidden = $("frame").hidden = true;
    $("reasons").replaceChildren();
    $("place").textContent = `${page.name}, page ${page.page}: what was not found`;
    $("asked").textContent = "";
    $("text").value = "";
  } else {
    look();
    $("text").value = item().quote;
  }
  $("text").focus();
}

function save() {
  const text = $("text").value;
  if (!drawn) return send("correct", { item: item().id, text });
  const page = state.pages[sheet];
  return send("add", {
    document: page.document, page: page.page, added: $("kind").value, text,
    box: [box.left, box.top, box.right, box.bottom],
  });
}

function cancel() {
  mode = mode === "edit" && drawn ? "whole" : "look";
  drawn = false;
  $("error").textContent = "";
  show();
}

function step(by) {
  if (!state.queue.length) return;
  at = (at + by + state.queue.length) % state.queue.length;
  look();
}

function draw() {
  if (!state.pages.length) return;
  const now = item();
  const here = now ? state.pages.findIndex((p) => p.document === now.document && p.page === now.page) : -1;
  if (here >= 0) sheet = here;
  mode = "whole";
  show();
  $("sheet").focus();
}

function turn(by) {
  sheet = (sheet + by + state.pages.length) % state.pages.length;
  whole();
}

function nudge(key, size) {
  const dx = { ArrowLeft: -0.01, ArrowRight: 0.01 }[key] || 0;
  const dy = { ArrowUp: -0.01, ArrowDown: 0.01 }[key] || 0;
  if (size) {
    box.right = Math.min(1, Math.max(box.left + 0.01, box.right + dx));
    box.bottom = Math.min(1, Math.max(box.top + 0.01, box.bottom + dy));
  } else {
    const x = Math.min(1 - box.right, Math.max(-box.left, dx));
    const y = Math.min(1 - box.bottom, Math.max(-box.top, dy));
    box = { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
  }
  place();
}

document.addEventListener("keydown", (event) => {
  if (!state) return;
  if (event.key === "Escape" && mode !== "look") { event.preventDefault(); return cancel(); }
  if (mode === "edit" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return save(); }
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (mode === "whole") {
    if (event.key.startsWith("Arrow")) { event.preventDefault(); return nudge(event.key, event.shiftKey); }
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") { event.preventDefault(); return edit(true); }
    if (event.key === "n") return turn(1);
    if (event.key === "p") return turn(-1);
    return;
  }
  if (mode !== "look") return;
  const now = item(), digit = Number(event.key);
  const keys = { e: () => edit(false), s: () => step(1), b: () => step(-1), d: draw,
    u: () => { if (state.done.length) send("undo", { id: state.done[0].id }); } };
  if (now && digit >= 1 && digit <= now.readings.length) {
    event.preventDefault();
    send("correct", { item: now.id, reading: digit - 1 });
  } else if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

let from = null;
function point(event) {
  const size = $("page").getBoundingClientRect();
  const within = (v) => Math.min(1, Math.max(0, v));
  return { x: within((event.clientX - size.left) / size.width), y: within((event.clientY - size.top) / size.height) };
}
$("sheet").addEventListener("pointerdown", (event) => {
  event.preventDefault();
  $("sheet").focus();
  $("sheet").setPointerCapture(event.pointerId);
  from = point(event);
});
$("sheet").addEventListener("pointermove", (event) => {
  if (!from) return;
  const to = point(event);
  box = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
  place();
});
$("sheet").addEventListener("pointerup", () => {
  if (from && box.right - box.left > 0.005 && box.bottom - box.top > 0.005) edit(true);
  from = null;
});
$("edit").addEventListener("submit", (event) => { event.preventDefault(); save(); });
$("cancel").addEventListener("click", cancel);
$("leave").addEventListener("click", cancel);
$("write").addEventListener("click", () => edit(false));
$("skip").addEventListener("click", () => step(1));
$("back").addEventListener("click", () => step(-1));
$("draw").addEventListener("click", draw);
$("type").addEventListener("click", () => edit(true));
$("next").addEventListener("click", () => turn(1));
$("prev").addEventListener("click", () => turn(-1));

fetch("state").then((reply) => reply.json()).then((got) => { state = got; show(); })
  .catch(() => { $("error").textContent = document.body.dataset.silent; });
