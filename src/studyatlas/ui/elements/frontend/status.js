// What the elements of the coverage page share: bars, links to notes, and what a click tells Python.

const ORDER = ["covered", "thin", "stale", "missing"];
const FIELDS = { item: ["code"], status: ["status"], task: ["task"], topic: ["id"] };

// What is filled is what counts: thin ones are filled to a half of their height.
function bar(part) {
  const made = element("div", { className: "bar", attributes: { role: "img", "aria-label": part.words } });
  for (const status of ORDER.filter((name) => part.bar[name])) {
    const piece = element("i", { dataset: { status } });
    piece.style.flexGrow = part.bar[status];
    made.append(piece);
  }
  return made;
}

function noteLink(one) {
  const address = new URLSearchParams({ note: one.path, line: one.line, ...(one.end ? { end: one.end } : {}) });
  return stayInApp(element("a", { href: `notes?${address}`, target: "_self", textContent: one.lines }));
}

function mark(text, status) {
  return element("span", { className: "mark", textContent: text, dataset: { status }, attributes: { "aria-hidden": "true" } });
}

// A click on anything with a `data-kind` is told with the fields of its kind; `own` may keep it here.
function tellClicks(root, own) {
  root.addEventListener("click", (event) => {
    const on = event.target.closest("[data-kind]");
    if (!on) return;
    event.preventDefault();
    if (!own?.(on)) root.send(told(on.dataset));
  });
}

function told({ kind, ...given }) {
  return { kind, ...Object.fromEntries((FIELDS[kind] ?? []).map((name) => [name, given[name]])) };
}
