/* Runs in the pages of the preview only: reloads them after a build, and shows what stands in its way. */
(() => {
  "use strict";
  let mine = document.currentScript.dataset.build;
  let source = null;
  let shown = "";
  let panel = null;

  /* Only a page that is looked at listens, since browsers allow few lasting connections to one place. */
  function listen() {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource("/_kollega/events");
    source.onmessage = (event) => hear(event.data);
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        rest();
        setTimeout(listen, 1000);
      }
    };
  }

  function rest() {
    if (source) source.close();
    source = null;
  }

  function hear(data) {
    const state = JSON.parse(data);
    /* What was shown ahead of the build came out the same. */
    if (mine === state.early && state.same.includes(location.pathname)) mine = state.build;
    if (state.build !== mine) location.reload(); /* the browser keeps the place in the page */
    else if (!state.failure) close();
    else if (data !== shown) show(state);
    shown = state.failure ? data : "";
  }

  function close() {
    if (panel) panel.remove();
    panel = null;
  }

  /* All words are set as text: what is in a file that is not finished may be anything. */
  function add(parent, name, words, kind) {
    const made = parent.appendChild(document.createElement(name));
    made.textContent = words;
    made.className = kind || "";
    made.dir = "auto";
    return made;
  }

  function show(state) {
    close();
    panel = document.createElement("kollega-preview");
    const root = panel.attachShadow({ mode: "open" });
    const style = root.appendChild(document.createElement("link"));
    style.rel = "stylesheet";
    style.href = "/_kollega/overlay.css";
    const box = add(root, "section", "", "box");
    box.lang = "en";
    box.setAttribute("role", "alert");
    const head = add(box, "header", "");
    add(head, "h2", "The site was not built");
    const button = add(head, "button", "Hide");
    button.type = "button";
    button.title = "Hide this until the next build (Esc)";
    button.onclick = close;
    const body = add(box, "div", "", "body");
    body.tabIndex = 0;
    add(body, "p", state.failure);
    const list = add(body, "ol", "");
    list.hidden = !state.problems.length;
    for (const problem of state.problems) item(list, problem);
    if (state.more) add(body, "p", `… and ${state.more} more.`);
    document.documentElement.append(panel);
  }

  function item(list, problem) {
    const entry = add(list, "li", "");
    add(entry, "p", problem.path + (problem.line ? `, line ${problem.line}` : ""), "place");
    add(entry, "p", problem.message, "message");
    if (problem.excerpt) add(entry, "pre", problem.excerpt);
    if (problem.hint) add(entry, "p", `Hint: ${problem.hint}`, "hint");
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? rest() : listen()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
})();
