// The margin of a line: the nodes it is about as buttons, and the relations that it is the source of.

const FIRST_CHIPS = 4;

// A button that Tab reaches only while one stands on its line.
function reachable(className, properties, ...children) {
  return element("button", { type: "button", className, tabIndex: -1, ...properties }, ...children);
}

// Every node that the line has to do with.
function nodesOf({ defines = [], told = [], says = [], repeats = [] }) {
  const targets = says.flatMap(({ verbs }) => verbs.flatMap((said) => said.targets));
  const sources = says.map(({ source }) => source);
  return new Set([...defines, ...[...told, ...targets].map(([node]) => node), ...sources, ...repeats]);
}

function chip(reader, at, how = "", inferred = false) {
  const node = reader.data.nodes[at];
  const look = reader.data.looks[node.type];
  const said = [node.kind, how, inferred ? "inferred" : ""].filter(Boolean).join(", ");
  const dataset = { node: node.id, how, inferred };
  const face = element("bdi", { textContent: node.label });
  const attributes = { "aria-label": `${node.label} (${said})` };
  return reachable("chip", { title: said, dataset, attributes }, sign(look), face);
}

const HOW = { explains: "explained here", mentions: "mentioned here" };

function chipsOf(reader, { defines = [], told = [] }) {
  return [
    ...defines.map((node) => chip(reader, node, "written down here")),
    ...told.map(([node, how, inferred]) => chip(reader, node, HOW[how], inferred)),
  ];
}

// A node's name within a sentence.
function nameButton(reader, at, inferred = false) {
  const node = reader.data.nodes[at];
  const face = element("bdi", { textContent: node.label });
  const title = inferred ? `${node.kind}, inferred` : node.kind;
  return reachable("name", { title, dataset: { node: node.id, inferred } }, face);
}

function sentence(reader, { source, verbs }) {
  const parts = verbs.flatMap(({ verb, targets }, at) => {
    const name = ([node, inferred], place) => [place ? ", " : " ", nameButton(reader, node, inferred)];
    const names = targets.flatMap(name);
    return [at ? "; " : " ", verb, ...names];
  });
  return element("li", {}, nameButton(reader, source), ...parts, ".");
}

function briefMargin(reader, line) {
  const chips = chipsOf(reader, line);
  const says = countRelations(line);
  const shown = chips.slice(0, chips.length > FIRST_CHIPS + 1 ? FIRST_CHIPS : chips.length);
  const rest = chips.length - shown.length;
  const words = [rest && `+${rest}`, says && `${says} relation${says > 1 ? "s" : ""}`].filter(Boolean).join(" · ");
  if (!words) return shown;
  const title = "Show everything that is known from this line";
  return [...shown, reachable("more", { textContent: words, title })];
}

function countRelations({ says = [] }) {
  return says.flatMap(({ verbs }) => verbs).reduce((sum, { targets }) => sum + targets.length, 0);
}

function wholeMargin(reader, line) {
  return [...chipsOf(reader, line), ...(line.repeats ?? []).map((node) => chip(reader, node, "named here"))];
}

// Below the line, where there is room for sentences.
function sentences(reader, { says = [] }, inRow) {
  if (!says.length) return [];
  const made = says.map((said) => sentence(reader, said));
  const list = element("ul", { attributes: { "aria-label": "What this line says" } }, ...made);
  return [element("div", { className: "says", ...(inRow && { role: "cell" }) }, list)];
}
