// The graph as the painter needs it: nodes and edges by name, in order of weight, with their places.

const FARTHEST_APART = 4.5;

function makePicture(graph, at) {
  const known = new Set(graph.edges.map((edge) => pairKey(edge.from, edge.to)));
  const edges = graph.edges.map((edge, place) => (
    { ...edge, id: `e${place}`, mutual: known.has(pairKey(edge.to, edge.from)) }));
  const weight = (node) => (node.id === graph.center ? 1000 : node.size);
  return {
    nodes: graph.nodes,
    edges,
    at,
    center: graph.center ?? null,
    columns: graph.columns ?? [],
    scale: 1,
    byId: new Map(graph.nodes.map((node) => [node.id, node])),
    edgeById: new Map(edges.map((edge) => [edge.id, edge])),
    byWeight: [...graph.nodes].sort((a, b) => weight(b) - weight(a)),
  };
}

// Python lays nodes out for a wide page. On a canvas of another shape they are drawn apart along its
// longer side, never together, so that labels still cover nothing.
function stretch(graph, room) {
  const { nodes } = graph;
  if (nodes.length < 3 || room.width <= 0 || room.height <= 0) return { byX: 1, byY: 1 };
  const [lowX, highX] = extent(nodes.map((node) => node.x));
  const [lowY, highY] = extent(nodes.map((node) => node.y));
  const wider = (room.width / room.height) * (highY - lowY || 1) / (highX - lowX || 1);
  const within = (factor) => Math.min(FARTHEST_APART, Math.max(1, factor));
  return { byX: within(wider), byY: within(1 / wider) };
}

function neighbours(edges) {
  const found = new Map();
  const join = (one, other) => found.set(one, (found.get(one) ?? new Set()).add(other));
  for (const { from, to } of edges) { join(from, to); join(to, from); }
  return found;
}

function extent(values) {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

// What a node covers, its label outside not counted. Only vis-network knows how wide its boxes are; it
// adds the radius of their corners on all sides.
function nodeBox(node, picture) {
  const { x, y } = picture.at.get(node.id);
  if (node.shape === "box" && picture.network) {
    const { left, right, top, bottom } = picture.network.getBoundingBox(visId(node.id));
    return { left: left + BOX_CORNER, right: right - BOX_CORNER, top: top + BOX_CORNER, bottom: bottom - BOX_CORNER };
  }
  const size = half(node, picture.scale);
  return { left: x - size, right: x + size, top: y - size, bottom: y + size };
}

// vis-network keeps nodes in plain objects, where a name such as `__proto__` would be lost: its names
// start with a sign of their own.
function visId(id) {
  return `#${id}`;
}

function ourId(id) {
  return id?.slice(1);
}

function plainLabel(node) {
  return node.label.replace("\n", " ");
}

// The whole name: a box may show only a code, whose text stands beside it.
function fullName(node) {
  if (!node.name) return plainLabel(node);
  return node.shape === "box" && !node.name.startsWith(plainLabel(node).slice(0, 8)) ? `${plainLabel(node)} ${node.name}` : node.name;
}
