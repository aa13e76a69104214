// The indexes of all languages as one: what is in the language of the page comes first, and nothing comes twice.
const searchLanguages = (folders, lang) => {
  const indexes = folders.map(searchIndex);
  // What another language has of a page that is there in this one too, is found in this one.
  const own = async (at, query, mayGuess) => {
    const [found, translated] = await Promise.all([indexes[at].find(query, mayGuess), at ? indexes[at].translated(lang) : new Set()]);
    const results = found.results.filter(({ record }) => !translated.has(record)).map((result) => ({ ...result, at }));
    return { ...found, results };
  };
  const ask = async (query, mayGuess) => {
    const found = await Promise.all(indexes.map((_, at) => own(at, query, mayGuess)));
    const having = found.filter(({ results }) => results.length);
    const whole = having.filter(({ isWhole }) => isWhole);
    return { kept: whole.length ? whole : having, isWhole: whole.length > 0 };
  };
  return {
    ...indexes[0],
    async find(query) {
      // A guess at what was meant is worth nothing where any language knows the very words, and costs a file in each.
      const known = await ask(query, false);
      const { kept } = known.isWhole ? known : await ask(query, true);
      return {
        results: kept.flatMap(({ results }) => results),
        marked: new Set(kept.flatMap(({ marked }) => [...marked])),
        meant: kept.find(({ meant }) => meant)?.meant ?? "",
      };
    },
    show: ({ record, at }) => indexes[at].show(record),
    // Where the addresses of a result begin.
    root: ({ at }) => folders[at].replace(/search\/$/, ""),
    forget: () => indexes.forEach((index) => index.forget()),
  };
};
