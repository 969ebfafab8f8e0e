// Both mounts, graph and view, only hand over what Streamlit gave them. The engine may arrive after
// them; until then they wait in a list.
const hub = (globalThis.studyatlas ??= { waiting: [] });

export default function (mount) {
  if (hub.receive) hub.receive(stamped(mount));
  else hub.waiting.push(stamped(mount));
  return () => hub.leave?.(mount.parentElement);
}
