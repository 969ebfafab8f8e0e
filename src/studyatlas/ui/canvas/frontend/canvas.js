// The canvas: one for each mounted view, kept over Streamlit's reruns.

const SHEET = sheetOf(STYLES);

class Canvas {
  constructor(mount) {
    Object.assign(this, buildStage());
    this.mount = mount;
    this.key = mount.data.canvas;
    this.state = emptyState();
    this.history = [];
    this.turn = 0; // of the last event told to Python
    this.heard = 0; // of the last one whose answer came back
    this.view = new View(this);
    const others = [...mount.parentElement.children].filter((child) => child.className === this.root.className);
    for (const other of others) other.remove(); // left by an engine before this one
    adopt(mount.parentElement, SHEET);
    mount.parentElement.append(this.root);
    listenToKeys(this);
    listenToButtons(this);
    listenToLegend(this);
    listenToFingers(this);
    this.stopWheel = listenToWheel(this);
    this.surface.addEventListener("mouseleave", () => this.picture && hover(this, null, null));
  }

  // Takes what Python says now. Nothing happens until graph and view speak of the same nodes.
  take(mount) {
    this.mount = mount;
    const { view, turn } = mount.data;
    const graph = graphs.get(this.key);
    if (turn) this.heard = turn;
    if (!graph || graph.version !== view.version) return;
    this.theme = readTheme(this.stage);
    if (view.height) this.stage.style.setProperty("--height", `${view.height}px`);
    const fresh = this.graph?.version !== graph.version;
    this.graph = graph;
    this.takeView(view, fresh, Boolean(this.resting) || (turn && turn < this.turn));
    fillLegend(this);
    if (fresh) this.takeGraph(graph);
    this.restyle();
    refreshTable(this);
    this.stage.dataset.ready = "true";
  }

  // The person may be ahead of what Python knows: by a walk that has not come to rest, or a later click.
  takeView(view, fresh, ahead) {
    const news = JSON.stringify(view);
    if (news === this.news && !fresh) return;
    this.news = news;
    this.tip.hidden = true; // what is pointed at starts anew below
    this.asked = { actions: [], canUndo: false, marks: {}, known: [], pinned: [], path: [], ...view };
    const ids = this.graph.nodes.map((node) => node.id);
    const drawn = new Set(ids);
    const { marks, known, pinned, path } = this.asked;
    const steps = path.filter((step) => drawn.has(step.from) && drawn.has(step.to));
    const kept = (id) => (drawn.has(id) ? id : null);
    Object.assign(this.state, {
      selected: kept(ahead ? this.state.selected : view.selected),
      also: kept(ahead ? this.state.also : view.also),
      steps: new Map(path.map((step, place) => [pairKey(step.from, step.to), { number: place + 1, label: step.label }])),
      onPath: new Set(steps.flatMap((step) => [step.from, step.to])),
      marks: new Map(Object.entries(marks).flatMap(([mark, places]) => places.map((place) => [ids[place], mark]))),
      known: new Set(known.map((place) => ids[place])),
      pinned: new Set(pinned.map((place) => ids[place])),
      types: new Map(this.graph.types.map((type) => [type.type, type])),
      neighbours: neighbours(this.graph.edges),
      lines: this.graph.edges.length,
      hovered: null,
      hoveredEdge: null,
    });
  }

  takeGraph(graph) {
    const before = latest.get(this.key) === graph.layout ? memoryOf(this.key, graph.layout).drawn : undefined;
    const moved = this.memory !== (this.memory = memoryOf(this.key, graph.layout));
    const same = arrange(this.memory, graph, before, this.view.room());
    const { camera, drawn } = this.memory;
    if (!same) this.history = [];
    this.showPicture();
    this.surface.setAttribute("aria-label", `Graph of ${graph.nodes.length} nodes and ${graph.edges.length} relations. ${help(this)}`);
    if (!same || !camera) return this.view.fit();
    if (moved) this.view.look(camera);
    const fresh = graph.nodes.map(({ id }) => id).filter((id) => !drawn?.has(id));
    if (fresh.length || drawn?.size !== graph.nodes.length) this.view.refit(fresh);
  }

  showPicture() {
    const { graph, memory } = this;
    this.picture = makePicture(graph, new Map(graph.nodes.map(({ id }) => [id, memory.at.get(id)])));
    memory.drawn = this.picture.at;
    latest.set(this.key, graph.layout);
    this.view.show(graph.options);
  }

  restyle() {
    this.stage.dataset.selected = this.state.selected ?? "";
    fillAbout(this);
    refreshButtons(this);
    this.view.restyle();
  }

  // Whether the page answers to it. A page of its own, without Python, answers to nothing.
  offers(kind) {
    return this.asked.actions.includes(kind);
  }

  // What is selected shows at once, whether or not the page hears of it.
  send(kind, id) {
    clearTimeout(this.resting);
    this.resting = undefined;
    if (kind !== "select" && !this.offers(kind)) return;
    if (kind === "select" || kind === "open") Object.assign(this.state, { selected: id || null, also: null });
    if (kind === "also") this.state.also = id;
    const offered = this.offers(kind);
    if (offered) this.turn += 1;
    if (kind !== "undo" && kind !== "select" && kind !== "also") this.remember({ asked: this.turn });
    this.restyle();
    if (!offered) return;
    this.mount.setTriggerValue("event", { kind, id, turn: this.turn });
  }

  clear() {
    const { state } = this;
    if (state.selected === null && state.also === null) return;
    this.send("select", "");
  }

  // What can be taken back: places, by the canvas itself; the rest by Python.
  remember(step) {
    this.history.push(step);
    refreshButtons(this);
  }

  // What Python was asked for and has not answered yet it can take back as well, though it has not said so.
  canTakeBack({ places, asked }) {
    return Boolean(places) || this.asked.canUndo || asked > this.heard;
  }

  undo() {
    let step;
    do step = this.history.pop();
    while (step && !this.canTakeBack(step));
    if (step?.places) return this.moveBack(step.places, step.whole);
    if (step || this.asked.canUndo) this.send("undo", "");
    return refreshButtons(this);
  }

  moveBack(places, whole) {
    for (const [id, spot] of places) this.memory.at.set(id, spot);
    this.showPicture();
    if (whole) this.view.fit();
    this.restyle();
  }

  rearrange() {
    this.remember({ places: new Map(this.memory.at), whole: true });
    forget(this.memory);
    arrange(this.memory, this.graph, undefined, this.view.room());
    this.showPicture();
    this.view.fit();
    this.restyle();
  }

  follow(ids) {
    for (const [id, { x, y }] of this.view.placesOf(ids)) {
      const spot = { x: Math.round(x), y: Math.round(y) };
      this.picture.at.set(id, spot);
      this.memory.at.set(id, spot);
    }
    this.view.moved();
  }

  leave() {
    clearTimeout(this.resting);
    clearTimeout(this.hovering);
    this.stopWheel();
    this.view.glide = undefined;
    this.view.network?.destroy();
  }

  // What is drawn where: for tests, which cannot see into a canvas. Places are the network's own; positions,
  // labels and tags are in pixels from the surface's corner; hidden are nodes without a name.
  describe() {
    const { network, labels, tags, layout } = this.view;
    const onScreen = ({ left, right, top, bottom }) => {
      const [from, to] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
      return { left: from.x, top: from.y, right: to.x, bottom: to.y };
    };
    const { selected, also, hovered } = this.state;
    const named = new Map((labels ?? []).map(({ id, label }) => [id, onScreen(label.box)]));
    const hidden = this.picture.nodes.filter((node) => !named.has(node.id) && !namedInside(node, layout?.scale ?? 1));
    const badges = new Map();
    for (const { node, name } of placeBadges(this.picture, this.state, 1)) badges.set(node, [...(badges.get(node) ?? []), name]);
    return {
      selected, also, hovered,
      scale: network.getScale(),
      center: network.getViewPosition(),
      positions: Object.fromEntries([...this.picture.at].map(([id, spot]) => [id, network.canvasToDOM(spot)])),
      places: Object.fromEntries([...this.picture.at].map(([id, { x, y }]) => [id, { x, y }])),
      labels: Object.fromEntries(named),
      hidden: hidden.map((node) => node.id),
      badges: Object.fromEntries(badges),
      tags: (tags ?? []).map(({ text, box, id }) => ({ text, ...onScreen(box), edge: this.picture.edgeById.get(id) })),
    };
  }
}
