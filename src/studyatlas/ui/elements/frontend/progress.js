// How much is known, day by day. Each line has its name at its end and a stroke of its own, so that it
// reads without colour; the table holds the same figures.

const SVG_NAMES = "http://www.w3.org/2000/svg";
const SERIES = { known: "known", learning: "learning", review: "to review" };
const PLOT = { height: 190, top: 14, bottom: 24, left: 30, right: 92 };
const LABEL_GAP = 15;

function svgOf(name, attributes, text) {
  const made = document.createElementNS(SVG_NAMES, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// A round number of at least this many, and the step between the lines of the grid.
function scaleOf(most) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => most / one <= 4) ?? most / 4;
  return { step, top: Math.max(step, Math.ceil(most / step) * step) };
}

// A step at each day: what was marked on a day counts from that day on; before the first day nothing was.
function stepsOf(days, name, x, y) {
  const parts = [`M${x(-1)} ${y(0)}`];
  for (const day of days) parts.push(`H${x(day.at)}`, `V${y(day[name])}`);
  parts.push(`H${x(days.at(-1).at + 1)}`);
  return parts.join("");
}

function labelSpots(days, y) {
  const last = days.at(-1);
  const shown = Object.keys(SERIES).filter((name) => days.some((day) => day[name]));
  const spots = shown.map((name) => ({ name, value: last[name], y: y(last[name]) })).sort((a, b) => b.y - a.y);
  spots.forEach((spot, place) => {
    if (place) spot.y = Math.min(spot.y, spots[place - 1].y - LABEL_GAP);
  });
  return spots;
}

function grid(width, top, step, y) {
  const lines = [];
  for (let value = 0; value <= top; value += step) {
    lines.push(svgOf("line", { x1: PLOT.left, x2: width - PLOT.right, y1: y(value), y2: y(value), class: "grid" }));
    lines.push(svgOf("text", { x: PLOT.left - 7, y: y(value), class: "tick-label", "text-anchor": "end" }, value));
  }
  return lines;
}

function plot(days, width, words) {
  const { height, top: above, bottom, left, right } = PLOT;
  const { step, top } = scaleOf(Math.max(1, ...days.flatMap((day) => Object.keys(SERIES).map((name) => day[name]))));
  const span = days.at(-1).at + 2;
  const x = (at) => Math.round(left + ((at + 1) / span) * (width - left - right));
  const y = (value) => Math.round(height - bottom - (value / top) * (height - bottom - above));
  const made = svgOf("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": words });
  const spots = labelSpots(days, y);
  const known = stepsOf(days, "known", x, y);
  made.append(...grid(width, top, step, y), svgOf("path", { d: `${known}V${y(0)}H${x(-1)}Z`, class: "area" }));
  for (const { name } of spots) made.append(svgOf("path", { d: stepsOf(days, name, x, y), class: `line ${name}` }));
  for (const spot of spots) made.append(svgOf("text", { x: width - right + 8, y: spot.y, class: `label ${spot.name}` }, `${spot.value} ${SERIES[spot.name]}`));
  made.append(svgOf("text", { x: x(0), y: height - 7, class: "date" }, days[0].day));
  if (days.length > 1) made.append(svgOf("text", { x: width - right, y: height - 7, class: "date", "text-anchor": "end" }, days.at(-1).day));
  return made;
}

function table(days) {
  const cell = (name, text, attributes = {}) => element(name, { textContent: text, attributes });
  const head = element("tr", {}, ...["Day", "Known", "Learning", "To review"].map((text) => cell("th", text, { scope: "col" })));
  const rows = [...days].reverse().map((day) => element("tr", {}, cell("th", day.day, { scope: "row" }), ...Object.keys(SERIES).map((name) => cell("td", day[name]))));
  const made = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  return element("details", {}, element("summary", { textContent: "As a table" }), made);
}

function draw(root) {
  const { data } = root;
  const heading = element("h2", { textContent: "Progress" });
  const words = element("p", { className: "words", textContent: data.words });
  const kept = element("p", { className: "words", textContent: data.kept });
  if (!data.days.length) {
    const hint = element("p", { textContent: "Tick off what you know: plans skip it, and this shows how it grows." });
    return root.replaceChildren(heading, words, hint, kept);
  }
  const open = root.querySelector("details")?.open ?? false;
  const figures = table(data.days);
  figures.open = open;
  const width = Math.max(280, Math.min(720, root.clientWidth || 400));
  root.replaceChildren(heading, words, plot(data.days, width, data.words), figures, kept);
}

export default function ({ data, parentElement }) {
  const root = rootOf(parentElement, "progress", (made) => {
    made.setAttribute("role", "region");
    made.setAttribute("aria-label", "Progress");
    let seen = 0;
    new ResizeObserver(([{ contentRect }]) => {
      if (Math.abs(contentRect.width - seen) < 4 || !made.data) return;
      seen = contentRect.width;
      draw(made);
    }).observe(made);
  });
  if (JSON.stringify(root.data) === JSON.stringify(data)) return;
  root.data = data;
  draw(root);
}
