// Notes as links. A plain click stays in the session; with a modifier the browser opens a tab.

function isPlain(event) {
  return !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

function amount(number, noun) {
  const digits = element("b", { textContent: number.toLocaleString("en") });
  return element("span", { className: noun }, digits, ` ${noun}${number === 1 ? "" : "s"}`);
}

function noteRow(note, most, send) {
  const bar = element("span", { className: "bar", attributes: { "aria-hidden": "true" } });
  bar.style.setProperty("--share", Math.sqrt(note.words / Math.max(1, most)));
  const link = element(
    "a",
    { href: `notes?${new URLSearchParams({ note: note.path })}` },
    element("bdi", { className: "title", textContent: note.title }),
    element("bdi", { className: "path", textContent: note.path }),
    bar,
    amount(note.words, "word"),
    amount(note.topics, "topic"),
  );
  link.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    send({ kind: "note", path: note.path });
  });
  return element("li", {}, link);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = rootOf(parentElement, "notes");
  const most = Math.max(0, ...data.notes.map((note) => note.words));
  const send = (event) => setTriggerValue("event", event);
  const rows = data.notes.map((note) => noteRow(note, most, send));
  root.replaceChildren(element("ul", { attributes: { "aria-label": data.label } }, ...rows));
}
