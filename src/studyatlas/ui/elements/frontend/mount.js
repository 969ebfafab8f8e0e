// The mount of an element's data hands it to the element's script, which may arrive later.
const hub = (globalThis.studyatlasElements ??= { scripts: new Map(), waiting: [] });

export default function (mount) {
  let cleanup;
  const draw = (script) => { cleanup = script(stamped(mount)); };
  const script = hub.scripts.get(NAME);
  if (script) draw(script);
  else hub.waiting.push({ name: NAME, draw });
  return () => cleanup?.();
}
