"""A story's folder in a ZIP, as the form page makes it. Whoever sent it may have put anything into it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath

from kollega.diagnostics import Report
from kollega.filenames import fault_of, is_litter
from kollega.intake import Refused, Unclear
from kollega.intake.story import Story, in_folder, is_taken, remade, slug_of
from kollega.letters import clean, line
from kollega.library.read import Documents
from kollega.problems import spoken
from kollega.questions import AGREED, MOST_PICTURES, said
from kollega.schema.values import PICTURES
from kollega.sources import Scalar, Source, parse_yaml, split_front_matter
from kollega.words import Say

_TEXT = "index.md"
#: Files of a story: its text and its pictures. All of them are in memory at once.
_MOST_FILES = 1 + MOST_PICTURES


def opened(data: bytes, documents: Documents, say: Say) -> Story:
    """The story in a ZIP, its pictures made ready. Raises `Refused` for what is no such ZIP, `Unclear` for what is missing."""
    limits = documents.site.limits
    folder, files = _files(data, limits.picture, limits.text)
    slug = slug_of(folder)
    text = files.pop(_TEXT, b"").decode("utf-8", "replace").replace("\r\n", "\n")
    if not text.strip():
        lost = "there is no `{file}` in it. Make the file anew with the form page of the backstage."
        raise Refused(spoken().phrase(lost, file=_TEXT))
    asks = [said("taken", say)] if is_taken(slug, documents) else []
    made, texts, broken = remade(files, {_TEXT: text}, limits, say)
    if asks := [*asks, *broken]:
        raise Unclear(asks)
    text = texts[_TEXT]
    agreed = AGREED in text.partition("\n---\n")[0].split("\n")
    return Story(slug, _title(text) or folder, in_folder(slug, text, made), agreed)


def _title(text: str) -> str:
    """What a story calls itself; that there is something wrong in its fields is told when they are read for the site."""
    source = Source(_TEXT, text, Report())
    parts = split_front_matter(source)
    front = parse_yaml(source, parts[0], 2) if parts else None
    title = front.get("title") if front else None
    return line(clean(title.value)[0]) if isinstance(title, Scalar) else ""


def _files(data: bytes, most_picture: int, most_text: int) -> tuple[str, dict[str, bytes]]:
    """The name of the folder in a ZIP, and the files of it by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [
                entry for entry in archive.infolist() if not entry.is_dir() and not _is_litter(entry.filename)
            ]
            if len(entries) > _MOST_FILES:
                said = "it has {count} files in it, and a story has at most {most} pictures."
                raise Refused(spoken().phrase(said, count=len(entries), most=MOST_PICTURES))
            paths = [_path(entry.filename) for entry in entries]
            folders = {path.parent for path in paths}
            if len(folders) != 1 or len(paths[0].parts) != 2:
                raise Refused(
                    spoken().phrase(
                        "it does not hold one folder with the files of one story. Make it anew with the form page."
                    )
                )
            if len({path.name.casefold() for path in paths}) < len(paths):
                raise Refused(spoken().phrase("two files in it have the same name. Rename one of them."))
            found = {}
            for entry, path in zip(entries, paths, strict=True):
                most = most_text if path.name == _TEXT else most_picture
                found[path.name] = _bytes(archive, entry, most)
            return paths[0].parts[0], found
    except Refused:
        raise
    # There is no one type for "damaged"; what a ZIP says of itself makes readers raise many.
    except Exception as error:
        raise Refused(spoken().phrase("it is no ZIP file, or it is damaged. Ask for it again.")) from error


def _is_litter(path: str) -> bool:
    return any(part.strip(".") and (is_litter(part) or part == "__MACOSX") for part in path.split("/"))


def _path(written: str) -> PurePosixPath:
    """The path of an entry, where it is a plain one of a kind that a story has."""
    path = PurePosixPath(written)
    parts = written.split("/")
    wrong = next((part for part in parts if part in ("", ".", "..") or "\\" in part or fault_of(part)), None)
    is_wanted = path.name == _TEXT or path.suffix.casefold() in PICTURES
    if wrong is not None or not is_wanted or path.is_absolute():
        shown = "".join(letter if letter.isprintable() else "�" for letter in written)[:100]
        said = "it has a file that no story has: `{file}`. Make it anew with the form page of the backstage."
        raise Refused(spoken().phrase(said, file=shown))
    return path


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of an entry; what it says of its own size is not believed."""
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        said = "`{file}` has more than {most} MB. Leave it out or make it smaller."
        raise Refused(spoken().phrase(said, file=Path(entry.filename).name, most=f"{most / 1e6:g}"))
    return data
