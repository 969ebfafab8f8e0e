// The plain elements of a canvas: bar, surface, legend, table, tooltip, and what a screen reader hears.
// Every text from the atlas is set as textContent; nothing is ever parsed as HTML.

const HINTS = {
  mouse: "Click a node to see what it is. Double click draws around it, Shift click adds a second.",
  fingers: "Tap selects, double tap draws around, hold adds",
  alone: "Click a node to see what it joins.",
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
  const about = element("div", { className: "about", attributes: { role: "group", "aria-label": "Selected node" } });
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
  return { bar: element("div", { className: "bar" }, about, buttons), about, buttons, menu };
}

// Names the selected node with what can be done with it; without one, says what a click does.
function fillAbout(canvas) {
  const { about, picture, state } = canvas;
  const node = picture.byId.get(state.selected);
  const news = JSON.stringify([node?.id, state.also, node && state.pinned.has(node.id)]);
  if (news === canvas.aboutNews) return;
  canvas.aboutNews = news;
  const focused = about.getRootNode().activeElement?.dataset?.action;
  if (!node) about.replaceChildren(element("span", { className: "hint", textContent: hint(canvas) }));
  else about.replaceChildren(...aboutNode(canvas, node));
  if (focused) about.querySelector(`[data-action="${focused}"]`)?.focus();
}

function hint({ asks }) {
  if (!asks) return HINTS.alone;
  return matchMedia("(pointer: coarse)").matches ? HINTS.fingers : HINTS.mouse;
}

function aboutNode({ picture, state, asks }, node) {
  const second = picture.byId.get(state.also);
  const name = element("strong", { textContent: second ? `${fullName(node)} + ${fullName(second)}` : fullName(node) });
  name.title = name.textContent;
  if (!asks) return [name];
  const does = (action, words, sign) => element(
    "button",
    { type: "button", title: words, dataset: { action }, attributes: { "aria-label": words } },
    icon(sign),
    element("span", { textContent: words }),
  );
  const pinned = state.pinned.has(node.id);
  return [name, does("open", "Draw around", "around"), does("pin", pinned ? "Unpin" : "Pin", "pin"), does("hide", "Hide", "hide")];
}
