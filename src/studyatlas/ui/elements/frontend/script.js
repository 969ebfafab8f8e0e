// The mount of an element's script and styles, which never change: Streamlit sends them once.
const hub = (globalThis.studyatlasElements ??= { scripts: new Map(), waiting: [] });
const sheet = sheetOf(STYLES);

function script(mount) {
  adopt(mount.parentElement, sheet);
  return drawElement(mount);
}

hub.scripts.set(NAME, script);
hub.waiting = hub.waiting.filter(({ name, draw }) => name !== NAME || draw(script));

export default function () {}
