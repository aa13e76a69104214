// The indexes of all languages as one: what is in the language of the page comes first, and nothing comes twice.
const searchLanguages = (folders, lang) => {
  const indexes = folders.map(searchIndex);
  return {
    ...indexes[0],
    async find(query) {
      const found = await Promise.all(indexes.map((index) => index.find(query)));
      // A guess at what was meant is worth nothing where another language knows the very word.
      const isSure = found.some(({ results, meant }) => results.length && !meant);
      const kept = await Promise.all(
        found.map(async ({ results, meant }, at) => {
          const translated = at ? await indexes[at].translated(lang) : new Set();
          return isSure && meant ? [] : results.filter(({ record }) => !translated.has(record)).map((result) => ({ ...result, at }));
        }),
      );
      return {
        results: kept.flat(),
        marked: new Set(found.flatMap(({ marked }) => [...marked])),
        meant: isSure ? "" : (found.find(({ meant }) => meant)?.meant ?? ""),
      };
    },
    show: ({ record, at }) => indexes[at].show(record),
    // Where the addresses of a result begin.
    root: ({ at }) => folders[at].replace(/search\/$/, ""),
    forget: () => indexes.forEach((index) => index.forget()),
  };
};
