// Shapes of nodes, marks and buttons, as SVG paths in a square of 16: painted on the canvas, and made
// into elements for the legend, the buttons and the saved picture.

const SHAPES = {
  dot: "M8 0a8 8 0 1 0 0 16a8 8 0 1 0 0-16z",
  triangle: "M8 .2 16.2 14.6H-.2z",
  triangleDown: "M8 15.8-.2 1.4h16.4z",
  diamond: "M8 0l8 8-8 8-8-8z",
  square: "M.2.2h15.6v15.6H.2z",
  hexagon: "M4 1h8l4 7-4 7H4L0 8z",
  star: "M8 0l2.3 5.2 5.7.6-4.3 3.8 1.2 5.6L8 12.3l-4.9 2.9 1.2-5.6L0 5.8l5.7-.6z",
  page: "M1.8 0h7.4l5 5v11H1.8zM9.2 0v5h5M4.6 8.8h6.8M4.6 12.2h6.8",
  box: "M2 2.4h12a2.4 2.4 0 0 1 2.4 2.4v6.4a2.4 2.4 0 0 1-2.4 2.4H2a2.4 2.4 0 0 1-2.4-2.4V4.8A2.4 2.4 0 0 1 2 2.4z",
  line: "M-1 8h18",
};

const ICONS = {
  in: "M8 3v10M3 8h10",
  out: "M3 8h10",
  fit: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  rearrange: "M13.5 6.5A6 6 0 0 0 3 4.6M2.5 9.5A6 6 0 0 0 13 11.4M3 1.6v3h3M13 14.4v-3h-3",
  undo: "M5.6 2.4 2.4 5.6l3.2 3.2M2.8 5.6h6.4a4.2 4.2 0 0 1 0 8.4H6",
  table: "M2 3h12v10H2zM2 6.4h12M2 9.7h12M6.4 3v10",
  save: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11",
};

const PATHS = new Map();
function pathOf(d) {
  if (!PATHS.has(d)) PATHS.set(d, new Path2D(d));
  return PATHS.get(d);
}

const SVG = "http://www.w3.org/2000/svg";
function svgElement(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// A shape as it stands in the legend.
function swatch(shape, fill, line, dash) {
  return svgElement("svg", { viewBox: "-2 -2 20 20", "aria-hidden": "true" }, svgElement("path", {
    d: SHAPES[shape] ?? SHAPES.dot, fill, stroke: line, "stroke-width": 1.4, "stroke-linejoin": "round",
    "stroke-dasharray": dash,
  }));
}

function icon(name) {
  return svgElement("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svgElement("path", {
    d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.5,
    "stroke-linecap": "round", "stroke-linejoin": "round",
  }));
}

function paintMark(ctx, node, { x, y }, state, theme, size) {
  const tone = toneOf(node, state, theme);
  const chosen = node.id === state.selected;
  const path = pathOf(SHAPES[node.shape] ?? SHAPES.dot);
  const unit = size / 8;
  ctx.translate(x - size, y - size);
  ctx.scale(unit, unit);
  ctx.lineJoin = "round";
  ctx.lineWidth = (chosen ? 2.6 : 1.3) / unit;
  // The page's colour first, or lines would shine through a node that steps back.
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme.background;
  ctx.fill(path);
  ctx.globalAlpha = strength(node.id, state);
  ctx.fillStyle = tone.fill;
  ctx.strokeStyle = chosen ? theme.text : tone.line;
  ctx.fill(path);
  ctx.stroke(path);
}
