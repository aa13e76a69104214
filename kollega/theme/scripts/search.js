// The page that searches: results while one types, in groups. The address says what is looked for, so it can be shared.
(() => {
  const page = document.querySelector(".k-search");
  if (!page) return;
  const one = (selector) => page.querySelector(selector);
  const [field, status, meant, none, failed] = ["field", "status", "meant", "none", "failed"].map((name) => one(`.k-search__${name}`));
  const groups = [...page.querySelectorAll(".k-search__group")];
  const index = searchLanguages(page.dataset.search.split(" "), document.documentElement.lang);
  // What is said of how much was found, in each of the language's plural forms.
  const counted = JSON.parse(page.dataset.found);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
  const PAUSE = 200;
  const FIRST = 5;
  const MORE = 20;
  let asked = 0;
  let timer;

  const wanted = () => new URLSearchParams(location.search).get("q") ?? "";
  const addressOf = (query) => (query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  const say = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // A text with its found words marked, as nodes: nothing that people wrote is ever read as HTML.
  const marked = (text, words) =>
    index.mark(text, words).map(([part, isMarked]) => {
      if (!isMarked) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });
  const line = (name, ...content) => {
    const element = document.createElement("p");
    element.className = name;
    element.append(...content);
    return element;
  };
  const date = (written) =>
    new Date(`${written}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

  const item = async (result, words) => {
    const { kind } = result;
    const [title, address, about, summary, day, lang] = await index.show(result);
    const element = document.createElement("li");
    const link = document.createElement("a");
    const heading = document.createElement("h3");
    element.className = "k-row";
    heading.className = "k-row__title";
    link.href = index.root(result) + address.split("/").map(encodeURIComponent).join("/");
    link.append(...marked(title, words));
    heading.append(link);
    const when = kind === "j" || !day ? "" : date(day);
    element.append(heading);
    if (about || when) element.append(line("k-row__line", ...marked([about, when].filter(Boolean).join("\u00a0· "), words)));
    if (summary) element.append(line("k-search__summary", ...marked(summary, words)));
    if (lang !== document.documentElement.lang)
      for (const part of [heading, element.querySelector(".k-search__summary")]) if (part) [part.lang, part.dir] = [lang, "auto"];
    return element;
  };

  const fill = async (group, results, words, from, number) => {
    const rows = await Promise.all(results.slice(from, from + number).map((result) => item(result, words)));
    const more = group.querySelector(".k-search__more");
    return () => {
      const list = group.querySelector("ol");
      list.append(...rows);
      group.hidden = !results.length;
      group.querySelector(".k-search__count").textContent = results.length;
      more.hidden = list.children.length >= results.length;
      more.onclick = async () => {
        const next = list.children.length;
        await fill(group, results, words, next, MORE).then((done) => done(), () => (failed.hidden = false));
        list.children[next]?.querySelector("a").focus();
      };
    };
  };

  const clear = () => {
    [...groups, meant, none, failed].forEach((part) => (part.hidden = true));
    groups.forEach((group) => group.querySelector("ol").replaceChildren());
  };

  // Until now what is below the results has waited for them, where the address asked for some.
  const appear = () => document.documentElement.classList.remove("asked");

  const show = async (query) => {
    const turn = (asked += 1);
    if (!index.split(query).length) {
      clear();
      status.textContent = "";
      appear();
      return;
    }
    const slow = setTimeout(() => turn === asked && (status.textContent = page.dataset.busy), 600);
    try {
      const { results, fills, better } = await look(query).catch(() => {
        index.forget();
        return look(query);
      });
      if (turn !== asked) return;
      clear();
      fills.forEach((done) => done());
      // The group with the best result comes first.
      const best = (group) => results.findIndex(({ kind }) => kind === group.dataset.kind);
      const order = groups.filter((group) => !group.hidden).sort((a, b) => best(a) - best(b));
      order.forEach((group) => page.insertBefore(group, none));
      none.hidden = results.length > 0;
      suggest(better);
      const message = results.length ? counted[plural.select(results.length)] ?? counted.other : page.dataset.nothing;
      status.textContent = say(message, { found: number.format(results.length), words: query.trim() });
    } catch {
      if (turn !== asked) return;
      clear();
      status.textContent = "";
      failed.hidden = false;
    } finally {
      clearTimeout(slow);
      appear();
    }
  };

  const look = async (query) => {
    const { results, marked: words, meant: better } = await index.find(query);
    const found = groups.map((group) => results.filter(({ kind }) => kind === group.dataset.kind));
    const fills = await Promise.all(groups.map((group, at) => fill(group, found[at], words, 0, FIRST)));
    return { results, fills, better };
  };

  const suggest = (better) => {
    meant.hidden = !better;
    const [before, after] = page.dataset.meant.split("{words}");
    const link = document.createElement("a");
    link.href = addressOf(better);
    link.textContent = better;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = better;
      go();
      field.focus();
    });
    meant.replaceChildren(before, link, after);
  };

  // What is typed replaces the address; what was searched before stays behind it for the back button.
  const go = () => {
    clearTimeout(timer);
    const query = field.value.trim();
    if (query !== wanted()) history[wanted() && query ? "replaceState" : "pushState"](null, "", addressOf(query));
    show(field.value);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(go, PAUSE);
  });
  one(".k-search__again").addEventListener("click", () => {
    index.forget();
    show(field.value);
  });
  addEventListener("popstate", () => {
    field.value = wanted();
    show(field.value);
  });

  // Down goes from the field into the results and on, Up back; Escape returns to the field, and there empties it.
  page.addEventListener("keydown", (event) => {
    const stops = [field, ...page.querySelectorAll(".k-search__meant:not([hidden]) a, .k-search__group:not([hidden]) :is(a, button:not([hidden]))")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !at) {
      go();
      if (matchMedia("(hover: none)").matches) field.blur();
    } else if (event.key === "Escape" && at) field.focus();
    else if (event.key === "Escape" && field.value) {
      field.value = "";
      go();
    } else if (step && stops[at + step]) stops[at + step].focus();
    else return;
    event.preventDefault();
  });

  // What somebody typed before this script was there is not lost.
  field.value ||= wanted();
  go();
  if (!field.value && matchMedia("(hover: hover)").matches) field.focus();
})();
