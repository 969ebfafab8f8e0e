// How much of an exam the notes cover: a figure, a bar as long as the exam, and a legend that filters.

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "totals", tellClicks);
  root.send = (event) => setTriggerValue("event", event);
  const at = root.getRootNode().activeElement?.dataset.status;
  root.replaceChildren(
    element("h1", { textContent: data.exam }),
    figure(data),
    element("div", { className: "whole" }, ...data.domains.map(slice)),
    legend(data),
  );
  if (at) root.querySelector(`.chip[data-status="${at}"]`)?.focus();
}

function figure(data) {
  return element(
    "p",
    { className: "figure" },
    element("strong", { textContent: data.percent }),
    element("span", { textContent: data.words }),
  );
}

// Each domain is as wide as its share of the exam, so what is filled of all is the percentage.
function slice(domain, _place, all) {
  const made = element("div", { className: "slice", title: domain.title }, bar(domain));
  made.style.flexGrow = domain.share;
  if (all.length > 1) made.append(element("b", { textContent: domain.code }), ` ${domain.percent}`);
  return made;
}

function legend(data) {
  const clear = { className: "clear", type: "button", textContent: "Clear filters", dataset: { kind: "clear" } };
  const group = { className: "legend", attributes: { role: "group", "aria-label": "Show only" } };
  return element("div", group, ...data.legend.map(chip), element("button", { ...clear, hidden: !data.filtered }));
}

function chip(entry) {
  return element(
    "button",
    {
      className: "chip",
      type: "button",
      title: entry.meaning,
      dataset: { kind: "status", status: entry.status },
      attributes: { "aria-pressed": String(entry.on) },
    },
    mark(entry.mark, entry.status),
    element("b", { textContent: entry.count }),
    ` ${entry.word}`,
  );
}
