"""Problems of fields, of texts, and of what people want shown."""

from __future__ import annotations

from kollega.problems.entry import error, note, warning

FIELDS = {
    "field-missing": error("`{field}` is missing; {noun} needs it ({form}).", "add a line `{field}: …`."),
    "not-a-text": error(
        "`{field}` must be one text, and there is a list or a group of fields.",
        "write it on one line, in quotes if it begins with a bracket: `{field}: …`.",
    ),
    "list-long": error(
        "`{field}` is a list of more than {most}.", "was something pasted here that belongs elsewhere?"
    ),
    "not-a-map": error(
        "`{field}` must be a group of fields, not one value.",
        "write them on the lines below it as `name: value`, each indented by two spaces.",
    ),
    "not-a-date": error(
        '`{field}` is not a calendar date: "{value}".', "write year-month-day, e.g. {example}."
    ),
    "not-true-or-false": error('`{field}` must be true or false, not "{value}".', "write `true` or `false`."),
    "not-one-of": error(
        '`{field}` is "{value}", which is not one of the known words.', "{near} Use one of: {words}."
    ),
    "not-an-address": error(
        '`{field}` is not a complete address of the web: "{value}".',
        "write it as in the browser's address bar, beginning with {schemes}.",
    ),
    "not-an-email": error('`{field}` is not an e-mail address: "{value}".', "e.g. jobs@example.org."),
    "not-a-language": error('`{field}` is not a language tag: "{value}".', "e.g. `da`, `en` or `pt-BR`."),
    "not-a-country": error(
        '`{field}` is not a country code of two letters: "{value}".',
        "e.g. DK, NL, FR or US (the United Kingdom is GB).",
    ),
    "not-a-currency": error('`{field}` is not a currency code: "{value}".', "e.g. EUR, DKK or USD."),
    "not-a-timezone": error('`{field}` is not the name of a timezone: "{value}".', "e.g. Europe/Copenhagen."),
    "not-a-number": error('`{field}` is not a number from {least} to {most}: "{value}".'),
    "not-a-limit": error(
        '`{field}` must be a whole number from 1 to {most}, not "{value}": a limit can be made smaller, never larger.',
        "write a smaller number, or remove the line for {most}.",
    ),
    "not-an-amount": error(
        '`{field}` is not an amount: "{value}".',
        "write the number alone, e.g. 42000 or 132,552; the currency is a field of its own.",
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
        "nothing must be done. If you want another, write one that is as dark as {used}.",
    ),
    "colour-moved-ground": note(
        "dark words on {value} cannot be read by everybody, so light pages are {used} instead.",
        "nothing must be done. A ground is nearly white; one that is nearly black is that of dark pages.",
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
    "placeholder-left": warning(
        '`{field}` still says "{value}", which stood there to be replaced.',
        "write the real value, or remove the line.",
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
    "file-kind": error("`{value}` is not a file of the right kind.", "use one of: {endings}."),
    "file-too-heavy": error(
        "the file `{value}` has {size} bytes; a file of this kind may have {most}.",
        "make it smaller: most programs can save it with less quality, or in a smaller size.",
    ),
    "photo-without-alt": error(
        "`{photo}` has no `photo_alt`, so people who cannot see the picture learn nothing of it.",
        'say what it shows: photo_alt: "Two colleagues at the harbour". For mere decoration write `photo_decorative: true`.',
    ),
    "pay-without-amount": error("`pay` has no amount.", "give `min` and `max`, or `amount`."),
    "pay-reversed": error("`pay` goes from {least} to {most}, which is less.", "swap `min` and `max`."),
    "apply-missing": error(
        "there is no way to apply: `apply_url` and `apply_email` are both missing.",
        "add `apply_url: https://…` or `apply_email: …`.",
    ),
    "apply-not-secure": error(
        '`apply_url` begins with http://, so what candidates send could be read on the way: "{value}".',
        "use the address that begins with https://.",
    ),
    "remote-from-missing": error(
        "the job is remote, but `remote_from` does not say from which countries one may work; search engines leave such a job out.",
        "e.g. `remote_from: [DK, SE]`.",
    ),
    "location-missing": error(
        "`location` is missing; only a `remote` job needs none.", "e.g. `location: Aarhus`."
    ),
    "ends-before-it-begins": error(
        "`{field}` ({end}) lies before `{first}` ({begin}).", "correct one of the two."
    ),
    "list-of-maps": error("this is not an entry with fields.", "begin each entry with `- url: https://…`."),
    "reference-placeholder": warning(
        '`reference` is "{value}", which is a placeholder; it is left out.',
        "give the real number, or remove the line.",
    ),
    "video-without-source": error(
        "`video` has neither `file` nor `url`.", "name the file beside the story, or the address."
    ),
    "video-without-captions": error(
        "the video `{file}` has no captions, so people who cannot hear learn nothing of it.",
        "put a file with captions beside it and name it by its language: `captions: {{en: …}}`; or set `draft: true`.",
    ),
    "reference-unknown": error('`{field}` is "{value}", and there is no such file in `{folder}/`.', "{near}"),
    "identity-twice": error(
        'this and `{other}` both have the permanent identity "{value}", so readers of feeds would see only one of them.',
        "change `id`, or the first of the `aliases`, of the newer one.",
    ),
    "reference-near": note(
        '`{field}` is "{value}", which is no known id and is shown as it is.', "did you mean `{near}`?"
    ),
    "reference-lost": warning(
        '`{field}` names the {kind} "{value}", which does not exist; it is left out.',
        "{near} Correct the name, or remove it.",
    ),
}

TEXTS = {
    "text-too-complex": error(
        "lists, quotes or tables are nested or drawn out here further than any reader could follow.",
        "write this part more simply.",
    ),
    "html-dropped": warning(
        "the text has HTML that is not allowed here and is left out: {names}.",
        "use Markdown instead.{classes}",
    ),
    "picture-without-alt": warning(
        "the picture `{value}` has no words for people who cannot see it.",
        "write them in the square brackets: ![what it shows](picture.jpg).",
    ),
    "picture-foreign": warning(
        "the picture {value} lies on another site, which would learn of every reader; it becomes a link.",
        "save the picture beside the text, if you may, and name the file.",
    ),
    "picture-missing": warning(
        "the picture `{value}` is not there, so it is left out.",
        "{near} Add the file beside the text, or correct its name.",
    ),
    "picture-broken": error(
        "the picture `{name}` cannot be read: {reason}.",
        "export it again as JPEG or PNG and replace the file.",
    ),
    "too-costly": error("it takes too long or too much memory to read"),
    "picture-small": warning(
        "the picture `{name}` is only {px} pixels wide and will look coarse.",
        "use the original from the camera.",
    ),
    "link-refused": warning(
        "the link to `{value}` is not a plain address of the web, of a mailbox or of a telephone, so it is shown as plain text; other addresses can run code or hide where they lead.",
        "write the address as it is in the browser's address bar, beginning with `https://`; or remove the link.",
    ),
    "page-link-refused": error(
        "the link to `{value}` is not a plain address of the web, of a mailbox or of a telephone; other addresses can run code or hide where they lead.",
        "write the address as it is in the browser's address bar, beginning with `https://`; or remove the link.",
    ),
    "picture-refused": warning(
        "the picture `{value}` is not a file beside the text, so it is left out.",
        "save the picture beside the text and name the file.",
    ),
    "link-nowhere": warning(
        "the link to `{value}` leads nowhere, so it is shown as plain text.", "correct it, or remove it."
    ),
    "link-asleep": warning(
        "the link to `{value}` leads to something that is not on the site today, so it is shown as plain text.",
        "it comes back by itself when the other page does.",
    ),
    "page-link-nowhere": error("the link to `{value}` leads nowhere.", "correct it, or remove it."),
    "card-layout": warning(
        "the layout of cards cannot be used: {reason}. The generator's own is used instead.",
        "correct the file, or delete it.",
    ),
    "card-glyph-missing": warning(
        'the fonts have no sign for {characters} in "{text}"; it is left out of the picture.',
        "this does not concern the page itself.",
    ),
}

PEOPLE = {
    "person-left": note(
        "{name} left on {day} and is still shown {places}.",
        "decide with them what stays; whoever wants to be gone gets a line `withdrawn:` with a date.",
    ),
    "held-back-person": warning(
        "this is held back: somebody in `{field}` has withdrawn (or agreed for a time that is over), and it is that person's story or shows that person.",
        "publish it without the person, or delete it.",
    ),
    "held-back-picture": warning(
        "this shows a picture of somebody who has withdrawn, so it is not published.",
        "take the picture out; then it is published again.",
    ),
    "held-back-name": warning(
        "this is held back: somebody who has withdrawn, or agreed for a time that is over, is named here.",
        "take the name out, and it appears again.",
    ),
}
