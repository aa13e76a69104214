// The job finder. Where all jobs are listed, the links of each facet become choices, several at a time, which filter the
// list at once together with the words. On the ready page of a choice the links lead there, with one choice more or less.
(() => {
  const finder = document.querySelector(".k-finder");
  if (!finder) return;
  const menus = [...finder.querySelectorAll(".k-menu")];
  const values = menus.flatMap((menu, number) =>
    [...menu.querySelectorAll("li")].map((item) => ({
      menu: number,
      facet: menu.dataset.facet,
      slug: item.dataset.value,
      name: item.firstElementChild.firstChild.data.trim(),
      item,
    })),
  );

  const addressOf = (chosen, words) => {
    const asked = new URLSearchParams(chosen.map(({ facet, slug }) => [facet, slug]));
    if (words) asked.set("q", words);
    return `${finder.dataset.jobs}?${asked}`.replace(/\?$/, "");
  };

  // On a ready page: the links of one choice more, or less.
  if (finder.classList.contains("k-finder--ready")) {
    const chosen = values.filter(({ item }) => item.querySelector("[aria-current]"));
    for (const value of values) {
      const link = value.item.querySelector("a") ?? document.createElement("a");
      link.href = addressOf(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
      if (link.parentNode) continue;
      link.append(...value.item.firstElementChild.childNodes);
      value.item.replaceChildren(link);
    }
    return;
  }

  const list = document.querySelector(".k-rows");
  const rows = [...list.children].map((item) => ({
    item,
    values: item.dataset.values ? item.dataset.values.split(" ").map(Number) : [],
    isShown: true,
  }));
  const field = finder.querySelector("input");
  const status = finder.querySelector("[role=status]");
  const clear = finder.querySelector(".k-clear");
  const nothing = document.querySelector(".k-nofit");
  const { comma } = finder.dataset;
  const feed = document.querySelector(".k-follow__what");
  const everything = { found: status.textContent, feed: feed.textContent, title: document.title };
  const pages = finder.dataset.pages.split(" ").filter(Boolean).map((page) => page.split(".").map(Number));
  values.forEach((value, number) => value.item.querySelector("a") && pages.push([number]));

  const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
  const say = (message, found) => message.replace("{found}", number.format(found));

  for (const value of values) {
    const label = document.createElement("label");
    value.box = document.createElement("input");
    value.box.type = "checkbox";
    label.append(value.box, ...value.item.firstElementChild.childNodes);
    value.count = label.querySelector(".k-count");
    value.item.replaceChildren(label);
  }
  for (const menu of menus) {
    menu.mark = menu.querySelector(".k-menu__mark");
    menu.names = document.createElement("span");
    menu.names.className = "k-hidden";
    menu.mark.before(menu.names);
    menu.done = document.createElement("button");
    menu.done.type = "button";
    menu.done.className = "k-button k-menu__done";
    menu.lastElementChild.append(menu.done);
  }

  // Letters as they are typed: without accents, and where a language writes two for one, with those as well.
  const LETTERS = { ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const PAIRS = { å: "aa", ä: "ae", ö: "oe", ø: "oe", ü: "ue" };
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[øæœßłđðþı]/g, (letter) => LETTERS[letter]);
  const folded = (text) => {
    const low = text.toLowerCase().normalize("NFC");
    return [...new Set([plain(low), plain(low.replace(/[åäöøü]/g, (letter) => PAIRS[letter]))])].map((form) =>
      form.replace(/[^\p{L}\p{N}]+/gu, " ").trim(),
    );
  };
  const wordsOf = (row) =>
    (row.words ??= ` ${[row.item.textContent, ...row.values.map((number) => values[number].name)].flatMap(folded).join(" ")}`);
  // What is typed is the beginning of a word; some scripts write none between words, so there it may stand anywhere.
  const UNDIVIDED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
  const askedFor = (text) =>
    text
      .split(/\s+/)
      .map((word) => folded(word).filter(Boolean))
      .filter((forms) => forms.length)
      .map((forms) => forms.flatMap((form) => (UNDIVIDED.test(form) ? form : ` ${form}`)));

  // What a kept address asks for, where no job has any of it today: nothing fits, until it is taken back.
  let gone = [];
  const chosenNow = () => [...values.filter(({ box }) => box.checked), ...gone];

  const filter = () => {
    const chosen = chosenNow();
    const wanted = menus.map((_, menu) => new Set(chosen.filter((value) => value.menu === menu)));
    const words = askedFor(field.value);
    const counts = new Uint32Array(values.length);
    let found = 0;
    for (const row of rows) {
      const fits = words.every((forms) => forms.some((form) => wordsOf(row).includes(form)));
      const missed = wanted.flatMap((some, menu) => (some.size && !row.values.some((number) => some.has(values[number])) ? menu : []));
      const isShown = fits && !missed.length;
      // A value counts what choosing it would show: those that all but its own facet lets through.
      if (fits && missed.length < 2)
        for (const number of row.values) if (isShown || values[number].menu === missed[0]) counts[number] += 1;
      if (isShown !== row.isShown) row.item.hidden = !isShown;
      row.isShown = isShown;
      found += isShown;
    }
    tell(chosen, wanted, counts, found, words.length > 0);
  };

  const tell = (chosen, wanted, counts, found, isAsked) => {
    const names = [...chosen.map(({ name }) => name), ...(isAsked ? [field.value.trim()] : [])].join(comma);
    values.forEach((value, number) => {
      value.count.textContent = counts[number];
      value.item.classList.toggle("k-menu__none", !counts[number]);
    });
    menus.forEach((menu, number) => {
      menu.mark.textContent = wanted[number].size || "";
      menu.names.textContent = wanted[number].size ? `: ${[...wanted[number]].map(({ name }) => name).join(comma)}` : "";
      menu.done.textContent = say(finder.dataset.show, found);
    });
    const page = nearest(chosen);
    feed.textContent = page.map((number) => values[number].name).join(comma) || everything.feed;
    const path = page.map((number) => `${values[number].facet}-${values[number].slug}`).join("/");
    for (const link of document.querySelectorAll("[data-feed]"))
      link.href = `${finder.dataset.feeds}jobs${path && `/${path}`}.${link.dataset.feed}`;
    list.hidden = !found;
    nothing.hidden = found > 0;
    clear.hidden = !names;
    document.title = names ? `${names} · ${everything.title}` : everything.title;
    announce(names ? say(finder.dataset.some, found) : everything.found, names && `: ${names}`);
  };

  // What did not change is not said again.
  const announce = (found, names) => {
    if (status.textContent === found + names) return;
    const rest = document.createElement("span");
    rest.className = "k-finder__names";
    rest.textContent = names;
    status.replaceChildren(found, rest);
  };

  // The ready page of most of what is chosen, as numbers of values: its feed tells of new jobs.
  const nearest = (chosen) => {
    const fitting = pages.filter((page) => page.every((number) => chosen.includes(values[number])));
    return fitting.reduce((best, page) => (page.length > best.length ? page : best), []);
  };

  const keep = (how) => {
    const address = addressOf(chosenNow(), field.value.trim());
    if (new URL(address, location).href !== location.href) history[how](null, "", address);
  };

  const restore = () => {
    const asked = new URLSearchParams(location.search);
    for (const { box, facet, slug } of values) box.checked = asked.getAll(facet).includes(slug);
    const lost = ({ dataset: { facet } }, menu) => asked.getAll(facet).map((slug) => ({ menu, facet, slug, name: slug }));
    gone = values.some(({ box }) => box.checked) ? [] : menus.flatMap(lost);
    field.value = asked.get("q") ?? "";
    filter();
  };

  const forget = () => {
    for (const { box } of values) box.checked = false;
    gone = [];
    field.value = "";
    filter();
    keep("pushState");
    (menus[0]?.firstElementChild ?? field).focus();
  };

  field.addEventListener("input", () => {
    filter();
    keep("replaceState");
  });
  // On a phone the keyboard hides what was found.
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && matchMedia("(pointer: coarse)").matches) field.blur();
  });
  for (const { box } of values)
    box.addEventListener("change", () => {
      filter();
      keep("pushState");
    });
  for (const menu of menus)
    menu.done.addEventListener("click", () => {
      menu.open = false;
      menu.firstElementChild.focus();
    });
  for (const button of document.querySelectorAll(".k-clear")) button.addEventListener("click", forget);
  addEventListener("popstate", restore);
  restore();
  document.documentElement.classList.remove("asked");
})();
