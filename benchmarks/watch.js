// Put into every frame before its own scripts: says when a graph is really on the screen, and when a
// search box can be used. It looks at pixels only, so it treats every page alike.
(() => {
  const GRID = { width: 160, height: 100 };
  const INKED = 0.01; // of all cells, for a graph to count as drawn
  const SPREAD = 0.25; // of the width or the height that the ink must span
  const canvases = new Set();
  const probe = new OffscreenCanvas(GRID.width, GRID.height).getContext("2d", { willReadFrequently: true });

  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (...given) {
    canvases.add(this);
    return getContext.apply(this, given);
  };

  const now = () => performance.timeOrigin + performance.now();
  const say = (event, more = {}) => console.debug(JSON.stringify({ benchmark: event, at: now(), ...more }));

  function onScreen(element) {
    const { width, height } = element.getBoundingClientRect();
    return element.isConnected && width > 100 && height > 100
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  // The canvas is scaled down to a coarse grid; a cell with anything drawn in it is ink.
  function isDrawn(canvas) {
    probe.clearRect(0, 0, GRID.width, GRID.height);
    probe.drawImage(canvas, 0, 0, GRID.width, GRID.height);
    const { data } = probe.getImageData(0, 0, GRID.width, GRID.height);
    const columns = new Set(), rows = new Set();
    let ink = 0;
    for (let cell = 0; cell < GRID.width * GRID.height; cell += 1) {
      if (data[4 * cell + 3] < 8) continue;
      ink += 1;
      columns.add(cell % GRID.width);
      rows.add(Math.floor(cell / GRID.width));
    }
    const spread = Math.max(columns.size / GRID.width, rows.size / GRID.height);
    return ink / (GRID.width * GRID.height) >= INKED && spread >= SPREAD;
  }

  function* everything(root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* everything(element.shadowRoot);
    }
  }

  function topmost(root, x, y) {
    const hit = root.elementFromPoint(x, y);
    return hit?.shadowRoot && hit.shadowRoot !== root ? topmost(hit.shadowRoot, x, y) ?? hit : hit;
  }

  // The first combobox of the page, which is its search, is enabled and not covered by anything.
  function canSearch() {
    for (const input of everything(document)) {
      if (input.localName !== "input" || input.role !== "combobox") continue;
      const { x, y, width, height } = input.getBoundingClientRect();
      return !input.disabled && (topmost(document, x + width / 2, y + height / 2)?.contains(input) ?? false);
    }
    return false;
  }

  // Asked before a frame is drawn, so what it finds was put on the screen by the frame before.
  const waiting = new Map([
    ["seen", { test: () => [...canvases].some((canvas) => onScreen(canvas) && isDrawn(canvas)), pause: 0 }],
    ["search", { test: () => window === top && canSearch(), pause: 50 }], // it looks at all elements
  ]);
  function look(time) {
    for (const [event, one] of waiting) {
      if (time < (one.next ?? 0)) continue;
      one.next = time + one.pause;
      if (!one.test()) continue;
      waiting.delete(event);
      say(event);
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  // The next double click says when it happened, and when other nodes stand on the canvas `key`.
  window.benchmarkRecentre = (key, goal) => {
    const drawn = () => Object.keys(window.studyatlas.describe(key)?.positions ?? {}).sort().join();
    const before = drawn();
    let clicked;
    addEventListener("dblclick", (event) => { clicked ??= performance.timeOrigin + event.timeStamp; }, true);
    const wait = () => {
      const after = drawn();
      const done = clicked && after && after !== before && after.split(",").includes(goal);
      if (!done) return requestAnimationFrame(wait);
      // drawn in this frame or the next; on the screen when the one after is asked for
      return requestAnimationFrame(() => requestAnimationFrame(() => say("recentred", { clicked })));
    };
    requestAnimationFrame(wait);
  };
})();
