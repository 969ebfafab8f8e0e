// Everything the atlas knows of one node. Python decides what is shown; here it is drawn.

const ACTIONS = {
  open: ["Draw around"],
  evidence: ["Its evidence"],
  path: ["Path from here"],
  compare: ["Compare"],
  plan: ["Plan for it"],
  pin: ["Pin", "Unpin"],
  hide: ["Hide"],
};

function actionButton(sheet, data, kind) {
  const on = kind === "pin" && data.pinned;
  const [words, undo] = ACTIONS[kind];
  const event = { kind, id: data.id, ...(undo ? { on: !on } : {}) };
  const face = element("span", { textContent: on ? undo : words });
  const made = control(`do:${kind}`, "action", event, sheet, icon(kind), face);
  made.dataset.on = Boolean(on);
  return made;
}

function actions(sheet, data) {
  const made = data.actions.map((kind) => actionButton(sheet, data, kind));
  const attributes = { role: "group", "aria-label": "Actions" };
  return element("div", { className: "actions", attributes }, ...made);
}

function officialLink(data) {
  if (!data.url.startsWith("https://")) return [];
  const more = element("span", { className: "unseen", textContent: " (opens in a new tab)" });
  const attributes = { target: "_blank", rel: "noopener noreferrer" };
  const focus = { focus: "official" };
  const properties = { href: data.url, title: data.url, className: "official", dataset: focus, attributes };
  return [element("a", properties, "Official page", more, icon("leave"))];
}

function header(sheet, data) {
  const title = element("h2", { textContent: data.title, tabIndex: -1, dataset: { focus: "title" } });
  const facts = [element("span", { className: "kind", textContent: data.type })];
  facts.push(...officialLink(data));
  const made = [title, element("div", { className: "facts" }, ...facts)];
  if (data.mark) made.push(coverageLine(data.mark));
  if (data.summary) made.push(element("p", { className: "summary", textContent: data.summary }));
  if (data.aliases.length) made.push(aliases(data.aliases));
  made.push(sourceLine(sheet, data.source, "node"), actions(sheet, data), ...knowing(sheet, data));
  return element("header", {}, ...made);
}

// How well the person knows the topic; of the outline nobody says that.
function knowing(sheet, data) {
  if (data.state === null) return [];
  return [stateButtons(sheet, { id: data.id, name: data.title, state: data.state }, "node")];
}

// What the coverage mark at the node means.
function coverageLine({ status, sign, words }) {
  const face = element("span", { textContent: sign, attributes: { "aria-hidden": "true" } });
  const chip = element("span", { className: "verdict", dataset: { status } }, face, ` ${status}`);
  return element("p", { className: "coverage" }, chip, ` ${words}`);
}

function aliases(names) {
  const label = element("span", { textContent: "Also called " });
  return element("p", { className: "aliases" }, label, names.join(", "));
}

function jumps(root, parts) {
  if (parts.length < 2) return [];
  const made = parts.map((part, place) => {
    const total = part.groups.reduce((sum, group) => sum + group.count, 0);
    const count = element("span", { className: "count", textContent: total });
    const properties = { type: "button", className: "jump", dataset: { focus: `jump:${place}` } };
    const button = element("button", properties, part.title, " ", count);
    button.addEventListener("click", () => jump(root, place));
    return button;
  });
  return [element("nav", { className: "jumps", attributes: { "aria-label": "Parts" } }, ...made)];
}

function jump(root, place) {
  const heading = root.querySelector(`[data-part="${place}"]`);
  heading.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
}

function part(root, sheet, given, place) {
  const heading = element("h3", { textContent: given.title, tabIndex: -1, dataset: { part: place } });
  const groups = given.groups.map((group) => {
    const makeRow = group.rows[0]?.heading === undefined ? relationRow : evidenceRow;
    return folded(root, group, list(sheet, group, makeRow), ...rest(sheet, group));
  });
  return element("section", {}, heading, ...groups);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "details");
  const sheet = { ...data.legend, send: (event) => setTriggerValue("event", event) };
  bound(root, data.height);
  const parts = data.parts.map((given, place) => part(root, sheet, given, place));
  const top = [header(sheet, data), ...jumps(root, data.parts)];
  redraw(root, data.id, [...top, ...parts, meanings(sheet)]);
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", `Details: ${data.title}`);
}
