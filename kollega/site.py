"""What `mkdocs.yml` says of the site. The meaning of each setting is in `kollega.schema.settings`."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from kollega.addresses import absolute
from kollega.limits import MOST, Limits
from kollega.records import Effect, Struct
from kollega.targets import Target

#: Hosts of addresses in examples, which belong to nobody (RFC 2606). `init` writes one.
_EXAMPLE = re.compile(r"(?:^|\.)example\.(?:org|com|net)$")


class Organisation(Struct, frozen=True, kw_only=True):
    """The employer: the legal name, and where else it is known."""

    name: str
    logo: str = ""
    same_as: tuple[str, ...] = ()
    country: str = ""


class JobRules(Struct, frozen=True, kw_only=True):
    """How the site deals with jobs."""

    #: So many days before its last day a job is marked as closing soon.
    closing_soon: int = 7
    #: So many days after it closed a job's page is given up, and its address leads to the open jobs; `None`: never.
    gone_after: int | None = 180


class ConsentRules(Struct, frozen=True, kw_only=True):
    """What the employer asks for before people are shown."""

    #: The purposes for which consent must be on file, and what is left out where it is not.
    asked: dict[str, Effect] = {}
    #: Stories older than so many months are to be looked at again; `None`: none are.
    review_after: int | None = None


class Sharing(Struct, frozen=True, kw_only=True):
    """How the site deals with what is shared."""

    #: Whether shared links say in which network they were shared, for the employer's statistics.
    campaign: bool = True
    #: Where colleagues open the backstage, as an address that ends in `/`; nothing where links cannot lead there.
    backstage: str = ""
    #: Whether a kit's pictures can be taken together where the backstage is opened from a folder on disk.
    from_disk: bool = True


class Referral(Struct, frozen=True, kw_only=True):
    """How a colleague's code gets into the employer's own forms; without any, colleagues cannot recommend with one.

    `parameter` is its name in addresses to apply at. `form`: where a colleague refers somebody, an https address or
    one of e-mail (`mailto:`).
    """

    parameter: str = "ref"
    form: str = ""


class Brand(Struct, frozen=True, kw_only=True):
    """How the employer looks. What is empty is the generator's own.

    Colours are `#rgb` or `#rrggbb`. A font is a name of `kollega.typefaces` or a WOFF2 file, a logo a file, both as
    paths in the site folder.
    """

    primary: str = ""
    accent: str = ""
    ground: str = ""
    display_font: str = ""
    text_font: str = ""
    logo: str = ""
    logo_dark: str = ""


class Admin(Struct, frozen=True, kw_only=True):
    """Where the web editor finds the site's repository. `server` and `login` are addresses without a `/` at the end."""

    host: Literal["github", "gitlab", "gitea", "forgejo"]
    #: `owner/name`.
    repo: str
    branch: str = "main"
    #: The employer's own server, where it is not the host's public one.
    server: str = ""
    #: What lets people in at GitHub, and the number of the application at the others.
    login: str = ""
    app: str = ""


class Site(Struct, frozen=True, kw_only=True):
    """What `mkdocs.yml` says. `url` ends in `/`; it is a placeholder where the site has none."""

    name: str
    url: str
    has_url: bool = True
    description: str = ""
    docs_dir: str = "content"
    lang: str = "en"
    #: All languages of the site. The first lies at the root, the others in a folder of their name.
    languages: tuple[str, ...] = ("en",)
    #: What lists of other languages do with what is not translated, by section: `show` or `hide`.
    untranslated: dict[str, str] = {}
    #: The folder in which the pages of `lang` lie below the root: nothing, or `da/`. `url` leads there.
    folder: str = ""
    timezone: str = "UTC"
    organisation: Organisation
    networks: tuple[str, ...] = ()
    share: Sharing = Sharing()
    referral: Referral | None = None
    #: The portals for which there are feeds of jobs (`kollega.portals`).
    portals: tuple[str, ...] = ()
    #: Classes that hand-written pages may use, beside those of Material's blocks.
    classes: tuple[str, ...] = ()
    #: The hosts to which applications may lead, in the letters that a browser looks them up by; without any, all.
    apply_hosts: tuple[str, ...] = ()
    #: Where visitors report a problem with a page, as an address to link to.
    report: str = ""
    #: Where to apply without a job: the address of a page of the site, or a complete one (https, mailto).
    open_application: str = ""
    brand: Brand = Brand()
    #: The employer's own words for phrases of the interface, by language: pairs of the English phrase and the words.
    texts: dict[str, tuple[tuple[str, str], ...]] = {}
    #: Words that the employer keeps to itself: phrases, and patterns between slashes.
    confidential: tuple[str, ...] = ()
    limits: Limits = MOST
    #: Where the web editor finds the repository, for sites that have one.
    admin: Admin | None = None
    jobs: JobRules = JobRules()
    consent: ConsentRules = ConsentRules()
    #: Where videos lie that are too large for the repository: a folder, or an https address that ends in `/`.
    media: str = ""
    #: What a job that a rule on pay in adverts asks more of is: nothing, a warning or an error.
    pay_rules: Literal["off", "warn", "fail"] = "warn"
    #: Where `deploy` publishes to.
    targets: tuple[Target, ...] = ()
    #: The folder of the site's own templates and styles, the files in it and of its hooks, and the files of
    #: the content folder that the configuration names (logo, extra styles and scripts).
    theme_dir: str = ""
    theme_files: tuple[str, ...] = ()
    theme_media: tuple[str, ...] = ()
    #: Whether the configuration has MkDocs read what nobody else knows of: by hooks, plugins, snippets, or from elsewhere.
    reads_more: bool = False

    @property
    def is_example(self) -> bool:
        """Whether `url` is an address for examples, where nobody can publish."""
        return bool(_EXAMPLE.search(urlsplit(self.url).hostname or ""))

    @property
    def programme(self) -> str:
        """The folder with the files of the programme, with a slash: they are for colleagues alone."""
        return f"{self.docs_dir}/program/"

    @property
    def root(self) -> str:
        """The way from where the pages of this language begin to the root of the output."""
        return "../" * self.folder.count("/")

    @property
    def home(self) -> str:
        """The complete address at which the site begins, in its first language."""
        return self.url.removesuffix(self.folder)

    def absolute(self, address: str) -> str:
        """The complete address of something on the public site, safe for any document."""
        return absolute(self.url, address)
