// Looking words up in the index that kollega/search.py makes: only the files that the words are in are fetched.
const searchIndex = (folder) => {
  // What kollega/search.py does to the words of the records, it does here to the words that a visitor types.
  const ACCENTS =
    /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu;
  const UNSEEN = /[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
  const LETTERS = { ß: "ss", æ: "ae", ø: "o", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const UNSPACED =
    /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  const WEIGHTS = "!#$()*+,-./=?@[]^{|}~";
  // Open jobs come a little earlier, and topics and other pages, which lead on to something, a little later.
  const FAVOUR = { j: 1.1, w: 0.85 };
  const [LONGEST, SIZE, PAGE] = [40, 100, 25];

  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(ACCENTS, "")
      .toLowerCase()
      .normalize("NFC")
      .replace(/[ßæøœłđðþıς]/g, (letter) => LETTERS[letter]);
  const cut = (word) => [...word].slice(0, LONGEST).join("");
  const pairs = (run) => {
    const letters = [...run];
    return letters.length < 2 ? letters : letters.slice(1).map((letter, n) => letters[n] + letter);
  };
  const isUnspaced = (text) => text.search(UNSPACED) >= 0;
  const split = (text) =>
    (text.toLowerCase().replace(UNSEEN, "").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
      .flatMap((word) => word.replace(UNSPACED, " $& ").trim().split(/\s+/))
      .flatMap((part) => (isUnspaced(part) ? pairs(part) : [cut(part)]))
      .filter((part) => /[\p{L}\p{N}]/u.test(part));
  // How else a word may be spelt where a keyboard lacks letters: `soelvgade` is `sølvgade`, `aarhus` is `århus`.
  const SPELT = [[/([ou])e/g, "$1"], [/ae/g, "a"], [/aa/g, "a"]];
  const spellings = (word) =>
    SPELT.reduce((all, [two, one]) => [...new Set(all.flatMap((other) => [other, other.replace(two, one)]))], [fold(word)]);

  // Each file is fetched once; one that could not be had may be asked for again.
  let files = new Map();
  const fetched = (name, options) => {
    if (!files.has(name)) {
      const asked = fetch(`${folder}${name}.json`, options).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
      asked.catch(() => files.delete(name));
      files.set(name, asked);
    }
    return files.get(name);
  };
  const manifest = async () => {
    const found = await fetched("manifest", { cache: "no-cache" });
    if (!found.kind) {
      found.kind = new Map();
      found.age = new Map();
      let number = 0;
      found.records.forEach((gap, at) => {
        number += gap;
        found.kind.set(number, found.kinds[at]);
        found.age.set(number, found.ages[at]);
      });
      found.newest = Math.max(0, ...found.ages);
    }
    return found;
  };

  const home = (word, begins) => {
    let begin = word;
    while (begin && !(begin in begins)) begin = begin.slice(0, -1);
    return begin;
  };
  // The words of a shard: what each batch of records has written of them, put together.
  const shard = async (begin) => {
    const { words } = await manifest();
    const rows = words[begin] ? await fetched(`data/words-${words[begin]}`) : [];
    if (rows.list) return rows;
    const [list, see] = [new Map(), new Map()];
    for (const [batch, written] of rows)
      for (const [stem, row] of Object.entries(written)) {
        if (stem.startsWith(">")) {
          see.set(stem.slice(1), [...new Set([...(see.get(stem.slice(1)) ?? []), ...row])]);
          continue;
        }
        const [forms, places, common] = typeof row === "string" ? [stem, row] : row;
        const one = list.get(stem) ?? { stem, spelt: [], places: [], common: 0 };
        one.spelt.push(...forms.split(","));
        one.places.push([batch, places]);
        one.common += common ?? 0;
        list.set(stem, one);
      }
    for (const one of list.values()) {
      one.spelt = [...new Set(one.spelt)];
      one.folded = [...new Set([one.stem, ...one.spelt.map(fold)])];
    }
    return Object.assign(rows, { list: [...list.values()], see });
  };
  // All words that may be meant by what begins so: those of its own shard, and of others while it is being typed.
  const near = async (word, isOpen) => {
    const { words } = await manifest();
    const begins = new Set([home(word, words)]);
    if (isOpen) Object.keys(words).filter((begin) => begin.startsWith(word)).slice(0, 4).forEach((begin) => begins.add(begin));
    const shards = await Promise.all([...begins].map(shard));
    const fits = (form) => (isOpen ? form.startsWith(word) : form === word);
    const seen = shards.flatMap(({ see }) => [...see.keys()].filter(fits).slice(0, 4).flatMap((form) => see.get(form)));
    const others = await Promise.all(seen.map(async (stem) => (await shard(home(stem, words))).list.filter((one) => one.stem === stem)));
    return [...new Set([...shards.flatMap(({ list }) => list), ...others.flat()])];
  };

  // Letters to change, to put in, to take out or to swap; with `isOpen` the other word may go on. More than `most` is too far.
  const distance = (word, other, most, isOpen) => {
    if (other.length < word.length - most || (!isOpen && other.length > word.length + most)) return Infinity;
    let [before, row] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= word.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [before, row] = [row, next];
    }
    return isOpen ? Math.min(...row) : row[other.length];
  };

  // The words that a mistyped one may have been meant to be, best first: the nearest, and of those the weightier.
  const meant = async (word, isOpen) => {
    if (word.length < 3) return [];
    const [list, { spelling }] = await Promise.all([near(word, false), manifest()]);
    const classes = await fetched(`data/spelling-${spelling}`);
    const every = [...classes.flatMap((some) => some.split(",")), ...list.flatMap(({ spelt }) => spelt)];
    const rank = (form) => {
      const folded = fold(form);
      const longer = Math.max(word.length, folded.length);
      const most = longer < 4 ? 0 : longer < 8 ? 1 : 2;
      const whole = distance(word, folded, most, false);
      const away = isOpen && whole === Infinity && word.length > 4 ? distance(word, folded, 1, true) : whole;
      return away < Infinity && { form, folded, away: away + (folded[0] !== word[0] ? 0.5 : 0) };
    };
    const found = [...new Set(every)].map(rank).filter(Boolean);
    found.sort((one, other) => one.away - other.away);
    return found.filter(({ away }) => away === found[0].away).slice(0, 3);
  };

  const shared = (word, other) => {
    let at = 0;
    while (at < word.length && word[at] === other[at]) at += 1;
    return at;
  };
  const nearest = (word, forms) => {
    const away = forms.map((form) => distance(word, fold(form), LONGEST, false));
    return forms[away.indexOf(Math.min(...away))];
  };

  // What one word finds: words of the index, each with how well it fits, and what was meant where it was mistyped.
  const match = async (typed, isOpen, mayGuess) => {
    const words = spellings(typed);
    const [word] = words;
    isOpen &&= word.length > 2 || isUnspaced(word);
    const lists = await Promise.all(words.map((spelt) => near(spelt, isOpen)));
    for (const [at, spelt] of words.entries()) {
      const exact = lists[at].filter(({ folded }) => folded.includes(spelt));
      const begun = isOpen ? lists[at].filter((one) => !exact.includes(one) && one.folded.some((form) => form.startsWith(spelt))) : [];
      if (exact.length || begun.length)
        return { found: [...exact.map((one) => ({ ...one, fit: 1 })), ...begun.map((one) => ({ ...one, fit: 0.6 }))] };
    }
    // Another ending than any text has: words whose stem it begins with, and of those the one that it has most in common with.
    for (const [at, spelt] of words.entries()) {
      const akin = lists[at]
        .filter(({ stem }) => stem.length > 2 && spelt.length - stem.length < 7 && spelt.startsWith(stem))
        .map((one) => ({ ...one, fit: 0.8, alike: Math.max(...one.folded.map((form) => shared(spelt, form))) }));
      const most = Math.max(...akin.map(({ alike }) => alike));
      if (most * 2 > spelt.length) {
        const found = akin.filter(({ alike }) => alike === most);
        return { found, known: nearest(spelt, found.flatMap((one) => one.spelt)) };
      }
    }
    const guesses = mayGuess ? await meant(word, isOpen) : [];
    const those = await Promise.all(guesses.map(({ folded }) => near(folded, false)));
    const found = guesses.flatMap(({ folded }, at) => those[at].filter((one) => one.folded.includes(folded)));
    return { found: [...new Set(found)].map((one) => ({ ...one, fit: 0.5 })), meant: guesses[0]?.form };
  };

  const placesOf = ({ places }) =>
    places.flatMap(([batch, written]) =>
      [...written.matchAll(/(\d\d)(\D?)/g)].map(([, slot, weight]) => [batch * SIZE + +slot, WEIGHTS.indexOf(weight || " ") + 2]),
    );

  // How well each record fits what one word found: a rare word tells more, and the third time it is said less than the first.
  const score = (found, all) => {
    const scores = new Map();
    const places = found.map(placesOf);
    const number = found.reduce((sum, { common }, at) => sum + Math.max(common, places[at].length), 1);
    const rarity = Math.log(1 + all / number);
    found.forEach(({ fit }, at) => {
      for (const [record, weight] of places[at])
        scores.set(record, Math.max(scores.get(record) ?? 0, (fit * rarity * weight) / (weight + 8)));
    });
    return scores;
  };

  // Guessing needs a file of its own, so who can do without says so.
  const look = async (query, mayGuess = true) => {
    const typed = split(query);
    const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(query);
    const [{ kind, age, newest }, ...words] = await Promise.all([
      manifest(),
      ...typed.map((word, at) => match(word, isOpen && at === typed.length - 1, mayGuess)),
    ]);
    const scores = words.map(({ found }) => score(found, kind.size));
    // Words that most texts have are not asked of a record, unless there are no others.
    const says = words.map(({ found }) => !found.some(({ common }) => common * 3 > kind.size));
    const counts = says.some(Boolean) ? says : says.map(() => true);
    const sums = new Map();
    scores.forEach((found, at) =>
      found.forEach((one, record) => {
        const [had, sum] = sums.get(record) ?? [0, 0];
        sums.set(record, [had + counts[at], sum + one]);
      }),
    );
    const most = Math.max(0, ...[...sums.values()].map(([had]) => had));
    const results = [...sums]
      .filter(([, [had]]) => had === most)
      .map(([record, [, sum]]) => {
        const newness = Math.max(0, 1 - (newest - age.get(record)) / 20);
        return { record, kind: kind.get(record), score: sum * (FAVOUR[kind.get(record)] ?? 1) * (1 + newness / 20) };
      })
      .sort((one, other) => other.score - one.score || one.record - other.record);
    const marked = new Set([...typed.map(fold), ...words.flatMap(({ found }) => found.flatMap(({ folded }) => folded))]);
    const better = words.some((word) => word.meant) ? words.map((word, at) => word.meant ?? word.known ?? typed[at]).join(" ") : "";
    return { results, marked, meant: better, isWhole: words.every(({ found }) => found.length) };
  };

  // A text in pieces, each with whether it is one of some words.
  const DIVIDED = new RegExp(`(${UNSPACED.source})`, "u");
  const mark = (text, words) => {
    const has = (part) => split(part).some((word) => words.has(fold(word)));
    const letters = (part) =>
      [...part].map((letter, n, all) => [letter, has(letter) || has(letter + (all[n + 1] ?? "")) || (n > 0 && has(all[n - 1] + letter))]);
    return text
      .split(/([\p{L}\p{N}\p{M}]+)/u)
      .flatMap((part) => part.split(DIVIDED))
      .flatMap((part) => (isUnspaced(part) ? letters(part) : [[part, has(part)]]))
      .reduce((all, [part, isMarked]) => {
        const last = all.at(-1);
        if (last && last[1] === isMarked) last[0] += part;
        else all.push([part, isMarked]);
        return all;
      }, []);
  };

  return {
    fold,
    split,
    mark,
    // The records that have the words of a query, best first; the words to mark in them; the query that may have been
    // meant; and whether each word, or what it may have been meant to be, was found.
    find: look,
    // What is shown of a record: title, address, line, summary, date, language.
    async show(record) {
      const { pages } = await manifest();
      const rows = await fetched(`data/records-${pages[Math.floor(record / PAGE)]}`);
      return rows.find(([number]) => number === record % PAGE).slice(1);
    },
    // The records whose page is there in another language too.
    async translated(lang) {
      const { translated } = await manifest();
      return new Set(translated?.[lang] ?? []);
    },
    // A new release has other files: what an older manifest says of them no longer holds.
    forget() {
      files = new Map();
    },
  };
};
