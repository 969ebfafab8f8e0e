// What is written in the saved picture: names, wordings, signs, the legend.

function svgLines({ x, y, lines, size }, attributes) {
  return svgElement(
    "text", { "text-anchor": "middle", "dominant-baseline": "central", "font-size": round(size), ...attributes },
    ...lines.map((line, row) => {
      const made = svgElement("tspan", { x: round(x), y: round(y + row * size * LINE) });
      made.textContent = line;
      return made;
    }),
  );
}

function svgLabel({ label, strong, alpha }, theme) {
  return svgLines(label, {
    fill: theme.text, stroke: theme.background, "stroke-width": round(label.size * 0.32), "stroke-linejoin": "round",
    "paint-order": "stroke", "font-weight": strong ? 600 : 400, opacity: alpha,
  });
}

function svgTag({ box, text, step, size, calm }, theme) {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const label = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, lines: [text], size };
  return svgElement(
    "g", {},
    svgElement("rect", {
      x: round(box.left), y: round(box.top), width: round(width), height: round(height), rx: round(height / 2),
      fill: step ? theme.accent : theme.background, opacity: step ? 1 : 0.9,
    }),
    svgLines(label, { fill: step ? readableOn(theme.accent) : theme.text, "font-weight": calm ? 400 : 600 }),
  );
}

function svgBadge(state, theme) {
  return ({ name, node, x, y, half }) => svgElement("g", {
    transform: `translate(${round(x - half)} ${round(y - half)}) scale(${half / 8})`, opacity: isDim(node, state) ? DIM + 0.1 : 1,
  }, ...badgePaths(name, theme));
}

function svgRings(picture, state, theme, boxes) {
  const ring = (id, width, look) => {
    const node = picture.byId.get(id);
    if (!node) return [];
    const { left, right, top, bottom } = boxes.get(id);
    const round = node.shape === "box" ? 6 + width : (right - left) / 2 + width;
    return [svgElement("rect", { x: left - width, y: top - width, width: right - left + 2 * width, height: bottom - top + 2 * width, rx: round, ...look })];
  };
  const center = picture.center === state.selected || picture.center === state.also ? null : picture.center;
  return [
    ...ring(center, 8, { fill: theme.text, opacity: 0.1 }),
    ...ring(state.selected, 9, { fill: theme.accent, opacity: 0.24 }),
    ...ring(state.also, 6, { fill: "none", stroke: theme.accent, "stroke-width": 2.6, "stroke-dasharray": "6 4" }),
  ];
}

// The legend on as many lines as the picture's width asks for.
function svgLegend(ctx, { graph, state, theme }, width) {
  const types = graph.types.filter((type) => type.shown).map((type) => {
    const { fill, line } = type[theme.tone];
    const sign = svgElement("path", { d: SHAPES[type.shape] ?? SHAPES.dot, fill, stroke: line, "stroke-width": 1.4 });
    return { sign: [sign], words: `${type.label} ${type.shown}` };
  });
  const others = otherEntries(graph, state, theme).map(({ words, count, badge }) => ({
    sign: badge ? badgePaths(badge, theme) : [svgElement("path", { d: SHAPES.line, stroke: theme.text, "stroke-width": 1.4, "stroke-dasharray": "3.2 2.6" })],
    words: [words, count].filter((part) => part !== undefined).join(" "),
  }));
  const group = svgElement("g");
  ctx.font = labelFont(theme, LEGEND_TEXT, false);
  let [x, line] = [EDGE_OF_PAGE, 0];
  for (const { sign, words } of [...types, ...others]) {
    const taken = ctx.measureText(words).width * 1.1 + 42;
    if (x > EDGE_OF_PAGE && x + taken > width) [x, line] = [EDGE_OF_PAGE, line + 1];
    const label = svgElement("text", { x: 21, y: 8, "dominant-baseline": "central", "font-size": LEGEND_TEXT, fill: theme.text });
    label.textContent = words;
    const at = `translate(${round(x)} ${line * LEGEND_LINE})`;
    group.append(svgElement("g", { transform: at }, svgElement("g", { transform: "scale(.85) translate(0 1.4)" }, ...sign), label));
    x += taken;
  }
  return { group, height: (line + 1) * LEGEND_LINE + EDGE_OF_PAGE / 2 };
}
