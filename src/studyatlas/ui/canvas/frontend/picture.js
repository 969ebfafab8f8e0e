// The graph as the painter needs it: nodes and edges by name, in order of weight, with their places.

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
    byId: new Map(graph.nodes.map((node) => [node.id, node])),
    byWeight: [...graph.nodes].sort((a, b) => weight(b) - weight(a)),
  };
}

// Python lays nodes out for a wide page. On a canvas of another shape they are drawn apart along its
// longer side, never together, so that labels still cover nothing.
function spreadOver(room, nodes) {
  const [lowX, highX] = extent(nodes.map((node) => node.x));
  const [lowY, highY] = extent(nodes.map((node) => node.y));
  const canvas = room.width / room.height;
  const wider = canvas > 0.2 && room.width > 0 ? canvas * (highY - lowY || 1) / (highX - lowX || 1) : 1;
  const [byX, byY] = [Math.min(2, Math.max(1, wider)), Math.min(2, Math.max(1, 1 / wider))];
  const few = nodes.length < 3;
  return new Map(nodes.map(({ id, x, y }) => [id, few ? { x, y } : { x: x * byX, y: y * byY }]));
}

function sameNodes(one, other) {
  return one.nodes.length === other.nodes.length
    && one.nodes.every((node, place) => node.id === other.nodes[place].id);
}

function neighbours(edges) {
  const found = new Map();
  const join = (one, other) => found.set(one, (found.get(one) ?? new Set()).add(other));
  for (const { from, to } of edges) { join(from, to); join(to, from); }
  return found;
}

function extent(values) {
  return [Math.min(...values), Math.max(...values)];
}
