// Where what Streamlit gives arrives: graphs by canvas, views at their canvas.

const graphs = new Map(); // canvas key -> graph data
const canvases = new WeakMap(); // mount's parentElement -> Canvas
const alive = new Set();

function receive(mount) {
  const { data, parentElement } = mount;
  if (data.graph) {
    graphs.set(data.canvas, data.graph);
    for (const canvas of alive) if (canvas.key === data.canvas) canvas.take(canvas.mount);
    return;
  }
  if (!canvases.has(parentElement)) canvases.set(parentElement, new Canvas(mount));
  const canvas = canvases.get(parentElement);
  alive.add(canvas);
  canvas.take(mount);
}

// Streamlit may also call the cleanup of a run that a newer one overtook: leave only if it is gone.
function leave(parentElement) {
  setTimeout(() => {
    const canvas = canvases.get(parentElement);
    if (!canvas || canvas.root.isConnected) return;
    canvas.leave();
    canvases.delete(parentElement);
    alive.delete(canvas);
  });
}

const describe = (key) => [...alive].find((canvas) => canvas.key === key && canvas.picture)?.describe();
Object.assign(hub, { receive, leave, describe });
hub.waiting.splice(0).forEach(receive);
