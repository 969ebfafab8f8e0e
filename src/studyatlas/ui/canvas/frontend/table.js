// The same nodes and relations as two tables: to sort, to save, and for a screen reader.

const NODE_COLUMNS = ["Name", "Type", "Relations drawn", "Coverage"];
const RELATION_COLUMNS = ["From", "Relation", "To", "Inferred"];

// Rows are `{cells, links}`: texts or numbers, and by column the node that a click on it selects.
function nodeRows({ picture, state }) {
  const drawn = new Map(picture.nodes.map(({ id }) => [id, 0]));
  for (const edge of picture.edges) {
    for (const id of [edge.from, edge.to]) drawn.set(id, drawn.get(id) + partsOf(edge).length);
  }
  return picture.nodes.map((node) => ({
    cells: [
      fullName(node), state.types.get(node.type).name, drawn.get(node.id),
      MARKS[state.marks.get(node.id)]?.words ?? "",
    ],
    links: [node.id],
  }));
}

function relationRows({ picture }) {
  const name = (id) => fullName(picture.byId.get(id));
  return picture.edges.flatMap((edge) => partsOf(edge).map(([words, inferred]) => ({
    cells: [name(edge.from), words, name(edge.to), inferred ? "yes" : "no"],
    links: [edge.from, undefined, edge.to],
  })));
}

function partsOf(edge) {
  return edge.parts ?? [[edge.label, Boolean(edge.dashes)]];
}

const TABLES = [
  { name: "Nodes", file: "studyatlas-nodes.csv", columns: NODE_COLUMNS, rows: nodeRows },
  { name: "Relations", file: "studyatlas-relations.csv", columns: RELATION_COLUMNS, rows: relationRows },
];

function toggleTable(canvas) {
  const { panel, buttons } = canvas;
  panel.hidden = !panel.hidden;
  buttons.querySelector("[data-action=table]").setAttribute("aria-expanded", String(!panel.hidden));
  canvas.tableNews = undefined;
  refreshTable(canvas);
  if (!panel.hidden) panel.scrollIntoView({ block: "nearest" });
}

// Builds the tables when they are open and what they tell has changed; what had the focus has it again.
function refreshTable(canvas) {
  const { panel, graph, asked, state } = canvas;
  if (panel.hidden) return panel.replaceChildren();
  const news = JSON.stringify([graph.version, asked.marks]);
  if (news !== canvas.tableNews) {
    canvas.tableNews = news;
    canvas.sorts ??= TABLES.map(() => ({ column: 0, down: false }));
    rebuild(canvas, () => panel.replaceChildren(...TABLES.map((table, place) => section(canvas, table, place))));
  }
  for (const link of panel.querySelectorAll("[data-node]")) {
    link.classList.toggle("chosen", link.dataset.node === state.selected);
  }
  return undefined;
}

function rebuild({ panel }, build) {
  const focused = panel.getRootNode().activeElement?.dataset.spot;
  const scrolled = [...panel.querySelectorAll(".rows")].map(({ scrollTop }) => scrollTop);
  build();
  [...panel.querySelectorAll(".rows")].forEach((rows, place) => { rows.scrollTop = scrolled[place] ?? 0; });
  if (focused) [...panel.querySelectorAll("[data-spot]")].find(({ dataset }) => dataset.spot === focused)?.focus();
}

function section(canvas, table, place) {
  const rows = sorted(table.rows(canvas), canvas.sorts[place]);
  const save = element("button", {
    type: "button", className: "plain", textContent: "Download CSV", dataset: { spot: `save ${place}` },
    attributes: { "aria-label": `Download ${table.name.toLowerCase()} as CSV` },
    onclick: () => saveFile(csv([table.columns, ...rows.map(({ cells }) => cells)]), table.file, "text/csv;charset=utf-8"),
  });
  const words = `${table.name} (${rows.length})`;
  const grid = element(
    "table", {},
    element("caption", { className: "unseen", textContent: words }),
    element("thead", {}, element("tr", {}, ...table.columns.map((name, column) => heading(canvas, place, name, column)))),
    element("tbody", {}, ...rows.map((row) => rowOf(canvas, row, place))),
  );
  return element(
    "section", { attributes: { "aria-label": words } },
    element("header", {}, element("span", { textContent: words, attributes: { "aria-hidden": "true" } }), save),
    element("div", { className: "rows", tabIndex: 0, attributes: { role: "region", "aria-label": `${words}, scrolls` } }, grid),
  );
}

function heading(canvas, place, name, column) {
  const sort = canvas.sorts[place];
  const state = sort.column !== column ? "none" : sort.down ? "descending" : "ascending";
  const turn = () => {
    canvas.sorts[place] = { column, down: sort.column === column && !sort.down };
    canvas.tableNews = undefined;
    refreshTable(canvas);
  };
  const face = element("button", { type: "button", textContent: name, onclick: turn, dataset: { spot: `sort ${place} ${column}` } });
  return element("th", { scope: "col", attributes: { "aria-sort": state } }, face);
}

function rowOf(canvas, { cells, links }, place) {
  return element("tr", {}, ...cells.map((cell, column) => {
    const node = links[column];
    const text = cell === "" ? "–" : String(cell);
    const face = node === undefined ? text : element("button", {
      type: "button", textContent: text, title: text, onclick: () => canvas.send("select", node),
      dataset: { node, spot: `row ${place} ${column} ${cells.join(" ")}` },
    });
    if (column === 0) return element("th", { scope: "row" }, face);
    return element("td", { className: typeof cell === "number" ? "number" : "" }, face);
  }));
}

function sorted(rows, { column, down }) {
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const compare = ({ cells: one }, { cells: other }) => (
    typeof one[column] === "number" ? one[column] - other[column] : words.compare(one[column], other[column]));
  const order = rows.map((row, place) => ({ row, place }));
  order.sort((a, b) => (down ? -1 : 1) * compare(a.row, b.row) || a.place - b.place);
  return order.map(({ row }) => row);
}
