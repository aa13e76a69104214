// Runs before the page is drawn, so that nothing flickers: what the visitor chose, and that scripts run. Then shows in the menu,
// which may be wider than a phone, where the visitor and the keyboard are.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("palette");
    if (chosen === "light" || chosen === "dark") root.dataset.palette = chosen;
  } catch {
    // Storage may be forbidden; then the system's palette is used.
  }
  const isDark = () => (root.dataset.palette || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  // Not before the styles are there, by which the menu is one line.
  addEventListener("load", () => {
    const menu = document.querySelector(".k-nav > ul");
    const show = (entry) => {
      if (!entry) return;
      const [all, one] = [menu, entry].map((element) => element.getBoundingClientRect());
      menu.scrollLeft += (one.left + one.right - all.left - all.right) / 2;
    };
    show(menu?.querySelector("[aria-current]"));
    // Browsers leave half outside what the keyboard comes to. Under a pointer nothing may move.
    menu?.addEventListener("focusin", ({ target }) => {
      if (target.matches(":focus-visible")) show(target.closest(".k-nav > ul > li"));
    });
  });
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".k-palette");
    if (!button) return;
    const tell = () => button.setAttribute("aria-pressed", String(isDark()));
    tell();
    button.addEventListener("click", () => {
      root.dataset.palette = isDark() ? "light" : "dark";
      tell();
      try {
        localStorage.setItem("palette", root.dataset.palette);
      } catch {
        // Then the choice holds for this page.
      }
    });
  });
})();
