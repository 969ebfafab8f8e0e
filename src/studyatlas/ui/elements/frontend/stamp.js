// Gives what a browser tells a stamp of its own: Streamlit may tell Python the same once more.
function stamped(mount) {
  const stamp = () => String(performance.timeOrigin + performance.now());
  const setTriggerValue = (name, value) => mount.setTriggerValue(name, { ...value, stamp: stamp() });
  return { ...mount, setTriggerValue };
}
