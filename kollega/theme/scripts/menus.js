// Menus that hang over the page: one is open at a time, and it closes when it is left and at Escape, so that it never hides
// what has the focus.
(() => {
  const OPEN = ":is(.k-menu, .k-languages, .k-nav details)[open]";
  const leave = ({ target }) => {
    for (const menu of document.querySelectorAll(OPEN)) menu.open = menu.contains(target);
  };
  addEventListener("pointerdown", leave);
  addEventListener("focusin", leave);
  addEventListener("keydown", ({ key, target }) => {
    const menu = key === "Escape" && target.closest(OPEN);
    if (!menu) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
})();
