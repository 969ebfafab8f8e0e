// Small signs at a node: what an overlay says of it, a tick for what is known, a pin. Each differs from
// the others in shape, so that it reads in grey. Drawn in a square of 16, of the same size at any zoom.

const MARKS = {
  covered: { words: "covered", tones: { light: "#0b7a55", dark: "#4cc79b" } },
  thin: { words: "thin", tones: { light: "#a86200", dark: "#eeb04a" } },
  missing: { words: "missing", tones: { light: "#b3321a", dark: "#ff8d75" } },
  waived: { words: "waived", tones: { light: "#626b78", dark: "#a3adbb" } },
  stale: { words: "stale", tones: { light: "#8a3c78", dark: "#e39fcd" } },
};
const DISC = "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z";
const BADGE = 7;
const PIN = 1.3;

// The pieces of a sign: paths with the colours and widths they are drawn with.
function badgePieces(name, theme) {
  const tone = MARKS[name]?.tones[theme.tone] ?? theme.text;
  const ring = { d: DISC, fill: theme.background, stroke: tone, width: 2 };
  const line = (d, stroke = tone, width = 2.2) => ({ d, stroke, width });
  return {
    covered: [{ d: DISC, fill: tone, stroke: theme.background, width: 1.4 }, line("M4.8 8.3 7.2 10.6 11.4 5.8", theme.background)],
    thin: [ring, { d: "M8 1a7 7 0 1 0 0 14z", fill: tone }],
    missing: [{ ...ring, dash: "3.1 2.4" }],
    waived: [ring, line("M4.6 8h6.8")],
    stale: [{ ...ring, fill: tone }, line("M8 4.2v4.6M8 11.4v.4", theme.background)],
    known: [line("M3 8.6 6.6 12 13 4.6", theme.background, 5), line("M3 8.6 6.6 12 13 4.6", theme.text)],
    pinned: [
      { d: DISC, fill: theme.accent, stroke: theme.background, width: 1.4 },
      { d: "M6.1 3.4h3.8v3.4l1.5 2H4.6l1.5-2z", fill: theme.background },
      line("M8 8.8v3.6", theme.background, 1.4),
    ],
  }[name];
}

// Where the signs of the drawn nodes stand: `{name, node, x, y, half}`, the half of a sign's side.
function placeBadges(picture, state, scale) {
  const found = [];
  const side = BADGE * Math.min(1.25, Math.max(0.72, scale)) / scale;
  const put = (name, node, x, y, half = side) => found.push({ name, node: node.id, x, y, half });
  for (const node of picture.nodes) {
    const [mark, known, pinned] = [state.marks.get(node.id), state.known.has(node.id), state.pinned.has(node.id)];
    if (!mark && !known && !pinned) continue;
    const { left, right, top, bottom } = nodeBox(node, picture);
    // A sign sits on the shape's corner; it moves out where it would cover most of the shape.
    const inset = node.shape === "box" ? 0 : (right - left) * 0.12 - Math.max(0, side - (right - left) * 0.3);
    if (mark) put(mark, node, right - inset, top + inset);
    if (known) put("known", node, right - inset, bottom - inset);
    if (pinned) put("pinned", node, left + inset, top + inset, PIN * side);
  }
  return found;
}

function badgeBoxes(picture, state, scale) {
  return placeBadges(picture, state, scale).map(({ x, y, half }) => boxAround(x, y, 2 * half, 2 * half));
}

function paintBadge(ctx, { name, node, x, y, half }, state, theme) {
  ctx.save();
  ctx.globalAlpha = isDim(node, state) ? DIM + 0.1 : 1;
  ctx.translate(x - half, y - half);
  ctx.scale(half / 8, half / 8);
  ctx.lineCap = ctx.lineJoin = "round";
  for (const { d, fill, stroke, width, dash } of badgePieces(name, theme)) {
    const path = pathOf(d);
    if (fill) { ctx.fillStyle = fill; ctx.fill(path); }
    if (!stroke) continue;
    ctx.setLineDash(dash ? dash.split(" ").map(Number) : []);
    ctx.lineWidth = width;
    ctx.strokeStyle = stroke;
    ctx.stroke(path);
  }
  ctx.restore();
}

// Behind the nodes: a soft disc at what the picture is about and at what is selected, and a dashed ring
// at the second node.
function paintRings(ctx, picture, state, theme, scale) {
  const wide = 1 / Math.min(1, scale);
  if (picture.center !== state.selected && picture.center !== state.also) softRing(ctx, picture, picture.center, 8 * wide, theme.text, 0.1);
  softRing(ctx, picture, state.selected, 9 * wide, theme.accent, 0.24);
  const node = picture.byId.get(state.also);
  if (!node) return;
  ctx.save();
  ctx.setLineDash([6 * wide, 4 * wide]);
  ctx.lineWidth = 2.6 * wide;
  ctx.strokeStyle = theme.accent;
  ringPath(ctx, nodeBox(node, picture), node, 6 * wide);
  ctx.stroke();
  ctx.restore();
}

function softRing(ctx, picture, id, width, colour, alpha) {
  const node = picture.byId.get(id);
  if (!node) return;
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.fillStyle = colour;
  ringPath(ctx, nodeBox(node, picture), node, width);
  ctx.fill();
  ctx.restore();
}

function ringPath(ctx, { left, right, top, bottom }, node, width) {
  ctx.beginPath();
  if (node.shape === "box") ctx.roundRect(left - width, top - width, right - left + 2 * width, bottom - top + 2 * width, 6 + width);
  else ctx.arc((left + right) / 2, (top + bottom) / 2, (right - left) / 2 + width, 0, 2 * Math.PI);
}
