// What the notes leave out, the most rewarding first; a row opens its item.

const FIRST = 8;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "gaps", listen);
  root.send = (event) => setTriggerValue("event", event);
  const drawn = JSON.stringify([data.title, data.words, data.rows]);
  if (root.drawn !== drawn) {
    root.drawn = drawn;
    root.replaceChildren(...content(data, root.all));
  }
  for (const row of root.querySelectorAll("li")) {
    const chosen = row.dataset.code === data.chosen;
    row.querySelector(".open").setAttribute("aria-current", String(chosen));
    if (chosen) row.hidden = false;
  }
}

function content(data, all) {
  const rows = data.rows.map((row, place) => gap(row, !all && place >= FIRST));
  const more = element("button", {
    type: "button",
    className: "more",
    textContent: `Show all ${rows.length}`,
    hidden: all || rows.length <= FIRST,
    dataset: { kind: "more" },
  });
  return [
    element("h2", { textContent: data.title }),
    element("p", { className: "soft", textContent: data.words }),
    element("ol", {}, ...rows),
    more,
  ];
}

function gap(row, hidden) {
  const open = element(
    "button",
    { type: "button", className: "open", dataset: { kind: "item", code: row.code } },
    mark(row.mark, row.status),
    element("span", {}, element("b", { textContent: row.code }), ` ${row.text}`),
    element("span", { className: "unseen", textContent: `, ${row.status}` }),
  );
  const gain = element("p", { className: "gain" }, element("b", { textContent: row.gain }), " points");
  const place = { hidden, dataset: { code: row.code } };
  return element("li", place, open, gain, ...notes(row));
}

function notes(row) {
  const nothing = row.missing.length ? [`Nothing on ${row.missing.join(", ")}.`] : [];
  const nearest = row.nearest ? ["Nearest: ", noteLink(row.nearest), ` ${row.nearest.heading}`] : [];
  return [nothing, nearest].filter((words) => words.length).map((words) => element("p", { className: "soft" }, ...words));
}

function listen(root) {
  tellClicks(root, (on) => on.dataset.kind === "more" && showAll(root));
}

function showAll(root) {
  const hidden = [...root.querySelectorAll("li[hidden]")];
  root.all = true;
  for (const row of hidden) row.hidden = false;
  root.querySelector(".more").hidden = true;
  hidden[0]?.querySelector(".open").focus();
  return true;
}
