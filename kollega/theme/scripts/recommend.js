// Recommending a job to one person: the own link, words, a mail, and a code to scan; nothing of that person is kept.
(() => {
  const part = document.querySelector("[data-referral]");
  if (!part) return;
  const { url, subject, parameter, form, formSubject, copied, failed } = part.dataset;
  const find = (name) => part.querySelector(`[data-part="${name}"]`);
  const [link, words, mail, drawing, file, said, own] = ["link", "words", "mail", "drawing", "file", "said", "form"].map(find);
  const say = (text) => {
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = text));
  };
  const copy = async (text) => say((await copyText(text)) ? copied : failed);
  const own_url = () => (personal.code ? `${url}${url.includes("?") ? "&" : "?"}ref=${personal.code}` : url);
  const tell = () => {
    const text = `${words.value.trim()}\n\n${link.value}`.replaceAll("\n", "\r\n");
    mail.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  };
  let drawn = "";
  const code = Object.assign(new Image(232, 232), { alt: drawing.dataset.alt });
  drawing.prepend(code);
  const begin = () => {
    link.value = own_url();
    const svg = qrOf(link.value);
    URL.revokeObjectURL(drawn);
    drawn = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    code.src = file.href = drawn;
    if (own) own.href = personal.code ? carried(form, parameter, personal.code, formSubject) : form;
    tell();
  };
  words.addEventListener("input", tell);
  for (const row of part.querySelectorAll("[data-start]")) {
    row.addEventListener("click", () => {
      words.value = row.previousElementSibling.textContent;
      tell();
      words.focus();
    });
  }
  find("copy-link").addEventListener("click", () => copy(link.value));
  find("copy-words").addEventListener("click", () => copy(`${words.value.trim()}\n${link.value}`));
  personal.onChange(begin);
  begin();
})();
