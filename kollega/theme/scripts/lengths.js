// How long a post is, counted as its network counts: as `kollega/sharing/lengths.py` does.
const lengthOf = (() => {
  const LINK = 23;
  const URLS = /[Hh]ttps?:\/\/[!-~0-9A-Za-z\u00c0-\u024f\u0400-\u04ff]*[0-9A-Za-z\u00c0-\u024f\u0400-\u04ff\/=_#&+\-]/gu;
  const EMOJI = /[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u{1f000}-\u{1fbff}\ufe0f\u20e3]/u;
  const LIGHT = /^[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]$/u;
  const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter(undefined, { granularity: "grapheme" });
  // Browsers from before 2024 may lack it; they count what consists of several signs as several.
  const clusters = (text) => (segmenter ? [...segmenter.segment(text)].map((one) => one.segment) : [...text]);
  const bytes = (text) => new TextEncoder().encode(text).length;
  const sum = (list, weight) => list.reduce((total, one) => total + weight(one), 0);
  const links = (text) => LINK * (text.match(URLS) || []).length;
  const rest = (text) => text.replace(URLS, "");
  const counts = {
    characters: (text) => [...text].length,
    units: (text) => text.length,
    clusters: (text) => clusters(text).length,
    weighted: (text) =>
      links(text) +
      sum(clusters(rest(text).normalize("NFC")), (one) =>
        EMOJI.test(one) ? 2 : sum([...one], (sign) => (LIGHT.test(sign) ? 1 : 2)),
      ),
    "short-links": (text) => links(text) + clusters(rest(text)).length,
    "emoji-bytes": (text) => sum(clusters(text), (one) => (EMOJI.test(one) ? bytes(one) : [...one].length)),
  };
  return (text, count) => counts[count](text);
})();
