// The legend: types, which are switches where the page answers to them, then lines and signs that are drawn.

function fillLegend(canvas) {
  const { graph, state, theme, legend, asked } = canvas;
  const switches = canvas.offers("type");
  const news = JSON.stringify([graph.types, theme, asked.marks, switches, asked.known, asked.pinned, graph.edges.some((edge) => edge.dashes)]);
  if (news === canvas.legendNews) return;
  canvas.legendNews = news;
  const focused = legend.getRootNode().activeElement?.dataset?.type;
  legend.replaceChildren(
    ...graph.types.map((type) => typeEntry(type, theme, switches)),
    ...otherEntries(graph, state, theme).map(({ sign, words, count }) => (
      element("span", { className: "entry" }, sign, `${words} `, counted(count)))),
  );
  if (focused !== undefined) [...legend.children].find(({ dataset }) => dataset.type === focused)?.focus();
}

function typeEntry(type, theme, switches) {
  const tone = type[theme.tone];
  const off = type.shown === 0;
  const face = [
    swatch(type.shape, off ? "none" : tone.fill, tone.line),
    element("span", { className: "words", textContent: type.label }),
    counted(type.shown === type.total ? type.total : `${type.shown}/${type.total}`),
  ];
  if (!switches) return element("span", { className: "entry" }, ...face);
  return element("button", {
    type: "button", className: "entry", title: `${off ? "Show" : "Hide"} ${type.label.toLowerCase()}`,
    dataset: { type: type.type }, attributes: { "aria-pressed": String(!off) },
  }, ...face);
}

function counted(count) {
  return element("span", { className: "count", textContent: count === undefined ? "" : String(count) });
}

// What else is drawn and needs a word.
function otherEntries(graph, state, theme) {
  const entries = [];
  if (graph.edges.some((edge) => edge.dashes)) {
    entries.push({ sign: swatch("line", "none", theme.text, "3.2 2.6"), words: "Inferred", shape: "line" });
  }
  for (const [name, { words }] of Object.entries(MARKS)) {
    const count = [...state.marks.values()].filter((mark) => mark === name).length;
    if (count) entries.push({ sign: badgeElement(name, theme), words: words[0].toUpperCase() + words.slice(1), count, badge: name });
  }
  for (const [name, nodes] of [["known", state.known], ["pinned", state.pinned]]) {
    if (nodes.size) entries.push({ sign: badgeElement(name, theme), words: name[0].toUpperCase() + name.slice(1), count: nodes.size, badge: name });
  }
  return entries;
}

function badgeElement(name, theme) {
  return svgElement("svg", { viewBox: "-1 -1 18 18", "aria-hidden": "true" }, ...badgePaths(name, theme));
}

function badgePaths(name, theme) {
  return badgePieces(name, theme).map(({ d, fill, stroke, width, dash }) => svgElement("path", {
    d, fill: fill ?? "none", stroke, "stroke-width": stroke && width, "stroke-dasharray": dash,
    "stroke-linecap": "round", "stroke-linejoin": "round",
  }));
}

function listenToLegend(canvas) {
  canvas.legend.addEventListener("click", (event) => {
    const type = event.target.closest("button")?.dataset.type;
    if (type !== undefined) canvas.send("type", type);
  });
}
