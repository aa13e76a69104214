// The share panel: copies the address and the words, and hands the picture to the device's own share sheet.
for (const panel of document.querySelectorAll(".k-share[data-url]")) {
  const { url, words, picture, copied, failed } = panel.dataset;
  const said = panel.querySelector("[role=status]");
  const say = (text) => {
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = text));
  };
  const copies = { url, words: `${words}\n${url}` };
  for (const button of panel.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => say((await copyText(copies[button.dataset.copy])) ? copied : failed));
  }
  // What the sheet leads to, nobody learns: neither this page nor its owner.
  const sheet = panel.querySelector("[data-sheet]");
  const test = new File([""], "picture.jpg", { type: "image/jpeg" });
  if (!picture || !navigator.canShare?.({ files: [test] })) continue;
  sheet.closest("li").hidden = false;
  sheet.addEventListener("click", async () => {
    try {
      const blob = await (await fetch(picture)).blob();
      const file = new File([blob], picture.replace(/.*\//, ""), { type: blob.type });
      await navigator.share({ files: [file], title: words, text: `${words} ${url}` });
    } catch (error) {
      if (error.name !== "AbortError") say(failed);
    }
  });
}
