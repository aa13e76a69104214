// Copies a text, also where the page is not from a secure place and browsers keep the clipboard from it.
const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const held = document.createElement("textarea");
    held.value = text;
    held.className = "k-hidden";
    const before = document.activeElement;
    document.body.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    before?.focus();
    return done;
  }
};
