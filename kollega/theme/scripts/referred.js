// The code of a colleague who recommended this job goes along to where one applies. It is read from the address of the
// page, kept nowhere, and left out at a click.
(() => {
  const note = document.querySelector("[data-referred]");
  const code = new URLSearchParams(location.search).get("ref") || "";
  if (!note || !/^[a-z2-7]{6}$/.test(code)) return;
  const { parameter, subject } = note.dataset;
  const links = [...document.querySelectorAll("[data-apply]")].map((link) => [link, link.getAttribute("href")]);
  for (const [link, to] of links) link.href = carried(to, parameter, code, subject);
  note.querySelector("strong").textContent = code;
  note.hidden = false;
  note.querySelector("button").addEventListener("click", () => {
    for (const [link, to] of links) link.href = to;
    note.hidden = true;
    history.replaceState(null, "", location.pathname + location.hash);
    links[0][0].focus();
  });
})();
