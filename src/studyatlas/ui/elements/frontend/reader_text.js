// The text of a line, made into elements. Nothing in it is parsed as HTML, no address in it is asked,
// and a link is shown as its text alone.

const LONGEST_STYLED = 5000; // a longer line is shown as it stands
const DEEPEST = 4;
const MOST_CELLS = 40; // more are shown as one

const ADDRESS = String.raw`(?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s[^()]{0,300})?`;
const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[!-\/:-@\[-\x60{-~])`,
    "(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\\k<ticks>(?!`)",
    String.raw`!\[(?<alt>[^\[\]]{0,300})\]\((?<image>${ADDRESS})\)`,
    String.raw`\[\[(?<page>[^\[\]|]{1,300})(?:\|(?<alias>[^\[\]]{1,300}))?\]\]`,
    String.raw`\[(?<link>(?:[^\[\]]|\[[^\[\]]*\]){1,600})\]\(${ADDRESS}\)`,
    String.raw`<(?<address>(?:https?:|mailto:)[^<>\s]{1,2000})>`,
    String.raw`(?<newline><br\s*\/?>)`,
    String.raw`(?<heavy>\*\*|(?<![\p{L}\p{N}_])__)(?=\S)(?<strong>.+?)(?<=\S)\k<heavy>(?!\*)`,
    String.raw`(?<light>\*|(?<![\p{L}\p{N}_])_)(?![\s*_])(?<em>.+?)(?<![\s*])\k<light>(?![\p{L}\p{N}*])`,
    String.raw`~~(?=\S)(?<s>.+?)(?<=\S)~~`,
  ].join("|"),
  "giu",
);

function writeInline(parent, text, lit, depth = 0) {
  let done = 0;
  const styled = depth > DEEPEST ? "" : text.slice(0, LONGEST_STYLED);
  for (const found of styled.matchAll(INLINE)) {
    writePlain(parent, text.slice(done, found.index), lit);
    parent.append(...inlinePart(found.groups, lit, depth));
    done = found.index + found[0].length;
  }
  writePlain(parent, text.slice(done), lit);
}

function inlinePart(part, lit, depth) {
  const inside = (name, text, className = "") => {
    const made = element(name, { className });
    writeInline(made, text, lit, depth + 1);
    return [made];
  };
  if (part.escaped) return [part.escaped];
  if (part.code) return [element("code", { textContent: part.code })];
  if (part.image !== undefined) return [picture(part.alt, part.image)];
  if (part.page) return inside("span", part.alias ?? part.page, "link");
  if (part.link) return inside("span", part.link, "link");
  if (part.address) return [element("span", { className: "link", textContent: part.address })];
  if (part.newline) return [element("br")];
  const name = ["strong", "em", "s"].find((tag) => part[tag]);
  return inside(name, part[name]);
}

function picture(alt, address) {
  const name = alt || address.trim().split(/[\s?#]/)[0].split("/").pop().slice(0, 60);
  return element("span", { className: "picture", textContent: `Picture${name && `: ${name}`}` });
}

function writePlain(parent, text, lit) {
  const parts = lit ? text.split(lit) : [text]; // the pattern is one group: every second part is a name
  parts.forEach((part, at) => {
    if (part) parent.append(at % 2 ? element("mark", { textContent: part }) : part);
  });
}

// The names of some nodes as one pattern, the longest first, or null.
function namePattern(nodes) {
  const names = nodes.flatMap((node) => node.names).filter((name) => name.length > 1 && name.length < 120);
  if (!names.length) return null;
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  const either = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|\/]/g, "\\$&")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])((?:${either})(?:e?s)?)(?![\\p{L}\\p{N}])`, "iu");
}

const ITEM = /^\s*(?:[-*+]|(\d{1,9}[.)]))(?:\s+(?:\[([ xX])\]\s)?|$)/;

function cellsOf(text) {
  const cells = text.trim().replace(/^\|/, "").split(/(?<!\\)\|/);
  if (cells.length > 1 && !cells.at(-1).trim()) cells.pop();
  const rest = cells.splice(MOST_CELLS);
  if (rest.length) cells.push(rest.join("|"));
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function withoutClosingMarks(text) {
  const whole = text.trimEnd();
  let end = whole.length;
  while (whole[end - 1] === "#") end -= 1;
  return end === 0 || whole[end - 1].trim() === "" ? whole.slice(0, end).trimEnd() : whole;
}

// Bullets typed inside a cell, one to each of its lines.
function writeCell(cell, parts, lit) {
  parts.forEach((part, place) => {
    if (place) cell.append(element("br"));
    const text = part.trim();
    writeInline(cell, parts.length > 1 ? text.replace(/^[*+-]\s*(?=[^\s*])/, "• ") : text, lit);
  });
}

const WRITERS = {
  heading(words, { text, level }, lit) {
    writeInline(words, withoutClosingMarks(text.replace(/^ {0,3}#{1,6}\s*/, "")), lit);
    words.setAttribute("role", "heading");
    words.setAttribute("aria-level", level ?? 1);
  },
  item(words, { text }, lit) {
    const [mark, number, ticked] = ITEM.exec(text) ?? [""];
    const bullet = ticked ? (ticked === " " ? "☐" : "☑") : (number ?? "•");
    const rest = element("span");
    writeInline(rest, text.slice(mark.length), lit);
    words.append(element("span", { className: "bullet", textContent: bullet }), rest);
  },
  quote: (words, { text }, lit) => writeInline(words, text.replace(/^\s*(?:>\s?)+/, ""), lit),
  row(words, { text, level }, lit, table) {
    words.style.gridTemplateColumns = table.columns;
    cellsOf(text).forEach((cell, at) => {
      const attributes = { role: level ? "columnheader" : "cell" };
      const made = element("div", { className: "cell", dataset: { column: table.head[at] ?? "" }, attributes });
      writeCell(made, cell.split(/<br\s*\/?>/i), lit);
      words.append(made);
    });
  },
  code: (words, { text }, lit) => writePlain(words, text, lit),
  rule: (words) => words.append(element("span", { className: "rule" })),
  blank: () => {},
  text: (words, { text }, lit) => writeInline(words, text.trim(), lit),
};
