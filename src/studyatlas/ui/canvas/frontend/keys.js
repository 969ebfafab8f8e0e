// The keyboard on the canvas.

const DIRECTIONS = { ArrowRight: 0, ArrowDown: 0.5, ArrowLeft: 1, ArrowUp: -0.5 };
const WIDEST_TURN = 1.2;

function pressKey(canvas, event) {
  if (!canvas.network || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selected } = canvas.state;
  const actions = {
    Enter: () => selected !== null && canvas.send("open", selected),
    "+": () => canvas.zoom(1.35),
    "=": () => canvas.zoom(1.35),
    "-": () => canvas.zoom(1 / 1.35),
    0: () => canvas.fit(),
  };
  if (event.key in DIRECTIONS) walk(canvas, DIRECTIONS[event.key] * Math.PI);
  else if (event.key in actions) actions[event.key]();
  else return;
  event.preventDefault();
}

// Goes to the neighbour that lies best in a direction; to the weightiest node where none is selected.
function walk(canvas, angle) {
  const { picture, state } = canvas;
  const next = state.selected === null
    ? picture.byWeight[0]?.id
    : neighbourTowards(picture, state, state.selected, angle);
  if (next !== undefined) canvas.walkTo(next);
}

function neighbourTowards(picture, state, id, angle) {
  const here = picture.at.get(id);
  const rated = [...(state.neighbours.get(id) ?? [])].map((other) => {
    const there = picture.at.get(other);
    const turn = Math.atan2(there.y - here.y, there.x - here.x) - angle;
    return { other, off: Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) };
  });
  return rated.filter(({ off }) => off < WIDEST_TURN).sort((a, b) => a.off - b.off)[0]?.other;
}
