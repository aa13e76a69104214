"""Problems of files as such, and of their front matter."""

from __future__ import annotations

from kollega.problems.entry import error, warning

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
        "the file has {size} MB; a text may have {most} MB.",
        "a text this long cannot be read by people. Was a picture or a document pasted into it?",
    ),
    "file-link": error(
        "this is a link to another place, not a file; links are never followed.",
        "put a copy of the file here instead.",
    ),
    "file-unreadable": error(
        "the file cannot be opened ({reason}).", "let the user who builds the site read it, or put it back."
    ),
    "file-unread": warning(
        "a file of this name is not read here, so nothing of it is published.", "rename or move it: `{form}`."
    ),
    "file-name": error(
        "the name of this file has characters that cannot be shown or used in an address.",
        "rename it with letters, digits and hyphens.",
    ),
    "folder-too-full": error(
        "the folder has {count} files; at most {most} are read.", "spread them over folders."
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
    "front-matter-toml": error(
        "the fields at the top are between `+++` lines, which is another format (TOML).",
        "use `---` lines and write `title: My first week` instead of `title = ...`.",
    ),
    "nav-missing": error(
        "`{field}` names `{value}`, which is not in `{folder}/`.", "add the file, or correct the name."
    ),
    "theme-foreign": error(
        "`{value}` lies on another site, which would learn of every visitor.",
        "save the file in the content folder and name that.",
    ),
    "mkdocs-problem": error("MkDocs cannot use the configuration: {words}.", "correct `mkdocs.yml`."),
    "page-too-slow": error(
        "MkDocs takes longer than {seconds} seconds over this page, or more memory than it may.",
        "look for a very long line, or for brackets, asterisks or tildes without end.",
    ),
    "address-collision": error(
        "this and `{other}` would both have the address {address}.", "rename one of the two files."
    ),
}

YAML = {
    "yaml-colon": error(
        "there is a second colon on this line, so it cannot be seen where the value begins.",
        'put the value in quotes, e.g. title: "Night shift: a diary".',
    ),
    "yaml-tab": error("the line begins with a tab.", "use two spaces instead of a tab."),
    "yaml-quote": error(
        "a quotation mark is opened here and never closed.", "add the missing mark at the end of the value."
    ),
    "yaml-after-quote": error(
        "the value goes on after its closing quotation mark.",
        """put the whole value in the other kind of marks, e.g. title: '"Night" shift'.""",
    ),
    "yaml-bracket": error(
        "a bracket is opened here and never closed.", "add the missing `]` or `}}` at the end of the value."
    ),
    "yaml-sign": error(
        'a value cannot begin with "{sign}".',
        "put the value in quotes; each entry of a list gets a line of its own.",
    ),
    "yaml-backslash": error(
        "a backslash in double quotes is the beginning of a code, and this is none.",
        "use single quotes around the value.",
    ),
    "yaml-line": error(
        "this line is not written as `name: value`.",
        "a space follows the colon; a text that goes on in the next line is indented there by two spaces.",
    ),
    "yaml-indent": error(
        "this line does not begin where the others do, so it cannot be seen what it belongs to.",
        "begin it below the first letter of the fields beside it.",
    ),
    "yaml-broken": error(
        "the fields cannot be read from here on ({reason}).",
        "each field stands on a line of its own as `name: value`; put values with special characters in quotes.",
    ),
    "yaml-character": error(
        "there is a control character in the fields, which no text may hold.",
        "delete it and type the passage again.",
    ),
    "yaml-not-a-map": error("the fields are not written as `name: value`.", "e.g. `title: My first week`."),
    "yaml-not-a-list": error(
        "the file is not a list.", "begin each entry with `- ` at the beginning of a line."
    ),
    "yaml-two-documents": error("there is a second block of fields.", "keep all fields in one block."),
    "yaml-alias": error(
        "`&`, `*` and `<<` at the beginning of a value are references, which are not allowed here.",
        "write the value out, or put it in quotes if it is meant as text.",
    ),
    "yaml-tag": error(
        "`!` at the beginning of a value is a type, which is not allowed here.",
        "remove it, or put the value in quotes if it is meant as text.",
    ),
    "yaml-too-deep": error("lists and maps are nested too deeply.", "no field needs more than three levels."),
    "yaml-too-many": error(
        "there are more than {most} names and values here, more than any file of this kind needs.",
        "was something pasted here that belongs elsewhere?",
    ),
    "yaml-key": error(
        "there are brackets where the name of a field is needed.", "a name is a word, e.g. `title`."
    ),
    "yaml-duplicate": error(
        "the field `{key}` is here twice, so one of the values would be lost.", "keep one of the two."
    ),
    "key-unknown": warning("`{key}` is not a field of {noun}, so it has no effect.", "{near}"),
    "word-unknown": warning(
        "`{value}` is not known here, so it has no effect.", "{near} The known words are: {words}."
    ),
}
