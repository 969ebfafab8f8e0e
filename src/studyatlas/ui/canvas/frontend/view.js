// vis-network on the surface: its sets of nodes and edges, what is painted over them, and the camera.

const ROOM = { beside: 70, above: 40 };
const NARROW = 0.14;
const CLOSE_UP = 1.1;
const EDGE = 40; // what is nearer to the edge is hardly in sight

class View {
  constructor(canvas) {
    this.canvas = canvas;
    this.style = new Map();
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.renderNode = ({ ctx, id, x, y }) => {
      const { picture, state, theme } = this.canvas;
      const node = picture.byId.get(ourId(id));
      // vis-network measures a node once more while it is taken out.
      return { drawNode: () => node && paintMark(ctx, node, { x, y }, state, theme, half(node, picture.scale)) };
    };
  }

  // Shows the canvas's picture, whatever was there before.
  show(options) {
    if (this.network) this.fill();
    else this.build(options);
  }

  build(options) {
    const { surface } = this.canvas;
    this.fill();
    this.network = new vis.Network(surface, { nodes: this.nodes, edges: this.edges }, options);
    this.canvas.picture.network = this.network;
    this.network.on("beforeDrawing", (ctx) => {
      const { picture, state, theme } = this.canvas;
      if (this.filling) return;
      paintColumns(ctx, picture, theme, this.scale());
      paintRings(ctx, picture, state, theme, this.scale());
    });
    this.network.on("afterDrawing", (ctx) => { if (!this.filling) this.paint(ctx); });
    this.network.on("resize", (size) => this.resized(size));
    listenToPointer(this.canvas);
  }

  // vis-network draws at once when a set changes: until both sets are new, nothing of ours is painted.
  fill() {
    const { picture, state, theme } = this.canvas;
    this.filling = true;
    this.style.clear();
    picture.network = this.network;
    picture.scale = this.scale();
    this.edges.clear();
    this.nodes.clear();
    this.nodes.add(picture.nodes.map((node) => (
      { ...nodeOptions(node, state, theme, this.scale(), this.renderNode), ...picture.at.get(node.id) })));
    this.edges.add(picture.edges.map((edge) => (
      { ...edgeOptions(edge, state, theme, this.scale()), from: visId(edge.from), to: visId(edge.to), arrows: edge.arrows ?? "" })));
    this.filling = false;
  }

  scale() {
    return this.network?.getScale() ?? 1;
  }

  // Sends vis-network only the nodes and edges whose look has changed, and finds labels new places.
  restyle() {
    this.layout = undefined;
    this.relight();
  }

  // The same where only what one points at has changed: that moves no label.
  relight() {
    const { picture, state, theme } = this.canvas;
    const fresh = (options) => {
      const text = JSON.stringify(options);
      if (this.style.get(options.id) === text) return false;
      this.style.set(options.id, text);
      return true;
    };
    const scale = this.scale();
    picture.scale = scale;
    this.nodes.update(picture.nodes.map((node) => nodeOptions(node, state, theme, scale, this.renderNode)).filter(fresh));
    this.edges.update(picture.edges.map((edge) => edgeOptions(edge, state, theme, scale)).filter(fresh));
    this.tags = undefined;
    this.network.redraw();
  }

  paint(ctx) {
    const { picture, state, theme, surface } = this.canvas;
    // Kept now, for once the page is left the canvas has no size and its middle cannot be asked for.
    if (surface.clientWidth && this.settled && !this.glide) this.canvas.memory.camera = this.camera();
    this.place(ctx);
    for (const badge of placeBadges(picture, state, this.layout.scale)) paintBadge(ctx, badge, state, theme);
    for (const label of this.labels) paintLabel(ctx, label, theme);
    for (const tag of this.tags) paintTag(ctx, tag, theme);
  }

  place(ctx) {
    const { picture, state, theme } = this.canvas;
    const scale = this.scale();
    if (this.layout?.scale !== scale) {
      this.layout = placeLabels(ctx, picture, state, scale, theme, this.margin());
      this.tags = undefined;
    }
    if (this.tags) return;
    const passing = placePassing(ctx, picture, state, this.layout, theme);
    this.tags = placeTags(ctx, picture, state, this.layout, passing, theme);
    this.labels = shownLabels(picture, state, this.layout, passing, this.tags);
  }

  moved() {
    this.layout = undefined;
  }

  camera() {
    return { position: this.network.getViewPosition(), scale: this.scale(), touched: this.touched };
  }

  // From now on the view is the person's own, and follows the canvas's size no more.
  touch() {
    this.glide = undefined;
    this.touched = true;
    this.rescale();
  }

  look({ position, scale, touched }) {
    this.glide = undefined;
    this.settled = true; // until then it is vis-network's own view, which nobody asked for
    this.network.moveTo({ position, scale });
    this.touched = touched;
    this.canvas.memory.camera = { position, scale, touched };
    this.rescale();
  }

  // A canvas that is just mounted has no size; later a new shape of the page asks for another view,
  // unless the person chose this one. A few pixels more or less keep what is seen.
  resized() {
    if (!this.settled || !this.canvas.surface.clientWidth) return; // a page that is left has no size
    const { camera } = this.canvas.memory;
    const [now, then] = [this.room(), this.fitted ?? this.room()];
    const reshaped = ["width", "height"].some((side) => Math.abs(now[side] - then[side]) > then[side] * 0.07);
    // vis-network goes on to scale its own camera to the new size.
    queueMicrotask(() => {
      if (this.glide) retarget(this, this.whole() ?? this.glide.to);
      else if (!camera || (reshaped && !this.touched)) this.fit();
      else this.look(camera);
    });
  }

  fit() {
    const all = this.whole();
    if (all) this.look(all);
  }

  // Other nodes are drawn than before: all come into sight, unless the person chose this view and sees the new ones in it.
  refit(fresh) {
    if (!this.touched || !fresh.every((id) => this.shows(id))) glideTo(this, this.whole());
  }

  // The camera that has everything in sight; none where there is nothing.
  whole() {
    const { picture } = this.canvas;
    const spots = picture.nodes.map((node) => picture.at.get(node.id));
    if (!spots.length) return undefined;
    const [lowX, highX] = extent(spots.map((spot) => spot.x));
    const [lowY, highY] = extent(spots.map((spot) => spot.y));
    this.fitted = this.room();
    const { width, height } = this.fitted;
    const scale = Math.max(0.05, Math.min(width / (highX - lowX || 1), height / (highY - lowY || 1), CLOSE_UP));
    return { position: { x: (lowX + highX) / 2, y: (lowY + highY) / 2 }, scale, touched: false };
  }

  // What the outermost nodes leave free where everything is shown: it is for their labels.
  margin() {
    return { beside: Math.min(ROOM.beside, this.canvas.surface.clientWidth * NARROW), above: ROOM.above };
  }

  room() {
    const { clientWidth, clientHeight } = this.canvas.surface;
    const { beside, above } = this.margin();
    return { width: clientWidth - 2 * beside, height: clientHeight - 2 * above };
  }

  // Zooms so that what is at a point of the surface stays there; in the middle where none is given.
  zoom(factor, at) {
    const before = this.scale();
    const scale = Math.max(FARTHEST, Math.min(CLOSEST, before * factor));
    const { x, y } = this.network.getViewPosition();
    const spot = at ? this.network.DOMtoCanvas(at) : { x, y };
    const keep = before / scale;
    this.look({ position: { x: spot.x + (x - spot.x) * keep, y: spot.y + (y - spot.y) * keep }, scale, touched: true });
  }

  rescale() {
    const step = stepped(this.scale());
    if (this.step === step) return;
    this.step = step;
    if (!this.filling) this.restyle();
  }

  nodeAt(pointer) {
    return ourId(this.network.getNodeAt(pointer.DOM));
  }

  placesOf(ids) {
    return new Map(ids.map((id) => [id, this.network.getPosition(visId(id))]));
  }

  shows(id) {
    const { x, y } = this.network.canvasToDOM(this.canvas.picture.at.get(id));
    const { clientWidth, clientHeight } = this.canvas.surface;
    return Math.min(x, y, clientWidth - x, clientHeight - y) >= EDGE;
  }

  reveal(id) {
    if (!this.shows(id)) this.look({ ...this.camera(), position: this.canvas.picture.at.get(id), touched: true });
  }
}
