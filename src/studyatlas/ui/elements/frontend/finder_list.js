// What the search box is made of, and its list: drawn from an answer, laid under the input.

function parts() {
  const input = element("input", {
    id: "input",
    type: "text",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: false,
    enterKeyHint: "go",
    maxLength: LONGEST,
    attributes: { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "list" },
  });
  const clear = element("button", {
    type: "button",
    className: "clear",
    tabIndex: -1, // by keyboard it is Escape
    attributes: { "aria-label": "Clear" },
  }, picture("M4.5 4.5l7 7M11.5 4.5l-7 7"));
  const hint = element("kbd", { textContent: "/", attributes: { "aria-hidden": "true" } });
  const lens = element("span", { className: "lens" }, picture("M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.4 10.4l3.6 3.6"));
  const list = element("ul", { id: "list", attributes: { role: "listbox" } });
  const said = element("p", { className: "said" });
  const more = element("p", { className: "more" });
  return {
    input, clear, hint, list, said, more,
    title: element("label", { htmlFor: "input" }),
    field: element("div", { className: "field" }, lens, input, hint, clear),
    panel: element("div", { className: "panel", popover: "manual" }, said, list, more),
    voice: element("p", { className: "unseen", attributes: { role: "status" } }),
  };
}

function show(box) {
  const { results, offers, ahead, nearest, total } = box.data;
  const fits = [box.data.said, fitting(box.data)].filter(Boolean).join(" ");
  const shown = ahead ? [...offers, ...results] : [...results, ...offers];
  if (!isOpen(box) || JSON.stringify(shown) !== JSON.stringify(box.shown)) {
    box.shown = shown;
    box.list.replaceChildren(...shown.map(option));
    point(box, -1);
    box.panel.scrollTop = 0;
  }
  const cut = !nearest && total > results.length;
  box.said.textContent = fits;
  box.list.hidden = !shown.length;
  box.more.textContent = cut ? `${results.length} of ${total}; type more to narrow it` : "";
  const heard = [fits, results.length && !nearest ? counted(results.length, total) : "", nearest ? spoken(results) : ""];
  box.voice.textContent = [...heard, ahead ? `Go on with: ${offers.map((offer) => offer.text).join(", ")}` : ""].filter(Boolean).join(" ");
  open(box);
}

// Says that nothing fits, unless the question is still being asked.
function fitting({ nothing, ahead }) {
  return ahead ? "" : nothing;
}

function counted(shown, total) {
  if (shown < total) return `${shown} of ${total} results`;
  return shown === 1 ? "1 result" : `${shown} results`;
}

function spoken(results) {
  return results.map((found) => joined(found.name)).join(", ");
}

function option(found, place) {
  if (found.text !== undefined) return offer(found, place);
  const why = found.why.length ? [element("span", { className: "why" }, ...pieces(found.why))] : [];
  const words = element("span", { className: "words" }, element("span", { className: "name" }, ...pieces(found.name)), ...why);
  const kind = element("span", { className: "kind", textContent: found.type });
  const attributes = { role: "option", "aria-selected": "false" };
  return element("li", { id: `option-${place}`, attributes }, sign(found.mark), words, kind);
}

function offer({ text, kind }, place) {
  const attributes = { role: "option", "aria-selected": "false" };
  const words = element("span", { className: "words", textContent: text });
  const face = element("span", { className: "kind", textContent: kind });
  const arrow = element("span", { className: "on" }, picture("M3 8h9.5M8.5 4l4 4-4 4"));
  return element("li", { id: `option-${place}`, className: "offer", attributes }, arrow, words, face);
}

function pieces(parts) {
  return parts.map(([text, lit]) => (lit ? element("mark", { textContent: text }) : text));
}

function joined(parts) {
  return parts.map(([text]) => text).join("");
}

function point(box, place) {
  box.active = place;
  [...box.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
  if (place < 0) return box.input.removeAttribute("aria-activedescendant");
  box.input.setAttribute("aria-activedescendant", `option-${place}`);
  box.list.children[place].scrollIntoView({ block: "nearest" });
}

function isOpen(box) {
  return box.following !== null;
}

// In the top layer nothing clips the list: neither the sidebar nor a column. It follows its input.
function open(box) {
  if (!isOpen(box)) {
    box.following = new AbortController();
    const { signal } = box.following;
    box.panel.showPopover();
    box.input.setAttribute("aria-expanded", "true");
    const follow = () => (box.root.isConnected ? lay(box) : close(box));
    for (const view of [window, window.visualViewport]) {
      for (const kind of ["scroll", "resize"]) view.addEventListener(kind, follow, { signal, capture: true });
    }
  }
  lay(box);
}

function close(box) {
  if (!isOpen(box)) return;
  box.following.abort();
  box.following = null;
  box.panel.hidePopover();
  box.input.setAttribute("aria-expanded", "false");
  box.voice.textContent = "";
  point(box, -1);
}

const EDGE = 8;
const WIDEST = 440; // where the input is narrower
const TALLEST = 520;

function lay(box) {
  const at = box.field.getBoundingClientRect();
  const { width, height, offsetTop } = window.visualViewport; // smaller while a phone shows its keys
  const wide = Math.min(Math.max(at.width, WIDEST), width - 2 * EDGE);
  const below = offsetTop + height - at.bottom - 2 * EDGE;
  const above = at.top - offsetTop - 2 * EDGE;
  const up = below < 180 && above > below;
  Object.assign(box.panel.style, {
    width: `${wide}px`,
    left: `${Math.max(EDGE, Math.min(at.left, width - wide - EDGE))}px`,
    top: up ? "auto" : `${at.bottom + 4}px`,
    bottom: up ? `${window.innerHeight - at.top + 4}px` : "auto",
    maxHeight: `${Math.max(120, Math.min(up ? above : below, TALLEST))}px`,
  });
}

function picture(d) {
  return svgElement("svg", { viewBox: "-2 -2 20 20", "aria-hidden": "true" }, svgElement("path", { d }));
}
