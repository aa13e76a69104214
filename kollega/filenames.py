"""What a file or folder of a site may be called, and of which kinds files may be. Nothing here touches the disk.

Sources: for Windows, "Naming Files, Paths, and Namespaces" of its documentation; for the hosts, what the documentation
of each says that it reads from the folder that is published.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

from kollega.letters import nfc

#: Bytes that a name may have on most disks; and a path in the site folder, so that with the folder above it, or
#: with three bytes for each in an address, it still fits everywhere.
MOST_NAME, MOST_PATH = 255, 400

#: Kinds of files that may lie in the folders of content, by ending.
KINDS = {
    "texts": "md markdown mdx txt yml yaml csv".split(),
    "pictures": "jpg jpeg jpe jfif png webp avif heic heif gif tif tiff bmp svg".split(),
    "videos": "mp4 m4v mov webm".split(),
    "sound": "mp3 m4a aac ogg oga opus wav flac".split(),
    "captions": "vtt srt".split(),
    "papers": "pdf docx odt xlsx ods pptx odp".split(),
}
_VIDEOS = tuple(f".{ending}" for ending in KINDS["videos"])
#: Pictures that a camera can have taken: all but drawings.
PHOTOS = tuple(f".{ending}" for ending in KINDS["pictures"] if ending != "svg")
_ENDINGS = frozenset(ending for endings in KINDS.values() for ending in endings)

#: What to do about a file of another kind, by ending.
_CURES = {
    ending: cure
    for endings, cure in (
        ("html htm xhtml rst adoc tex", "write it as a text that ends in `.md`."),
        ("doc docm dotm pages rtf", "copy its words into the form for stories, which is in the backstage, or into a text that ends in `.md`."),
        ("xls xlsm xlsb numbers", "save it as `.xlsx`, `.csv` or `.pdf`."),
        ("ppt pptm key", "save it as `.pptx` or `.pdf`."),
        ("psd ai eps xcf sketch fig raw dng cr2 cr3 nef arw jxl jp2 ico", "save it as `.jpg`, `.png` or `.webp`."),
        ("avi mkv wmv flv mpg mpeg 3gp ogv", "save it as `.mp4`."),
        ("wma aif aiff mid", "save it as `.mp3`."),
        ("zip gz tgz tar 7z rar", "unpack it, and put the files here that are meant."),
        ("css js mjs", "name it in `extra_css` or `extra_javascript` of `mkdocs.yml`, or delete it."),
        ("woff woff2 ttf otf eot", "a font lies in `theme/fonts/`."),
        ("url webloc lnk desktop", "write the address into the text, as a link."),
    )
    for ending in endings.split()
}  # fmt: skip
_NAME_IT = "add the ending to its name, e.g. `.md` to a text or `.jpg` to a picture; or delete it."
_CURE = "delete it, or save it as a text (`.md`), picture (`.jpg`, `.png`), video (`.mp4`) or paper (`.pdf`)."

#: Names that are read from a published folder, and by whom.
STEERING = {
    name.casefold(): reader
    for reader, names in (
        ("every host, in place of a page", "index.html index.htm index.xhtml index.php default.html default.htm default.aspx 200.html 403.html 404.html 500.html 50x.html"),
        ("Netlify, Cloudflare and GitLab", "_headers _redirects"),
        ("Netlify", "netlify.toml .netlify"),
        ("Cloudflare", "_routes.json _worker.js .assetsignore wrangler.toml wrangler.json wrangler.jsonc cdn-cgi"),
        ("Vercel", "vercel.json now.json .vercel .vercelignore"),
        ("GitHub and Surge", "CNAME"),
        ("GitHub", ".nojekyll _config.yml"),
        ("Codeberg", ".domains"),
        ("Surge", ".surgeignore"),
        ("Azure", "staticwebapp.config.json routes.json .auth"),
        ("Firebase", "firebase.json .firebaserc __"),
        ("Amazon's Amplify", "amplify.yml customHttp.yml"),
        ("Apache", ".htaccess .htpasswd .htgroup .htdigest cgi-bin"),
        ("PHP", ".user.ini php.ini"),
        ("Windows servers", "web.config app_offline.htm global.asax"),
        ("servers and container hosts", "nginx.conf httpd.conf Caddyfile Procfile Staticfile static.json serve.json"),
        ("search engines", "robots.txt sitemap.xml sitemap.txt sitemap_index.xml sitemap.xml.gz BingSiteAuth.xml"),
        ("programs that ask what they may do here", "ads.txt app-ads.txt sellers.json ai.txt llms.txt llms-full.txt tdmrep.json security.txt humans.txt"),
        ("browsers", "sw.js service-worker.js serviceworker.js manifest.json manifest.webmanifest site.webmanifest browserconfig.xml crossdomain.xml clientaccesspolicy.xml"),
        ("browsers, phones and those who give out certificates", ".well-known apple-app-site-association assetlinks.json"),
        ("feed readers", "feed.xml feed.json rss.xml atom.xml index.xml"),
        ("programs that keep passwords in it", ".env .netrc .npmrc .pypirc .git-credentials .ssh .aws"),
    )
    for name in names.split()
}  # fmt: skip

#: What systems, editors and downloads leave behind. Of names with a dot in front all is, but what steers.
_LITTER = re.compile(
    r"thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|4913|__macosx|@eadir|#recycle|\$recycle\.bin|lost\+found|"
    r"system volume information|~\$.*|#.*#|.*~|.*\.(?:swp|swo|swx|tmp|temp|bak|orig|rej|part|crdownload|download)",
    re.IGNORECASE | re.DOTALL,
)
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"}
)
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
#: Letters and marks that show nothing, so that two names look the same.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0d\U000e0100-\U000e01ef]"
)
#: Names that need no second look but for what they mean.
_USUAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.()+,&@=! -]{0,200}[A-Za-z0-9]")


def is_video(path: str) -> bool:
    """Whether a file is a video, by its ending."""
    return path.casefold().endswith(_VIDEOS)


def is_photo(path: str) -> bool:
    """Whether a file can be a photo, by its ending; also one of a kind that is not shown."""
    return path.casefold().endswith(PHOTOS)


class Fault(NamedTuple):
    """What is wrong with a name: a problem of the table, and the values that fill in its words."""

    problem: str
    values: dict[str, Any]


def is_litter(name: str) -> bool:
    """Whether nobody wrote what has this name, or it is an editor's own: it is never read and never published."""
    if name.startswith("."):
        return _steered_by(name) is None
    return not (name[:1].isalnum() and _ending(name) in _ENDINGS) and bool(_LITTER.fullmatch(name))


def fault_of(name: str) -> Fault | None:
    """Why no file and no folder may have this name, or nothing. What a path may be is for `fault_of_path`."""
    if not _USUAL.fullmatch(name):
        if signs := [letter for letter in dict.fromkeys(name) if not _is_shown(letter) or letter in "\\/"]:
            return Fault("file-name", {"signs": ", ".join(map(_as_sign, signs[:3]))})
        size = len(name.encode())
        if size > MOST_NAME:
            return Fault("file-name-long", {"what": "name", "size": size, "most": MOST_NAME})
        if sign := _NOT_ON_WINDOWS.search(name):
            return Fault("file-name-windows", {"reason": f"it has `{sign[0]}` in it"})
        if name.endswith((".", " ")):
            last = "dot" if name[-1] == "." else "space"
            return Fault("file-name-windows", {"reason": f"it ends in a {last}"})
    if is_device(stem := name.partition(".")[0].rstrip(" ")):
        return Fault("file-name-windows", {"reason": f"`{stem}` is the name of a device there"})
    if reader := _steered_by(name):
        return Fault("file-steers", {"name": name, "reader": reader})
    return None


def fault_of_path(path: str) -> Fault | None:
    """Why nothing may lie at this path of the site folder, or nothing."""
    size = len(path) if path.isascii() else len(path.encode("utf-8", "surrogatepass"))
    if size <= MOST_PATH:
        return None
    return Fault("file-name-long", {"what": "path", "size": size, "most": MOST_PATH})


def fault_of_kind(name: str) -> Fault | None:
    """Why no file of this kind may lie among the content, or nothing."""
    ending = _ending(name)
    if ending in _ENDINGS:
        return None
    what = f"a file that ends in `.{ending}`" if ending else "a file whose name has no ending"
    return Fault("file-ending", {"what": what, "cure": _CURES.get(ending, _CURE) if ending else _NAME_IT})


def is_device(stem: str) -> bool:
    """Whether Windows has a device of this name, so that no file can have it, with any ending."""
    return len(stem) <= 7 and stem.upper() in _DEVICES


def alike(name: str) -> str:
    """Equal for names that some disk or host takes for one: by case, or by the form in which accents are written."""
    return name.lower() if name.isascii() else nfc(nfc(name).casefold())


def printable(path: str) -> str:
    """A path as it can be shown, with `�` for what cannot."""
    if path.isascii() and path.isprintable():
        return path
    return "".join(letter if _is_shown(letter) else "\N{REPLACEMENT CHARACTER}" for letter in path)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold() if "." in name else ""


def _steered_by(name: str) -> str | None:
    """Who reads what has this name. `.env.local` is an `.env`, too."""
    name = name.casefold()
    first = f".{name[1:].partition('.')[0]}" if name.startswith(".") else name
    return STEERING.get(name) or STEERING.get(first)


def _is_shown(letter: str) -> bool:
    """Whether people can see that there is a letter, or a space between two."""
    if letter.isprintable():
        return not _BLANK.match(letter)
    return unicodedata.category(letter) == "Zs"


def _as_sign(letter: str) -> str:
    """A character that cannot be shown, by its number; a byte that is no text is one of those that Python escapes."""
    if letter in "\\/":
        return f"`{letter}`"
    number = ord(letter)
    return f"byte {number - 0xDC00:02X}" if 0xDC80 <= number <= 0xDCFF else f"U+{number:04X}"
