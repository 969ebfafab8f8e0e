// What every element uses. Texts are set as textContent; nothing is ever parsed as HTML.

function element(name, properties = {}, ...children) {
  const { dataset, attributes, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, dataset ?? {});
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Streamlit listens for single keys on the page (c clears caches, r reruns): none of ours may reach it.
function keepKeys(root) {
  for (const kind of ["keydown", "keyup", "keypress"]) {
    root.addEventListener(kind, (event) => event.stopPropagation());
  }
}

// The element's own root below Streamlit's mount point, made once; `build` fills it the first time.
function rootOf(parentElement, className, build) {
  const found = parentElement.querySelector(`:scope > .${className}`);
  if (found) return found;
  const root = element("div", { className });
  keepKeys(root);
  build?.(root);
  parentElement.append(root);
  return root;
}
