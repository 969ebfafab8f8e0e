// What is painted over and under the network: labels, the wording of relations, the chosen node's ring.
//
// Text keeps its size on the screen at any zoom. A label is drawn where it covers no node and no other
// label; the nodes with most relations choose first. The rest appear when one zooms in, or points at them.

const TEXT = 12.5;
const LINE = 1.18;
const ROOM = { beside: 75, above: 42 };

function labelFont(theme, size, strong) {
  return `${strong ? 600 : 400} ${size}px ${theme.font}`;
}

// Returns for each label that found room its place in the network's coordinates: the first line's middle.
function placeLabels(ctx, picture, state, scale, theme) {
  const size = TEXT * Math.min(1.3, Math.max(0.92, scale)) / scale;
  const obstacles = picture.nodes.map((node) => nodeBox(node, picture));
  const placed = new Map();
  const frame = pictureFrame(picture, scale);
  ctx.font = labelFont(theme, size, false);
  const calm = { ...state, hovered: null };
  for (const node of byClaim(picture, calm)) {
    const inTheWay = (slot, other) => overlap(slot, other, node.id)
      && !(other.owner !== undefined && isDim(other.owner, calm) && !isDim(node.id, calm));
    if (node.shape === "box") continue;
    const lines = node.label.split("\n");
    const width = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 5 / scale;
    const slots = labelSlots(node, picture, width, lines.length * size * LINE, 3 / scale);
    const free = slots.find((slot) => within(slot, frame) && !obstacles.some((other) => inTheWay(slot, other)));
    if (!free) continue;
    obstacles.push({ ...free, owner: undefined, labels: node.id });
    placed.set(node.id, { x: (free.left + free.right) / 2, y: free.top + size * LINE / 2, lines, size, box: free });
  }
  return { placed, obstacles, size };
}

// What is selected, its neighbours and a path choose first, and may cover nodes that step back; what one
// merely points at moves no label.
function byClaim(picture, calm) {
  const claims = hasFocus(calm) ? picture.byWeight.filter((node) => !isDim(node.id, calm)) : [];
  return new Set([...claims, ...picture.byWeight]);
}

// Labels keep to the room that the view leaves around the outermost nodes when it shows everything.
function pictureFrame(picture, scale) {
  const spots = [...picture.at.values()];
  const [left, right] = extent(spots.map(({ x }) => x));
  const [top, bottom] = extent(spots.map(({ y }) => y));
  const [beside, above] = [(ROOM.beside - 4) / scale, (ROOM.above + 6) / scale];
  return { left: left - beside, right: right + beside, top: top - above, bottom: bottom + above };
}

function within(box, frame) {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}

function labelSlots(node, picture, width, height, gap) {
  const { x, y } = picture.at.get(node.id);
  const box = (cx, top) => ({ left: cx - width / 2, right: cx + width / 2, top, bottom: top + height });
  const away = node.size + gap;
  return [
    box(x, y + away),
    box(x, y - away - height),
    box(x + away + width / 2, y - height / 2),
    box(x - away - width / 2, y - height / 2),
  ];
}

function nodeBox(node, picture) {
  const { x, y } = picture.at.get(node.id);
  const { left, right, top, bottom } = node.shape === "box"
    ? picture.network.getBoundingBox(node.id)
    : { left: x - node.size, right: x + node.size, top: y - node.size, bottom: y + node.size };
  return { left, right, top, bottom, owner: node.id };
}

function overlap(one, other, owner) {
  return (owner === undefined || other.owner !== owner) && one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
}

// A soft disc behind the node the picture is about and behind the selected one.
function paintRings(ctx, picture, state, theme, scale) {
  const ring = (id, width, alpha) => {
    const node = picture.byId.get(id);
    if (!node || node.shape === "box") return;
    const { x, y } = picture.at.get(id);
    ctx.save();
    ctx.globalAlpha = alpha;
    ctx.fillStyle = id === state.selected ? theme.accent : theme.text;
    ctx.beginPath();
    ctx.arc(x, y, node.size + width / Math.min(1, scale), 0, 2 * Math.PI);
    ctx.fill();
    ctx.restore();
  };
  if (picture.center !== state.selected) ring(picture.center, 8, 0.1);
  ring(state.selected, 9, 0.22);
}

function paintLabels(ctx, picture, state, theme, layout, tags) {
  const first = [state.selected, state.hovered, picture.center, ...state.onPath].filter((id) => id !== null);
  const strong = new Set(first);
  for (const [id, label] of layout.placed) {
    const dim = isDim(id, state);
    const hidden = dim && tags.some(({ box }) => overlap(box, label.box));
    if (!strong.has(id) && !hidden) paintLabel(ctx, label, theme, false, dim ? 0.35 : 0.92);
  }
  for (const id of strong) {
    const node = picture.byId.get(id);
    if (!node || node.shape === "box") continue;
    const label = layout.placed.get(id) ?? below(node, picture, layout.size);
    paintLabel(ctx, label, theme, true, 1);
  }
}

function below(node, picture, size) {
  const { x, y } = picture.at.get(node.id);
  return { x, y: y + node.size + size * 0.85, lines: node.label.split("\n"), size };
}

function paintLabel(ctx, { x, y, lines, size }, theme, strong, alpha) {
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.font = labelFont(theme, size, strong);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = size * 0.32;
  ctx.strokeStyle = theme.background;
  ctx.fillStyle = theme.text;
  lines.forEach((line, row) => ctx.strokeText(line, x, y + row * size * LINE));
  lines.forEach((line, row) => ctx.fillText(line, x, y + row * size * LINE));
  ctx.restore();
}

// The wording of relations: always on a path's steps, else at the node one points at or has selected.
function placeTags(ctx, picture, state, theme, layout) {
  const covers = ({ labels }) => labels !== undefined && isDim(labels, state);
  const obstacles = layout.obstacles.filter((box) => !covers(box));
  const focus = state.hovered ?? state.selected;
  const size = layout.size * 0.88;
  const steps = picture.edges.filter((edge) => state.steps.has(pairKey(edge.from, edge.to)));
  const near = picture.edges.filter((edge) => edge.id === state.hoveredEdge || touches(edge, focus));
  const tags = [];
  ctx.font = labelFont(theme, size, true);
  for (const edge of new Set([...steps, ...near])) {
    const step = state.steps.get(pairKey(edge.from, edge.to));
    const text = step ? `${step.number}  ${step.label}` : edge.label;
    const box = freeOnEdge(edge, picture, ctx.measureText(text).width + size, size * 1.5, obstacles, step);
    if (!box) continue;
    obstacles.push(box);
    tags.push({ box, text, step, size });
  }
  return tags;
}

// Two edges that run against each other share a line: each is named nearer to where it starts.
function freeOnEdge(edge, picture, width, height, obstacles, must) {
  const from = picture.at.get(edge.from);
  const to = picture.at.get(edge.to);
  const places = edge.mutual ? [0.34, 0.28, 0.4, 0.22] : [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
  const boxes = places.map((part) => {
    const x = from.x + (to.x - from.x) * part;
    const y = from.y + (to.y - from.y) * part;
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  });
  const free = boxes.find((box) => !obstacles.some((other) => overlap(box, other)));
  return free ?? (must ? boxes[0] : undefined);
}

function paintTag(ctx, { box, text, step, size }, theme) {
  const height = box.bottom - box.top;
  ctx.save();
  ctx.font = labelFont(theme, size, true);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.globalAlpha = step ? 1 : 0.9;
  ctx.fillStyle = step ? theme.accent : theme.background;
  ctx.beginPath();
  ctx.roundRect(box.left, box.top, box.right - box.left, height, height / 2);
  ctx.fill();
  ctx.fillStyle = step ? readableOn(theme.accent) : theme.text;
  ctx.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + height * 0.03);
  ctx.restore();
}

function readableOn(colour) {
  return luminance(colour) > 0.55 ? "#111111" : "#ffffff";
}
