// The share kit: counts while people write, copies, keeps a code where one is wanted, and puts the files together.
(() => {
  const kit = document.querySelector(".k-kit");
  const told = kit.dataset;
  const status = document.querySelector(".k-kit__said");
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };
  const copy = async (text) => say((await copyText(text)) ? told.copied : told.failed);
  const posts = [...document.querySelectorAll(".k-post")].map((section) => new Post(section));

  const coded = personal.coded;
  // From the code, the network and what is shared: always the same for one person, another for the next.
  const turn = (name, length) => {
    let sum = 0;
    for (const sign of `${personal.code} ${name} ${told.slug}`) sum = (sum * 31 + sign.codePointAt(0)) % 65521;
    return personal.code && length ? sum % length : 0;
  };

  function Post(section) {
    const { network, name, limit, count, bytes, place, url, share } = section.dataset;
    const field = section.querySelector("textarea");
    const counter = section.querySelector(".k-post__count");
    const open = section.querySelector("[data-open]");
    const list = section.querySelector(".k-suggestions");
    const rows = list ? [...list.children] : [];
    const words = (row) => row.querySelector(".k-suggestion").textContent;
    let untouched = field.value;
    this.section = section;
    this.id = network;
    this.name = name;
    this.link = () => coded(url);
    this.whole = () => [field.value.trim(), place === "inside" ? this.link() : ""].filter(Boolean);
    this.tell = () => {
      const whole = this.whole().join(" ");
      const used = lengthOf(whole, count);
      const over = Math.max(Number(limit) ? used - limit : 0, Number(bytes) ? new TextEncoder().encode(whole).length - bytes : 0, 0);
      const words = Number(limit) ? told.of : told.used;
      counter.textContent = words.replace("{used}", used).replace("{limit}", limit) + (over ? ` · ${told.over.replace("{over}", over)}` : "");
      section.classList.toggle("k-post--over", over > 0);
      if (over) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (!open) return;
      const values = { url: this.link(), text: field.value.trim(), title: told.title };
      open.href = share.replace(/\{(url|text|title)\}/g, (_, key) => encodeURIComponent(values[key]));
    };
    this.begin = () => {
      const first = turn(network, rows.length);
      list?.append(...rows.slice(first), ...rows.slice(0, first));
      // What somebody wrote is never replaced by itself.
      if (field.value === untouched && rows.length) field.value = untouched = words(rows[first]);
      this.tell();
    };
    const write = (text) => {
      field.value = untouched = text;
      this.tell();
      field.focus();
    };
    field.addEventListener("input", this.tell);
    section.querySelector("[data-copy]").addEventListener("click", () => copy(this.whole().join("\n")));
    section.querySelector("[data-clear]").addEventListener("click", () => write(""));
    for (const row of rows) row.querySelector("[data-use]").addEventListener("click", () => write(words(row)));
  }

  personal.onChange(() => {
    for (const post of posts) post.begin();
  });
  // One network at a time: the one that the address names, at first the first.
  const tabs = [...document.querySelectorAll(".k-networks a")];
  const choose = (id) => {
    const chosen = posts.find((post) => post.id === id) || posts[0];
    for (const post of posts) post.section.hidden = post !== chosen;
    for (const tab of tabs) tab.hash === `#${chosen?.id}` ? tab.setAttribute("aria-current", "true") : tab.removeAttribute("aria-current");
  };
  addEventListener("hashchange", () => {
    const id = location.hash.slice(1);
    if (!posts.some((post) => post.id === id)) return;
    choose(id);
    document.getElementById(id).scrollIntoView();
  });
  choose(location.hash.slice(1));
  const link = document.querySelector('[data-copy="link"]');
  link.addEventListener("click", () => copy(coded(link.dataset.url)));
  for (const row of document.querySelectorAll(".k-alts > li")) {
    row.querySelector("button").addEventListener("click", () => copy(row.querySelector(".k-alt").textContent));
  }
  personal.begin();

  // From a folder on disk a page may read no files: there the pictures come in a script.
  const scripted = (source) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      window.kollegaPictures = (rows) =>
        done(Object.entries(rows).map(([name, text]) => [name, Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))]));
      script.onerror = failed;
      script.src = source;
      document.head.append(script);
    });
  const fetched = (links) =>
    Promise.all(
      links.map(async (one) => {
        const answer = await fetch(one.href);
        if (!answer.ok) throw new Error(one.href);
        return [one.dataset.file, new Uint8Array(await answer.arrayBuffer())];
      }),
    );
  const files = [...document.querySelectorAll("[data-file]")];
  const texts = () => ({
    "captions.txt": posts.map((post) => `${post.name}\n${"=".repeat(post.name.length)}\n\n${post.whole().join("\n")}\n`),
    "links.txt": posts.map((post) => `${post.name}: ${post.link()}`),
    "alt-texts.txt": files.map((one) => `${one.dataset.file}\n${one.dataset.alt}\n`),
    "guide.txt": [...document.querySelectorAll("[data-guide]")].map((one) => `- ${one.textContent}`),
  });
  const zip = document.querySelector("[data-zip]");
  const isDisk = location.protocol === "file:";
  if (zip && isDisk && !zip.dataset.script) zip.hidden = true;
  zip?.addEventListener("click", async () => {
    say(told.packing);
    try {
      const pictures = await (isDisk ? scripted(zip.dataset.script) : fetched(files));
      const written = Object.entries(texts()).map(([name, lines]) => [
        name, new TextEncoder().encode(`${told.title}\n\n${lines.join("\n")}\n`),
      ]);
      const a = document.createElement("a");
      a.href = URL.createObjectURL(zipOf([...pictures, ...written]));
      a.download = `${told.slug}.zip`;
      a.click();
      setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
      say(told.packed);
    } catch {
      say(told.failed);
    }
  });
})();
