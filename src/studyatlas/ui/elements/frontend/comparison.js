// Two nodes side by side. Python decides what is shared and what is not; here it is drawn.

const SIDES = ["one", "other"];
const ACTIONS = {
  path: "Path between them",
  swap: "Swap",
  compare: "Own page",
  open: "Show in the atlas",
  close: "Close",
};

function bar(sheet, data) {
  const title = element("h2", { textContent: "Compared", tabIndex: -1, dataset: { focus: "title" } });
  const made = data.actions.map((kind) => control(`do:${kind}`, "action", { kind }, sheet, icon(kind), ACTIONS[kind]));
  return element("div", { className: "bar" }, title, element("div", { className: "actions" }, ...made));
}

function names(sheet, data) {
  return columns((side) => [element("h3", {}, nodeButton(sheet, data[side], `head:${side}`))], "names");
}

function heads(sheet, data) {
  return columns((side) => {
    const node = data[side];
    const facts = [element("span", { className: "kind", textContent: node.type })];
    if (node.verdict) facts.push(verdict(sheet, node.verdict));
    const summary = node.summary ? [element("p", { textContent: node.summary })] : [];
    return [element("div", { className: "facts" }, ...facts), ...summary];
  }, "heads");
}

function joined(sheet, rows) {
  if (!rows.length) return [];
  const made = rows.map((row, place) => {
    const words = element("p", { className: "sentence", textContent: row.words });
    return element("li", {}, words, sourceLine(sheet, row, `joined/${place}`));
  });
  return [element("ul", { className: "rows joined", attributes: { "aria-label": "Between them" } }, ...made)];
}

// Whose side it is: to be seen where the sides stand below each other, to be heard always.
function whose(data, side) {
  return element("span", { className: "whose", textContent: `${data[side].name} ` });
}

function columns(make, className = "") {
  const made = SIDES.map((side) => element("div", { className: "side", dataset: { side } }, ...make(side)));
  return element("div", { className: `sides ${className}` }, ...made);
}

function sources(sheet, rows, focus) {
  return rows.map((row, place) => {
    const line = sourceLine(sheet, row, `${focus}/${place}`);
    if (row.words) line.prepend(element("span", { className: "way", textContent: row.words }), " ");
    return line;
  });
}

function bothRow(data) {
  return (sheet, row, focus) => {
    const made = relationRow(sheet, row, focus);
    if (row.both) made.append(...sources(sheet, row.both, focus));
    else made.append(columns((side) => [whose(data, side), ...sources(sheet, row[side], `${focus}:${side}`)]));
    return made;
  };
}

function difference(sheet, data, group) {
  return columns((side) => {
    const given = group[side];
    const nothing = element("p", { className: "nothing", textContent: "nothing" });
    const rows = given.count ? [list(sheet, given, relationRow), ...rest(sheet, given)] : [nothing];
    return [whose(data, side), ...rows];
  });
}

function contents(sheet, data, group) {
  if (group.one) return [difference(sheet, data, group)];
  return [list(sheet, group, bothRow(data)), ...rest(sheet, group)];
}

function part(root, sheet, data, given) {
  const total = given.groups.reduce((sum, group) => sum + group.count, 0);
  const count = element("span", { className: "count", textContent: total });
  const groups = given.groups.map((group) => {
    const made = contents(sheet, data, group);
    return group.title ? folded(root, group, ...made) : element("div", {}, ...made);
  });
  return element("section", {}, element("h3", {}, `${given.title} `, count), ...groups);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "comparison");
  const sheet = { ...data.legend, send: (event) => setTriggerValue("event", event) };
  bound(root, data.height);
  const parts = data.parts.map((given) => part(root, sheet, data, given));
  const top = [bar(sheet, data), names(sheet, data), heads(sheet, data), ...joined(sheet, data.joined)];
  const made = [...top, ...parts, meanings(sheet)];
  redraw(root, JSON.stringify(SIDES.map((side) => data[side].id)), made);
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", `Comparison: ${data.one.name} and ${data.other.name}`);
}
