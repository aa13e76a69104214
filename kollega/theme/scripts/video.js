// Videos: a word leads to its moment, a video elsewhere is loaded after a click, and lists move a little when looked at.
const player = document.querySelector("video.k-video");

function playFrom(seconds) {
  const start = () => {
    player.currentTime = seconds;
    player.play().catch(() => {});
  };
  if (player.readyState > 0) start();
  else {
    player.addEventListener("loadedmetadata", start, { once: true });
    player.load();
  }
  player.scrollIntoView({ block: "nearest" });
  player.focus({ preventScroll: true });
}

if (player) {
  for (const link of document.querySelectorAll("a[data-at]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      playFrom(Number(link.dataset.at));
    });
  }
  const wanted = /^[?#](?:.*&)?t=(\d+)/.exec(location.search || location.hash);
  if (wanted) player.addEventListener("loadedmetadata", () => (player.currentTime = Number(wanted[1])), { once: true });
}

for (const box of document.querySelectorAll(".k-video--foreign[data-player]")) {
  const button = box.querySelector("[data-play]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const isFile = box.dataset.form === "file";
    const made = document.createElement(isFile ? "video" : "iframe");
    made.title = box.dataset.title;
    made.referrerPolicy = "strict-origin-when-cross-origin";
    if (isFile) {
      Object.assign(made, { controls: true, autoplay: true, playsInline: true });
      made.append(box.querySelector("template")?.content ?? "");
    } else {
      made.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      made.allowFullscreen = true;
    }
    made.src = box.dataset.player;
    made.className = "k-video__player";
    box.replaceChildren(made);
    box.classList.add("k-video--playing");
    made.focus();
  });
}

if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
  for (const item of document.querySelectorAll("[data-loop]")) {
    const photo = item.querySelector(".k-card__photo");
    if (!photo) continue;
    let moving = null;
    const begin = () => {
      if (moving) return;
      moving = document.createElement("video");
      Object.assign(moving, { muted: true, loop: true, playsInline: true, src: item.dataset.loop });
      moving.setAttribute("aria-hidden", "true");
      moving.tabIndex = -1;
      moving.addEventListener("playing", () => moving?.classList.add("k-moves"), { once: true });
      photo.append(moving);
      moving.play().catch(() => {});
    };
    const end = () => {
      moving?.remove();
      moving = null;
    };
    item.addEventListener("mouseenter", begin);
    item.addEventListener("mouseleave", end);
    item.addEventListener("focusin", begin);
    item.addEventListener("focusout", end);
  }
}
