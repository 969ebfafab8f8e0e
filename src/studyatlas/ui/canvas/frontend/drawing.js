// The whole picture as an SVG element, at the scale of 1: what is drawn on the canvas, and the legend.

const EDGE_OF_PAGE = 28;
const LEGEND_LINE = 26;
const LEGEND_TEXT = 13;

function drawing(canvas) {
  const { state, theme } = canvas;
  const picture = { ...canvas.picture, scale: 1 };
  const ctx = document.createElement("canvas").getContext("2d");
  const boxes = new Map(picture.nodes.map((node) => [node.id, nodeBox(node, picture)]));
  const layout = placeLabels(ctx, picture, state, 1, theme);
  const tags = placeTags(ctx, picture, state, layout, new Map(), theme);
  const labels = shownLabels(picture, state, layout, new Map(), tags);
  const bands = columnBands(picture).map((band) => ({ ...band, top: band.top - CAPTION_ROOM - CAPTION }));
  const frame = frameOf([...boxes.values(), ...labels.map(({ label }) => label.box), ...tags.map(({ box }) => box), ...bands]);
  const width = Math.max(320, frame.right - frame.left + 2 * EDGE_OF_PAGE);
  const key = svgLegend(ctx, canvas, width);
  const height = frame.bottom - frame.top + 2 * EDGE_OF_PAGE + key.height;
  const [left, top] = [(frame.left + frame.right - width) / 2, frame.top - EDGE_OF_PAGE];
  key.group.setAttribute("transform", `translate(${left} ${top + height - key.height})`);
  return svgElement(
    "svg", { width: round(width), height: round(height), viewBox: [left, top, width, height].map(round).join(" "), "font-family": theme.font },
    svgElement("rect", { x: left, y: top, width, height, fill: theme.background }),
    ...svgColumns(picture, theme),
    ...svgRings(picture, state, theme, boxes),
    ...picture.edges.map((edge) => svgEdge(edge, boxes, canvas)),
    ...picture.nodes.map((node) => svgNode(node, boxes.get(node.id), canvas)),
    ...placeBadges(picture, state, 1).map(svgBadge(state, theme)),
    ...labels.map((label) => svgLabel(label, theme)),
    ...tags.map((tag) => svgTag(tag, theme)),
    key.group,
  );
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function frameOf(boxes) {
  const [left] = extent(boxes.map((box) => box.left));
  const [, right] = extent(boxes.map((box) => box.right));
  const [top] = extent(boxes.map((box) => box.top));
  const [, bottom] = extent(boxes.map((box) => box.bottom));
  return boxes.length ? { left, right, top, bottom } : { left: 0, right: 0, top: 0, bottom: 0 };
}

function svgEdge(edge, boxes, { picture, state, theme }) {
  const { color, width, dashes } = edgeOptions(edge, state, theme, 1);
  const [from, to] = [picture.at.get(edge.from), picture.at.get(edge.to)];
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = borderPoint(picture.byId.get(edge.to), boxes.get(edge.to), to, angle);
  const size = edge.arrows ? 6.75 + 3 * width : 0;
  const back = (length, aside) => (
    `${round(tip.x - length * Math.cos(angle) - aside * Math.sin(angle))} ${round(tip.y - length * Math.sin(angle) + aside * Math.cos(angle))}`);
  return svgElement(
    "g", { stroke: color.color, fill: color.color, opacity: color.opacity },
    svgElement("path", {
      d: `M${round(from.x)} ${round(from.y)}L${back(size * 0.9, 0)}`, fill: "none",
      "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : undefined,
    }),
    ...(size ? [svgElement("path", { stroke: "none", d: `M${back(0, 0)}L${back(size, size * 0.3)}L${back(size * 0.9, 0)}L${back(size, -size * 0.3)}z` })] : []),
  );
}

function borderPoint(node, box, { x, y }, angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const away = node.shape === "box"
    ? Math.min(Math.abs((box.right - box.left) / 2 / cos), Math.abs((box.bottom - box.top) / 2 / sin))
    : node.size;
  return { x: x - (away + 1) * cos, y: y - (away + 1) * sin };
}

function svgNode(node, box, { picture, state, theme }) {
  const tone = toneOf(node, state, theme);
  const chosen = node.id === state.selected;
  const look = { fill: tone.fill, stroke: chosen ? theme.text : tone.line, "stroke-width": chosen ? 2.6 : 1.3, "stroke-linejoin": "round" };
  const opacity = strength(node.id, state);
  if (node.shape === "box") return svgBox(node, box, look, tone, opacity, theme);
  const { x, y } = picture.at.get(node.id);
  const unit = node.size / 8;
  const d = SHAPES[node.shape] ?? SHAPES.dot;
  const place = { transform: `translate(${round(x - node.size)} ${round(y - node.size)}) scale(${unit})` };
  const solid = { ...look, "stroke-width": look["stroke-width"] / unit };
  return svgElement(
    "g", place,
    // The page's colour first, or lines would shine through a node that steps back.
    svgElement("path", { d, fill: theme.background }),
    svgElement("path", { d, ...solid, opacity }),
  );
}

function svgBox(node, box, look, tone, opacity, theme) {
  const at = { x: round(box.left), y: round(box.top), width: round(box.right - box.left), height: round(box.bottom - box.top), rx: 6 };
  const lines = node.label.split("\n");
  const label = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 - (lines.length - 1) * BOX_TEXT * LINE / 2, lines, size: BOX_TEXT };
  return svgElement(
    "g", {},
    svgElement("rect", { ...at, fill: theme.background }),
    svgElement("g", { opacity }, svgElement("rect", { ...at, ...look }), svgLines(label, { fill: tone.text })),
  );
}
