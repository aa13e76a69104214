// The form for a story: keeps what is written on this device, makes photos ready, and puts one file together to send.
(() => {
  const form = document.querySelector(".k-ask");
  const told = form.dataset;
  const KEY = "kollega-story";
  const MOST = Number(told.most);
  const fields = Object.fromEntries([...form.querySelectorAll("[data-question]")].map((one) => [one.dataset.question, one]));
  const list = form.querySelector(".k-ask__photos");
  const chooser = form.querySelector("input[type=file]");
  const faults = form.querySelector(".k-ask__faults");
  const status = form.querySelector(".k-ask__said");
  const taken = new Set(JSON.parse(told.taken));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };
  let photos = [];
  let alts = {};

  // What is written is kept from the first letter on; photos are too large for it.
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  };
  const keep = () => {
    for (const photo of photos) alts[photo.name] = photo.field.value;
    const values = Object.entries(fields).map(([name, one]) => [name, one.type === "checkbox" ? one.checked : one.value]);
    try {
      localStorage.setItem(KEY, JSON.stringify({ values: Object.fromEntries(values), alts, photos: photos.length }));
    } catch {
      say(told.unkept);
    }
  };
  const restore = () => {
    const { values = {}, alts: before = {}, photos: count = 0 } = kept();
    for (const [name, one] of Object.entries(fields)) {
      if (one.type === "checkbox") one.checked = values[name] === true;
      else if (typeof values[name] === "string") one.value = values[name];
    }
    alts = before;
    if (count) say(told.again);
  };
  const clear = () => {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Then there is nothing to forget.
    }
    form.reset();
    for (const photo of photos) photo.remove();
    photos = [];
    alts = {};
    blame([]);
    say("");
    fields.title.focus();
  };

  const megabytes = (size) => (size / 1e6).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const show = (file, { blob, ending }) => {
    const row = document.querySelector("#k-ask-photo").content.firstElementChild.cloneNode(true);
    const field = row.querySelector("input");
    const id = `photo-${Date.now()}-${photos.length}`;
    const image = row.querySelector("img");
    row.querySelector("label").htmlFor = field.id = id;
    row.querySelector(".k-ask__name").textContent = file.name;
    const note = row.querySelector(".k-ask__note");
    if (ending === "jpg") {
      image.src = URL.createObjectURL(blob);
      note.textContent = fill(told.shrunk, { before: megabytes(Math.max(file.size, 1e5)), after: megabytes(Math.max(blob.size, 1e5)) });
    } else {
      image.remove();
      note.textContent = fill(told.heic, { name: file.name });
    }
    field.value = alts[file.name] || "";
    const photo = { name: file.name, blob, ending, field };
    photo.remove = () => {
      if (image.src) URL.revokeObjectURL(image.src);
      row.remove();
    };
    row.querySelector("button").addEventListener("click", () => {
      photo.remove();
      photos = photos.filter((one) => one !== photo);
      keep();
      chooser.focus();
    });
    photos.push(photo);
    list.append(row);
  };
  chooser.addEventListener("change", async () => {
    const files = [...chooser.files];
    chooser.value = "";
    const wrong = [];
    say(told.reading);
    for (const file of files) {
      if (photos.length === MOST) {
        wrong.push([chooser, fill(told.many, { most: MOST })]);
        break;
      }
      const made = await photoOf(file);
      if (made.fault) wrong.push([chooser, fill(told[made.fault], { name: file.name, most: 40 })]);
      else show(file, made);
    }
    say("");
    keep();
    blame(wrong);
  });

  // What is in a field; of names, between two commas there may be none.
  const listed = (text) => text.split(",").map(lineOf).filter(Boolean);
  const answered = (field) =>
    field.type === "checkbox" ? field.checked : field.dataset.form === "names" ? listed(field.value).length > 0 : Boolean(lineOf(field.value));

  // What is still missing, each with a way to the field.
  const blame = (rows) => {
    for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    faults.hidden = !rows.length;
    faults.querySelector("ul").replaceChildren(
      ...rows.map(([field, text]) => {
        const item = document.createElement("li");
        const way = document.createElement("a");
        way.href = `#${field.id}`;
        way.textContent = text;
        way.addEventListener("click", (event) => {
          event.preventDefault();
          field.focus();
        });
        if (field !== chooser) field.setAttribute("aria-invalid", "true");
        item.append(way);
        return item;
      }),
    );
    if (rows.length) faults.focus();
  };
  const look = () => {
    const rows = [];
    for (const [name, field] of Object.entries(fields)) {
      if ("needed" in field.dataset && !answered(field)) rows.push([field, told[name]]);
      else if (name === "title" && taken.has(folderOf(field.value))) rows.push([field, told.taken_]);
      if (name === "quote") for (const photo of photos) if (!lineOf(photo.field.value)) rows.push([photo.field, told.alt]);
    }
    return rows;
  };

  // The file of the story: the same lines as the program writes.
  const quoted = (text) => JSON.stringify(lineOf(text));
  const names = (text) => {
    const found = listed(text).map(quoted);
    return found.length === 1 ? found[0] : `[${found.join(", ")}]`;
  };
  const today = () => {
    const day = new Date();
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const written = (files) => {
    const lines = ["---", told.agreed, `title: ${quoted(fields.title.value)}`, `date: ${today()}`];
    if (told.lang) lines.push(`lang: ${told.lang}`);
    for (const [name, field] of Object.entries(fields)) {
      if (["title", "text", "consent"].includes(name) || !answered(field)) continue;
      lines.push(`${name}: ${field.dataset.form === "names" ? names(field.value) : quoted(field.value)}`);
    }
    if (files.length) lines.push(`photo: ${quoted(files[0])}`, `photo_alt: ${quoted(photos[0].field.value)}`);
    const more = files.slice(1).map((file, at) => `![${lineOf(photos[at + 1].field.value).replace(/[[\]\\`<>]/g, "")}](${file})`);
    const text = fields.text.value.replace(/\r\n?/g, "\n").split("\n").map((line) => (line.trim() ? line.replace(/\p{Cc}/gu, " ") : "")).join("\n").trim().normalize("NFC");
    return `${[...lines, "---", "", [text, ...more].join("\n\n")].join("\n")}\n`;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    keep();
    const rows = look();
    blame(rows);
    if (rows.length) return;
    const folder = folderOf(fields.title.value);
    const files = photos.map((photo, at) => `photo${at ? `-${at + 1}` : ""}.${photo.ending}`);
    const bytes = await Promise.all(photos.map(async (photo) => new Uint8Array(await photo.blob.arrayBuffer())));
    const parts = [["index.md", new TextEncoder().encode(written(files))], ...files.map((file, at) => [file, bytes[at]])];
    const a = document.createElement("a");
    a.href = URL.createObjectURL(zipOf(parts.map(([name, data]) => [`${folder}/${name}`, data])));
    a.download = `${folder}.zip`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
    say([fill(told.done, { file: a.download }), photos.length ? "" : told.no_photo].join(" "));
  });
  form.addEventListener("input", keep);
  form.querySelector("[data-anew]").addEventListener("click", () => {
    if (confirm(told.sure)) clear();
  });
  restore();
})();
