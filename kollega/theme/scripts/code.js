// A code in one's own links. It is made up here, holds nothing of the person, and is kept on this device alone.
const personal = (() => {
  const KEY = "kollega-code";
  const FORM = /^[a-z2-7]{6}$/;
  const listeners = [];
  const kept = () => {
    try {
      return localStorage.getItem(KEY)?.match(FORM)?.[0] || "";
    } catch {
      return "";
    }
  };
  const all = (name) => [...document.querySelectorAll(`[data-code="${name}"]`)];
  const own = {
    code: kept(),
    onChange: (listener) => listeners.push(listener),
    coded: (url) => (own.code ? `${url}${url.includes("?") ? "&" : "?"}${document.querySelector("[data-referral]") ? `ref=${own.code}&` : ""}utm_content=${own.code}` : url),
    keep(value) {
      own.code = FORM.test(value) ? value : "";
      try {
        if (own.code) localStorage.setItem(KEY, own.code);
        else localStorage.removeItem(KEY);
      } catch {
        // Then it holds for this page.
      }
      own.begin();
    },
    begin() {
      for (const one of all("make")) one.hidden = Boolean(own.code);
      for (const one of [...all("shown"), ...all("forget")]) one.hidden = !own.code;
      for (const one of all("shown")) one.querySelector("strong").textContent = own.code;
      for (const listener of listeners) listener();
    },
  };
  const signs = "abcdefghijklmnopqrstuvwxyz234567";
  // Where the button that was pressed is gone, the one in its place is at hand.
  const press = (button, other, value) => {
    const place = button.parentElement;
    own.keep(value());
    place.querySelector(`[data-code="${other}"]`)?.focus();
  };
  for (const one of all("make")) {
    one.addEventListener("click", () =>
      press(one, "forget", () => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => signs[byte % 32]).join("")),
    );
  }
  for (const one of all("forget")) one.addEventListener("click", () => press(one, "make", () => ""));
  return own;
})();
