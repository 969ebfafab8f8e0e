// The keyboard on the canvas.

const DIRECTIONS = { ArrowRight: 0, ArrowDown: 0.5, ArrowLeft: 1, ArrowUp: -0.5 };
const WIDEST_TURN = 1.2;
const REST = 350;
const KEYS = {
  Enter: "open", "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", _: "zoom-out", 0: "fit",
  p: "pin", h: "hide", Delete: "hide", u: "undo", t: "table",
};
// What the keys do here.
function help(canvas) {
  const offered = Object.entries(KEYS_OFFERED).filter(([kind]) => canvas.offers(kind)).map(([, words]) => words);
  return ["Arrow keys move along relations", ...offered, "Escape clears", "U undoes", "T opens the table",
    "plus and minus zoom", "0 shows everything"].join(", ");
}

const KEYS_OFFERED = {
  also: "with Shift they choose a second node", open: "Enter draws around the selected one", pin: "P pins it", hide: "H hides it",
};

function listenToKeys(canvas) {
  keepKeys(canvas.root);
  canvas.root.addEventListener("keydown", (event) => pressAnywhere(canvas, event));
  canvas.surface.addEventListener("keydown", (event) => pressKey(canvas, event));
}

function pressAnywhere(canvas, event) {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") act(canvas, "undo");
  else if (event.key !== "Escape") return;
  else if (!canvas.menu.hidden) {
    openMenu(canvas, false);
    canvas.buttons.querySelector("[data-action=save]").focus();
  } else canvas.clear();
  event.preventDefault();
}

function pressKey(canvas, event) {
  if (!canvas.picture || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (event.key in DIRECTIONS) walk(canvas, event.key, event.shiftKey);
  else if (action) act(canvas, action);
  else return;
  event.preventDefault();
}

// Goes to the neighbour that lies best in a direction; to the weightiest node where none is selected.
function walk(canvas, key, shift) {
  const { picture, state } = canvas;
  const second = shift && canvas.offers("also");
  const from = second ? state.also ?? state.selected : state.selected;
  const angle = DIRECTIONS[key] * Math.PI;
  const next = from === null ? picture.center ?? picture.byWeight[0]?.id : neighbourTowards(picture, state, from, angle);
  if (next === undefined) canvas.voice.textContent = `No relation leads ${key.slice(5).toLowerCase()} from here.`;
  else walkTo(canvas, next, second && from !== null);
}

// Python hears of a walk when it rests: first of the selected node, then of a second one. Back at the
// selected node there is no second any more.
function walkTo(canvas, id, second) {
  const { picture, state } = canvas;
  if (second && canvas.resting && state.also === null) rest(canvas);
  if (second) state.also = id === state.selected ? null : id;
  else Object.assign(state, { selected: id, also: null });
  canvas.restyle();
  canvas.view.reveal(id);
  canvas.voice.textContent = `${state.also === null ? "" : "Second node: "}${spoken(picture.byId.get(id), picture, state)}`;
  clearTimeout(canvas.resting);
  canvas.resting = setTimeout(() => rest(canvas), REST);
}

function rest(canvas) {
  const { selected, also } = canvas.state;
  if (also === null) canvas.send("select", selected);
  else canvas.send("also", also);
}

function neighbourTowards(picture, state, id, angle) {
  const here = picture.at.get(id);
  const rated = [...(state.neighbours.get(id) ?? [])].map((other) => {
    const there = picture.at.get(other);
    const turn = Math.atan2(there.y - here.y, there.x - here.x) - angle;
    return { other, off: Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) };
  });
  return rated.filter(({ off }) => off < WIDEST_TURN).sort((a, b) => a.off - b.off)[0]?.other;
}
