// Where nodes stand, in whole pixels (vis-network keeps no others): remembered for each canvas and
// layout, over reruns, filters and visits to other pages. Pictures of the same scope share their places;
// new nodes enter near their neighbours.

const SCOPES_KEPT = 12;
const hub = (globalThis.studyatlas ??= { waiting: [] });
const memories = (hub.memories ??= new Map());
const latest = (hub.latest ??= new Map()); // canvas key -> the layout drawn last

// One canvas's memory of one layout: what it is about, where nodes of it stand or stood, the camera.
function memoryOf(key, layout) {
  const name = JSON.stringify([key, layout]);
  if (!memories.has(name)) memories.set(name, { scope: null, at: new Map(), scopes: new Map(), camera: null });
  return memories.get(name);
}

// Finds a place for every node of a graph. `before`: the places of the picture drawn just before in the
// same layout, if any. Returns whether it is about the same thing as the last one of this layout.
function arrange(memory, graph, before, room) {
  const same = memory.scope === graph.scope && !isOther(memory, graph);
  if (!same) changeScope(memory, graph, before);
  if (!memory.at.size) memory.stretch = stretch(graph, room);
  const { byX, byY } = memory.stretch;
  const fresh = new Map(graph.nodes.map(({ id, x, y }) => [id, { x: Math.round(x * byX), y: Math.round(y * byY) }]));
  if (!memory.at.size) memory.at = fresh;
  else enter(memory.at, graph, fresh);
  return same;
}

// Other notes may be opened on the same canvas: then hardly a node that was drawn is still there, and
// hardly one of the picture is known.
function isOther(memory, graph) {
  const few = (count, of) => count * 4 < of;
  const known = graph.nodes.filter(({ id }) => memory.at.has(id)).length;
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const stayed = [...(memory.drawn?.keys() ?? [])].filter((id) => ids.has(id)).length;
  return few(known, graph.nodes.length) && few(stayed, memory.drawn?.size ?? 0);
}

function changeScope(memory, graph, before) {
  if (memory.scope !== null) memory.scopes.set(memory.scope, { at: memory.at, stretch: memory.stretch });
  if (memory.scopes.size > SCOPES_KEPT) memory.scopes.delete(memory.scopes.keys().next().value);
  const stay = graph.layout === "organic" ? graph.nodes.filter(({ id }) => before?.has(id)) : [];
  const back = memory.scope === graph.scope ? undefined : memory.scopes.get(graph.scope);
  memory.scopes.delete(graph.scope);
  if (stay.length && stay.length * 2 >= graph.nodes.length) {
    memory.at = new Map(stay.map(({ id }) => [id, before.get(id)]));
  } else {
    memory.at = back?.at ?? new Map();
    memory.stretch = back?.stretch;
  }
  memory.scope = graph.scope;
  memory.camera = null;
}

function forget(memory) {
  memory.at = new Map();
}

// New nodes keep the distance to their neighbours that the fresh layout gives them; those without
// placed neighbours wait for theirs, or go by the nodes that stand nearest in the fresh layout.
function enter(at, graph, fresh) {
  const joined = neighbours(graph.edges);
  let waiting = graph.nodes.filter(({ id }) => !at.has(id));
  if (!waiting.length) return;
  const taken = new Taken(120);
  for (const node of graph.nodes) if (at.has(node.id)) taken.add(roomOf(node, at.get(node.id)));
  while (waiting.length) {
    const placed = (id) => [...(joined.get(id) ?? [])].filter((other) => at.has(other) && fresh.has(other));
    const ready = waiting.filter(({ id }) => placed(id).length);
    const wave = (ready.length ? ready : waiting.slice(0, 1)).map((node) => (
      { node, spot: transplanted(node.id, ready.length ? placed(node.id) : nearest(node.id, at, fresh), at, fresh) }));
    for (const { node, spot } of wave) at.set(node.id, pushedOff(node, spot, taken));
    waiting = waiting.filter(({ id }) => !at.has(id));
  }
}

function transplanted(id, guides, at, fresh) {
  const here = fresh.get(id);
  const mean = (axis) => guides.reduce((sum, guide) => (
    sum + at.get(guide)[axis] + here[axis] - fresh.get(guide)[axis]), 0) / guides.length;
  return guides.length ? { x: mean("x"), y: mean("y") } : here;
}

function nearest(id, at, fresh) {
  const here = fresh.get(id);
  const far = (other) => Math.hypot(fresh.get(other).x - here.x, fresh.get(other).y - here.y);
  return [...fresh.keys()].filter((other) => at.has(other)).sort((a, b) => far(a) - far(b)).slice(0, 3);
}

// Returns the first free spot on rings around the wanted one, and takes it.
function pushedOff(node, wanted, taken) {
  for (let ring = 0; ring < 60; ring += 1) {
    const spots = ring ? 8 + 4 * ring : 1;
    for (let turn = 0; turn < spots; turn += 1) {
      const angle = (turn / spots) * 2 * Math.PI;
      const spot = {
        x: Math.round(wanted.x + 26 * ring * Math.cos(angle)), y: Math.round(wanted.y + 18 * ring * Math.sin(angle)),
      };
      const box = roomOf(node, spot);
      if (!taken.hit(box)) {
        taken.add(box);
        return spot;
      }
    }
  }
  return wanted;
}

// The room of a node with its label below it, by the same estimate as the layouts'.
function roomOf(node, { x, y }) {
  const lines = node.label.split("\n");
  const width = Math.max(...lines.map((line) => line.length)) * 6.6;
  const height = lines.length * 15;
  if (node.shape === "box") return boxAround(x, y, 1.3 * width + 36, 1.3 * height + 36);
  const half = Math.max(width / 2, node.size) + 4;
  return { left: x - half, right: x + half, top: y - node.size - 9, bottom: y + node.size + height + 9 };
}
