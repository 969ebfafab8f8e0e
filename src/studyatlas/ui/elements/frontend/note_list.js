// Notes as links, with how much each has to say.

function amount(number, noun) {
  const digits = element("b", { textContent: number.toLocaleString("en") });
  return element("span", { className: noun }, digits, ` ${noun}${number === 1 ? "" : "s"}`);
}

function noteRow(note, most) {
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
  return element("li", {}, stayInApp(link));
}

export default function ({ data, parentElement }) {
  const root = rootOf(parentElement, "notes");
  const most = Math.max(0, ...data.notes.map((note) => note.words));
  const rows = data.notes.map((note) => noteRow(note, most));
  root.replaceChildren(element("ul", { attributes: { "aria-label": data.label } }, ...rows));
}
