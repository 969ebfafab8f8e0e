// A row for every task of an exam and a cell for every item: its mark, pattern and shape tell how it stands.

const MANY = 120;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "grid", listen);
  root.send = (event) => setTriggerValue("event", event);
  const drawn = JSON.stringify(data.domains);
  if (root.drawn !== drawn) {
    root.drawn = drawn;
    build(root, data);
  }
  show(root, data);
}

function build(root, data) {
  const tasks = data.domains.flatMap((domain) => domain.tasks);
  const items = tasks.flatMap((task) => task.items);
  root.items = new Map(items.map((item) => [item.code, item]));
  root.classList.toggle("many", items.length > MANY);
  const grid = { attributes: { role: "grid", "aria-label": "Exam items by task" } };
  const rows = data.domains.flatMap((domain) => [
    domainRow(domain),
    ...domain.tasks.map((task) => taskRow(task, domain.is_its_task)),
  ]);
  root.replaceChildren(
    element("p", { className: "unseen", role: "status" }),
    element("div", grid, ...rows),
    element("ul", { className: "soft key" }, ...data.key.map((words) => element("li", { textContent: words }))),
    element("div", { className: "tip", hidden: true, attributes: { "aria-hidden": "true" } }),
  );
}

function domainRow(domain) {
  const weight = element("span", { className: "weight", textContent: domain.weight });
  const title = element("span", { className: "title" }, domain.title, weight);
  return element("div", { className: "domain", attributes: { role: "row" } }, rowHead(domain, title));
}

// A task that says no more than its domain has no line of its own.
function taskRow(task, isSaid) {
  const title = element("span", { className: "title" }, element("b", { textContent: task.code }), ` ${task.title}`);
  const cells = element("div", { className: "cells", attributes: { role: "presentation" } }, ...task.items.map(cell));
  const heads = isSaid ? [] : [rowHead(task, title)];
  return element("div", { className: "task", attributes: { role: "row" } }, ...heads, cells);
}

function rowHead(part, title) {
  const button = element(
    "button",
    { className: "head", type: "button", tabIndex: -1, dataset: { kind: "task", task: part.code, stop: "head" } },
    title,
    bar(part),
    element("span", { className: "percent", textContent: part.percent }),
  );
  return element("div", { attributes: { role: "rowheader" } }, button);
}

function cell(item) {
  return element(
    "button",
    {
      className: "cell",
      type: "button",
      tabIndex: -1,
      dataset: { kind: "item", code: item.code, status: item.status, stop: "cell" },
      attributes: { role: "gridcell", "aria-label": `${item.code}, ${item.status}: ${item.text}` },
    },
    element("span", { className: "sign", textContent: item.mark }),
    element("span", { className: "name", textContent: item.name }),
  );
}

// What a click changes: the chosen cell, what is faded, and where Tab enters.
function show(root, data) {
  const kept = data.kept && new Set(data.kept);
  for (const one of root.querySelectorAll(".cell")) {
    one.setAttribute("aria-selected", String(one.dataset.code === data.chosen));
    one.classList.toggle("faded", Boolean(kept) && !kept.has(one.dataset.code));
  }
  for (const one of root.querySelectorAll(".head")) {
    one.setAttribute("aria-pressed", String(one.dataset.task === data.task));
  }
  const stops = allStops(root);
  const wanted = stops.find((stop) => stop.dataset.code && stop.dataset.code === (data.chosen || root.chosen));
  if (data.chosen !== root.chosen || !stops.some((stop) => stop.tabIndex === 0)) {
    makeEntry(stops, wanted ?? stops.find((stop) => stop.dataset.stop === "cell"));
  }
  if (root.chosen && !data.chosen && isFocusLost()) wanted?.focus();
  root.chosen = data.chosen;
  const item = root.items.get(data.chosen);
  root.querySelector("[role=status]").textContent = item ? `${item.code}, ${item.status}, is open` : "";
}

// The panel of an item takes the focus with it when it goes, before or after this is drawn.
function isFocusLost() {
  const at = document.activeElement;
  return at === document.body || Boolean(at?.shadowRoot?.querySelector(".verdict"));
}

function allStops(root) {
  return [...root.querySelectorAll("[data-stop]")];
}

function makeEntry(stops, entry) {
  for (const stop of stops) stop.tabIndex = stop === entry ? 0 : -1;
}

function listen(root) {
  tellClicks(root, (on) => choose(root, on));
  root.addEventListener("keydown", (event) => move(root, event));
  for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, (event) => hint(root, event));
  for (const kind of ["pointerout", "focusout"]) root.addEventListener(kind, () => unhint(root));
}

// The outline does not wait for the answer.
function choose(root, on) {
  if (on.dataset.kind !== "item") return;
  for (const one of root.querySelectorAll("[aria-selected=true]")) one.setAttribute("aria-selected", "false");
  on.setAttribute("aria-selected", "true");
  makeEntry(allStops(root), on);
}

function move(root, event) {
  if (event.key === "Escape") unhint(root);
  const stops = allStops(root);
  const here = event.target.closest("[data-stop]");
  const next = here && !event.altKey && !event.metaKey && target(stops, here, event);
  if (!next) return;
  event.preventDefault();
  makeEntry(stops, next);
  next.focus();
}

function target(stops, here, event) {
  const at = stops.indexOf(here);
  const row = stops.filter((stop) => stop.closest("[role=row]") === here.closest("[role=row]"));
  const ends = event.ctrlKey ? stops : row;
  const ways = {
    ArrowRight: () => stops[at + 1],
    ArrowLeft: () => stops[at - 1],
    ArrowDown: () => beyond(stops, here, 1),
    ArrowUp: () => beyond(stops, here, -1),
    Home: () => ends[0],
    End: () => ends.at(-1),
  };
  return ways[event.key]?.();
}

// The nearest of the same kind in the next line as it stands on the screen, for rows wrap.
function beyond(stops, here, direction) {
  const from = middle(here);
  const places = stops
    .filter((stop) => stop.dataset.stop === here.dataset.stop)
    .map((stop) => ({ stop, down: (middle(stop).y - from.y) * direction, aside: Math.abs(middle(stop).x - from.x) }))
    .filter((place) => place.down > 8);
  const line = Math.min(...places.map((place) => place.down));
  const near = places.filter((place) => place.down < line + 8).sort((a, b) => a.aside - b.aside);
  return near[0]?.stop;
}

function middle(stop) {
  const { left, top, width, height } = stop.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function hint(root, event) {
  const over = event.target.closest(".cell");
  if (!over || (event.type === "focusin" && !over.matches(":focus-visible"))) return;
  const item = root.items.get(over.dataset.code);
  const tip = root.querySelector(".tip");
  tip.replaceChildren(
    element("p", {}, element("b", { textContent: item.code }), ` ${item.mark} ${item.status}`),
    element("p", { textContent: item.text }),
  );
  tip.hidden = false;
  place(root, tip, over);
}

function place(root, tip, over) {
  const [frame, at, size] = [root, over, tip].map((one) => one.getBoundingClientRect());
  const left = Math.max(0, Math.min(at.left - frame.left, frame.width - size.width));
  const above = at.top - size.height - 8;
  const top = above > 60 ? above : at.bottom + 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${top - frame.top}px`;
}

function unhint(root) {
  root.querySelector(".tip").hidden = true;
}
