// Topics to learn: a tick for what is known, how long it takes, why it is there and what to read.

function tick(sheet, row) {
  const known = row.state === "known";
  const event = { kind: "mark", id: row.id, state: known ? "unknown" : "known" };
  const made = control(`${known ? "untick" : "tick"}:${row.id}`, "tick", event, sheet, icon("known"));
  made.setAttribute("role", "checkbox");
  made.setAttribute("aria-checked", String(known));
  made.setAttribute("aria-label", `Known: ${row.name}`);
  return made;
}

// In the place of a tick: an exam item cannot be marked.
function noTick() {
  return element("span", { className: "no-tick", attributes: { "aria-hidden": "true" } });
}

function topicHead(sheet, row, focus) {
  const number = row.number ? [element("span", { className: "number", textContent: `${row.number}.` }), " "] : [];
  return element("div", { className: "topic" }, ...number, topicButton(sheet, row, focus), ...typeWord(row));
}

// An exam item leads to its evidence.
function topicButton(sheet, row, focus) {
  if (!row.item) return nodeButton(sheet, row, focus);
  return control(focus, "name", { kind: "item", id: row.id }, sheet, element("span", { textContent: row.name }));
}

function whyLine(sheet, row, focus) {
  if (!row.why && !row.source) return [];
  if (!row.source) return [element("p", { className: "said", textContent: row.why })];
  const line = sourceLine(sheet, row.source, focus);
  if (row.why) line.prepend(element("span", { className: "reason", textContent: row.why }), " ");
  return [line];
}

function readList(sheet, row, focus) {
  if (!row.reads) return [];
  if (!row.reads.length) return [element("p", { className: "said none", textContent: "The notes have nothing on it." })];
  const made = row.reads.map((read, place) => {
    const only = read.reserve ? [element("span", { className: "why", textContent: ` ${read.reserve}` })] : [];
    return element("li", {}, icon("evidence"), element("span", {}, readPlace(sheet, read, `${focus}/${place}`), ...only));
  });
  if (row.more) made.push(element("li", { className: "left", textContent: `and ${row.more} more` }));
  return [element("ul", { className: "reads", attributes: { "aria-label": `To read on ${row.name}` } }, ...made)];
}

function readPlace(sheet, read, focus) {
  return place(sheet, read.at, `read:${focus}`, element("strong", { textContent: read.heading }), " ");
}

function topicItem(sheet, row, focus, selected) {
  const facts = row.facts ? [element("span", { className: "facts-of", textContent: row.facts })] : [];
  const marks = row.marks && !row.item ? [stateButtons(sheet, row, focus, ["learning", "review"])] : [];
  const said = element("div", { className: "body" },
    topicHead(sheet, row, focus), ...whyLine(sheet, row, focus), ...readList(sheet, row, focus));
  const aside = facts.length + marks.length ? [element("div", { className: "aside" }, ...facts, ...marks)] : [];
  const body = element("div", { className: "topic-row" }, said, ...aside);
  return element("li", { dataset: { selected: String(row.id === selected) } }, row.item ? noTick() : tick(sheet, row), body);
}

// Where the keyboard goes when what was ticked leaves its list: to the tick after it, else the one before.
function nextTicks(root) {
  const at = root.getRootNode().activeElement;
  if (!at?.classList.contains("tick")) return [];
  const all = [...root.querySelectorAll(".tick")].map((one) => one.dataset.focus);
  const here = all.indexOf(at.dataset.focus);
  return [...all.slice(here + 1), ...all.slice(0, here).reverse()];
}
