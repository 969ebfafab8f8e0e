// The plain elements around the canvas: buttons, legend, tooltip, and what a screen reader hears.
// Every text from the atlas is set as textContent; nothing is ever parsed as HTML.

function element(name, properties = {}, ...children) {
  const { dataset, attributes, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, dataset ?? {});
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function buildStage() {
  const surface = element("div", {
    className: "surface",
    tabIndex: 0,
    attributes: { role: "application", "aria-roledescription": "graph" },
  });
  const tip = element("div", { className: "tip", hidden: true, attributes: { "aria-hidden": "true" } });
  const legend = element("ul", { className: "legend", attributes: { "aria-label": "Legend" } });
  const voice = element("p", { className: "unseen", attributes: { "aria-live": "polite" } });
  const buttons = element(
    "div",
    { className: "buttons" },
    button("zoom-in", "Zoom in", "+"),
    button("zoom-out", "Zoom out", "−"),
    button("fit", "Show everything", "⤢"),
  );
  const stage = element("div", { className: "stage" }, surface, legend, buttons, tip, voice);
  return { stage, surface, tip, legend, voice, buttons };
}

function button(action, label, sign) {
  const face = element("span", { textContent: sign, attributes: { "aria-hidden": "true" } });
  const attributes = { "aria-label": label };
  return element("button", { type: "button", title: label, dataset: { action }, attributes }, face);
}

const SVG = "http://www.w3.org/2000/svg";
function mark(shape, fill, line) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "-2 -2 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", MARKS[shape] ?? MARKS.dot);
  path.setAttribute("fill", fill);
  path.setAttribute("stroke", line);
  path.setAttribute("stroke-width", "1.4");
  path.setAttribute("stroke-linejoin", "round");
  if (shape === "dashed") path.setAttribute("stroke-dasharray", "3.2 2.6");
  svg.append(path);
  return svg;
}

function fillLegend(legend, graph, theme) {
  const entries = graph.types.map((type) => {
    const tone = type[theme.tone];
    const count = element("span", { className: "count", textContent: String(type.count) });
    return element("li", {}, mark(type.shape, tone.fill, tone.line), `${type.label} `, count);
  });
  if (graph.edges.some((edge) => edge.dashes)) {
    entries.push(element("li", {}, mark("dashed", "none", theme.text), "Inferred"));
  }
  legend.replaceChildren(...entries);
}

function nodeTip(node, types) {
  const drawn = plainLabel(node);
  const kind = types.get(node.type).name;
  const parts = [
    element("strong", { textContent: node.name ?? drawn }),
    // A box may show only a code; then the whole text stands above, and the code here.
    element("small", { textContent: node.name && node.shape === "box" ? `${kind} · ${drawn}` : kind }),
  ];
  if (node.summary) parts.push(element("p", { textContent: node.summary }));
  return parts;
}

function edgeTip(edge, byId) {
  const name = (id) => element("strong", { textContent: plainLabel(byId.get(id)) });
  const inferred = edge.dashes ? [element("small", { textContent: "inferred" })] : [];
  return [element("span", {}, name(edge.from), ` ${edge.label} `, name(edge.to)), ...inferred];
}

function plainLabel(node) {
  return node.label.replace("\n", " ");
}

// The tooltip has its place in the upper left corner, where it covers no neighbour of what one points
// at; it moves down when the pointer itself is there.
function showTip(tip, stage, parts, x, y) {
  tip.replaceChildren(...parts);
  tip.hidden = false;
  const covered = x < tip.offsetWidth + 40 && y < tip.offsetHeight + 40;
  tip.style.top = covered ? "auto" : "12px";
  tip.style.bottom = covered ? "44px" : "auto";
}

function spoken(node, picture, state) {
  const around = picture.edges.filter((edge) => touches(edge, node.id));
  const said = around.slice(0, 6).map((edge) =>
    `${plainLabel(picture.byId.get(edge.from))} ${edge.label} ${plainLabel(picture.byId.get(edge.to))}`);
  const more = around.length > said.length ? `and ${around.length - said.length} more relations` : "";
  return [node.name ?? plainLabel(node), state.types.get(node.type).name, ...said, more]
    .filter(Boolean).join(". ");
}
