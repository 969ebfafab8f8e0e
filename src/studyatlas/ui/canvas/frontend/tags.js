// The wording of relations on their lines: always on a path's steps, at the node one points at or has
// selected, and on every line that has room for it once one is near enough.

const NEAR = 1.6;

function placeTags(ctx, picture, state, layout, passing, theme) {
  const taken = takenByTags(picture, state, layout, passing);
  const size = layout.size * 0.88;
  const tags = [];
  for (const edge of wordedEdges(picture, state, layout.scale)) {
    const step = state.steps.get(pairKey(edge.from, edge.to));
    const calm = !step && !isLit(edge, state);
    ctx.font = labelFont(theme, size, !calm);
    for (const text of step ? [`${step.number}  ${step.label}`, String(step.number)] : [edge.label]) {
      const boxes = boxesOnEdge(edge, picture, ctx.measureText(text).width + size, size * 1.5);
      const free = boxes.find((box) => !taken.hit(box));
      // A step's number stands even where there is no room for it.
      const box = free ?? (step && text.length < 3 ? boxes[0] : undefined);
      if (!box) continue;
      tags.push({ box: taken.add(box), text, step, size, calm, id: edge.id });
      break;
    }
  }
  return tags;
}

// Lit wordings may cover names that step back; those are then left out.
function takenByTags(picture, state, layout, passing) {
  const taken = new Taken(layout.taken.cell);
  for (const node of picture.nodes) taken.add(nodeBox(node, picture));
  for (const box of badgeBoxes(picture, state, layout.scale)) taken.add(box);
  for (const [id, { box }] of layout.placed) if (!isDim(id, state)) taken.add(box);
  for (const { box } of passing.values()) taken.add(box);
  return taken;
}

function wordedEdges(picture, state, scale) {
  const steps = picture.edges.filter((edge) => state.steps.has(pairKey(edge.from, edge.to)));
  const lit = picture.edges.filter((edge) => isLit(edge, state));
  const near = scale >= NEAR && !hasFocus(state) ? picture.edges : [];
  return new Set([...steps, ...lit, ...near]);
}

function isLit(edge, state) {
  if (edge.id === state.hoveredEdge) return true;
  return state.hovered === null
    ? touches(edge, state.selected) || touches(edge, state.also)
    : touches(edge, state.hovered);
}

// Two edges that run against each other share a line: each is named nearer to where it starts.
function boxesOnEdge(edge, picture, width, height) {
  const from = picture.at.get(edge.from);
  const to = picture.at.get(edge.to);
  const places = edge.mutual ? [0.34, 0.28, 0.4, 0.22] : [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
  return places.map((part) => (
    boxAround(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, width, height)));
}

function paintTag(ctx, tag, theme) {
  const { box, text, step, size, calm } = tag;
  const height = box.bottom - box.top;
  ctx.save();
  ctx.font = labelFont(theme, size, !calm);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.globalAlpha = step ? 1 : 0.9;
  ctx.fillStyle = step ? theme.accent : theme.background;
  ctx.beginPath();
  ctx.roundRect(box.left, box.top, box.right - box.left, height, height / 2);
  ctx.fill();
  ctx.globalAlpha = calm ? 0.75 : 1;
  ctx.fillStyle = step ? readableOn(theme.accent) : theme.text;
  ctx.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + height * 0.03);
  ctx.restore();
}
