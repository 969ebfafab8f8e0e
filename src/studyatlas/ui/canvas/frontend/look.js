// How things look: the page's theme, and the options vis-network gets for each node and edge.

const DIM = 0.28;

function readTheme(element) {
  const css = getComputedStyle(element);
  const value = (name, fallback) => css.getPropertyValue(name).trim() || fallback;
  const background = value("--st-background-color", "#ffffff");
  return {
    background,
    text: value("--st-text-color", "#31333f"),
    accent: value("--st-primary-color", "#d6336c"),
    font: value("--st-font", "sans-serif"),
    tone: luminance(background) < 0.4 ? "dark" : "light",
  };
}

function luminance(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

// Shapes with their text inside are vis-network's own boxes; all others are painted by `paintMark`,
// which reads the state when it paints, so that these options never change.
// Every styled field is given every time: vis-network merges, so one left out would keep its old value.
function nodeOptions(node, state, theme, scale, ctxRenderer) {
  if (node.shape !== "box") return { id: node.id, shape: "custom", size: node.size * 0.8, ctxRenderer };
  const tone = state.types.get(node.type)[theme.tone];
  const chosen = node.id === state.selected;
  const dim = isDim(node.id, state);
  const size = Math.min(34, Math.max(12.5, 10.5 / scale));
  return {
    id: node.id,
    shape: "box",
    label: node.label,
    opacity: dim ? DIM : 1,
    borderWidth: chosen ? 2.6 : 1.2,
    color: { background: tone.fill, border: chosen ? theme.text : tone.line },
    font: { size, color: dim ? `${tone.text}66` : tone.text, face: theme.font },
    margin: { top: 5, bottom: 5, left: 8, right: 8 },
    shapeProperties: { borderRadius: 6 },
  };
}

function edgeOptions(edge, state, theme) {
  const step = state.steps.get(pairKey(edge.from, edge.to));
  const lit = touches(edge, state.hovered) || touches(edge, state.selected);
  const opacity = step ? 1 : lit ? 0.72 : hasFocus(state) ? 0.12 : 0.24;
  return {
    id: edge.id,
    color: { color: step ? theme.accent : theme.text, opacity },
    width: step ? 3.6 : edge.width + (lit ? 0.5 : 0),
    dashes: edge.dashes ? [5, 5] : false,
  };
}

function touches(edge, id) {
  return id !== null && (edge.from === id || edge.to === id);
}

function hasFocus(state) {
  return state.selected !== null || state.hovered !== null || state.steps.size > 0;
}

// While something is selected, pointed at, or a path is shown, what has no part in it steps back.
function isDim(id, state) {
  if (!hasFocus(state) || state.onPath.has(id)) return false;
  return ![state.selected, state.hovered].some(
    (focus) => focus !== null && (focus === id || state.neighbours.get(focus)?.has(id)),
  );
}

function pairKey(from, to) {
  return JSON.stringify([from, to]);
}

// The shapes of canvas and legend alike, as SVG paths in a square of 16.
const MARKS = {
  dot: "M8 0a8 8 0 1 0 0 16a8 8 0 1 0 0-16z",
  triangle: "M8 .2 16.2 14.6H-.2z",
  triangleDown: "M8 15.8-.2 1.4h16.4z",
  diamond: "M8 0l8 8-8 8-8-8z",
  square: "M.2.2h15.6v15.6H.2z",
  hexagon: "M4 1h8l4 7-4 7H4L0 8z",
  star: "M8 0l2.3 5.2 5.7.6-4.3 3.8 1.2 5.6L8 12.3l-4.9 2.9 1.2-5.6L0 5.8l5.7-.6z",
  page: "M1.8 0h7.4l5 5v11H1.8zM9.2 0v5h5M4.6 8.8h6.8M4.6 12.2h6.8",
  box: "M2 2.4h12a2.4 2.4 0 0 1 2.4 2.4v6.4a2.4 2.4 0 0 1-2.4 2.4H2a2.4 2.4 0 0 1-2.4-2.4V4.8A2.4 2.4 0 0 1 2 2.4z",
  dashed: "M-1 8h18",
};
const PATHS = new Map();

function markPath(shape) {
  if (!PATHS.has(shape)) PATHS.set(shape, new Path2D(MARKS[shape] ?? MARKS.dot));
  return PATHS.get(shape);
}

// Paints one node. vis-network ends arrows at the sides of a square of the node's dimensions, whatever
// its shape: a square a little smaller than the shape lets arrows touch it.
function paintMark(ctx, node, { x, y }, state, theme) {
  const tone = state.types.get(node.type)[theme.tone];
  const chosen = node.id === state.selected;
  const path = markPath(node.shape);
  const unit = node.size / 8;
  ctx.translate(x - node.size, y - node.size);
  ctx.scale(unit, unit);
  ctx.lineJoin = "round";
  ctx.lineWidth = (chosen ? 2.6 : 1.3) / unit;
  // The page's colour first, or lines would shine through a node that steps back.
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme.background;
  ctx.fill(path);
  ctx.globalAlpha = isDim(node.id, state) ? DIM : 1;
  ctx.fillStyle = tone.fill;
  ctx.strokeStyle = chosen ? theme.text : tone.line;
  ctx.fill(path);
  ctx.stroke(path);
}
