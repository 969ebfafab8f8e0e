// One exam item: what it asks, the verdict, the evidence with its lines, what is missing, ways on.

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "verdict", listen);
  root.send = (event) => setTriggerValue("event", event);
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  const step = root.getRootNode().activeElement?.dataset.step;
  root.replaceChildren(...content(data));
  if (step) (root.querySelector(`[data-step="${step}"]:enabled`) ?? root.querySelector("h2")).focus();
  if (root.code !== data.code) comeIntoView(root);
  root.code = data.code;
}

function* content(data) {
  yield head(data);
  yield element("h2", { tabIndex: -1 }, element("b", { textContent: data.code }), ` ${data.text}`);
  yield ruling(data);
  const title = data.status === "stale" ? "Said by hand of other words" : "Evidence";
  if (data.evidence.length) yield passages(title, data.evidence);
  if (data.missing.length) yield missing(data.missing);
  if (data.nearest) yield nearest(data.nearest);
  else if (data.status === "missing") yield element("p", { className: "soft", textContent: "No section comes near." });
  if (data.asked.length) yield topics(data);
  yield ways(data);
}

function head(data) {
  const close = element("button", { type: "button", className: "close", textContent: "×", dataset: { kind: "close" } });
  close.setAttribute("aria-label", "Close the item");
  const steps = data.steps.filter((step) => step.place > 0 || step.after).map(stepper);
  return element("header", {}, ...steps, close);
}

function ruling(data) {
  return element(
    "p",
    { className: "ruling", dataset: { status: data.status } },
    mark(data.mark, data.status),
    element("span", {}, element("b", { textContent: data.word }), `: ${data.waived || data.meaning}.${gain(data)}`),
  );
}

function gain(data) {
  return data.gain ? ` Covering it brings ${data.gain} points.` : "";
}

function passages(title, all) {
  const list = element("ul", {}, ...all.map((one) => element("li", {}, ...passage(one))));
  return element("section", {}, element("h3", { textContent: title }), list);
}

function passage(one) {
  const place = element("p", { className: "place" }, noteLink(one), ` · ${one.why}`);
  const quote = element("blockquote", { textContent: one.quote });
  return [element("p", { className: "heading", textContent: one.heading }), quote, place];
}

function missing(names) {
  const list = element("ul", { className: "names" }, ...names.map((name) => element("li", { textContent: name })));
  return element("section", {}, element("h3", { textContent: "Nothing in the notes on" }), list);
}

function nearest(one) {
  const line = element("p", {}, noteLink(one), ` ${one.heading}`);
  return element("section", {}, element("h3", { textContent: "Nearest section to extend" }), line);
}

// What is known is told by a word, not by its look alone.
const STATES = { known: "known", learning: "learning", review: "to review" };

function topics(data) {
  const made = data.asked.map(({ id, name, state }) => {
    const word = state ? [element("small", { textContent: ` ${STATES[state]}` })] : [];
    const button = element("button", { type: "button", dataset: { kind: "topic", id } }, name, ...word);
    return element("li", { dataset: { state } }, button);
  });
  const list = element("ul", { className: "asked" }, ...made);
  return element("section", {}, element("h3", { textContent: data.knows }), list);
}

function ways(data) {
  const plan = element("button", { type: "button", textContent: "Plan for it", dataset: { kind: "plan" } });
  const atlas = element("button", { type: "button", textContent: "Show in the atlas", dataset: { kind: "atlas" } });
  return element("footer", {}, ...(data.asked.length ? [plan] : []), atlas);
}

function stepper(step) {
  const words = step.place ? `${step.name} ${step.place} of ${step.of}` : `${step.of} ${step.of === 1 ? "gap" : "gaps"}`;
  return element(
    "div",
    { className: "steps", attributes: { role: "group", "aria-label": `Step through ${step.name}s` } },
    stepButton(step, "before", "‹", "Previous"),
    element("span", { textContent: words }),
    stepButton(step, "after", "›", "Next"),
  );
}

function stepButton(step, where, sign, word) {
  const dataset = { kind: "item", code: step[where], step: `${step.name}-${where}` };
  const button = element("button", { type: "button", textContent: sign, disabled: !step[where], dataset });
  button.setAttribute("aria-label", step[where] ? `${word} ${step.name}: ${step[where]}` : `${word} ${step.name}`);
  return button;
}

function listen(root) {
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", "Evidence");
  tellClicks(root);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") root.send({ kind: "close" });
  });
}

// Below the map on a phone, and in a column that scrolls on its own on a wide screen.
function comeIntoView(root) {
  requestAnimationFrame(() => {
    const { top } = root.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.75) root.scrollIntoView({ block: "start" });
  });
}
