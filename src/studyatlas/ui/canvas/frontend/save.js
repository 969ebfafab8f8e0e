// Files made in the browser: tables as CSV, the picture as SVG and PNG.

const SHARPNESS = 2;
const MOST_PIXELS = 48e6;
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function saveFile(content, name, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// RFC 4180. A cell that a spreadsheet would run as a formula starts with an apostrophe.
function csv(rows) {
  const cell = (value) => {
    const text = String(value);
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function saveSvg(canvas) {
  saveFile(svgText(drawing(canvas)), "studyatlas.svg", "image/svg+xml");
}

// XML has no way to write most control characters, and no reader takes a file that has them.
function svgText(svg) {
  const text = new XMLSerializer().serializeToString(svg);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.replace(NO_XML, "\ufffd")}\n`;
}

async function savePng(canvas) {
  const svg = drawing(canvas);
  const [width, height] = ["width", "height"].map((side) => Number(svg.getAttribute(side)));
  const sharp = Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / (width * height)));
  const address = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const sheet = Object.assign(document.createElement("canvas"), {
    width: Math.round(width * sharp), height: Math.round(height * sharp),
  });
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(address);
  sheet.toBlob((blob) => saveFile(blob, "studyatlas.png"), "image/png");
}
