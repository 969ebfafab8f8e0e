// Names of nodes. Text keeps its size on the screen at any zoom. A label is drawn where it covers no
// node and no other label; what is looked at chooses first, then the weightiest. The rest appear when
// one zooms in, or points at them.

const TEXT = 12.5;
const LINE = 1.18;

function textSize(scale) {
  return TEXT * Math.min(1.3, Math.max(0.92, scale)) / scale;
}

function labelFont(theme, size, strong) {
  return `${strong ? 600 : 400} ${size}px ${theme.font}`;
}

// Returns for each label that found room its place in the network's coordinates: the first line's middle.
function placeLabels(ctx, picture, state, scale, theme, margin = ROOM) {
  const calm = { ...state, hovered: null };
  const layout = { placed: new Map(), size: textSize(scale), scale, frame: pictureFrame(picture, scale, margin) };
  layout.taken = new Taken(70 / scale);
  for (const node of picture.nodes) layout.taken.add({ ...nodeBox(node, picture), node: node.id });
  for (const box of [...badgeBoxes(picture, state, scale), ...captionBoxes(picture, scale)]) layout.taken.add(box);
  const must = new Set([state.selected, state.also, picture.center, ...state.onPath]);
  for (const node of byClaim(picture, calm, must)) {
    if (namedInside(node, scale)) continue;
    const found = roomForLabel(ctx, node, picture, calm, layout, theme, must.has(node.id));
    if (!found) continue;
    layout.taken.add({ ...found.box, labels: node.id });
    layout.placed.set(node.id, found);
  }
  return layout;
}

// What is selected, its neighbours and a path choose first, and may cover nodes that step back; what one
// merely points at moves no label.
function byClaim(picture, calm, must) {
  const first = picture.byWeight.filter((node) => must.has(node.id));
  const lit = hasFocus(calm) ? picture.byWeight.filter((node) => !isDim(node.id, calm)) : [];
  return new Set([...first, ...lit, ...picture.byWeight]);
}

// Of a box too small for its text the first line is better than none.
function roomForLabel(ctx, node, picture, state, layout, theme, must) {
  const lines = node.label.split("\n");
  const full = roomForLines(ctx, node, lines, picture, state, layout, theme, must);
  if (full || node.shape !== "box" || lines.length === 1) return full;
  return roomForLines(ctx, node, [`${lines[0]}…`], picture, state, layout, theme, must);
}

// A label that must show may cover nodes where there is no other way, but never another such label.
function roomForLines(ctx, node, lines, picture, state, layout, theme, must) {
  ctx.font = labelFont(theme, layout.size, must);
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 5 / layout.scale;
  const slots = labelSlots(node, picture, width, lines.length * layout.size * LINE, 3 / layout.scale);
  const lit = !isDim(node.id, state);
  const matters = (box) => box.node !== node.id && !(lit && box.node !== undefined && isDim(box.node, state));
  const box = slots.find((slot) => within(slot, layout.frame) && !layout.taken.hit(slot, matters))
    ?? (must ? slots.find((slot) => !layout.taken.hit(slot, ({ labels }) => labels !== undefined)) : undefined);
  return box && { x: (box.left + box.right) / 2, y: box.top + layout.size * LINE / 2, lines, size: layout.size, box };
}

// Labels that show only while one points at a node: its own and its neighbours', where the resting ones
// left no room. They move no label; resting ones that step back make way.
function placePassing(ctx, picture, state, layout, theme) {
  const passing = new Map();
  if (state.hovered === null) return passing;
  const wanted = [state.hovered, ...(state.neighbours.get(state.hovered) ?? [])];
  const taken = new Taken(layout.taken.cell);
  const stays = ({ labels, node }) => !isDim(labels ?? node, state);
  for (const node of picture.nodes) taken.add({ ...nodeBox(node, picture), node: node.id });
  for (const [id, { box }] of layout.placed) if (stays({ labels: id })) taken.add({ ...box, labels: id });
  for (const id of wanted) {
    const node = picture.byId.get(id);
    if (layout.placed.has(id) || namedInside(node, layout.scale)) continue;
    const found = roomForLabel(ctx, node, picture, state, { ...layout, taken }, theme, id === state.hovered);
    if (!found) continue;
    taken.add({ ...found.box, labels: id });
    passing.set(id, found);
  }
  return passing;
}

// Labels keep to the room that the view leaves around the outermost nodes when it shows everything.
function pictureFrame(picture, scale, margin) {
  const spots = [...picture.at.values()];
  const [left, right] = extent(spots.map(({ x }) => x));
  const [top, bottom] = extent(spots.map(({ y }) => y));
  const [beside, above] = [(margin.beside - 2) / scale, (margin.above + 2) / scale];
  return { left: left - beside, right: right + beside, top: top - above, bottom: bottom + above };
}

function within(box, frame) {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}

function labelSlots(node, picture, width, height, gap) {
  const { left, right, top, bottom } = nodeBox(node, picture);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const box = (cx, low) => ({ left: cx - width / 2, right: cx + width / 2, top: low, bottom: low + height });
  const [below, above] = [bottom + gap, top - gap - height];
  const [after, ahead] = [right + gap + width / 2, left - gap - width / 2];
  return [
    box(x, below), box(x, above), box(after, y - height / 2), box(ahead, y - height / 2),
    box(x + width * 0.3, below), box(x - width * 0.3, below), box(x + width * 0.3, above), box(x - width * 0.3, above),
    box(after, bottom - height * 0.4), box(ahead, bottom - height * 0.4),
  ];
}

// What is drawn of the names, in the order of drawing: `{label, strong, alpha}`.
function shownLabels(picture, state, layout, passing, tags) {
  const strong = new Set([state.selected, state.also, state.hovered, picture.center, ...state.onPath]);
  const over = [...passing.values(), ...tags];
  const shown = [];
  for (const [id, label] of layout.placed) {
    const dim = isDim(id, state);
    if (dim && over.some(({ box }) => overlap(box, label.box))) continue;
    const known = state.known.has(id) && !isFocus(id, state);
    shown.push({ id, label, strong: strong.has(id), alpha: dim ? 0.35 : known ? 0.6 : 1 });
  }
  for (const [id, label] of passing) shown.push({ id, label, strong: strong.has(id), alpha: 1 });
  return shown.sort((a, b) => a.strong - b.strong);
}

function paintLabel(ctx, { label: { x, y, lines, size }, strong, alpha }, theme) {
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
