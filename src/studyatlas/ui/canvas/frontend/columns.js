// Columns of the layered layout that have a meaning, such as the stages of a plan: a caption above each,
// and every second one on a faint ground.

const CAPTION = 13;
const CAPTION_ROOM = 30;
const OUTERMOST = 90;

// The columns that have nodes, from left to right: `{words, left, right, top, bottom}` in the network's
// coordinates. What lies between two is divided among them.
function columnBands({ nodes, at, columns }) {
  const spots = nodes.map((node) => at.get(node.id));
  const [top] = extent(spots.map(({ y }) => y));
  const [, bottom] = extent(spots.map(({ y }) => y));
  const found = columns.filter((column) => column.nodes.length).map((column) => {
    const [left, right] = extent(column.nodes.map((place) => spots[place].x));
    return { words: column.words, left, right, top, bottom };
  });
  return found.map((band, place) => ({
    ...band,
    left: place ? (found[place - 1].right + band.left) / 2 : band.left - OUTERMOST,
    right: place + 1 < found.length ? (band.right + found[place + 1].left) / 2 : band.right + OUTERMOST,
  }));
}

// Names of nodes keep off the captions.
function captionBoxes(picture, scale) {
  return columnBands(picture).map(({ left, right, top }) => (
    { left, right, top: top - (CAPTION_ROOM + CAPTION) / scale, bottom: top - (CAPTION_ROOM - CAPTION * 0.7) / scale }));
}

// Where one caption is too wide for its column, all keep their last words: the numbers.
function paintColumns(ctx, picture, theme, scale) {
  const size = CAPTION / scale;
  ctx.save();
  ctx.fillStyle = theme.text;
  ctx.font = labelFont(theme, size, true);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const bands = columnBands(picture);
  const wide = (words) => ctx.measureText(words).width + size;
  const narrow = bands.some(({ words, left, right }) => wide(words) > right - left);
  bands.forEach(({ words, left, right, top, bottom }, place) => {
    const high = top - CAPTION_ROOM / scale;
    ctx.globalAlpha = 0.045;
    if (place % 2) ctx.fillRect(left, high - size, right - left, bottom - high + 2 * size + CAPTION_ROOM / scale);
    ctx.globalAlpha = 0.8;
    ctx.fillText(narrow ? words.split(" ").at(-1) : words, (left + right) / 2, high);
  });
  ctx.restore();
}

function svgColumns(picture, theme) {
  return columnBands(picture).flatMap(({ words, left, right, top, bottom }, place) => {
    const ground = { x: round(left), y: round(top - CAPTION_ROOM - CAPTION), width: round(right - left), height: round(bottom - top + 2 * CAPTION_ROOM + 3 * CAPTION) };
    const label = { x: (left + right) / 2, y: top - CAPTION_ROOM, lines: [words], size: CAPTION };
    return [
      ...(place % 2 ? [svgElement("rect", { ...ground, fill: theme.text, opacity: 0.045 })] : []),
      svgLines(label, { fill: theme.text, "font-weight": 600, opacity: 0.8 }),
    ];
  });
}
