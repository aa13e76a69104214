"""What the tests of the gate share."""

from __future__ import annotations

from kollega.problems import PROBLEMS, Problem

_OURS = "This is a fault of Kollega, not of your text: please report it with this message and the file that the page is made from."

ROWS = {
    "gate-address": Problem("error", "The address `{address}` is of a kind that can run code or open programs; only web, mail, telephone, text message and calendar addresses may be published.", "In a page under `content/`, correct the link. Anywhere else: " + _OURS),
    "gate-address-form": Problem("error", "Browsers do not agree where the address `{address}` leads.", "Write it in full, `https://` and then the name of the site. If it is not written in your files: " + _OURS),
    "gate-address-user": Problem("error", "The address `{address}` has a name or password before an `@`; such addresses are used to make one site look like another.", "Leave out what stands before the `@`. If it is not written in your files: " + _OURS),
    "gate-alt": Problem("error", "The picture `{address}` has no text for people who cannot see it.", "In a page under `content/`, write what the picture shows: `![what it shows](picture.jpg)`. Anywhere else: " + _OURS),
    "gate-asset": Problem("error", "The page loads `{address}` as a script or style sheet, and that file is not part of the theme.", "Put your own scripts and style sheets in `theme/` or name them in `extra_javascript` and `extra_css` of `mkdocs.yml`. Otherwise: " + _OURS),
    "gate-attribute": Problem("error", "`<{tag}>` has `{name}`, which can send visitors or what they do to other sites.", "In a page under `content/` or a template in `theme/`, leave it out. Anywhere else: " + _OURS),
    "gate-backstage-file": Problem("error", "This file is for colleagues only, and it is in the public site.", _OURS),
    "gate-backstage-link": Problem("error", "The link `{address}` leads from the public site to the pages for colleagues.", "In a page under `content/`, remove the link. Anywhere else: " + _OURS),
    "gate-calendar": Problem("error", "The calendar file cannot be read: {reason}.", _OURS),
    "gate-charset": Problem("error", "The page does not say at its beginning that it is written in UTF-8, so browsers may read other letters than were checked.", "A template in `theme/` must keep `<meta charset=\"utf-8\">` as the first thing in its head. Otherwise: " + _OURS),
    "gate-code": Problem("error", "This file can run or restyle pages, and it is not part of the theme.", "Put your own scripts and style sheets in `theme/` or name them in `extra_javascript` and `extra_css` of `mkdocs.yml`. Otherwise: " + _OURS),
    "gate-control": Problem("error", "There is a control character ({code}) in the text.", _OURS),
    "gate-css": Problem("error", "The style sheet has `{what}`, which old browsers run as a program.", "Remove it from the style sheet."),
    "gate-direction": Problem("error", "A text changes the direction of reading and does not change it back, so what follows could be shown in another order than it is written.", _OURS),
    "gate-doctype": Problem("error", "The file has a document type, through which it could draw in other files.", "For a drawing: export it again as `plain SVG`, or delete the line with `<!DOCTYPE`. Otherwise: " + _OURS),
    "gate-element": Problem("error", "There is a `<{tag}>`, which is not allowed: such elements bring in other sites, run code or hide what follows.", "In a page under `content/` or a drawing, remove it; for a video, write a link. Anywhere else: " + _OURS),
    "gate-encoding": Problem("error", "The file is not written in UTF-8, so nobody can say which letters it shows.", "If it is a file of yours, save it as UTF-8. Otherwise: " + _OURS),
    "gate-feed-address": Problem("error", "`{address}` is not a full address; feeds are read elsewhere, where it leads nowhere.", "Check that `site_url` is set in `mkdocs.yml`. If it is: " + _OURS),
    "gate-file-content": Problem("error", "The file is not what its ending `.{ending}` says, or it is damaged.", "Export it again in the format that its name says, and replace the file."),
    "gate-file-type": Problem("error", "Files with the ending `.{ending}` are not published.", "Remove the file from `content/`, or give it in a format that browsers show."),
    "gate-forbidden": Problem("error", "The text `{what}` may not be in this output.", "Look for it in the pages under `content/`. If it is not there: " + _OURS),
    "gate-form": Problem("error", "A form would send what visitors type to `{address}`.", "Link to the page with the form instead."),
    "gate-fragment": Problem("error", "The link `{address}` leads to a place in a page that is not there: nothing in the page has the name `{fragment}`.", "In a page under `content/`, correct what stands after the `#`; it comes from the words of a heading. Anywhere else: " + _OURS),
    "gate-handler": Problem("error", "`<{tag}>` has `{name}`, which runs code in the visitor's browser.", "In a page under `content/` or a drawing, leave it out. Anywhere else: " + _OURS),
    "gate-hidden-tag": Problem("error", "There are invisible characters in a text (Unicode tags), in which words can be hidden.", _OURS),
    "gate-id-twice": Problem("error", "Two things on the page have the name `{name}`, so links and labels reach only the first.", "In a page under `content/`, give one of them another name, for instance another heading. Anywhere else: " + _OURS),
    "gate-json": Problem("error", "Data that programs should read is not valid JSON: {reason}.", _OURS),
    "gate-lang": Problem("error", "The page does not say in which language it is, so it is read aloud wrongly.", "Set `theme.language` in `mkdocs.yml`. If it is set: " + _OURS),
    "gate-link": Problem("error", "The link `{address}` leads nowhere: there is no such page or file in the site.", "In a page under `content/`, correct the link. Anywhere else: " + _OURS),
    "gate-link-folder": Problem("error", "The link `{address}` leads to a folder; from a disk, browsers then show a list of files.", _OURS),
    "gate-link-outside": Problem("error", "The link `{address}` leads out of the site's own folder.", "In a page under `content/`, link to the file, e.g. `../benefits.md`. Anywhere else: " + _OURS),
    "gate-link-root": Problem("error", "The link `{address}` begins at the root of a server; from a disk it leads nowhere.", _OURS),
    "gate-load": Problem("error", "The page needs `{address}`, and there is no such file in the site.", "In a page under `content/` or a style sheet, correct the address. Anywhere else: " + _OURS),
    "gate-load-foreign": Problem("error", "`{address}` would be loaded from another site, which thereby learns who visits yours and decides what they see.", "If `extra_css`, `extra_javascript`, a font or a page under `content/` names it, put a copy of the file in the site folder and name the copy. Otherwise: " + _OURS),
    "gate-meta": Problem("error", "The page tells search engines and networks of `{address}`, and there is no such page or file in the site.", _OURS),
    "gate-page-form": Problem("error", "The page is not one whole HTML document: {reason}.", "Look at the templates in `theme/`. If you have none: " + _OURS),
    "gate-picture-data": Problem("error", "The picture carries hidden data ({what}), which can say where and by whom it was made.", "Export it again without metadata, and replace the file."),
    "gate-reference": Problem("error", "In a drawing, `{name}` of `<{tag}>` draws in another file: `{address}`.", "Export the drawing again as one file. If it is not one of yours: " + _OURS),
    "gate-refresh": Problem("error", "The page sends visitors on to `{address}`, and it is not a redirect page of the site.", _OURS),
    "gate-script": Problem("error", "The page runs a script that is not part of the theme: `{what}`. It could do anything in a visitor's browser.", "If a page under `content/` or a template in `theme/` holds it, put it in a file of its own and name that in `extra_javascript` of `mkdocs.yml`. Otherwise: " + _OURS),
    "gate-style": Problem("error", "The page has a style sheet that is not part of the theme: `{what}`.", "Put it in a file and name that in `extra_css` of `mkdocs.yml`. If it is not yours: " + _OURS),
    "gate-style-attribute": Problem("error", "Something on the page has a style of its own: `{what}`. It could cover or imitate the rest of the page.", "In a page under `content/`, give it a class and write the style in a file named in `extra_css` of `mkdocs.yml`. Anywhere else: " + _OURS),
    "gate-unread": Problem("error", "The file was not checked.", _OURS),
    "gate-withdrawn": Problem("error", "The full name of {who}, who has withdrawn, is in the file.", "Look for the name in the pages under `content/`. If it is not there: " + _OURS),
    "gate-xml": Problem("error", "The file cannot be read as XML: {reason}.", "For a drawing: export it again. Otherwise: " + _OURS),
}  # fmt: skip

for _key, _row in ROWS.items():
    PROBLEMS.setdefault(_key, _row)
