// Runs before the page is drawn, so that nothing flickers: what the visitor chose, and that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("palette");
    if (chosen === "light" || chosen === "dark") root.dataset.palette = chosen;
  } catch {
    // Storage may be forbidden; then the system's palette is used.
  }
})();
