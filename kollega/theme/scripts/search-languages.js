// The indexes of all languages as one: what is in the language of the page comes first, and nothing comes twice.
const searchLanguages = (folders, lang) => {
  const indexes = folders.map(searchIndex);
  // What another language has of a page that is there in this one too, is found in this one.
  const own = async (at, query) => {
    const [found, translated] = await Promise.all([indexes[at].find(query), at ? indexes[at].translated(lang) : new Set()]);
    const results = found.results.filter(({ record }) => !translated.has(record)).map((result) => ({ ...result, at }));
    return { ...found, results };
  };
  return {
    ...indexes[0],
    async find(query) {
      const found = await Promise.all(indexes.map((_, at) => own(at, query)));
      const fitting = found.filter(({ results }) => results.length);
      // A guess at what was meant is worth nothing where another language knows the very word.
      const sure = fitting.filter(({ meant }) => !meant);
      const kept = sure.length ? sure : fitting;
      return {
        results: kept.flatMap(({ results }) => results),
        marked: new Set(found.flatMap(({ marked }) => [...marked])),
        meant: kept[0]?.meant ?? "",
      };
    },
    show: ({ record, at }) => indexes[at].show(record),
    // Where the addresses of a result begin.
    root: ({ at }) => folders[at].replace(/search\/$/, ""),
    forget: () => indexes.forEach((index) => index.forget()),
  };
};
