// What every element uses. Texts are set as textContent; nothing is ever parsed as HTML.

function element(name, properties = {}, ...children) {
  const { dataset, attributes, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, dataset ?? {});
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Streamlit listens for single keys on the page (c clears caches, r reruns): none of ours may reach
// it, but for the `/` that leads to the search box from anywhere.
function keepKeys(root) {
  for (const kind of ["keydown", "keyup", "keypress"]) {
    root.addEventListener(kind, (event) => event.key === "/" || event.stopPropagation());
  }
}

// The element's own root below Streamlit's mount point, made once; `build` fills it the first time.
// The mount point is a shadow root, which `:scope` does not match.
function rootOf(parentElement, className, build) {
  const found = [...parentElement.children].find((child) => child.classList.contains(className));
  if (found) return found;
  const root = element("div", { className });
  keepKeys(root);
  build?.(root);
  parentElement.append(root);
  return root;
}

// Opens an address of the app as Streamlit does on Back and Forward: one entry of history, and no
// reload, which would lose what was uploaded.
function visit(href) {
  history.pushState({}, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

// A link that can be opened in another tab as well; a plain click stays in the app.
function stayInApp(link) {
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(link.href);
  });
  return link;
}

// Gives the mount point a style sheet that came with the script, once. (A page of its own has no
// shadow root, and its styles in its head.)
function adopt(parentElement, sheet) {
  const root = parentElement.getRootNode();
  if (!(root instanceof ShadowRoot) || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets.push(sheet);
}

function sheetOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
