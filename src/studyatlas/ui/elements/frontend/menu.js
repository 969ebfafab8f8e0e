// Streamlit's sidebar: a menu that lies over the page where the window is narrow. It is to fold away once
// a page was chosen in it, or what a search found; Streamlit sees to that on phones only, which it tells by
// their names.

const PHONE = 768; // narrower, and the sidebar lies over the page

function menuAround(root) {
  return root.getRootNode().host?.closest("[data-testid=stSidebar]");
}

// Presses Streamlit's own button, which is gone where the menu is folded. Returns whether there was need to.
function foldMenu(menu) {
  if (!menu || window.innerWidth >= PHONE) return false;
  menu.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  return true;
}

// Streamlit hears of the click first, and may have folded the menu by the time the timer fires.
function listenToMenu(menu) {
  if (!menu || menu.dataset.folds) return;
  menu.dataset.folds = "true";
  menu.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest("[data-testid=stSidebarNav] a")) return;
    setTimeout(() => foldMenu(menu));
  });
}
