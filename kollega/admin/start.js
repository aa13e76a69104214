// Starts the editor, and tells of files that it cannot take before it sees them: its own words for that are those of programs,
// and what it would do with some is to show nothing at all.
"use strict";
const told = document.currentScript.dataset;
window.CMS_MANUAL_INIT = true;

const fault = (file) => {
  if (!/^image\/(jpeg|png|webp|gif|avif)$/.test(file.type)) return told.broken.replace("%(name)s", file.name);
  return file.size > Number(told.most) ? told.heavy.replace("%(name)s", file.name) : "";
};
for (const kind of ["change", "drop"]) {
  addEventListener(kind, (event) => {
    const faults = [...(event.target.files ?? event.dataTransfer?.files ?? [])].map(fault).filter(Boolean);
    if (!faults.length) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (kind === "change") event.target.value = "";
    alert(faults.join("\n"));
  }, true);
}

addEventListener("DOMContentLoaded", () => {
  // Where an answer has not the form that is asked for, the sentence is ours alone.
  const words = window.CMS.getLocale(told.locale);
  words.editor.editorControlPane.widget.regexPattern = "%{pattern}";
  window.CMS.registerLocale(told.locale, words);
  window.CMS.init();
});
