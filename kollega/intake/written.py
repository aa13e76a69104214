"""A story that somebody wrote in the site's folder: its files, what is missing, and the branch in which it is proposed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kollega.diagnostics import visible
from kollega.filenames import is_photo, is_video
from kollega.intake import Refused, Unclear
from kollega.intake.branch import fitting, git, into_branch, refuse_name
from kollega.intake.place import look
from kollega.intake.remote import Base, address_of, base_of, earlier, has, page_of
from kollega.intake.story import Story, naming, remade, slug_of
from kollega.letters import line, nfc
from kollega.library.read import Documents
from kollega.problems import spoken
from kollega.questions import AGREED, said
from kollega.schema import Document, blanks, slugify
from kollega.start.site import documents_of, refuse_links
from kollega.words import words

_FOLDER = "stories"


@dataclass(frozen=True)
class Written:
    """Paths in the site folder: of the story's file, of its texts, of what they name, and of what lies beside and is not named."""

    path: str
    texts: tuple[str, ...]
    named: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The folder of the story; its file where it has none of its own."""
        folder = self.path.rpartition("/")[0]
        return self.path if folder == _FOLDER else folder

    def has(self, path: str) -> bool:
        """Whether a path of the site folder belongs to it."""
        return path in (*self.texts, *self.named)


def found(root: Path, given: Path) -> Written:
    """The story that somebody means with a file or a folder. Raises `Refused` where there is none."""
    full = Path(os.path.abspath(given if given.exists() else root / given))  # noqa: PTH100
    stories = root / _FOLDER
    if not full.is_relative_to(stories) or full == stories or not full.exists():
        said = "`{path}` is no story of this site. Name a file or a folder in {stories}, as `new` said it when it was made."
        raise Refused(spoken().phrase(said, path=given, stories=stories))
    parts = full.relative_to(stories).parts
    has_folder = len(parts) > 1 or full.is_dir()
    file = stories / parts[0] / "index.md" if has_folder else full
    path = file.relative_to(root).as_posix()
    refuse_links(root, path)
    if not file.is_file() or file.suffix != ".md":
        said = "there is no `{file}`, so there is no story. Make one: new story TITLE"
        raise Refused(spoken().phrase(said, file=path))
    return _with_what_it_names(root, file, has_folder=has_folder)


def _with_what_it_names(root: Path, file: Path, *, has_folder: bool) -> Written:
    texts = sorted(file.parent.glob("index*.md")) if has_folder else [file]
    words = nfc("\n".join(text.read_text("utf-8", "replace") for text in texts))
    named: list[Path] = []
    left: list[Path] = []
    for path in sorted(file.parent.rglob("*") if has_folder else file.parent.iterdir()):
        if path in texts or not path.is_file() or path.is_symlink() or path.name.startswith("."):
            continue
        name = nfc(path.relative_to(file.parent).as_posix())
        (named if naming(name).search(words) else left).append(path)

    def inside(paths: Iterable[Path]) -> tuple[str, ...]:
        return tuple(path.relative_to(root).as_posix() for path in paths)

    named = [path for path in named if has_folder or path.suffix != ".md"]
    inner = file.relative_to(root).as_posix()
    return Written(inner, inside(texts), inside(named), inside(left) if has_folder else ())


@dataclass(frozen=True)
class Order:
    """What is to be proposed, and where. Without a `branch` its name is made of that of the story."""

    root: Path
    written: Written
    #: Asked where the story does not say it: whether all people in it agree.
    agreed: Callable[[], bool] = lambda: False
    branch: str = ""
    remote: str = "origin"


def propose(order: Order) -> str:
    """Make a branch with the story in it and push it; words about it, and about what comes next.

    What is in the working folder stays as it is. Raises `Unclear` with everything that is missing, `Refused`, `OSError`;
    then nothing was sent.
    """
    root, written = order.root, order.written
    documents = documents_of(root)
    address, base = address_of(root, order.remote), base_of(root, order.remote)
    story, is_new = _story(order, documents, base)
    branch = order.branch or fitting(f"story-{story.slug}")
    refuse_name(root, branch)
    lease = earlier(root, order.remote, branch, base, story.replaces)
    look(story, documents.site)
    verb = "Add" if is_new else "Change"
    message = f"stories: {verb} {visible(line(story.title), 60)}\n"
    into_branch(story, root, branch, message, remote=order.remote, base=base.commit, lease=lease)
    page = page_of(address, branch, base, documents.site.admin)
    return "\n".join(_told(order, written, branch, page, is_new=is_new))


def _story(order: Order, documents: Documents, base: Base) -> tuple[Story, bool]:
    """The story as it goes into the branch, and whether the site has none there yet."""
    root, written = order.root, order.written
    document = _document(documents, written.path)
    say = words(spoken().tag).gettext
    is_new = not has(root, base.commit, written.whole)
    texts = {path: nfc((root / path).read_text("utf-8-sig")).replace("\r\n", "\n") for path in written.texts}
    asks = list(_missing(order, document, documents, "\n".join(texts.values()), is_new=is_new))
    pictures, others = _files(order, base, documents.site.limits.picture)
    names = {path.removeprefix(_place(written)): data for path, data in pictures.items()}
    made, texts, broken = remade(names, texts, documents.site.limits, say)
    if asks := [*asks, *broken]:
        raise Unclear(asks)
    if not document.record.agreed:
        texts[written.path] = _with_agreement(texts[written.path])
    files = {path: text.encode() for path, text in texts.items()}
    files |= {f"{_place(written)}{name}": data for name, data in made.items()} | others
    slug = document.record.slug
    story = Story(slug, document.record.title, files, agreed=True)
    return replace(story, replaces=tuple(dict.fromkeys((written.whole, *written.texts, *files)))), is_new


def _place(written: Written) -> str:
    return written.path.rpartition("/")[0] + "/"


def _document(documents: Documents, path: str) -> Document:
    of = (*documents.of("story").values(), *documents.translated)
    document = next((one for one in of if one.source.path == path), None)
    if document is None:
        raise Refused(spoken().phrase("`{file}` cannot be read.", file=path))
    return document


def _missing(
    order: Order, document: Document, documents: Documents, text: str, *, is_new: bool
) -> Iterator[str]:
    """Sentences on what is to be done before it can go."""
    say, record = words(spoken().tag).gettext, document.record
    others = [one for one in documents.of("story").values() if not order.written.has(one.source.path)]
    slug = slug_of(record.title)
    if is_new and any(slug in (one.record.slug, slugify(one.record.title)) for one in others):
        yield said("taken", say)
    if any(blank in text for blank in blanks.texts()):
        yield said("text", say)
    if record.draft:
        yield spoken().phrase(
            "It is a draft, so nobody would see it. Take out the line `draft: true` when it is ready."
        )
    if not record.agreed and not order.agreed():
        yield spoken().phrase(
            "Nobody said yet that all who are named or can be recognised in it agree. Ask them, and then add --agreed."
        )


def _with_agreement(text: str) -> str:
    """A file that says that people agreed, in the place of an empty line for it."""
    head, end, body = text.removeprefix("---\n").partition("\n---\n")
    lines = (one for one in head.split("\n") if not re.match(r"agreed *:", one, re.IGNORECASE))
    return "\n".join(["---", AGREED, *lines]) + end + body


def _files(order: Order, base: Base, most: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Pictures that are to be made anew, and what goes as it is, by path."""
    pictures: dict[str, bytes] = {}
    others: dict[str, bytes] = {}
    for path in order.written.named:
        with (order.root / path).open("rb") as file:
            is_picture = is_photo(path)
            data = file.read(most + 1) if is_picture else file.read()
        # What is in the repository already, under this very name, was looked at before.
        is_new = not _is_committed(order.root, base, path, data)
        (pictures if is_picture and is_new else others)[nfc(path)] = data
    return pictures, others


def _is_committed(root: Path, base: Base, path: str, data: bytes) -> bool:
    try:
        return git(root, "rev-parse", f"{base.commit}:./{path}") == git(
            root, "hash-object", "--stdin", "--no-filters", data=data
        )
    except Refused:
        return False


def _told(order: Order, written: Written, branch: str, page: str, *, is_new: bool) -> Iterator[str]:
    words = spoken()
    yield words.phrase("The story is at `{remote}` now, in the branch {branch}.", remote=order.remote, branch=branch)  # fmt: skip
    if videos := [path for path in written.named if is_video(path)]:
        said = "{files}: it went as it is, with what the camera wrote into it, such as where that was."
        yield words.phrase(said, files=", ".join(map(_shown, videos)))
    if written.left:
        said = "Left out, as the story does not name it: {files}"
        yield words.phrase(said, files=", ".join(map(_shown, written.left)))
    yield ""
    if page:
        yield words.phrase("Ask for it to be published: open this page, and press the button there.")
        yield f"  {page}"
    else:
        yield words.phrase(
            "Ask for it to be published: open the page of the repository, choose the branch {branch}, and make a pull request "
            "(merge request) of it.",
            branch=branch,
        )
    yield words.phrase("Something to change? Change the file here, and do this again.")
    if is_new:
        said = "Your folder is as it was. Once the story is published, delete {path} here before you fetch what is new (git pull)."
        yield words.phrase(said, path=_shown(written.whole))


def _shown(path: str) -> str:
    return visible(path, 200)
