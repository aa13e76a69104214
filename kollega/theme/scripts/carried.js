// An address to apply at, or to tell of somebody, with the code of a colleague: a parameter before its mark, or a mail's subject.
const carried = (to, parameter, code, subject) => {
  const [rest, ...mark] = to.split("#");
  const field = to.startsWith("mailto:") ? `subject=${encodeURIComponent(`${subject} (${parameter}: ${code})`)}` : `${encodeURIComponent(parameter)}=${code}`;
  return [`${rest}${rest.includes("?") ? "&" : "?"}${field}`, ...mark].join("#");
};
