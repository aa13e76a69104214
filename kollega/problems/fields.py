"""Problems of the values of fields."""

from __future__ import annotations

from kollega.problems.entry import error, note, warning

FIELDS = {
    "field-missing": error("`{field}` is missing; {noun} needs it ({form}).", "add a line `{field}: …`."),
    "not-a-text": error(
        "`{field}` must be one text, and there is a list or a group of fields.",
        "write it on one line, in quotes if it begins with a bracket: `{field}: …`.",
    ),
    "text-with-colon": error(
        "`{field}` must be a text, and the colon in it makes a field of what stands before.",
        "where the colon belongs to the text, put it all in quotes: `{example}`.",
    ),
    "list-long": error(
        "`{field}` is a list of more than {most}.", "was something pasted here that belongs elsewhere?"
    ),
    "setting-misplaced": warning(
        "`{field}` is a setting of Kollega, and has no effect among those of MkDocs.",
        "move it below {parent}, indented by two spaces more than that.",
    ),
    "not-a-map": error(
        "`{field}` must be a group of fields, not one value.",
        "write them on the lines below it as `name: value`, each indented by two spaces.",
    ),
    "not-a-date": error('`{field}` is not a calendar date: "{value}".', "write year-month-day, e.g. {cure}."),
    "not-in-month": error(
        '`{field}` is a day that its month does not have: "{value}".', "{month} ends with {last}."
    ),
    "not-a-pattern": error(
        "`{field}` has something between slashes that is no pattern to look for: {value} ({reason}).",
        "write a phrase without slashes, e.g. `Project Heron`; or have a developer look at the pattern.",
    ),
    "not-true-or-false": error('`{field}` must be true or false, not "{value}".', "write `true` or `false`."),
    "not-agreed": error(
        "nobody has said yet that everybody who is named or can be recognised in this story agrees that it is published.",
        "ask them all, also those in the background of a photo; when they have agreed, write `{field}: true`.",
    ),
    "not-one-of": error(
        '`{field}` is "{value}", which is not one of the known words.', "{near} Use one of: {words}."
    ),
    "not-an-address": error(
        '`{field}` is not a complete address of the web: "{value}".',
        "write it as in the browser's address bar, beginning with {schemes}.",
    ),
    "deploy-form": error('`{field}` has not the form that is needed there: "{value}".', "e.g. `{example}`."),
    "deploy-secret": error(
        "`{field}` has a password in it, or what counts as one, and all can read it who can read the repository or its history.",
        "make a new one at the host and give up this one. Write the address without it; `KOLLEGA_GIT_TOKEN` tells the program.",
    ),
    "deploy-name": error(
        'The name of a place to publish to is "{value}", and commands could not be told of it.',
        "use small letters, digits and hyphens, e.g. `live`.",
    ),
    "deploy-same-place": error(
        "`{name}` publishes to the same place as `{other}`, and one of them is the room for colleagues (`backstage`). Each "
        "would take the place of the other, and the room would be where everybody looks.",
        "give each an `address` of its own; that of the room asks everybody for a password.",
    ),
    "deploy-below": warning(
        "`{room}` publishes the room for colleagues (`backstage`) into a folder of what `{public}` publishes, which everybody "
        "can open.",
        "give the room an `address` outside of that. Where the host has no other place, see to it that it asks everybody for "
        "a password for that folder.",
    ),
    "deploy-unprotected": error(
        "`{name}` would publish the room for colleagues (`backstage`), and nothing says that only colleagues can "
        "open that place. Kits and people who have not agreed to be public would be in the open.",
        "if the place asks everybody for a password, say so with `protected: true`; else remove `output`.",
    ),
    "not-a-host": error(
        '`{field}` has "{value}", which is not the name of a host.',
        "write what stands between `https://` and the next slash, e.g. `jobs.example.org`.",
    ),
    "not-an-email": error('`{field}` is not an e-mail address: "{value}".', "e.g. jobs@example.org."),
    "not-a-language": error(
        '`{field}` is not a language tag: "{value}".',
        "e.g. `da`, `en` or `pt-BR`; several languages of a site stand in brackets: `languages: [en, da]`.",
    ),
    "not-a-country": error(
        '`{field}` is not a country code of two letters: "{value}".',
        "e.g. DK, NL, FR or US (the United Kingdom is GB).",
    ),
    "not-a-currency": error('`{field}` is not a currency code: "{value}".', "e.g. EUR, DKK or USD."),
    "not-a-timezone": error('`{field}` is not the name of a timezone: "{value}".', "e.g. Europe/Copenhagen."),
    "not-a-number": error(
        '`{field}` is not a number from {least} to {most}: "{value}".',
        "write digits alone, with a point before the decimals, e.g. `10.25`.",
    ),
    "not-a-personal-code": error(
        '`{field}` is not a code for links: "{value}".',
        "write six of the small letters a to z and the digits 2 to 7, made by chance; each share kit makes one at a click. No name, and nothing made of one.",
    ),
    "not-a-parameter": error(
        '`{field}` cannot stand in an address: "{value}".',
        "write the word that your form expects, of letters and digits, e.g. `ref`.",
    ),
    "not-days": error(
        '`{field}` must be a number of days, at least {least}{never}, not "{value}".', "e.g. `{field}: 30`."
    ),
    "not-a-limit": error(
        '`{field}` must be a whole number from 1 to {most}, not "{value}": a limit can be made smaller, never larger.',
        "write a smaller number, or remove the line for {most}.",
    ),
    "not-a-likeness": error(
        '`{field}` has "{value}", which is no number of 32 signs as `kollega withdraw` writes it.',
        "put the line back as it was; it keeps copies of removed pictures off the site.",
    ),
    "not-an-amount": error(
        '`{field}` is not an amount: "{value}".',
        "write a number, or remove the line; the currency is a field of its own.",
    ),
    "amount-written": error(
        '`{field}` must be a number alone: "{value}".',
        "write `{field}: {example}`. A point begins the cents and never stands between thousands; the currency is a field of its own.",
    ),
    "not-a-focus": error(
        "`{field}` must be two numbers from 0 to 1: how far from the left, how far from the top.",
        "e.g. [0.5, 0.3].",
    ),
    "value-commented": warning(
        "`{field}` is empty: what stands after `#` without quotes is a comment, so it has no effect.",
        'put the value in quotes, e.g. `{field}: "#…"`; if it is meant as a comment, leave a space after the `#`.',
    ),
    "not-a-colour": error(
        '`{field}` is not a colour: "{value}".',
        'write `#` and six signs, in quotes, as design programs show them: `{field}: "#14463e"`.',
    ),
    "colour-moved": note(
        "{value} on the page has a contrast of {ratio}, and words need 4.5 to be read by everybody. "
        "Links, buttons and words in this colour are {used} instead; surfaces keep {value}.",
        "you need not do anything. If you want another, write one that is as dark as {used}.",
    ),
    "colour-moved-ground": note(
        "dark words on {value} cannot be read by everybody, so light pages are {used} instead.",
        "you need not do anything. A ground is nearly white; one that is nearly black is that of dark pages.",
    ),
    "not-a-font": error(
        '`{field}` is "{value}", which is neither a font file that browsers can use nor a word for fonts of the visitor\'s device.',
        "{near} Name a WOFF2 file in `theme/` or in the content folder, e.g. `fonts/mine.woff2`, or use one of: {words}.",
    ),
    "font-broken": error(
        "the font `{name}` cannot be read: {reason}.", "export it again as WOFF2 and replace the file."
    ),
    "font-heavy": warning(
        "the font `{name}` has {kb} kB, which every visitor waits for on the first page; {most} kB is much already.",
        "leave out letters of languages that you do not use, and weights that you do not need (a subset).",
    ),
    "phrase-unknown": warning(
        "the pages have no phrase `{value}`, so these words are not shown anywhere.",
        "{near} The phrases are written in English, as they stand in the reference.",
    ),
    "phrase-placeholder": error(
        "the words for `{value}` must have {needs}, as `%` marks where the page puts something in.",
        "copy such marks from the phrase as they are, and write per cent as a word.",
    ),
    "catalogue-broken": error(
        "the words of the language `{lang}` cannot be read: {reason}.",
        "open the file in a program for translations, such as Poedit, and save it again.",
    ),
    "catalogue-unused": warning(
        "the site is not in the language `{lang}`, so these words are not shown anywhere.",
        "add the language to `languages` in `mkdocs.yml`, or rename the file after a language of the site: {langs}.",
    ),
    "phrases-missing": warning(
        "{count} of the {all} phrases of the pages have no words in `{lang}`, so visitors read them in English.",
        'put the words into `{file}`. The documentation says how, under "Your own words".',
    ),
    "placeholder-left": warning(
        '`{field}` still says "{value}", which stood there to be replaced.',
        "write the real value, or remove the line.",
    ),
    "placeholder-published": error(
        'the job is no draft, and `{field}` is "{value}", which stood there to be replaced: whoever applies would reach nobody, or not know where.',
        "write the real value; or write `draft: true` as long as you do not know it.",
    ),
    "text-comment": note(
        "what stands after ` #` on this line is a comment that nobody sees.",
        "if it belongs to `{field}`, put the whole value in quotes.",
    ),
    "text-long": warning(
        "`{field}` has {length} characters; more than {longest} are cut off in many places.", "shorten it."
    ),
    "text-too-long": error(
        "`{field}` has more than {most} characters, and it is one line that other pages show as well.",
        "shorten it; long texts belong below the fields.",
    ),
    "file-elsewhere": error(
        '`{field}` must be a file of this folder, not "{value}".',
        "put the file beside this text and write just its name.",
    ),
    "file-missing": error(
        "the file `{value}` is not there.", "{near} Add the file beside this text, or correct its name."
    ),
    "file-inside": error(
        "the file `{value}` lies in `{folder}/`, and it is looked for beside this text.",
        "move the text to the file: `{form}`.",
    ),
    "file-by-path": error(
        "the file `{value}` is not there: a name counts from the folder of this text on.", "write `{form}`."
    ),
    "file-internal": error(
        "the file `{value}` lies in `{folder}/`, which is for colleagues alone; here it would be public.",
        "if everybody may see it, put it beside this text.",
    ),
    "file-kind": error("`{value}` is not a file of the right kind.", "use one of: {endings}."),
    "file-too-heavy": error(
        "the file `{value}` has {size} bytes; a file of this kind may have {most}.",
        "make it smaller: most programs can save it with less quality, or in a smaller size.",
    ),
    "photo-without-alt": error(
        "`{photo}` has no `photo_alt`, so people who cannot see the picture learn nothing of it.",
        'say what it shows: photo_alt: "Two colleagues at the harbour". For mere decoration write `photo_decorative: true`.',
    ),
    "date-placeholder": warning(
        '`{field}` is "{value}", which is no date; it is left out, and the job stays open until somebody closes it.',
        "remove the line, or write the last day when it is known.",
    ),
    "ends-before-it-begins": error(
        "`{field}` ({end}) lies before `{first}` ({begin}).", "correct one of the two."
    ),
    "hour-elsewhere": note(
        "`{field}` is at {written} on the clocks for which it was written, and at {here} in the site's timezone ({zone}), "
        "which pages, posters and mails show.",
        "if those who come go by other clocks, set `timezone` in `mkdocs.yml` to theirs; else you need not do anything.",
    ),
    "never-in-between": warning(
        "`{field}` ({end}) lies before `{first}` ({begin}), so there is no day on which this counts.",
        "correct one of the two.",
    ),
    "updated-too-early": warning(
        "`updated` ({day}) lies before `{first}` ({begin}), so no change is told.",
        "correct one of the two, or remove `updated`.",
    ),
    "updated-to-come": warning(
        "`updated` ({day}) is a day to come, so no change is told until then.",
        "write the day of the last change, or remove `updated`.",
    ),
    "list-of-maps": error("this is not an entry with fields.", "begin each entry with `- url: https://…`."),
    "reference-placeholder": warning(
        '`reference` is "{value}", which is a placeholder; it is left out.',
        "give the real number, or remove the line.",
    ),
    "reference-unknown": error('`{field}` is "{value}", and there is no such file in `{folder}/`.', "{near}"),
    "identity-twice": error(
        'this and `{other}` both have the permanent identity "{value}", so readers of feeds would see only one of them.',
        "change `id`, or the first of the `aliases`, of the newer one.",
    ),
    "reference-twice": warning(
        'this and `{other}` both have the `reference` "{value}", by which portals and search engines know a job, so they would show only one of them.',
        "give this job a number of its own, or remove the line: then the name of the file counts.",
    ),
    "title-twice": error(
        "there is a story with this title already, `{other}`, and so this one was put beside it, where nobody would see it.",
        "make a new story with another title, and copy the words over; then delete this file.",
    ),
    "reference-near": note(
        '`{field}` is "{value}", which is no known id and is shown as it is.', "did you mean `{near}`?"
    ),
    "reference-namesakes": warning(
        '`{field}` is "{value}", and several people are called so: {files}. It is taken for `{taken}`.',
        "write the id of the one who is meant, which is the name of the file without its ending: {ids}.",
    ),
    "reference-lost": warning(
        '`{field}` names the {kind} "{value}", which does not exist; it is left out.',
        "{near} Correct the name, or remove it.",
    ),
    "reference-asleep": note(
        '`{field}` names the {kind} "{value}", which is not shown on the site today, and so not here.',
        "remove the name, or leave it: it comes back by itself when the other page does.",
    ),
}
