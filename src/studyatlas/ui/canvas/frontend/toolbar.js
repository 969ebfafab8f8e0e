// What the buttons do.

function listenToButtons(canvas) {
  const { buttons, menu, root } = canvas;
  buttons.addEventListener("click", (event) => press(canvas, event));
  root.addEventListener("focusout", (event) => {
    if (!menu.hidden && !buttons.contains(event.relatedTarget)) openMenu(canvas, false);
  });
}

function press(canvas, event) {
  const action = event.target.closest("button")?.dataset.action;
  if (!action || event.target.closest("[aria-disabled=true]")) return;
  if (action !== "save") openMenu(canvas, false);
  act(canvas, action);
}

// Does what a button or a key asks for.
function act(canvas, action) {
  const { selected } = canvas.state;
  const actions = {
    "zoom-in": () => canvas.view.zoom(1.35),
    "zoom-out": () => canvas.view.zoom(1 / 1.35),
    fit: () => canvas.view.fit(),
    rearrange: () => canvas.rearrange(),
    undo: () => canvas.undo(),
    table: () => toggleTable(canvas),
    save: () => openMenu(canvas, canvas.menu.hidden),
    png: () => savePng(canvas),
    svg: () => saveSvg(canvas),
    open: () => selected !== null && canvas.send("open", selected),
    pin: () => selected !== null && canvas.send("pin", selected),
    hide: () => selected !== null && hide(canvas, selected),
  };
  actions[action]?.();
}

// A picture is nothing without what it is drawn around.
function hide(canvas, id) {
  if (id !== canvas.picture.center) canvas.send("hide", id);
  else canvas.voice.textContent = "The centre of the picture cannot be hidden.";
}

function openMenu({ menu, buttons }, open) {
  menu.hidden = !open;
  buttons.querySelector("[data-action=save]").setAttribute("aria-expanded", String(open));
  if (open) menu.querySelector("button").focus();
}

// Says which buttons have nothing to do.
function refreshButtons(canvas) {
  const { buttons, history, asked } = canvas;
  const idle = !asked.canUndo && !history.some((step) => canvas.canTakeBack(step));
  buttons.querySelector("[data-action=undo]").setAttribute("aria-disabled", String(idle));
}
