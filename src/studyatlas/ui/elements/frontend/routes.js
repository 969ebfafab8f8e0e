// Paths side by side, each as a line of stations with the hops between them.

function station(sheet, row, focus) {
  return element("li", { className: "station" }, nodeButton(sheet, row, focus), ...typeWord(row));
}

function hop(sheet, row, number, focus) {
  const said = element("p", { className: "sentence" },
    element("b", { className: "number", textContent: number }), ` ${row.sentence}`);
  return element("li", { className: "hop" }, said, sourceLine(sheet, row, focus));
}

function line(sheet, way, place) {
  const stops = way.stations.flatMap((row, index) => [
    ...(index ? [hop(sheet, way.hops[index - 1], index, `${place}/hop${index}`)] : []),
    station(sheet, row, `${place}/${index}`),
  ]);
  return element("ol", { className: "line" }, ...stops);
}

function wayCard(sheet, way, place, chosen) {
  const drawn = place === chosen;
  const draw = control(`way:${place}`, "action", { kind: "way", way: place }, sheet, drawn ? "Drawn" : "Draw this");
  draw.setAttribute("aria-pressed", String(drawn));
  draw.dataset.on = String(drawn);
  const facts = element("span", { className: "left", textContent: way.facts });
  const heading = element("h3", { textContent: `${place}. ${way.title}` });
  const bar = element("div", { className: "bar" }, facts, draw);
  return element("section", { className: "way", dataset: { chosen: String(drawn) } }, heading, bar, line(sheet, way, place));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "routes");
  const sheet = { ...data.legend, send: (event) => setTriggerValue("event", event) };
  const cards = data.ways.map((way, index) => wayCard(sheet, way, index + 1, data.chosen));
  const shown = element("div", { className: "ways" }, ...cards);
  const cost = element("p", { className: "cost", textContent: data.cost });
  redraw(root, data.ways.map((way) => way.title).join("\n"), [shown, cost, meanings(sheet)]);
}
