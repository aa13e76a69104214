"""Problems of texts and pictures, and of what is made of them."""

from __future__ import annotations

from kollega.problems.entry import error, warning

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
    "picture-internal": warning(
        "the picture `{value}` lies in `{folder}/`, which is for colleagues alone, so it is left out.",
        "if everybody may see it, put it beside the text.",
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
    "card-letters-apart": warning(
        "the library FriBiDi is not installed here, so letters that join, as those of Arabic do, stand apart on pictures for networks.",
        "install it (on Debian and Ubuntu: apt install libfribidi0; on a Mac: brew install fribidi), and build again; or publish from another machine, such as a workflow of your git host. This does not concern the pages themselves.",
    ),
}
