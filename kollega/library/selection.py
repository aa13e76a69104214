"""What each language shows of what is live: what is translated, and of the rest what the employer has shown untranslated."""

from __future__ import annotations

import msgspec

from kollega.schema import Document
from kollega.sections import FOLDER_OF
from kollega.site import Site

#: What is not translated, and is in the lists of other languages all the same.
_LISTED = ("story", "job", "event")


class Live(msgspec.Struct, frozen=True):
    """What is live in all languages: the originals by kind, and translations by kind, slug and language."""

    originals: dict[str, list[Document]]
    translations: dict[tuple[str, str], dict[str, Document]]

    def shown(self, document: Document, site: Site) -> Document | None:
        """What a language shows of a thing: its translation, that of the first language, the original, or nothing."""
        kind, slug = document.kind, document.record.slug
        translations = self.translations.get((kind, slug), {})
        own = translations.get(site.lang)
        if own is not None or document.folder == site.folder:
            return own or document
        if kind == "page":
            return None
        if kind in _LISTED and site.untranslated.get(FOLDER_OF[kind], "show") != "show":
            return None
        return translations.get(site.languages[0], document)


def site_in(site: Site, lang: str, folder: str) -> Site:
    """The site as the pages of a language see it."""
    if not folder:
        return site
    logo = site.organisation.logo
    return msgspec.structs.replace(
        site, lang=lang, folder=folder, url=site.url + folder,
        organisation=msgspec.structs.replace(site.organisation, logo=f"../{logo}" if logo and ":" not in logo else logo),
    )  # fmt: skip
