// The tooltip, and what a screen reader hears of a node.

function nodeTip(node, state) {
  const drawn = plainLabel(node);
  const kind = state.types.get(node.type).name;
  const said = [
    // A box may show only a code; then the whole text stands above, and the code here.
    ...(node.name && node.shape === "box" ? [kind, drawn] : [kind]),
    ...(state.marks.has(node.id) ? [MARKS[state.marks.get(node.id)].words] : []),
    ...(state.known.has(node.id) ? ["known"] : []),
    ...(state.pinned.has(node.id) ? ["pinned"] : []),
  ];
  const parts = [
    element("strong", { textContent: node.name ?? drawn }),
    element("small", { textContent: said.join(" · ") }),
  ];
  if (node.summary) parts.push(element("p", { textContent: node.summary }));
  return parts;
}

function edgeTip(edge, byId) {
  const name = (id) => element("strong", { textContent: plainLabel(byId.get(id)) });
  const inferred = edge.dashes ? [element("small", { textContent: "inferred" })] : [];
  return [element("span", {}, name(edge.from), ` ${edge.label} `, name(edge.to)), ...inferred];
}

// The tooltip has its place in the upper left corner, where it covers no neighbour of what one points
// at; it moves down when the pointer itself is there.
function showTip(tip, parts, x, y) {
  tip.replaceChildren(...parts);
  tip.hidden = false;
  const covered = x < tip.offsetWidth + 40 && y < tip.offsetHeight + 40;
  tip.style.top = covered ? "auto" : "10px";
  tip.style.bottom = covered ? "10px" : "auto";
}

function spoken(node, picture, state) {
  const around = picture.edges.filter((edge) => touches(edge, node.id));
  const said = around.slice(0, 6).map((edge) =>
    `${plainLabel(picture.byId.get(edge.from))} ${edge.label} ${plainLabel(picture.byId.get(edge.to))}`);
  const more = around.length > said.length ? `and ${around.length - said.length} more relations` : "";
  const mark = state.marks.has(node.id) ? MARKS[state.marks.get(node.id)].words : "";
  return [node.name ?? plainLabel(node), state.types.get(node.type).name, mark, ...said, more]
    .filter(Boolean).join(". ");
}
