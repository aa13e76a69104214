// The address of a title, and a line of text, as the program makes them: kollega/schema/read.py and kollega/letters.py.
const lineOf = (text) =>
  text
    .replace(/(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f})|[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Cs}/gu, "$1")
    // Rows of signs that choose how the one before is drawn.
    .replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}](?:(?<=[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2})|(?<=[\u{e0100}-\u{e01ef}])(?<![\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}].))/gu, "")
    .replace(/[\t-\r\x1c-\x20\x85\s]+/gu, " ")
    .trim()
    .normalize("NFC");
const slugOf = (() => {
  // Letter by letter, or a sigma at the end of a word would be another letter.
  const small = (letter) => (letter === "ı" ? letter : letter.toUpperCase().toLowerCase());
  const folded = (text) => {
    const next = [...text].map(small).join("").normalize("NFKC");
    return next === text ? text : folded(next);
  };
  const isWritten = (letter) =>
    (/[\p{L}\p{N}]/u.test(letter) && !/[\u115f\u1160\u3164\uffa0]/.test(letter)) || (/[\p{Mn}\p{Mc}]/u.test(letter) && !/[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(letter));
  const DEVICE = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³])$/;
  const MOST_BYTES = 200;
  const MOST_LETTERS = 80;
  const trimmed = (slug) => slug.replace(/^-+|-+$/g, "");
  const cut = (slug) => {
    const letters = [...slug];
    while (new TextEncoder().encode(letters.join("")).length > MOST_BYTES) letters.pop();
    return trimmed(letters.slice(0, MOST_LETTERS).join(""));
  };
  return (title) => {
    const text = folded(folded(title).replace(/['’]/g, ""))
      .replace(/i\u0307/g, "i")
      .replace(/(?<=[\p{L}\p{N}_])\+/gu, "-plus")
      .replace(/(?<=[\p{L}\p{N}_])#/gu, "-sharp");
    const words = [...text].map((letter) => (isWritten(letter) ? letter : "-")).join("");
    let slug = cut(trimmed(words.replace(/(?<![^-])[^\p{L}\p{N}_-]+/gu, "").replace(/-+/g, "-"))).replace(/(?<=[\p{L}\p{N}_])σ(?![^-])/gu, "ς");
    slug ||= [...text.trim()].slice(0, 8).map((letter) => letter.codePointAt(0).toString(16)).join("-") || "0";
    return DEVICE.test(slug) ? `${slug}-0` : slug;
  };
})();
// The name of a new story's folder; an `index` would be the page of all stories.
const folderOf = (title) => (slugOf(title) === "index" ? "index-story" : slugOf(title));
