"""What Decap CMS is told of a site: where its repository is, and which fields a story has. Each field is a question of
`kollega.questions`, in the site's language."""

from __future__ import annotations

from typing import Any

from kollega.kinds import KINDS
from kollega.library.read import Documents
from kollega.questions import STORY, Question, reply, said
from kollega.site import Admin, Site
from kollega.start import Refused
from kollega.start.site import names_of
from kollega.words import Say, words_of
from kollega.words import names_of as languages_of

#: Our names of hosts, and those of the editor. Its part for Gitea knows no review before publishing; the one for Forgejo does,
#: and both speak alike.
_BACKENDS = {"github": "github", "gitlab": "gitlab", "gitea": "forgejo", "forgejo": "forgejo"}
#: Languages that the editor speaks, where it has another name for ours.
_LOCALES = {"el": "gr", "nb": "nb_no", "no": "nb_no", "nn": "nn_no", "pt": "pt", "zh": "zh_Hans"}
_SPOKEN = "ar bg ca cs da de en es fr gr he hr hu it ja ko lt nb_no nl nn_no pl pt ro ru sk sl sv th tr uk vi zh_Hans zh_Hant".split()


def config(documents: Documents, local: str = "") -> dict[str, Any]:
    """The whole of `config.yml`. `local` is the address of a proxy on this machine, to try the editor without a host.

    Raises `Refused` where neither a host nor a proxy is named.
    """
    site, say = documents.site, words_of(documents.site).gettext
    if site.admin is None and not local:
        raise Refused(_NO_HOST)
    return {
        "backend": _backend(site.admin) if site.admin else {"name": "git-gateway", "branch": "main"},
        **({"local_backend": {"url": local}} if local else {}),
        "publish_mode": "editorial_workflow",
        "site_url": site.url,
        "display_url": site.url,
        "locale": locale(site),
        "media_folder": "stories",
        "public_folder": "",
        "slug": {"encoding": "unicode", "clean_accents": False, "sanitize_replacement": "-"},
        # Photos are drawn anew in the browser, which leaves out what a camera wrote, such as the place.
        "media_processing": {"enabled": True, "strip_metadata": True, "quality": 88},
        "show_preview_links": False,
        "editor": {"preview": False},
        "collections": [_stories(documents, say)],
    }


_NO_HOST = (
    "the site does not say where its repository is. Add it to mkdocs.yml, for example:\n"
    "extra:\n  kollega:\n    admin:\n      host: github\n      repo: owner/name"
)


def _backend(admin: Admin) -> dict[str, Any]:
    told: dict[str, Any] = {"name": _BACKENDS[admin.host], "repo": admin.repo, "branch": admin.branch}
    if admin.host == "gitlab":
        told |= {"auth_type": "pkce"}
    if admin.server and admin.host == "gitlab":
        told |= {"api_root": f"{admin.server}/api/v4", "base_url": admin.server}
    elif admin.server and admin.host == "github":
        told |= {"api_root": f"{admin.server}/api/v3"}
    elif admin.host in ("gitea", "forgejo"):
        told |= {
            "api_root": f"{admin.server or 'https://codeberg.org'}/api/v1",
            "base_url": admin.server or "https://codeberg.org",
        }
    if admin.login:
        told["base_url"] = admin.login
    if admin.app:
        told["app_id"] = admin.app
    return told


def locale(site: Site) -> str:
    """The language in which the editor itself speaks."""
    names = (_LOCALES.get(name, name) for name in languages_of(site.lang))
    return next((name for name in names if name in _SPOKEN), "en")


def _stories(documents: Documents, say: Say) -> dict[str, Any]:
    story = KINDS["story"][0]
    consent = next(question for question in STORY if question.form == "tick")
    fields = (_field(question, documents, say) for question in STORY)
    return {
        "name": "stories",
        "label": say("Stories"),
        "label_singular": say(story),
        "description": f"{reply('agree', say)} {say(consent.hint)}",
        "folder": "stories",
        "path": "{{slug}}/index",
        "media_folder": "",
        "public_folder": "",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        "summary": "{{title}}",
        "fields": [field for field in fields if field],
    }


def _field(question: Question, documents: Documents, say: Say) -> dict[str, Any]:
    """A field of the editor; nothing for a choice without anything to choose."""
    field: dict[str, Any] = {
        "label": say(question.label), "name": question.name, "hint": say(question.hint), "required": question.needed,
    }  # fmt: skip
    if question.longest:
        field["pattern"] = [
            rf"^[\s\S]{{0,{question.longest}}}$",
            reply("long", say, most=question.longest),
        ]
    if question.name == "text":
        return field | {
            "name": "body",
            "widget": "markdown",
            "modes": ["rich_text", "raw"],
            "editor_components": ["image"],
        }
    if question.form == "choice":
        options = _options(question, documents, say)
        return field | {"widget": "select", "options": options} if options else {}
    if question.form == "tick":
        # An editor that asks for it cannot be content with a no.
        pattern = ["^true$", said("consent", say)]
        return field | {"name": "agreed", "widget": "boolean", "default": False, "pattern": pattern}
    if question.form == "picture":
        return field | {
            "widget": "image", "choose_url": False,
            "media_library": {"config": {"max_file_size": documents.site.limits.picture}},
        }  # fmt: skip
    if question.form == "day":
        return field | {
            "widget": "datetime",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": False,
            "default": "{{now}}",
            "required": True,
        }
    return field | {"widget": {"lines": "text", "names": "list"}.get(question.form, "string")}


def _options(question: Question, documents: Documents, say: Say) -> list[dict[str, str]]:
    if question.words:
        return [{"label": say(KINDS[word][0]), "value": word} for word in question.words]
    return [{"label": name, "value": slug} for slug, name in names_of(documents, question.name).items()]
