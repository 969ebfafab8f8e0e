// Topics beside a plan: what is ready now, or what one topic opens.

function topicGroup(sheet, group) {
  const rows = group.rows.map((row) => topicItem(sheet, row, `${group.title}:${row.id}`, null));
  const left = group.count - group.rows.length;
  const more = left > 0 ? [element("p", { className: "left", textContent: `and ${left} more` })] : [];
  const title = group.title
    ? [element("h3", {}, `${group.title} `, element("span", { className: "count", textContent: group.count }))] : [];
  return element("section", {}, ...title, element("ul", { className: "topics" }, ...rows), ...more);
}

function itemCodes(sheet, items) {
  if (!items.length) return [];
  const made = items.map((item) => {
    const button = control(`item:${item.id}`, "code", { kind: "item", id: item.id }, sheet, item.code);
    button.title = item.text;
    return element("li", {}, button);
  });
  const heading = element("h3", { textContent: "Exam items that hang on it" });
  return [element("section", {}, heading, element("ul", { className: "codes" }, ...made))];
}

// A topic that is looked at: ways on, and how well it is known.
function opener(sheet, data) {
  if (!data.node) return [];
  const made = [
    control("do:open", "action", { kind: "open", id: data.node.id }, sheet, icon("open"), "Show in the atlas"),
    control("do:close", "action", { kind: "close" }, sheet, icon("close"), "Close"),
  ];
  return [
    element("div", { className: "actions" }, ...made),
    stateButtons(sheet, data.node, "node"),
  ];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "topics-panel");
  const sheet = { ...data.legend, send: (event) => setTriggerValue("event", event) };
  const title = element("h2", { textContent: data.title, tabIndex: -1, dataset: { focus: "title" } });
  const words = element("p", { className: "words", textContent: data.words });
  const other = data.node && root.dataset.about !== data.node.id;
  redraw(root, data.node?.id ?? "", [
    title, words, ...opener(sheet, data), ...data.groups.map((group) => topicGroup(sheet, group)), ...itemCodes(sheet, data.items),
  ], nextTicks(root));
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", data.title);
  if (other) comeIntoView(root);
}

// On a phone a topic's panel stands below the plan that it was chosen in.
function comeIntoView(root) {
  requestAnimationFrame(() => {
    const { top } = root.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.75) root.scrollIntoView({ block: "start" });
  });
}
