// The canvas: one vis-network instance per mounted view, kept over Streamlit's reruns.

const graphs = new Map(); // canvas key -> graph data
const canvases = new WeakMap(); // mount's parentElement -> Canvas
const alive = new Set();
const left = new Map(); // canvas key -> camera and places, when its page was left

class Canvas {
  constructor(mount) {
    Object.assign(this, buildStage());
    this.places = new Map();
    this.state = { selected: null, hovered: null, hoveredEdge: null, steps: new Map() };
    this.style = new Map();
    this.renderNode = ({ ctx, id, x, y }) => {
      const node = this.picture.byId.get(id);
      if (!node) return LEAVING; // vis-network measures a node once more while it is taken out
      const side = node.size * 1.6;
      const drawNode = () => paintMark(ctx, node, { x, y }, this.state, this.theme);
      return { drawNode, nodeDimensions: { width: side, height: side } };
    };
    mount.parentElement.querySelector(".stage")?.remove();
    mount.parentElement.append(this.stage);
    this.listen();
  }

  // Takes what Python says now. Nothing happens until graph and view speak of the same nodes.
  take(mount) {
    this.mount = mount;
    const { view, canvas } = mount.data;
    const graph = graphs.get(canvas);
    if (!graph || graph.version !== view.version) return;
    this.key = canvas;
    this.theme = readTheme(this.stage);
    if (view.height) this.stage.style.height = `${view.height}px`;
    fillLegend(this.legend, graph, this.theme);
    if (this.graph?.version !== graph.version) this.takeGraph(graph);
    const news = JSON.stringify([view, graph.version]);
    if (news !== this.news) this.takeView(view);
    this.news = news;
    this.restyle();
    this.stage.dataset.ready = "true";
  }

  takeGraph(graph) {
    const same = this.graph && sameNodes(this.graph, graph);
    const kept = same ? this.picture.at : undefined;
    const back = this.graph ? undefined : left.get(this.key);
    const restored = back && sameNodes(back.graph, graph) ? back : undefined;
    this.graph = graph;
    this.buildPicture(graph, kept ?? restored?.at ?? spreadOver(this.room(), graph.nodes));
    if (!this.network) this.build(graph);
    else this.fill();
    this.surface.setAttribute("aria-label", `Graph of ${graph.nodes.length} nodes and ${graph.edges.length} `
      + "relations. Arrow keys move along relations, Enter opens, plus and minus zoom, 0 shows everything.");
    this.camera = restored?.camera ?? (same ? this.camera : undefined);
    if (!same) this.settle();
  }

  buildPicture(graph, at) {
    this.picture = makePicture(graph, at);
    this.state.types = new Map(graph.types.map((type) => [type.type, type]));
    this.state.neighbours = neighbours(this.picture.edges);
    this.state.hovered = this.state.hoveredEdge = null;
  }

  build(graph) {
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.takeView({ path: [] });
    this.fill();
    this.network = new vis.Network(this.surface, { nodes: this.nodes, edges: this.edges }, graph.options);
    this.picture.network = this.network;
    this.network.on("beforeDrawing", (ctx) => {
      if (!this.filling) paintRings(ctx, this.picture, this.state, this.theme, this.network.getScale());
    });
    this.network.on("afterDrawing", (ctx) => this.paint(ctx));
    this.network.on("click", ({ pointer }) => this.pick("select", pointer));
    this.network.on("doubleClick", ({ pointer }) => this.pick("open", pointer));
    this.network.on("hoverNode", ({ node }) => this.hover(node, null));
    this.network.on("hoverEdge", ({ edge, pointer }) => this.hover(null, edge, pointer.DOM));
    this.network.on("blurNode", () => this.hover(null, null));
    this.network.on("blurEdge", () => this.hover(null, null));
    this.network.on("dragStart", () => { this.touched = true; this.tip.hidden = true; });
    this.network.on("dragging", ({ nodes }) => this.follow(nodes));
    this.network.on("zoom", () => { this.touched = true; this.tip.hidden = true; this.rescale(); });
    this.network.on("resize", () => { if (!this.touched) this.settle(); });
  }

  // vis-network draws at once when a set changes: until both sets are new, nothing of ours is painted.
  fill() {
    this.filling = true;
    this.style.clear();
    this.picture.network = this.network;
    this.layout = undefined;
    this.edges.clear();
    this.nodes.clear();
    const scale = this.scaleForText();
    this.nodes.add(this.picture.nodes.map((node) => (
      { ...nodeOptions(node, this.state, this.theme, scale, this.renderNode), ...this.picture.at.get(node.id) })));
    this.edges.add(this.picture.edges.map((edge) => (
      { ...edgeOptions(edge, this.state, this.theme), from: edge.from, to: edge.to, arrows: edge.arrows ?? "" })));
    this.filling = false;
  }

  takeView(view) {
    this.state.selected = this.picture.byId.has(view.selected) ? view.selected : null;
    const steps = view.path.filter((step) => this.picture.byId.has(step.from) && this.picture.byId.has(step.to));
    this.state.steps = new Map(view.path.map((step, place) => (
      [pairKey(step.from, step.to), { number: place + 1, label: step.label }])));
    this.state.onPath = new Set(steps.flatMap((step) => [step.from, step.to]));
  }

  // Sends vis-network only the nodes and edges whose look has changed.
  restyle() {
    const scale = this.scaleForText();
    const fresh = (options) => {
      const text = JSON.stringify(options);
      if (this.style.get(options.id) === text) return false;
      this.style.set(options.id, text);
      return true;
    };
    const { nodes, edges } = this.picture;
    this.nodes.update(nodes.map((node) => nodeOptions(node, this.state, this.theme, scale, this.renderNode)).filter(fresh));
    this.edges.update(edges.map((edge) => edgeOptions(edge, this.state, this.theme)).filter(fresh));
    this.stage.dataset.selected = this.state.selected ?? "";
    this.layout = undefined;
    this.network.redraw();
  }

  paint(ctx) {
    if (this.filling) return;
    const scale = this.network.getScale();
    // Kept here, for once the page is left the canvas has no size and its middle cannot be asked for.
    if (this.surface.clientWidth) this.seen = { position: this.network.getViewPosition(), scale };
    if (!this.layout || this.layout.scale !== scale) {
      this.layout = { ...placeLabels(ctx, this.picture, this.state, scale, this.theme), scale };
    }
    const tags = placeTags(ctx, this.picture, this.state, this.theme, this.layout);
    paintLabels(ctx, this.picture, this.state, this.theme, this.layout, tags);
    tags.forEach((tag) => paintTag(ctx, tag, this.theme));
  }

  // Text inside boxes grows in steps of the zoom, so that it stays readable without a restyle per frame.
  scaleForText() {
    const scale = this.network?.getScale() ?? 1;
    return 2 ** (Math.round(Math.log2(scale) * 4) / 4);
  }

  rescale() {
    if (this.textScale === this.scaleForText()) return;
    this.textScale = this.scaleForText();
    this.restyle();
  }

  // Until the person moves the view it follows the canvas's size, which is 0 when it is just mounted.
  settle() {
    this.touched = false;
    if (!this.camera) this.fit();
    else this.network.moveTo(this.camera);
    this.rescale();
  }

  fit() {
    this.camera = undefined;
    const { nodes, at } = this.picture;
    const spots = nodes.map((node) => at.get(node.id));
    if (!spots.length) return;
    const [lowX, highX] = extent(spots.map((spot) => spot.x));
    const [lowY, highY] = extent(spots.map((spot) => spot.y));
    const room = this.room();
    const scale = Math.max(0.05, Math.min(room.width / (highX - lowX || 1), room.height / (highY - lowY || 1), 1.1));
    const position = { x: (lowX + highX) / 2, y: (lowY + highY) / 2 + this.legend.offsetHeight / 2 / scale };
    this.touched = false;
    this.network.moveTo({ position, scale });
    this.rescale();
  }

  // What the outermost nodes may fill: the rest is for their labels and the legend.
  room() {
    const { clientWidth, clientHeight } = this.surface;
    const height = clientHeight - 2 * ROOM.above - this.legend.offsetHeight;
    return { width: clientWidth - 2 * ROOM.beside, height };
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: this.network.getScale() * factor });
    this.rescale();
  }

  pick(kind, pointer) {
    const id = this.network.getNodeAt(pointer.DOM);
    if (id !== undefined) this.send(kind, id);
  }

  send(kind, node) {
    this.state.selected = node;
    this.restyle();
    this.mount.setTriggerValue?.("event", { kind, node });
  }

  hover(node, edge, pointer) {
    if (this.state.hovered === node && this.state.hoveredEdge === edge) return;
    this.state.hovered = node;
    this.state.hoveredEdge = edge;
    this.surface.style.cursor = node === null ? "" : "pointer";
    this.restyle();
    if (node !== null) {
      const { x, y } = this.network.canvasToDOM(this.picture.at.get(node));
      showTip(this.tip, this.stage, nodeTip(this.picture.byId.get(node), this.state.types), x, y);
    } else if (edge !== null) {
      const found = this.picture.edges.find((one) => one.id === edge);
      showTip(this.tip, this.stage, edgeTip(found, this.picture.byId), pointer.x, pointer.y);
    } else this.tip.hidden = true;
  }

  follow(ids) {
    for (const [id, spot] of Object.entries(this.network.getPositions(ids))) this.picture.at.set(id, spot);
    this.layout = undefined;
  }

  listen() {
    // Streamlit listens for single keys (c clears caches, r reruns): none of ours may reach it.
    for (const kind of ["keydown", "keyup", "keypress"]) {
      this.stage.addEventListener(kind, (event) => event.stopPropagation());
    }
    this.surface.addEventListener("keydown", (event) => pressKey(this, event));
    this.surface.addEventListener("mouseleave", () => this.network && this.hover(null, null));
    this.buttons.addEventListener("click", (event) => {
      const action = event.target.closest("button")?.dataset.action;
      if (action === "fit") this.fit();
      else if (action) this.zoom(action === "zoom-in" ? 1.35 : 1 / 1.35);
    });
  }

  reveal(id) {
    const { x, y } = this.network.canvasToDOM(this.picture.at.get(id));
    const inside = x > 40 && y > 40 && x < this.surface.clientWidth - 40 && y < this.surface.clientHeight - 60;
    if (!inside) this.network.moveTo({ position: this.picture.at.get(id) });
  }

  leave() {
    clearTimeout(this.resting);
    if (!this.network) return;
    left.set(this.key, { graph: this.graph, camera: this.seen, at: this.picture.at });
    this.network.destroy();
  }

  // Python hears of a walk with the arrow keys when they rest.
  walkTo(id) {
    this.state.selected = id;
    this.restyle();
    this.reveal(id);
    this.voice.textContent = spoken(this.picture.byId.get(id), this.picture, this.state);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.send("select", id), 350);
  }

  // What is drawn where, in pixels from the canvas's corner: for tests, which cannot see into a canvas.
  describe() {
    const places = [...this.picture.at].map(([id, spot]) => [id, this.network.canvasToDOM(spot)]);
    const { selected } = this.state;
    return { selected, scale: this.network.getScale(), positions: Object.fromEntries(places) };
  }
}

const LEAVING = { drawNode() {}, nodeDimensions: { width: 0, height: 0 } };

function receive(mount) {
  const { data, parentElement } = mount;
  if (data.graph) {
    graphs.set(data.canvas, data.graph);
    for (const canvas of alive) if (canvas.mount.data.canvas === data.canvas) canvas.take(canvas.mount);
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
    if (!canvas || canvas.stage.isConnected) return;
    canvas.leave();
    canvases.delete(parentElement);
    alive.delete(canvas);
  });
}

const hub = (globalThis.studyatlas ??= { waiting: [] });
const describe = (key) => [...alive].find((canvas) => canvas.key === key)?.describe();
Object.assign(hub, { receive, leave, describe });
hub.waiting.splice(0).forEach(receive);
