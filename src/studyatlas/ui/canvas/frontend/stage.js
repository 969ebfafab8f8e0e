// The plain elements of a canvas: bar, surface, legend, table, tooltip, and what a screen reader hears.
// Every text from the atlas is set as textContent; nothing is ever parsed as HTML.

const HINTS = {
  mouse: {
    select: "Click a node to see what it joins.",
    open: "Double click draws what lies around it.",
    also: "Shift and click a second one to compare.",
  },
  fingers: {
    select: "Tap a node to see what it joins.",
    open: "Tap twice to draw what lies around it.",
    also: "Hold a second one to compare.",
  },
};

function buildStage() {
  const surface = element("div", {
    className: "surface",
    tabIndex: 0,
    attributes: { role: "application", "aria-roledescription": "graph" },
  });
  const tip = element("div", { className: "tip", hidden: true, attributes: { "aria-hidden": "true" } });
  const voice = element("p", { className: "unseen", attributes: { "aria-live": "polite" } });
  const legend = element("div", { className: "legend", attributes: { role: "group", "aria-label": "Legend" } });
  const bar = buildBar();
  const frame = element("div", { className: "frame" }, surface, tip);
  const stage = element("div", { className: "stage" }, bar.bar, frame, legend, voice);
  const panel = element("div", { className: "panel", hidden: true });
  const root = element("div", { className: "canvas-root" }, stage, panel);
  return { root, stage, surface, tip, legend, voice, panel, ...bar };
}

function button(action, label, face, properties = {}) {
  const attributes = { "aria-label": label, ...properties.attributes };
  return element("button", { type: "button", title: label, dataset: { action }, ...properties, attributes }, face);
}

function buildBar() {
  const about = element("p");
  const menu = element(
    "div",
    { className: "menu", hidden: true, attributes: { role: "group", "aria-label": "Save picture" } },
    element("button", { type: "button", textContent: "As PNG", dataset: { action: "png" } }),
    element("button", { type: "button", textContent: "As SVG", dataset: { action: "svg" } }),
  );
  const buttons = element(
    "div",
    { className: "buttons", attributes: { role: "group", "aria-label": "Picture" } },
    button("zoom-in", "Zoom in", icon("in")),
    button("zoom-out", "Zoom out", icon("out")),
    button("fit", "Show everything", icon("fit")),
    button("rearrange", "Rearrange", icon("rearrange")),
    button("undo", "Undo", icon("undo")),
    button("table", "Table", icon("table"), { attributes: { "aria-expanded": "false" } }),
    button("save", "Save picture", icon("save"), { attributes: { "aria-expanded": "false" } }),
    menu,
  );
  return { bar: element("div", { className: "bar" }, element("div", { className: "about" }, about), buttons), about, buttons, menu };
}

// Names what is selected; where nothing is, says what a click does.
function fillAbout(canvas) {
  const { about, picture, state } = canvas;
  const news = JSON.stringify([state.selected, state.also, canvas.asked.actions, picture.center]);
  if (news === canvas.aboutNews) return;
  canvas.aboutNews = news;
  const node = picture.byId.get(state.selected);
  about.replaceChildren(...(node ? named(canvas, node) : [element("span", { className: "hint", textContent: hint(canvas) })]));
}

function hint(canvas) {
  const words = HINTS[matchMedia("(pointer: coarse)").matches ? "fingers" : "mouse"];
  return [words.select, ...["open", "also"].filter((kind) => canvas.offers(kind)).map((kind) => words[kind])].join(" ");
}

function named({ picture, state }, node) {
  const second = picture.byId.get(state.also);
  const name = element("strong", { textContent: second ? `${fullName(node)} + ${fullName(second)}` : fullName(node) });
  name.title = name.textContent;
  return second ? [name] : [name, " ", element("span", { className: "kind", textContent: state.types.get(node.type).name })];
}
