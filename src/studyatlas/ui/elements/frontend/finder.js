// The search box: a combobox (WAI-ARIA 1.2) whose list Python fills. What is being typed belongs to the
// person: Python's value goes into the input only while the box is at rest, and an answer is shown
// only while its query is still what stands there.

const PAUSE = 120; // milliseconds without a keystroke before Python is asked
const LONGEST = 200;
const BOXES = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = BOXES.get(parentElement) ?? build(parentElement);
  box.ask = (query) => setStateValue("query", query);
  box.tell = (id) => setTriggerValue("event", { kind: "pick", id });
  receive(box, data);
  return listenForSlash(box);
}

function build(parentElement) {
  const root = element("div", { className: "finder" });
  const box = { root, ...parts(), data: { results: [] }, rest: "", active: -1, timer: 0 };
  // `typing`: the text is the person's. `wanting`: a list is wanted. `entered`: Enter came before the answer.
  Object.assign(box, { shown: [], typing: false, wanting: false, entered: false, asked: null, following: null });
  root.append(box.title, box.field, box.panel, box.voice);
  box.input.addEventListener("input", () => typed(box));
  box.input.addEventListener("keydown", (event) => pressed(box, event));
  box.input.addEventListener("focus", () => box.data.clear || box.input.select());
  box.input.addEventListener("click", () => box.typing && want(box));
  box.input.addEventListener("blur", () => left(box));
  box.clear.addEventListener("click", () => reset(box));
  // A press on the list or the button leaves the focus, and what is typed, where they are.
  for (const part of [box.panel, box.clear]) part.addEventListener("mousedown", (event) => event.preventDefault());
  box.list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) pick(box, [...box.list.children].indexOf(option));
  });
  keepKeys(root);
  parentElement.append(root);
  listenToMenu(menuAround(root));
  BOXES.set(parentElement, box);
  return box;
}

// What Python says.

function receive(box, data) {
  const picked = data.picks !== box.data.picks;
  if (data.value !== box.data.value || (picked && data.value)) box.rest = data.value;
  box.data = data;
  box.title.textContent = data.label;
  box.title.className = data.clear ? "unseen" : "title";
  box.list.setAttribute("aria-label", data.label);
  box.input.placeholder = data.placeholder;
  box.root.dataset.kind = data.clear ? "search" : "field";
  box.hint.hidden = !data.hotkey;
  if (data.hotkey) box.input.setAttribute("aria-keyshortcuts", "/");
  if (!box.typing) put(box, box.rest);
  if (data.query === wanted(box)) answered(box);
}

function answered(box) {
  rested(box);
  if (!box.wanting) return;
  show(box);
  if (box.entered && !box.data.nearest && box.data.results.length) pick(box, box.data.ahead ? box.data.offers.length : 0);
  box.entered = false;
}

// No answer is under way.
function rested(box) {
  box.asked = null;
  box.root.classList.remove("asking");
}

// What the person does.

function typed(box) {
  box.typing = true;
  box.entered = false;
  box.wanting = wanted(box) !== "";
  if (!box.wanting) close(box);
  point(box, -1);
  clearTimeout(box.timer);
  box.timer = setTimeout(() => ask(box), PAUSE);
}

// A blank at the end says that a word is finished, and what may come next is asked for.
function wanted(box) {
  return box.input.value.trimStart().replace(/\s+$/, " ").slice(0, LONGEST);
}

function want(box) {
  box.wanting = wanted(box) !== "";
  if (box.wanting) ask(box);
}

function ask(box) {
  clearTimeout(box.timer);
  const query = wanted(box);
  if (box.data.query === query) return answered(box);
  if (box.asked === query || !box.root.isConnected) return;
  box.asked = query;
  box.root.classList.add("asking");
  box.ask(query);
}

function pressed(box, event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    ArrowDown: () => step(box, 1),
    ArrowUp: () => step(box, -1),
    Enter: () => enter(box),
    Escape: () => escape(box),
  }[event.key];
  if (!act || event.shiftKey) return;
  event.preventDefault();
  act();
}

function step(box, by) {
  const count = box.shown.length;
  if (!isOpen(box)) return want(box);
  if (count) point(box, box.active < 0 ? (by > 0 ? 0 : count - 1) : (box.active + by + count) % count);
}

// Enter may come before the answer: then the first of it is taken when it is there.
function enter(box) {
  if (isOpen(box) && box.active >= 0) return pick(box, box.active);
  if (!box.typing) return;
  box.entered = isOpen(box) || box.data.query !== wanted(box);
  want(box);
}

function escape(box) {
  if (!box.wanting) return reset(box);
  box.wanting = box.entered = false;
  close(box);
}

function reset(box) {
  settle(box);
  ask(box);
  box.input.focus();
}

function left(box) {
  if (box.input.getRootNode().activeElement === box.input) return; // only the window lost the focus
  box.wanting = box.entered = false;
  close(box);
  if (!box.data.clear) settle(box);
}

function settle(box) {
  box.typing = box.wanting = box.entered = false;
  put(box, box.rest);
  close(box);
}

// An offer is a way to go on with the question; a result is where it leads.
function pick(box, place) {
  const found = box.shown[place];
  if (found.text !== undefined) return goOn(box, found.text);
  box.rest = box.data.clear ? box.data.value : joined(found.name);
  settle(box);
  clearTimeout(box.timer);
  rested(box);
  if (box.data.query) box.ask("");
  box.tell(found.id);
  if (foldMenu(menuAround(box.root))) box.input.blur();
}

function goOn(box, text) {
  put(box, `${text} `);
  typed(box);
  clearTimeout(box.timer);
  ask(box);
}

function put(box, text) {
  if (box.input.value !== text) box.input.value = text;
}

// `/` anywhere on the page. Streamlit runs only the cleanup of the last run, at the end; so each run
// takes its forerunner's listener away, and none takes away a later one.
function listenForSlash(box) {
  document.removeEventListener("keydown", box.slash, true);
  if (!box.data.hotkey) return undefined;
  const listen = (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.composedPath()[0];
    if (at.isContentEditable || at.closest?.("input, textarea, select") || !reachable(box.input)) return;
    event.preventDefault();
    event.stopPropagation();
    box.input.focus();
    box.input.select();
  };
  box.slash = listen;
  document.addEventListener("keydown", listen, true);
  return () => document.removeEventListener("keydown", listen, true);
}

// A collapsed sidebar stands beside the screen, an open dialog before it.
function reachable(input) {
  const { right, width } = input.getBoundingClientRect();
  return width > 0 && right > 0 && !document.querySelector("[aria-modal=true]");
}
