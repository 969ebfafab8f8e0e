// Rows with their sources: what the details and the comparison have in common. A sheet is the
// legend that Python sent, with `send` to tell what was done.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  open: "M8 1v3M8 12v3M1 8h3M12 8h3M8 4.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 0 1 0-7.6",
  path: "M3.2 13.8a1.9 1.9 0 1 1 0-3.8a1.9 1.9 0 0 1 0 3.8M12.8 6a1.9 1.9 0 1 1 0-3.8a1.9 1.9 0 0 1 0 3.8M5 12h4a3 3 0 0 0 3-3V6",
  known: "M2.5 8.6 6.2 12.2 13.5 4",
  learning: "M8 3.6C6.4 2.6 4 2.4 1.8 2.9v9.6c2.2-.5 4.6-.3 6.2.7 1.6-1 4-1.2 6.2-.7V2.9C12 2.4 9.6 2.6 8 3.6v9.6",
  review: "M13.2 8a5.2 5.2 0 1 1-1.6-3.7L13.2 6M13.2 2.2V6H9.4",
  plan: "M2 13.5h4v-4h4v-4h4M10.5 2.2 14 2v3.5",
  compare: "M2 3h4.5v10H2zM9.5 3H14v10H9.5z",
  pin: "M5.8 1.8h4.4l-.5 4.6 2.5 2.3v1.5H3.8V8.7l2.5-2.3zM8 10.2v4.3",
  hide: "M2 2l12 12M6.3 6.5a2.2 2.2 0 0 0 3.1 3.1M4.2 4.6C2.8 5.4 1.7 6.6 1 8c1.4 2.7 4 4.4 7 4.4 1.2 0 2.4-.3 3.4-.8M7 3.7l1-.1c3 0 5.6 1.7 7 4.4-.4.8-1 1.6-1.7 2.2",
  evidence: "M6.5 3.8H14M6.5 8H14M6.5 12.2H14M1.8 3.6l1 1 1.9-2M1.8 7.8l1 1 1.9-2M1.8 12l1 1 1.9-2",
  leave: "M9.5 2H14v4.5M14 2 7.5 8.5M11.5 9.5V14H2V4.5h4.5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  swap: "M4.5 2.5 2 5l2.5 2.5M2 5h11M11.5 8.5 14 11l-2.5 2.5M14 11H3",
};

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

// `focus` names a control, so that the keyboard stays where it was when all is drawn again.
function control(focus, className, event, sheet, ...children) {
  const made = element("button", { type: "button", className, dataset: { focus } }, ...children);
  made.addEventListener("click", () => sheet.send(event));
  return made;
}

function nodeButton(sheet, row, focus) {
  const name = element("span", { textContent: row.name });
  const code = row.code ? [element("b", { textContent: row.code }), " "] : [];
  const className = row.code ? "name long" : "name";
  return control(focus, className, { kind: "select", id: row.id }, sheet, ...code, name);
}

function verdict(sheet, status) {
  const { mark, meaning } = sheet.verdicts[status];
  const sign = element("span", { textContent: mark, attributes: { "aria-hidden": "true" } });
  return element("span", { className: "verdict", title: meaning, dataset: { status } }, sign, ` ${status}`);
}

function typeWord(row) {
  return row.type ? [element("span", { className: "type", textContent: row.type })] : [];
}

function badge(sheet, origin) {
  const title = sheet.origins[origin];
  return element("span", { className: "origin", textContent: origin, title, dataset: { origin } });
}

// The folder is there to be heard and copied; seen is the shortest end that no other file has.
function placeWords(file, line, end) {
  const folder = file.path.slice(0, file.path.length - file.name.length);
  const lines = end ? `${line}–${end}` : `${line}`;
  const hidden = folder ? [element("span", { className: "unseen", textContent: folder })] : [];
  return [...hidden, `${file.name}:${lines}`];
}

// A link of its own (it opens in a tab, it can be copied), but a plain click stays in the app.
function place(sheet, [number, line, end], focus, ...before) {
  const { path } = sheet.files[number];
  const where = { line, ...(end ? { end } : {}) };
  const words = element("span", { className: "place" }, ...placeWords(sheet.files[number], line, end));
  const href = `notes?${new URLSearchParams({ note: path, ...where })}`;
  const properties = { className: "source", href, title: `${path}:${line}`, dataset: { focus } };
  return stayInApp(element("a", properties, ...before, words));
}

function quote(words) {
  return words ? [" ", element("q", { textContent: words })] : [];
}

// What a person curated is no quotation from the notes: its line is told by the tooltip.
function sourceLine(sheet, row, focus) {
  const at = place(sheet, row.at, `at:${focus}`);
  const curated = row.origin === "curated";
  if (curated && row.quote) at.title += `: ${row.quote}`;
  const said = curated ? [] : quote(row.quote);
  return element("p", { className: "said" }, badge(sheet, row.origin), " ", at, ...said);
}

// Of several rows with one source, which stand together, the last has it.
function relationRow(sheet, row, focus) {
  const marks = row.verdict ? [verdict(sheet, row.verdict)] : typeWord(row);
  const head = element("div", { className: "head" }, nodeButton(sheet, row, focus), ...marks);
  const source = row.at ? [sourceLine(sheet, row, focus)] : [];
  return element("li", { dataset: { shares: String(Boolean(row.shares)) } }, head, ...source);
}

function evidenceRow(sheet, row, focus) {
  const heading = element("strong", { textContent: row.heading });
  const at = place(sheet, row.at, `at:${focus}`, heading, element("br"));
  const why = element("span", { className: "why", textContent: `, ${row.why}` });
  const said = element("p", { className: "said" }, ...quote(row.quote));
  return element("li", {}, element("div", {}, at, why), said);
}

function list(sheet, group, makeRow) {
  const rows = group.rows.map((row, place) => makeRow(sheet, row, `${group.key}/${place}`));
  return element("ul", { className: "rows" }, ...rows);
}

// What is not shown: a button for it, or a remark where even the whole was too much to send.
function rest(sheet, group) {
  const left = group.count - group.rows.length;
  if (left <= 0) return [];
  if (group.rows.length >= sheet.most) {
    return [element("p", { className: "left", textContent: `The first ${sheet.most} of ${group.count}.` })];
  }
  const about = element("span", { className: "unseen", textContent: ` in “${group.title}”` });
  const event = { kind: "more", group: group.key };
  return [control(`more:${group.key}`, "more", event, sheet, `${left} more`, about)];
}

function meanings(sheet) {
  const rows = Object.entries(sheet.origins).map(([origin, words]) =>
    element("li", {}, badge(sheet, origin), words.slice(words.indexOf(":") + 1)),
  );
  const summary = element("summary", { dataset: { focus: "meanings" } }, "What the words on a source mean");
  return element("details", { className: "meanings" }, summary, element("ul", {}, ...rows));
}

const NEAR_THE_TOP = 100;

// Which groups a person opened or closed, whatever the element is about.
const turned = new WeakMap();

function folded(root, group, ...children) {
  const memory = turned.get(root) ?? turned.set(root, new Map()).get(root);
  const heading = element("h4", { textContent: group.title });
  const count = element("span", { className: "count", textContent: group.count });
  const summary = element("summary", { dataset: { focus: `group:${group.key}` } }, heading, count);
  const open = memory.get(group.key) ?? group.open;
  const made = element("details", { open, dataset: { group: group.key } }, summary, ...children);
  summary.addEventListener("click", () => memory.set(group.key, !made.open));
  return made;
}

// A height of 0 leaves the scrolling to the page.
function bound(root, height) {
  root.classList.toggle("scrolls", height > 0);
  root.style.maxHeight = height > 0 ? `${height}px` : "";
}

// Draws anew; the focus stays where it was, or goes to the title when the subject is another. `next` names
// where it may go when what has it is gone.
function redraw(root, about, children, next = []) {
  const held = heldFocus(root)?.concat(next);
  const changed = root.dataset.about !== about;
  root.dataset.about = about;
  root.replaceChildren(...children);
  if (changed) toTop(root);
  if (!held) return;
  const found = changed ? null : held.map((focus) => focused(root, focus)).find(Boolean);
  const target = found ?? focused(root, "title");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
}

// Another subject is read from its start, if this element is what the box around it scrolls.
function toTop(root) {
  root.scrollTop = 0;
  const above = (node) => node.parentElement ?? node.getRootNode().host;
  for (let box = above(root); box; box = above(box)) {
    if (box.scrollTop === 0) continue;
    const start = root.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    if (start < NEAR_THE_TOP) box.scrollTop = 0;
    return;
  }
}

function focused(root, focus) {
  return root.querySelector(`[data-focus="${CSS.escape(focus)}"]`);
}

// What may take the focus next, the best first; null where nothing here has it.
function heldFocus(root) {
  const active = root.getRootNode().activeElement;
  if (!active || !root.contains(active)) return null;
  const focus = active.dataset.focus ?? "";
  if (!focus.startsWith("more:")) return [focus];
  const next = `${focus.slice(5)}/${active.parentElement.querySelectorAll(".rows > li").length}`;
  return [focus, next, `at:${next}`];
}
