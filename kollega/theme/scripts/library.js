// The library and the first room: choosing by team, place, topic, language … What is kept stays on this device.
(() => {
  const KEPT = "kollega-me";
  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEPT) || "{}");
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  };
  const keep = (chosen) => {
    try {
      if (Object.keys(chosen).length) localStorage.setItem(KEPT, JSON.stringify(chosen));
      else localStorage.removeItem(KEPT);
    } catch {
      // Then it holds for this page.
    }
  };
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  const keeps = "keeps" in form.dataset;
  const room = keeps ? form.closest("section") : document.querySelector("main");
  const rows = [...room.querySelectorAll(".k-shelf__item")].map((element) => ({
    element,
    link: element.querySelector("a"),
    to: element.querySelector("a").getAttribute("href"),
    words: element.textContent.toLocaleLowerCase(),
    tongues: Object.fromEntries([...element.querySelectorAll(".k-shelf__also a")].map((one) => [one.hreflang, one])),
  }));
  const groups = [...room.querySelectorAll(".k-library__group")];
  const status = room.querySelector('[role="status"]');
  const forget = form.querySelector('[type="reset"]');
  const said = (status.dataset.of ? status : room).dataset.of;
  const MOST = 8;
  const fields = [...form.querySelectorAll("select, input")];
  const chosen = () => Object.fromEntries(fields.map((one) => [one.name, one.value.trim()]).filter((pair) => pair[1]));
  const fits = ({ element, words }, wanted) =>
    Object.entries(wanted).every(([name, value]) => {
      if (name === "words") return value.toLocaleLowerCase().split(/\s+/).every((word) => words.includes(word));
      if (name === "age") return Number(element.dataset.age ?? Infinity) < Number(value);
      // What names no networks can be shared on all of them.
      if (name === "networks" && !("networks" in element.dataset)) return true;
      return element.dataset[name]?.includes(`,${value},`);
    });
  // A kit opens in the language and at the network that were chosen.
  const lead = ({ element, link, to, tongues }, wanted) => {
    const own = tongues[wanted.langs]?.getAttribute("href") || to;
    const at = wanted.networks && to.endsWith("index.html") ? `#${wanted.networks}` : "";
    link.setAttribute("href", own + at);
  };
  const show = () => {
    const wanted = chosen();
    const any = Object.keys(wanted).length > 0;
    let found = 0;
    for (const row of rows) {
      const is = fits(row, wanted);
      found += is;
      row.element.hidden = keeps ? !any || !is || found > MOST : !is;
      lead(row, wanted);
    }
    for (const group of groups) group.hidden = !group.querySelector(".k-shelf__item:not([hidden])");
    if (keeps) forget.hidden = !any;
    status.textContent = any || !keeps ? said.replace("{found}", found).replace("{all}", rows.length) : "";
    return wanted;
  };
  form.addEventListener("input", () => {
    const wanted = show();
    if (keeps) keep(wanted);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      const wanted = show();
      if (keeps) keep(wanted);
    }),
  );
  if (keeps) {
    const kept = read();
    for (const field of fields) {
      const value = kept[field.name];
      if ([...(field.options || [])].some((one) => one.value === value)) field.value = value;
    }
  }
  show();
})();
