// How things look: the page's theme, what stands out and what steps back, and the options that
// vis-network gets for each node and edge.

const DIM = 0.28;
const KNOWN = 0.5;
const BOX_TEXT = 12.5;
const BOX_GROWTH = 1.3;
const LEAST_TEXT = 8.5;
const BOX_CORNER = 6;

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

function readableOn(colour) {
  return luminance(colour) > 0.55 ? "#111111" : "#ffffff";
}

function emptyState() {
  return {
    selected: null, also: null, hovered: null, hoveredEdge: null,
    steps: new Map(), onPath: new Set(), marks: new Map(), known: new Set(), pinned: new Set(),
    types: new Map(), neighbours: new Map(), lines: 0,
  };
}

function toneOf(node, state, theme) {
  return state.types.get(node.type)[theme.tone];
}

// How strongly a node shows: what has no part in what one looks at steps back, known topics a little.
function strength(id, state) {
  if (isDim(id, state)) return DIM;
  return state.known.has(id) && !isFocus(id, state) ? KNOWN : 1;
}

function isFocus(id, state) {
  return id === state.selected || id === state.also || id === state.hovered;
}

function hasFocus(state) {
  return state.selected !== null || state.also !== null || state.hovered !== null || state.steps.size > 0;
}

function isDim(id, state) {
  if (!hasFocus(state) || state.onPath.has(id)) return false;
  return ![state.selected, state.also, state.hovered].some(
    (focus) => focus !== null && (focus === id || state.neighbours.get(focus)?.has(id)),
  );
}

function touches(edge, id) {
  return id !== null && (edge.from === id || edge.to === id);
}

function pairKey(from, to) {
  return JSON.stringify([from, to]);
}

// Text inside boxes grows a little where the view is small; layouts leave room for that much. In a
// view so small that even this cannot be read, boxes are named outside, as all other shapes are.
function boxText(scale) {
  return Math.min(BOX_TEXT * BOX_GROWTH, Math.max(BOX_TEXT, 10.5 / stepped(scale)));
}

function namedInside(node, scale) {
  return node.shape === "box" && boxText(scale) * stepped(scale) >= LEAST_TEXT;
}

// Half a shape's height. Shapes shrink less than the view, so that a small one can still be told from
// another; at most they take the margin that layouts leave around them.
function half(node, scale) {
  return node.size * Math.min(1.45, Math.max(1, 0.72 / stepped(scale)));
}

// Both grow in steps of the zoom, so that not every frame needs new boxes.
function stepped(scale) {
  return 2 ** (Math.round(Math.log2(scale) * 4) / 4);
}

// Shapes with their text inside are vis-network's own boxes; all others are painted by `paintMark`,
// which reads the state when it paints, so that these options never change.
// Every styled field is given every time: vis-network merges, so one left out would keep its old value.
// vis-network ends arrows at the sides of a square of a node's size, whatever its shape: a square a little
// smaller than the shape lets arrows touch it.
function nodeOptions(node, state, theme, scale, ctxRenderer) {
  if (node.shape !== "box") return { id: visId(node.id), shape: "custom", size: 0.8 * half(node, scale), ctxRenderer };
  const tone = toneOf(node, state, theme);
  const chosen = node.id === state.selected;
  const shown = namedInside(node, scale);
  return {
    id: visId(node.id),
    shape: "box",
    label: node.label,
    opacity: strength(node.id, state),
    borderWidth: chosen ? 2.6 : 1.2,
    color: { background: tone.fill, border: chosen ? theme.text : tone.line },
    font: { size: boxText(scale), color: shown ? faded(tone.text, strength(node.id, state)) : "#00000000", face: theme.font },
    margin: { top: 5, bottom: 5, left: 8, right: 8 },
    shapeProperties: { borderRadius: BOX_CORNER },
  };
}

function faded(colour, alpha) {
  return colour + Math.round(255 * Math.min(1, alpha + 0.12)).toString(16).padStart(2, "0");
}

// The more lines there are, the fainter each, or they would hide what they join.
function restingOpacity({ lines }) {
  return Math.max(0.15, 0.3 * Math.min(1, Math.sqrt(200 / Math.max(1, lines))));
}

// Lines keep their width on the screen, except in a view so small that they would fill it.
function edgeOptions(edge, state, theme, scale) {
  const step = state.steps.get(pairKey(edge.from, edge.to));
  const lit = [state.hovered, state.selected, state.also].some((id) => touches(edge, id))
    || edge.id === state.hoveredEdge;
  const opacity = step ? 1 : lit ? 0.72 : hasFocus(state) ? 0.1 : restingOpacity(state);
  const width = step ? 3.4 : edge.width + (lit ? 0.3 : 0);
  return {
    id: edge.id,
    color: { color: step ? theme.accent : theme.text, opacity },
    width: Math.round(10 * width / Math.min(3, Math.max(0.45, stepped(scale)))) / 10,
    dashes: edge.dashes ? [5, 5] : false,
  };
}
