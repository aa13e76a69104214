"""Problems of files as such, and of the configuration."""

from __future__ import annotations

from kollega.problems.entry import error, note, warning

FILES = {
    "config-missing": error(
        "there is no `mkdocs.yml` here, so this is not the folder of a careers site.",
        "run the command in the folder that holds `mkdocs.yml`, or name that folder with --root. {near}",
    ),
    "site-empty": error(
        "there is nothing to publish: no page in the content folder, no story and no job.",
        "add a first story, e.g. `stories/hello.md`, or check the folder's name in `docs_dir`.",
    ),
    "site-url-missing": warning(
        "`site_url` is missing, so feeds, previews and the sitemap cannot name the public address of a page.",
        "add the address of the site, e.g. `site_url: https://careers.example.org/`.",
    ),
    "file-empty": error("the file is empty.", "write the text, or delete the file."),
    "file-too-large": error(
        "the file has {size} bytes, and a text may have {most}; here they are used up.",
        "a text this long cannot be read by people. Was a picture or a document pasted into it?",
    ),
    "file-link": error(
        "this is a link to another place, not a file; links are never followed.",
        "put a copy of the file here instead.",
    ),
    "file-hard-link": error(
        "this file has a second name somewhere else, so it could show to the world what lies there.",
        "delete it, and put a copy of the file here instead.",
    ),
    "file-device": error(
        "this is no file but a way to a device or to another program, which could keep a build waiting for ever.",
        "delete it.",
    ),
    "not-a-folder": error(
        "this is a file, and a folder of that name is looked for here.", "rename or delete it."
    ),
    "folder-missing": error(
        "`{field}` names the folder `{value}`, which is not there; no page, person or team would be read.",
        "{near} Correct the name, or make the folder.",
    ),
    "file-unreadable": error(
        "it cannot be opened ({reason}).", "let the user who builds the site read it, or put it back."
    ),
    "file-unread": warning(
        "a file or folder of this name is not read here, so nothing of it is published.",
        "rename or move it: `{form}`.",
    ),
    "path-unread": note(
        "nothing is read here, so there is nothing to check.",
        "what is read is `mkdocs.yml` and what lies in {folders}.",
    ),
    "record-unread": warning(
        "data are not read from a file of this name in this folder, so what stands here has no effect.",
        "{near} People, teams and places lie in `people/`, `teams/` and `locations/` of the content folder; move data for other programs out of it.",
    ),
    "withdrawal-unread": error(
        "somebody withdraws in this file, and that is not read here, so they would stay on the site.",
        "{near} A person's file lies in `people/` of the content folder, and its name ends in `.yml`.",
    ),
    "paper-unread": warning(
        "a Word or PDF document is not read as a story or job, so nothing of it is published.",
        "copy its words into the form for stories, which is in the backstage, or into a text file: `{form}`.",
    ),
    "file-as-page": warning(
        "this has the fields of {noun}, and here it is published as a page like any other, in no list and no feed.",
        "move it: `{form}`.",
    ),
    "translation-alone": warning(
        "this is a translation of `{original}`, which is not there, so it is not published.",
        "write the original as well; or, where this is the only text, rename it to `{original}` and add `lang: {lang}` to its fields.",
    ),
    "translation-language": warning(
        "this is a translation into `{lang}`, which is no language of this site ({languages}), so it is not published.",
        "add `{lang}` to `languages` in `mkdocs.yml`, or delete the file.",
    ),
    "translation-same": error(
        "this is named as a translation of `{original}` into `{lang}`, and that is already written in it.",
        "delete one of the two, or correct `lang` in `{original}`.",
    ),
    "translation-field": warning(
        "a translation says words; `{field}` is that of the original, so what stands here counts for nothing.",
        "delete it here, and change it in the original where it is wrong there.",
    ),
    "file-name": error(
        "the name has characters that cannot be shown or used in an address ({signs}).",
        "rename it with letters, digits and hyphens.",
    ),
    "file-name-windows": error(
        "nothing can have this name on Windows, because {reason}; colleagues there could not open the site's folder.",
        "rename it with letters, digits and hyphens.",
    ),
    "file-name-long": error(
        "the {what} has {size} bytes, and some disks and hosts take no more than {most}.",
        "shorten the name of the file, or of the folders that it lies in.",
    ),
    "file-alike": error(
        "the name differs from that of `{other}` only in capitals, or in how accents are written; many disks can "
        "hold only one of the two.",
        "rename one of them.",
    ),
    "file-steers": error(
        "what is called `{name}` is read by {reader}, and could change who sees the site, or what the site does.",
        "delete or rename it. Kollega makes what hosts and search engines need; other wishes go into the settings "
        "of your host.",
    ),
    "file-ending": error(
        "{what} is none of the kinds that belong here, and could be a program.",
        "{cure}",
    ),
    "folder-too-full": error(
        "the folder has more than {most} files, and none of them is read.", "spread them over folders."
    ),
    "not-utf8": error(
        "the file is not saved as UTF-8, so letters such as æ, é or ß would come out wrong.",
        'open it in your editor and save it again with the encoding "UTF-8".',
    ),
    "text-invisible": warning(
        "there are invisible characters here that can mislead readers; they are left out.",
        "this often comes with text copied from another program; type the passage again.",
    ),
    "front-matter-missing": error(
        "the file does not begin with its fields (title, date …) between two lines of `---`.",
        "begin the file with a line `---`, then e.g. `title: My first week`, then another line `---`.",
    ),
    "front-matter-open": error(
        "the fields at the top begin with `---` but never end.",
        "put a line with just `---` between the fields and the text.",
    ),
    "front-matter-late": error(
        "the text seems to begin here, and the fields above it have not ended.",
        "put a line with just `---` between the fields and the text.",
    ),
    "front-matter-space": error(
        "there is an empty line or a space before the first `---`, so the fields are not seen.",
        "remove it: the file begins with `---`.",
    ),
    "front-matter-dashes": error(
        "the fields begin below `---`, and `{value}` is something else.",
        "write exactly three hyphens in the first line of the file: `---`.",
    ),
    "front-matter-toml": error(
        "the fields at the top are between `+++` lines, which is another format (TOML).",
        "use `---` lines and write `title: My first week` instead of `title = ...`.",
    ),
    "nav-missing": error(
        "`{field}` names `{value}`, which is not in `{folder}/`.", "{near} Add the file, or correct the name."
    ),
    "nav-nowhere": error(
        "`nav` leads to `{value}`, and the site has no such page.",
        "{near} A list is named by its folder, e.g. `jobs/`, and a page by its file, e.g. `benefits.md`.",
    ),
    "nav-asleep": warning(
        "`nav` leads to `{value}`, which is not on the site today, so the menu goes without it.",
        "remove the line, or leave it: should the page come back, the entry does, too.",
    ),
    "code-missing": error(
        "`{field}` names `{value}`, which is not in `{folder}/`.",
        "{near} Add the file to `{folder}/`, or correct the name.",
    ),
    "code-in-content": warning(
        "`{value}` runs or restyles every page, and it lies in `{folder}/`, where everybody who tells a story may write.",
        "move it to `theme/`, where changes are looked at as changes of code.",
    ),
    "folder-capitals": error(
        "this folder is not read, since its name is `{right}`; on some computers the two cannot be told apart.",
        "rename it to `{right}`.",
    ),
    "theme-foreign": error(
        "`{value}` lies on another site, which would learn of every visitor.",
        "save the file in the content folder and name that.",
    ),
    "module-missing": error(
        "`{field}` names `{value}`, and nothing of that name is installed here.",
        "{near} Correct the name, or have a developer install the package that has it.",
    ),
    "hook-missing": error(
        "`hooks` names the file `{value}`, which is not there.",
        "{near} Add the file, or write its path from the folder of `mkdocs.yml` on.",
    ),
    "mkdocs-problem": error("MkDocs cannot use the configuration: {words}.", "correct `mkdocs.yml`."),
    "frame-incomplete": error(
        "the frame that this file makes has no place for what is on a page of its own, such as its title and its text.",
        'begin it with `{{% extends "kollega/main.html" %}}` and change blocks of that; one that extends `base.html`, '
        "as Material for MkDocs has it, is a frame for other pages.",
    ),
    "template-syntax": error(
        "this template cannot be read: {words}.",
        "correct this line; the file of the same name in `kollega/theme/` shows how it is written.",
    ),
    "page-too-slow": error(
        "MkDocs takes longer over this page than over any that people can read, or more memory; probably over this line.",
        "look for a very long line, or for brackets, asterisks or tildes without end.",
    ),
    "address-taken": error(
        "a page of this name would lie in {address}, where Kollega keeps files of its own.",
        "rename the file or its folder.",
    ),
    "address-sign": error(
        "the address of a page is made of its file's name, and `{sign}` means something else in an address.",
        "rename the file with letters, digits and hyphens.",
    ),
    "address-alike": error(
        "the page's address would begin with {address}, which differs from {other} only in capitals or in how "
        "accents are written; many disks and hosts take the two for one.",
        "rename the file or its folder.",
    ),
    "too-many-problems": note(
        "this file has more than {most} findings of severity {severity}; the others are not shown.",
        "mend these first, then look again.",
    ),
    "state-committed": error(
        "this folder is committed to git, and a build keeps in it what it made; whoever can change it there could publish anything.",
        "take it out of git (`git rm -r --cached .kollega`), and put `/.kollega/` into `.gitignore`.",
    ),
    "page-renamed": error(
        "this page was published as {old} until now (`{before}`), and is {new} here; whoever has the old address would "
        "find nothing there, and readers of feeds would get it as a new one.",
        "add a line `aliases: [{old}]` to its fields, so that the old address leads here; or give the file its old name again.",
    ),
    "alias-form": error(
        "`{value}` cannot be an old address of this page: {reason}.",
        "write the path as it was in the browser's address bar, e.g. `/jobs/old-name/`; or remove it.",
    ),
    "alias-taken": error(
        "the old address {address} cannot lead here, since {other} has it now.",
        "remove it from `aliases`, or rename the other file.",
    ),
    "address-collision": error(
        "this and `{other}` would both have the address {address}.", "rename one of the two files."
    ),
}
