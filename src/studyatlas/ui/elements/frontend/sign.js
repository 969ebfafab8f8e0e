// A node's type as the canvas draws it, in its colours.
function sign({ shape, light, dark }) {
  const path = svgElement("path", { d: SHAPES[shape] ?? SHAPES.dot });
  const svg = svgElement("svg", { class: "sign", viewBox: "-2 -2 20 20", "aria-hidden": "true" }, path);
  const colours = { "--fill": light[0], "--line": light[1], "--fill-dark": dark[0], "--line-dark": dark[1] };
  for (const [name, colour] of Object.entries(colours)) svg.style.setProperty(name, colour);
  return svg;
}
