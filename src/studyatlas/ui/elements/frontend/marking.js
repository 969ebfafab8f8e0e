// How well a person knows a topic: three buttons, of which one may be down; pressed again it goes up.

const STATES = { known: "Known", learning: "Learning", review: "To review" };

function stateButtons(sheet, row, focus, states = Object.keys(STATES)) {
  const made = states.map((state) => {
    const on = row.state === state;
    const event = { kind: "mark", id: row.id, state: on ? "unknown" : state };
    const button = control(`mark:${focus}:${state}`, "state", event, sheet, icon(state), element("span", { textContent: STATES[state] }));
    button.setAttribute("aria-pressed", String(on));
    return button;
  });
  const attributes = { role: "group", "aria-label": `How well you know ${row.name}` };
  return element("div", { className: "states", attributes }, ...made);
}
