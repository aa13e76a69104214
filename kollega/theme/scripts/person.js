// The page of a colleague: takes the code that the programme gave on this device, and copies the signature.
(() => {
  const page = document.querySelector("[data-person]");
  const { copied, failed } = page.dataset;
  const said = page.querySelector("[role=status]");
  const say = (text) => {
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = text));
  };
  const take = page.querySelector("[data-take]");
  take?.addEventListener("click", () => {
    personal.keep(take.dataset.take);
    say(take.dataset.taken);
  });
  // As words with a link where the browser can, so that a mail program takes them as they are.
  page.querySelector("[data-signature]").addEventListener("click", async () => {
    const shown = page.querySelector(".k-signature");
    try {
      const types = { "text/html": shown.innerHTML, "text/plain": shown.innerText };
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })])))]);
      say(copied);
    } catch {
      say((await copyText(shown.innerHTML.trim())) ? copied : failed);
    }
  });
})();
