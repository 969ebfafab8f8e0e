// Moving through a note by keyboard, and keeping the focus when lines are drawn anew.

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -Infinity, End: Infinity };

function onKey(reader, event) {
  const step = STEPS[event.key];
  const button = event.target.closest?.("button");
  if (!step || !button || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (button.dataset.to) stepOutline(reader, button, step);
  else stepLine(reader, Number(button.closest(".line").dataset.line), step);
}

function stepLine(reader, from, step) {
  const last = reader.data.lines.length;
  let number = Math.min(last, Math.max(1, from + step));
  // On a phone a table's head is not shown.
  while (number > 1 && number < last && !rowOf(reader, number).checkVisibility()) number += Math.sign(step);
  stand(reader, number);
  numberOf(rowOf(reader, number)).focus();
}

function stepOutline(reader, button, step) {
  const all = [...reader.outline.querySelectorAll("button")];
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(button) + step))];
  button.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// What has the focus, told so that it can be found when all is drawn anew; null where nothing here has.
function heldFocus({ root }) {
  const active = root.getRootNode().activeElement;
  if (!active || !root.contains(active)) return null;
  const { node, to } = active.dataset;
  return { line: Number(active.closest(".line")?.dataset.line ?? 0), node, to };
}

// The focus goes back to what it was on, else to the line, if that is still there.
function focusAgain(reader, held) {
  if (!held || reader.root.contains(reader.root.getRootNode().activeElement)) return;
  const entry = held.to && reader.outline?.querySelector(`[data-to="${held.to}"]`);
  const row = rowOf(reader, Math.min(reader.data.lines.length, held.line || reader.standing));
  const same = [...(row?.querySelectorAll("[data-node]") ?? [])].find(({ dataset }) => dataset.node === held.node);
  (entry || same || (row && numberOf(row)))?.focus({ preventScroll: true });
}
