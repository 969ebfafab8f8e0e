// A plan: stages one below the other, each with the topics that can be studied side by side.

function stageOf(sheet, data, stage) {
  const steps = stage.steps.map((row) => topicItem(sheet, { ...row, marks: true }, `step:${row.id}`, data.selected));
  const words = element("span", { className: "when", textContent: stage.words });
  const heading = element("h3", {}, `Stage ${stage.number} `, words);
  const size = element("span", { className: "count", textContent: steps.length === 1 ? "1 step" : `${steps.length} steps` });
  return element(
    "section", { className: "stage" },
    element("div", { className: "stage-head" }, heading, size),
    element("ol", { className: "topics", attributes: { "aria-label": `Stage ${stage.number}` } }, ...steps),
  );
}

function circles(data) {
  return data.circles.map((words) => element("p", { className: "circle" }, icon("review"), element("span", { textContent: words })));
}

// Topics by name alone, in a group that folds.
function foldedTopics(root, sheet, key, title, count, topics, open) {
  if (!topics.length) return [];
  const rows = topics.map((row) => topicItem(sheet, row, `${key}:${row.id}`, null));
  const group = { key, title, count, open };
  return [folded(root, group, element("ul", { className: "topics brief" }, ...rows))];
}

function left(root, sheet, data) {
  if (!data.left) return [];
  const words = element("p", { className: "over", textContent: data.left.words });
  return [words, ...foldedTopics(root, sheet, "left", "Left out", data.left.count, data.left.topics, false)];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "checklist");
  const sheet = { ...data.legend, send: (event) => setTriggerValue("event", event) };
  const title = element("h2", { textContent: data.title, tabIndex: -1, dataset: { focus: "title" } });
  const head = element("header", {}, title, element("p", { className: "total", textContent: data.total }), ...circles(data));
  const unshown = data.unshown ? [element("p", { className: "left", textContent: `and ${data.unshown} more steps: see the downloads.` })] : [];
  const next = nextTicks(root);
  redraw(root, data.about, [
    head,
    ...left(root, sheet, data),
    ...data.stages.map((stage) => stageOf(sheet, data, stage)),
    ...unshown,
    ...foldedTopics(root, sheet, "known", "Known already", data.known.length, data.known, true),
    meanings(sheet),
  ], next);
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", data.title);
}
