"""Problems of fields, of texts, and of what people want shown."""

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
    "not-a-date": error(
        '`{field}` is not a calendar date: "{value}".', "write year-month-day, e.g. {example}."
    ),
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
        "`{field}` has a password or a token in it, which all can read who can read the repository or its history.",
        "make a new one at the host and give up this one. Write the address without it; `KOLLEGA_GIT_TOKEN` tells the program.",
    ),
    "deploy-name": error(
        'The name of a place to publish to is "{value}", and commands could not be told of it.',
        "use small letters, digits and hyphens, e.g. `live`.",
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
    "file-kind": error("`{value}` is not a file of the right kind.", "use one of: {endings}."),
    "file-too-heavy": error(
        "the file `{value}` has {size} bytes; a file of this kind may have {most}.",
        "make it smaller: most programs can save it with less quality, or in a smaller size.",
    ),
    "photo-without-alt": error(
        "`{photo}` has no `photo_alt`, so people who cannot see the picture learn nothing of it.",
        'say what it shows: photo_alt: "Two colleagues at the harbour". For mere decoration write `photo_decorative: true`.',
    ),
    "pay-in-words": error(
        '`pay` is "{value}", in which search engines and the page cannot tell amounts, currency and time apart.',
        "write it as fields, if this is what is meant: `pay: {example}`.",
    ),
    "pay-in-part": error(
        '`pay` is "{value}", in which search engines and the page cannot tell amounts, currency and time apart.',
        "write it as fields, with what is meant instead of each word that has a `?`: `pay: {example}`. "
        "A currency is e.g. `DKK` or `EUR`, and `per` is `hour`, `day`, `week`, `month` or `year`.",
    ),
    "pay-without-number": error(
        '`pay` is "{value}", and there is no number in it.', "remove the line; nothing is said of pay then."
    ),
    "date-placeholder": warning(
        '`{field}` is "{value}", which is no date; it is left out, and the job stays open until somebody closes it.',
        "remove the line, or write the last day when it is known.",
    ),
    "pay-without-amount": error("`pay` has no amount.", "give `min` and `max`, or `amount`."),
    "pay-reversed": error("`pay` goes from {least} to {most}, which is less.", "swap `min` and `max`."),
    "pay-in-two-ways": error(
        "`pay` has `amount` beside `min` or `max`, so nobody can tell which counts.",
        "give `min` and `max` for a range, or `amount` alone.",
    ),
    "pay-of-nothing": warning(
        "`pay` has 0 as an amount, and is shown like that.",
        "write the amount; where it is not known, remove `min`, `max` or the whole line; unpaid work has `employment_type: volunteer`.",
    ),
    "job-without-text": error(
        "the job has no text below its fields; search engines leave such a job out, and nobody learns what the work is.",
        "write below the second `---` what one does, what one must know, and what comes with it.",
    ),
    "country-unknown": warning(
        'nobody can tell in which country "{value}" is{others}; search engines leave such a job out.',
        "add the country of your places to `mkdocs.yml` (`extra`, `kollega`, `organisation`, `country: DK`), or write it behind the place: `Odense, Denmark`.",
    ),
    "town-missing": warning(
        '"{value}" is a country or a part of one, and no town{others}; search engines and portals show such a job to fewer people, or refuse it.',
        "write the town in front of it, e.g. `Odense, Denmark`; for work from anywhere in a country, `workplace: remote` and `remote_from: [DK]`.",
    ),
    "country-as-code": warning(
        '"{value}" is taken for a place in {country} whose region is {region}{others}; search engines are told so.',
        "if `{region}` is a country, write its name: `{meant}`.",
    ),
    "job-text-title": error(
        "the text of the job is nothing but its title; search engines leave such a job out.",
        "write what one does, what one must know, and what comes with it.",
    ),
    "title-extra": warning(
        '`title` has {what} in it, "{value}"; search engines want the name of the job alone, and show others less.',
        "take it out: {cure}",
    ),
    "title-shouted": warning(
        "`title` is in capitals throughout, which search engines take for shouting, and screen readers spell out.",
        "e.g. `title: {value}`.",
    ),
    "title-gendered": note(
        'the title says "{value}", by which many will feel that they are not meant; in many countries titles must be for everybody.',
        "perhaps: {instead}.",
    ),
    "words-exclude": note('"{value}" may keep people from applying: {why}.', "perhaps: {instead}."),
    "pay-rule": warning(
        "the job does not give {lacks}, as adverts for {place} must, as far as we know ({source}){others}.",
        "add what is missing (`pay`, `benefits`). This is not legal advice: whether it binds you, ask somebody who knows the law; `pay_rules: off` in `mkdocs.yml` turns this off.",
    ),
    "pay-rule-broken": error(
        "the job does not give {lacks}, as adverts for {place} must, as far as we know ({source}){others}.",
        "add what is missing (`pay`, `benefits`). This is not legal advice. It is an error since `mkdocs.yml` says `pay_rules: fail`; with `warn` it is told all the same.",
    ),
    "apply-missing": error(
        "there is no way to apply: `apply_url` and `apply_email` are both missing.",
        "add `apply_url: https://…` or `apply_email: …`.",
    ),
    "apply-elsewhere": error(
        "`apply_url` leads to {value}, which `apply_hosts` in `mkdocs.yml` does not name: candidates could send their papers to a stranger.",
        "if the address is wrong, correct it. If that place is the employer's, have it added there; named are {hosts}, and what lies below them.",
    ),
    "apply-not-secure": error(
        '`apply_url` begins with http://, so what candidates send could be read on the way: "{value}".',
        "use the address that begins with https://.",
    ),
    "remote-from-missing": error(
        "the job is remote, but `remote_from` does not say from which countries one may work; search engines leave such a job out.",
        "e.g. `remote_from: [DK, SE]`.",
    ),
    "remote-from-alone": warning(
        "`remote_from` says from which countries one may work, and the job is not `remote`: nobody is told.",
        "where the work is done from anywhere, write `workplace: remote`; else remove the line.",
    ),
    "location-missing": error(
        "`location` is missing; only a `remote` job needs none.", "e.g. `location: Aarhus`."
    ),
    "place-remote": warning(
        'the job is shown as one in a town called "{value}": no field says that the work is done from anywhere.',
        "write `workplace: remote` instead, and from which countries one may work, e.g. `remote_from: [DK, SE]`; for some days at home, `workplace: hybrid` and the place.",
    ),
    "ends-before-it-begins": error(
        "`{field}` ({end}) lies before `{first}` ({begin}).", "correct one of the two."
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

TEXTS = {
    "text-too-complex": error(
        "lists, quotes or tables are nested or drawn out here further than any reader could follow.",
        "write this part more simply.",
    ),
    "confidential-text": warning(
        "this file says something that your employer keeps to itself: {value}{others}. What was public once cannot be taken back.",
        "say it in other words, or leave it out; ask communications if you are not sure.",
    ),
    "confidential-name": warning(
        "the name of this file says something that your employer keeps to itself: {value}. Names of files are public.",
        "rename the file, e.g. `team-meeting.jpg`.",
    ),
    "confidential-slow": warning(
        "the pattern {value} under `confidential` takes too long, so it was not looked for everywhere.",
        "have a developer write it more simply, e.g. without `*` or `+` inside of another one.",
    ),
    "html-dropped": warning(
        "the text has HTML that is not allowed here and is left out: {names}.",
        "use Markdown instead.{classes}",
    ),
    "text-comment-open": warning(
        "a comment begins here and never ends, so nobody sees the rest of the text.",
        "write `-->` where the comment ends.",
    ),
    "text-code-open": warning(
        "a block of code begins here and never ends, so the rest of the text is shown as code.",
        "write {signs} on a line of its own below the code.",
    ),
    "link-blank": warning(
        "`({value})` is no link: an address with a blank in it is shown as it stands.",
        "put it between `<` and `>`: `(<{value}>)`.",
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
    "picture-kind": warning(
        "the file `{value}` is of a kind that is not shown as a picture, so it is left out; a drawing (SVG) could be a program.",
        "save it as PNG in the program that made it, and name that file; these can be shown: {endings}.",
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
        "the link to `{value}` leads nowhere, so it is shown as plain text.",
        "{near} Correct it, or remove it.",
    ),
    "link-asleep": warning(
        "the link to `{value}` leads to something that is not on the site today, so it is shown as plain text.",
        "it comes back by itself when the other page does.",
    ),
    "page-link-nowhere": error("the link to `{value}` leads nowhere.", "{near} Correct it, or remove it."),
    "portal-refuses": warning(
        "this job is left out of the feed for {portal}: {reason}.",
        "add what is missing; in all other feeds, and on the site, the job is as before.",
    ),
    "stand-without-press": warning(
        "`stand: true` asks for posters, and what makes them is not installed here; the page of the event says so, and all else is as usual.",
        "install it: {install}.",
    ),
    "stand-unprintable": warning(
        "what `stand: true` asks for cannot be printed: {reason}. The page of the event is there without it.",
        "make the title or the names plainer; if that does not help, tell whoever looks after the site.",
    ),
    "share-voices": warning(
        "the suggested words for colleagues who share cannot be read from this file: {reason}. The generator's own are used instead.",
        "correct the file, or delete it.",
    ),
    "card-layout": warning(
        "the layout of cards cannot be used: {reason}. The generator's own is used instead.",
        "correct the file, or delete it.",
    ),
    "card-text-cut": warning(
        'on the pictures for {formats} there is no room for all of "{text}", so its end is left out there.',
        "say it in fewer words.",
    ),
    "card-glyph-missing": warning(
        'the fonts have no sign for {characters} in "{text}"; it is left out of the picture.',
        "this does not concern the page itself.",
    ),
}

PEOPLE = {
    "guideline-old": warning(
        "nobody has read this advice with care since {reviewed}, and it may be wrong by now: networks and laws change.",
        "read it again, correct it, and write today's date as `reviewed`.",
    ),
    "programme-unready": error(
        "the programme has {lacking}, so no ranking and no report is made: nobody is counted without a purpose and somebody who answers for it.",
        "write them into `{docs}/program/program.yml`; `kollega init --programme` asks for them.",
    ),
    "code-twice": error(
        "the code {value} stands in line {first} already; links with it would be those of two colleagues.",
        "make a new one for one of the two.",
    ),
    "code-without-ambassador": warning(
        "{value} has a code and does not take part in the programme, so the code is shown nowhere.",
        "ask; whoever wants to take part gets a line `ambassador: true`. Else remove the code.",
    ),
    "referral-unwritten": warning(
        "colleagues can recommend jobs, and nothing says how you treat recommendations and whether there is a reward; they would have to guess.",
        "write it into this file in a few sentences: who gets what, when, and who does not.",
    ),
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
    "config-names": error(
        "`{field}` names somebody who has withdrawn, or agreed for a time that is over; it is on every page.",
        "take the name out. If the employer is called so, write the person's full name in their file, so that the two are told apart.",
    ),
    "consent-form": error(
        "`consent` must say for which uses the person has agreed.",
        "write a line for each use below `consent:`, e.g. `- {{purpose: site}}`; the uses are `site`, `feeds`, `social`, `kit` and `ranking`.",
    ),
    "consent-held": warning(
        "this is held back: consent of {name} to be on the site is asked for, and it is not on file.",
        "ask {name}, and note the answer under `consent` in their file in `content/people/`; the paper stays elsewhere.",
    ),
    "consent-named": warning(
        "this is held back: {name} is named here, and consent of {name} to be on the site is not on file.",
        "ask {name} and note the answer under `consent` in their file in `content/people/`, or take the name out.",
    ),
    "consent-unused": note(
        "{name} has not agreed to be {uses} ({reason}), so this is left out there; its page shows it all the same.",
        "you need not do anything. To have it there, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "consent-said": note(
        "{name} is named here and has not agreed to be {uses} ({reason}), so all of this is left out there; its page shows it all the same.",
        "you need not do anything. To have it there, take the name out, or ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "consent-unnamed": note(
        "{name} has not agreed to be {uses} ({reason}), so name and pictures are left out there.",
        "you need not do anything. To show the name, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "consent-unseen": note(
        "{name} has not agreed to be {uses} ({reason}), so pictures are left out there.",
        "you need not do anything. To show the pictures, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "withdrawn-left-out": note(
        "somebody in `{field}` has withdrawn, and so is left out here.",
        "you need not do anything. Where readers need somebody, such as a contact, name another one.",
    ),
    "consent-left-out": note(
        "{name} has not agreed to be on the site ({reason}), and so is left out here.",
        "you need not do anything. To show the name, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
}
