// A note to read: lines in stretches, a place that is asked for, an outline, and what a person does.

const STRETCH = 80; // lines that are laid out, or skipped, together
const AT_ONCE = 400; // lines that are drawn before the browser may rest

// Lines --------------------------------------------------------------------------------------

function makeRow(reader, number, table) {
  const line = reader.data.lines[number - 1];
  const button = reachable("number", { textContent: number, attributes: { "aria-label": `Line ${number}` } });
  const place = element("div", { className: "place" }, button);
  const words = element("div", { className: "words", dir: "auto" });
  const named = [...nodesOf(line)].map((node) => reader.data.nodes[node]);
  (WRITERS[line.kind] ?? WRITERS.text)(words, line, namePattern(named), table);
  const margin = element("div", { className: "margin" });
  const dataset = { line: number, kind: line.kind, level: line.level ?? 0 };
  const row = element("div", { className: "line", dataset }, place, words, margin);
  row.style.setProperty("--level", line.level ?? 0);
  if (table) [row, place, margin].forEach((part, at) => part.setAttribute("role", ["row", "rowheader", "cell"][at]));
  if (table && line.kind === "rule") words.setAttribute("role", "cell");
  reader.rows.set(number, row);
  dress(reader, row);
  return row;
}

// Which lines are laid out together; a table's rows share their columns.
function makeStretches(lines) {
  const made = [];
  let open = null;
  lines.forEach((line, at) => {
    const inTable = line.kind === "row" || (line.kind === "rule" && lines[at - 1]?.kind === "row");
    const goesOn = open && inTable === Boolean(open.table) && at + 1 - open.first < STRETCH;
    if (!goesOn) {
      const table = inTable ? (lines[at - 1]?.kind === "row" && open?.table) || tableFrom(lines, at) : null;
      made.push((open = { first: at + 1, table, weight: 0 }));
    }
    open.last = at + 1;
    open.weight += Math.ceil((line.text.length + 1) / (line.kind === "row" ? 50 : 90));
  });
  return made;
}

function tableFrom(lines, start) {
  const widths = [];
  for (let at = start; lines[at]?.kind === "row" || at === start + 1; at += 1) {
    if (lines[at]?.kind !== "row") continue;
    cellsOf(lines[at].text).forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 8, Math.min(48, cell.length));
    });
  }
  const columns = widths.map((width) => `minmax(0, ${Math.round(Math.sqrt(width) * 10)}fr)`).join(" ");
  return { columns, head: cellsOf(lines[start].text) };
}

function numberOf(row) {
  return row.firstChild.firstChild;
}

// Gives a row what depends on where one is: light, the whole margin, its turn in the tab order.
function dress(reader, row) {
  const number = Number(row.dataset.line);
  const [first, last] = reader.place ?? [0, 0];
  const asked = number >= first && number <= last;
  row.classList.toggle("asked", asked);
  const line = reader.data.lines[number - 1];
  const [, , margin, ...below] = row.children;
  for (const old of below) old.remove();
  margin.replaceChildren(...(number === first ? wholeMargin : briefMargin)(reader, line));
  if (number === first) row.append(...sentences(reader, line, row.role));
  if (number === first) numberOf(row).setAttribute("aria-current", "true");
  else numberOf(row).removeAttribute("aria-current");
  const standing = number === reader.standing;
  for (const button of row.querySelectorAll("button")) button.tabIndex = standing ? 0 : -1;
}

// The page -----------------------------------------------------------------------------------

function openNote(root, data) {
  const attributes = { role: "region", "aria-label": data.title, "aria-description": "Up and Down move between lines" };
  const page = element("div", { className: "page", attributes });
  const reader = { data, root, page, rows: new Map(), place: data.place, standing: data.place?.[0] ?? 1 };
  reader.stretches = makeStretches(data.lines);
  for (const stretch of reader.stretches) {
    stretch.box = element("div", { className: "stretch" });
    const height = `${stretch.weight * 26}px`;
    stretch.box.style.containIntrinsicSize = `auto ${height}`;
    stretch.box.style.minHeight = height;
    if (stretch.table) stretch.box.setAttribute("role", "table");
    page.append(stretch.box);
  }
  reader.outline = makeOutline(reader);
  root.replaceChildren(...(reader.outline ? [reader.outline] : []), page);
  root.classList.toggle("outlined", Boolean(reader.outline));
  holdUntilScrolled(reader);
  page.addEventListener("scroll", () => followOutline(reader), { passive: true });
  fillAround(reader, reader.standing);
  return reader;
}

function fillAround(reader, number) {
  const from = reader.stretches.findIndex((stretch) => stretch.last >= number);
  const order = [...reader.stretches.slice(Math.max(0, from - 1)), ...reader.stretches.slice(0, Math.max(0, from - 1))];
  const next = () => {
    for (let drawn = 0; order.length && drawn < AT_ONCE; ) drawn += fill(reader, order.shift());
    if (order.length && reader.page.isConnected) setTimeout(next);
  };
  next();
}

function fill(reader, stretch) {
  if (stretch.box.hasChildNodes()) return 0;
  for (let number = stretch.first; number <= stretch.last; number += 1) {
    stretch.box.append(makeRow(reader, number, stretch.table));
  }
  stretch.box.style.minHeight = "";
  return stretch.last + 1 - stretch.first;
}

function rowOf(reader, number) {
  const stretch = reader.stretches.find(({ last }) => last >= number);
  if (stretch) fill(reader, stretch);
  return reader.rows.get(number);
}

function ask(reader, place) {
  const [first, last] = reader.place ?? [1, 0];
  reader.place = place;
  dressAll(reader, first, last);
  if (!place) return;
  stand(reader, place[0]);
  dressAll(reader, ...place);
}

function dressAll(reader, first, last) {
  for (let number = first; number <= last; number += 1) {
    if (reader.rows.has(number)) dress(reader, reader.rows.get(number));
  }
}

// Only the line one stands on can be reached by Tab: a note has no thousand stops.
function stand(reader, number) {
  const turn = (row, tabIndex) => row?.querySelectorAll("button").forEach((button) => (button.tabIndex = tabIndex));
  turn(reader.rows.get(reader.standing), -1);
  reader.standing = number;
  turn(rowOf(reader, number), 0);
}

// Lines above get their real height only when they come near: until a person scrolls, the line is
// held where it was put. Its own stretch is laid out, for lines of a skipped one have no place.
function bringIntoView(reader, number) {
  reader.held = rowOf(reader, number);
  if (reader.held) reader.held.parentElement.style.contentVisibility = "visible";
  hold(reader);
}

function hold(reader) {
  if (!reader.held) return;
  const from = reader.held.getBoundingClientRect().top - reader.page.getBoundingClientRect().top;
  reader.page.scrollTop += from - Math.min(160, reader.page.clientHeight / 4);
}

function holdUntilScrolled(reader) {
  reader.sizes = new ResizeObserver(() => hold(reader));
  for (const box of [reader.page, ...reader.page.children]) reader.sizes.observe(box);
  const release = () => (reader.held = null);
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    reader.page.addEventListener(kind, release, { passive: true });
  }
}

function makeOutline(reader) {
  const entries = reader.data.lines.flatMap((line, at) => {
    if (line.kind !== "heading" && !(line.kind === "code" && line.defines)) return [];
    const words = element("span");
    if (line.kind === "heading") WRITERS.heading(words, line, null);
    const label = words.textContent || reader.data.nodes[line.defines?.[0]]?.label;
    if (!label) return [];
    const button = element("button", { type: "button", dataset: { to: at + 1 }, textContent: label, tabIndex: -1 });
    button.style.setProperty("--level", Math.max(0, (line.level ?? 1) - 1));
    return [element("li", {}, button)];
  });
  if (entries.length < 3) return null;
  entries[0].firstChild.tabIndex = 0;
  const attributes = { "aria-label": "Outline of this note" };
  return element("nav", { className: "outline", attributes }, element("ol", {}, ...entries));
}

// Where one reads: the line asked for while it is in sight, else the first one in sight.
function readingLine(reader) {
  const { left, top, bottom, width } = reader.page.getBoundingClientRect();
  const asked = reader.place && reader.rows.get(reader.place[0])?.getBoundingClientRect();
  if (asked && asked.top >= top - 1 && asked.top < bottom) return reader.place[0];
  const there = reader.root.getRootNode().elementFromPoint(left + width / 2, top + 24);
  return Number(there?.closest(".line")?.dataset.line ?? 0);
}

function followOutline(reader) {
  const line = reader.outline && readingLine(reader);
  if (!line) return;
  const buttons = [...reader.outline.querySelectorAll("button")];
  const current = buttons.findLast((button) => Number(button.dataset.to) <= line);
  for (const button of buttons) {
    if (button !== current) button.removeAttribute("aria-current");
    else if (!button.hasAttribute("aria-current")) {
      button.setAttribute("aria-current", "location");
      keepInSight(reader.outline, button);
    }
  }
}

// Scrolls the outline alone; scrollIntoView would move the whole page too.
function keepInSight(outline, button) {
  const { offsetTop: top, offsetHeight: height } = button;
  const seen = top >= outline.scrollTop && top + height <= outline.scrollTop + outline.clientHeight;
  if (!seen) outline.scrollTop = top - outline.clientHeight / 2;
}

// What a person does -------------------------------------------------------------------------

function onClick(reader, target) {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.node) return reader.send({ kind: "open", id: button.dataset.node });
  const number = Number(button.dataset.to ?? button.closest(".line").dataset.line);
  const held = heldFocus(reader);
  ask(reader, [number, number]);
  focusAgain(reader, held);
  if (button.dataset.to) bringIntoView(reader, number);
  reader.send({ kind: "line", line: number });
}

const readers = new WeakMap();

function listen(root) {
  root.addEventListener("click", (event) => onClick(readers.get(root), event.target));
  root.addEventListener("keydown", (event) => onKey(readers.get(root), event));
  root.addEventListener("focusin", (event) => {
    const row = event.target.closest(".line");
    if (row && event.target.matches("button")) stand(readers.get(root), Number(row.dataset.line));
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "reader", listen);
  let reader = readers.get(root);
  const held = reader && heldFocus(reader);
  if (held && reader.data.path !== data.path) Object.assign(held, { line: 0, node: undefined, to: undefined });
  const isNew = reader?.data.version !== data.version;
  if (isNew) {
    reader?.sizes.disconnect();
    readers.set(root, (reader = openNote(root, data)));
  }
  reader.send = (event) => setTriggerValue("event", event);
  const moved = String(reader.place) !== String(data.place);
  if (moved) ask(reader, data.place);
  if (data.place && (isNew || moved)) bringIntoView(reader, data.place[0]);
  focusAgain(reader, held);
}
