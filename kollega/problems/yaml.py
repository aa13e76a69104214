"""Problems of the form in which fields are written."""

from __future__ import annotations

from kollega.problems.entry import error, warning

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
        """put the whole value in the other kind of marks, e.g. title: '"Night" shift' or title: "Ada's day".""",
    ),
    "yaml-after-bracket": error(
        "the value goes on after its closing bracket.",
        'put a value that begins with a bracket in quotes, e.g. title: "[New] ship".',
    ),
    "yaml-curly": error(
        "the marks around this value are curly (“ ”), as in print, and only straight ones hold a value together.",
        'write straight ones, e.g. title: "Night shift: a diary".',
    ),
    "yaml-stars": error(
        "the name of a field stands between stars, which are for the text below the fields.",
        "leave the stars away: `{name}: …`.",
    ),
    "yaml-bracket": error(
        "a bracket is opened here and never closed.", "add the missing `]` or `}}` at the end of the value."
    ),
    "yaml-comment": error(
        "a bracket is opened here, and its end stands behind a `#`, which makes a comment of the rest of the line.",
        'put what begins with `#` in quotes, e.g. tags: ["#sea", "#wind"].',
    ),
    "yaml-entry": error(
        "here an entry of a list begins, and another one stands on the line of the field already.",
        "write all of them below the name of the field, each on a line of its own behind `- `; or in brackets: `[Ada, Bo]`.",
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
        "begin it below the first letter of the fields beside it; each entry of a list, below the hyphen of the one above.",
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
    "yaml-too-much": error(
        "the values of the fields have more than {most} kB up to here, more than any file of this kind needs.",
        "was something pasted here that belongs in the text below the fields, or in a file of its own?",
    ),
    "yaml-key": error(
        "there are brackets where the name of a field is needed.", "a name is a word, e.g. `title`."
    ),
    "yaml-duplicate": error(
        "the field `{key}` is here twice, so one of the values would be lost.", "keep one of the two."
    ),
    "yaml-comma": error(
        "a comma ends a value inside `{{ }}`, so `{value}` would be two values.",
        "write the number without it: `{example}`. A text that has a comma goes in quotes.",
    ),
    "key-unknown": warning("`{key}` is not a field of {noun}, so it has no effect.", "{near}"),
    "word-unknown": warning(
        "`{value}` is not known here, so it has no effect.", "{near} The known words are: {words}."
    ),
}
