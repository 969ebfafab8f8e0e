// Mouse, pen and fingers.

const SCROLL_REST = 300;
const POINTER_REST = 35;
const CLOSEST = 5;
const FARTHEST = 0.08;
const SLIP = 5; // pixels a hand may move in a click; more is a drag

function listenToPointer(canvas) {
  const { network } = canvas.view;
  network.on("click", ({ pointer, event }) => {
    if (canvas.byTouch) click(canvas, pointer, event.type === "press" || event.srcEvent?.shiftKey);
  });
  network.on("doubleClick", ({ pointer }) => { if (canvas.byTouch) doubleClick(canvas, pointer); });
  listenToMouse(canvas);
  network.on("hoverNode", ({ node }) => hover(canvas, ourId(node), null));
  network.on("hoverEdge", ({ edge, pointer }) => hover(canvas, null, edge, pointer.DOM));
  network.on("blurNode", () => hover(canvas, null, null));
  network.on("blurEdge", () => hover(canvas, null, null));
  network.on("dragStart", ({ nodes }) => startDrag(canvas, nodes.map(ourId)));
  network.on("dragging", ({ nodes }) => canvas.follow(nodes.map(ourId)));
  network.on("dragEnd", ({ nodes }) => endDrag(canvas, nodes.map(ourId)));
  network.on("zoom", () => { canvas.tip.hidden = true; canvas.view.touch(); });
}

// vis-network goes by the time from handling a press to handling its release, and a page that is busy
// meanwhile loses the click; the browser goes by when they happened. After a drag it speaks of a click too.
function listenToMouse(canvas) {
  const { surface } = canvas;
  let pressed = { x: 0, y: 0 };
  surface.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => { pressed = { x, y }; }, { capture: true });
  const listen = (kind, act) => surface.addEventListener(kind, (event) => {
    const { clientX, clientY } = event;
    if (canvas.byTouch || Math.hypot(clientX - pressed.x, clientY - pressed.y) > SLIP) return;
    const { left, top } = surface.getBoundingClientRect();
    act(canvas, { DOM: { x: clientX - left, y: clientY - top } }, event.shiftKey);
  });
  listen("click", click);
  listen("dblclick", doubleClick);
}

function listenToFingers(canvas) {
  canvas.surface.addEventListener("pointerdown", (event) => { canvas.byTouch = event.pointerType === "touch"; }, { capture: true });
}

// A long press with a finger stands for a click with Shift. Streamlit's page keeps the focus unless told.
function click(canvas, pointer, second) {
  canvas.surface.focus({ preventScroll: true });
  const id = canvas.view.nodeAt(pointer);
  if (id === undefined) canvas.clear();
  else if (second && canvas.offers("also") && canvas.state.selected !== null && canvas.state.selected !== id) canvas.send("also", id);
  else canvas.send("select", id);
}

function doubleClick(canvas, pointer) {
  const id = canvas.view.nodeAt(pointer);
  if (id !== undefined) canvas.send("open", id);
}

// A pointer on its way across lights nothing: each new light costs a frame or more.
function hover(canvas, node, edge, pointer) {
  clearTimeout(canvas.hovering);
  canvas.hovering = setTimeout(() => light(canvas, node, edge, pointer), POINTER_REST);
}

function light(canvas, node, edge, pointer) {
  const { state, picture, view, tip } = canvas;
  if (state.hovered === node && state.hoveredEdge === edge) return;
  if ((node !== null && !picture.byId.has(node)) || (edge !== null && !picture.edgeById.has(edge))) return;
  state.hovered = node;
  state.hoveredEdge = edge;
  canvas.surface.style.cursor = node === null ? "" : "pointer";
  canvas.view.relight();
  if (canvas.byTouch) tip.hidden = true; // a finger covers what it points at, and a tap shows more
  else if (node !== null) {
    const { x, y } = view.network.canvasToDOM(picture.at.get(node));
    showTip(tip, nodeTip(picture.byId.get(node), state), x, y);
  } else if (edge !== null) showTip(tip, edgeTip(picture.edgeById.get(edge), picture.byId), pointer.x, pointer.y);
  else tip.hidden = true;
}

function startDrag(canvas, nodes) {
  clearTimeout(canvas.hovering);
  canvas.tip.hidden = true;
  canvas.dragged = new Map(nodes.map((id) => [id, { ...canvas.picture.at.get(id) }]));
  if (!nodes.length) canvas.view.touch();
}

function endDrag(canvas, nodes) {
  canvas.view.network.unselectAll(); // vis-network keeps what a box drawn with Shift caught, and drags it along
  if (!nodes.length || !canvas.dragged?.size) return;
  canvas.follow(nodes);
  canvas.remember({ places: canvas.dragged });
  canvas.dragged = null;
}

// The wheel zooms at the pointer; but a page that is being scrolled scrolls on when the canvas comes under it.
function listenToWheel(canvas) {
  let scrolled = -Infinity;
  const scrolling = () => { scrolled = performance.now(); };
  document.addEventListener("scroll", scrolling, { capture: true, passive: true });
  canvas.surface.addEventListener("wheel", (event) => {
    event.stopPropagation();
    const pinch = event.ctrlKey;
    if (!pinch && performance.now() - scrolled < SCROLL_REST) return scrolling();
    event.preventDefault();
    const step = event.deltaY * (event.deltaMode ? 24 : 1) * (pinch ? 0.01 : 0.0016);
    const { left, top } = canvas.surface.getBoundingClientRect();
    canvas.tip.hidden = true;
    return canvas.view.zoom(Math.exp(-Math.max(-0.5, Math.min(0.5, step))), { x: event.clientX - left, y: event.clientY - top });
  }, { capture: true, passive: false });
  return () => document.removeEventListener("scroll", scrolling, { capture: true });
}
