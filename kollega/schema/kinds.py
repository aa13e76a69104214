"""The fields of each kind of record, in tables. They are the contract, and the documentation is made of them."""

from __future__ import annotations

from kollega.records import ROLES
from kollega.schema import moments, values
from kollega.schema.codes import COUNTRIES
from kollega.schema.fields import Field
from kollega.schema.networks import by_network, network, networks
from kollega.schema.quotes import quote
from kollega.schema.readers import (
    MOST_LABELS,
    choice,
    choices,
    code,
    consent,
    each,
    email,
    flag,
    focus,
    language,
    number,
    text,
    texts,
    url,
    web_url,
)

_country = code(COUNTRIES, "not-a-country")

_PHOTO = (
    Field("photo", values.picture, "file beside the text", "a picture"),
    Field("photo_alt", text(300), "text", "what the picture shows, for people who cannot see it"),
    Field("photo_decorative", flag, "true or false", "the picture only decorates"),
    Field("photo_focus", focus, "[x, y], each 0 to 1", "what every crop must keep"),
)
_SHARED = (
    Field("summary", text(300), "text, up to 300 characters", "for cards, feeds and meta tags"),
    Field("tags", texts(60, MOST_LABELS), "list of texts", "topics"),
    Field(
        "share",
        by_network(each(text(lines=True))),
        "map from network to text or list",
        "suggested posts",
    ),
    Field("lang", language, "language tag", "the language it is written in"),
    Field("id", text(200), "text", "permanent identity in feeds"),
    Field("aliases", texts(300), "list of old paths", "redirects"),
    Field("draft", flag, "true or false", "not published while true"),
)

STORY = (
    Field("title", text(120), "text, 1 to 120 characters", "the headline", needed=True),
    Field("date", moments.moment, "date or date-time", "the day of publication", needed=True),
    Field("updated", moments.moment, "date or date-time", "the last real change"),
    Field("authors", texts(120), "id or text, or a list", "whose story it is", needed=True, also=("author",)),
    Field("written_by", text(120), "id or text", "who wrote it down for them"),
    Field(
        "kind",
        choice("story", "video", "article", "note", "news", "infographic", "picture"),
        "one of: story, video, article, note, news, infographic, picture",
        "what it is",
    ),
    *_PHOTO,
    Field("pictured", texts(120), "list of id or text", "others who can be recognised"),
    Field("agreed", consent, "true or false", "everybody who is named or can be recognised agrees"),
    Field("video", values.video, "map or URL", "a video testimonial"),
    Field("quote", quote(240), "text, up to 240 characters", "for quote cards and the pull quote"),
    Field("team", text(80), "id", "the team it is about"),
    Field("location", text(80), "id", "the place it is about"),
    Field("value", text(80), "id", "the value it shows"),
    Field("jobs", texts(200), "list of job slugs", "jobs that belong to it"),
    Field("expires", moments.until, "date", "leaves the site on that day"),
    *_SHARED,
)

JOB = (
    Field("title", text(120), "text", "the name of the job", needed=True),
    Field("date_posted", moments.moment, "date", "the day of publication", needed=True),
    Field("updated", moments.moment, "date", "the last real change"),
    Field("valid_through", moments.deadline, "date or date-time", "the last day to apply"),
    Field("state", choice("open", "closed"), "open or closed", "closes a job early"),
    Field("team", text(80), "id", "the team"),
    Field("location", texts(200, MOST_LABELS), "id or text, or a list", "where", also=("locations",)),
    Field("workplace", choice("onsite", "hybrid", "remote"), "one of: onsite, hybrid, remote", "only `remote` is fully remote"),
    Field("remote_from", each(_country), "list of ISO 3166 country codes", "where one may work from"),
    Field(
        "employment_type",
        choices("full_time", "part_time", "contractor", "temporary", "intern", "volunteer", "per_diem", "other"),
        "word or list", "the form of employment",
    ),
    Field("pay", values.pay, "map", "pay before tax"),
    Field("apply_url", values.apply_url, "https address", "where to apply"),
    Field("apply_email", email, "e-mail address", "where to apply"),
    Field("reference", values.reference, "text", "permanent number"),
    Field("contact", values.contact, "id or text, or map", "whom to ask"),
    *_PHOTO,
    Field("hiring_steps", each(values.hiring_step, repeated=True), "list", "what happens after applying"),
    Field("benefits", texts(200), "list of texts", "what comes with the job"),
    Field("stories", texts(200), "list of story slugs", "stories that belong to it"),
    *_SHARED,
)  # fmt: skip

PERSON = (
    Field("name", text(120), "text", "the full name", needed=True),
    Field("role", text(120), "text", "what the person does"),
    Field("pronouns", text(40), "text", "pronouns"),
    Field("bio", text(lines=True), "text", "a few sentences"),
    Field("team", text(80), "id", "the team"),
    Field("location", text(80), "id", "the place"),
    *_PHOTO,
    Field("links", by_network(url("https"), "website"), "map from network to https URL", "profiles"),
    Field("ambassador", flag, "true or false", "takes part in the programme"),
    Field("alias", text(80), "text", "the name in rankings"),
    Field(
        "page", flag, "true or false", "false: no page of their own; the file keeps what the person agreed to"
    ),
    Field("consent", each(values.consent), "list of maps", "what may be done with name and picture"),
    Field(
        "withdrawn",
        moments.day,
        "date",
        "from then on nothing of the person is published",
        empty="withdrawn-empty",
    ),
    Field(
        "likeness",
        each(values.likeness),
        "list of numbers",
        "by which `kollega withdraw` has pictures known again that it removed",
    ),
    Field(
        "removed",
        each(web_url),
        "list of addresses",
        "stories that `kollega withdraw` removed, as feeds knew them",
    ),
    Field("left", moments.day, "date", "asks for a review of what still shows the person"),
)

TEAM = (
    Field("name", text(120), "text", "the name", needed=True),
    Field("summary", text(lines=True), "text", "what the team does"),
    *_PHOTO,
    Field("lead", text(80), "id of a person", "who leads it"),
)

LOCATION = (
    Field("name", text(120), "text", "the name", needed=True),
    Field("street", text(120), "text", "street and number"),
    Field("postcode", text(20), "text", "postcode"),
    Field("city", text(80), "text", "city", needed=True),
    Field("region", text(80), "text", "region"),
    Field("country", _country, "ISO 3166 code", "country", needed=True),
    Field("latitude", number(-90, 90), "degrees", "north"),
    Field("longitude", number(-180, 180), "degrees", "east"),
    *_PHOTO,
)

EVENT = (
    Field("title", text(120), "text", "the name", needed=True),
    Field("starts", moments.hour, "date-time", "when it begins", needed=True),
    Field("ends", moments.hour, "date-time", "when it ends"),
    Field("place", text(200), "id or text", "where it is"),
    Field("url", web_url, "address", "where it is, when it is online"),
    Field(
        "kind",
        choice("fair", "webinar", "open_house", "session"),
        "one of: fair, webinar, open_house, session",
        "what it is",
    ),
    Field("people", texts(120), "list of ids of people", "colleagues to meet there"),
    Field("summary", text(300), "text, up to 300 characters", "for cards and meta tags"),
    Field("questions", values.mail_or_url, "e-mail address or URL", "where to ask beforehand"),
    Field("recording", web_url, "URL", "where it can be seen afterwards"),
    Field("notes", text(lines=True), "text", "afterwards: what was said, and what came of it"),
    Field("stand", flag, "true or false", "posters and cards for it are in the backstage until it is over"),
    Field("internal", flag, "true or false", "for colleagues only"),
    Field("lang", language, "language tag", "the language it is written in"),
)

VALUE = (
    Field("title", text(120), "text", "the value", needed=True),
    Field("summary", text(300), "text, up to 300 characters", "what it means, in a sentence"),
    Field("lang", language, "language tag", "the language it is written in"),
)

PROGRAM = (
    *(Field(name, text(120), "id or text", "who answers for it") for name in ROLES),
    Field("why", text(300), "text", "why there is a programme"),
    Field("audiences", texts(200), "list of texts", "whom the stories are for"),
    Field("subjects", texts(200), "list of texts", "what colleagues share"),
    Field(
        "goals",
        each(values.goal),
        "list of maps",
        "what is to be reached: `name`, `measure`, `target`, `until`",
    ),
    Field("networks", networks, "list of network ids", "where colleagues share"),
    Field("cadence", text(300), "text", "how often"),
)

GUIDELINE = (
    Field("title", text(120), "text", "the title of the page"),
    Field("reviewed", moments.day, "date", "when somebody last read it with care"),
    Field("network", network, "network id", "the network that it is about"),
    Field("lang", language, "language tag", "the language it is written in"),
)

_POINTER = (
    Field("url", web_url, "URL", "where it is", needed=True),
    Field("title", text(200), "text", "what it is called"),
)
LINK = (
    *_POINTER,
    Field("why", text(300), "text", "why it is worth sharing"),
    Field("by", text(120), "id or text", "the colleague who says so"),
    Field("until", moments.until, "date", "until when it is fresh"),
)
ENGAGE = (
    *_POINTER,
    Field("network", network, "network id", "where it is"),
    Field("until", moments.until, "date", "until when it is fresh"),
)
REVIEW = _POINTER
CODE = (
    Field(
        "code",
        values.personal_code,
        "six of a-z and 2-7",
        "what stands in the links of one colleague",
        needed=True,
    ),
    Field("person", text(120), "id of a person", "the ambassador whose page in the backstage shows it"),
)

PAGE = (
    Field("title", text(120), "text", "the title of the page"),
    Field("summary", text(300), "text", "for cards and meta tags", also=("description",)),
    Field("lang", language, "language tag", "the language it is written in"),
    Field(
        "hide", choices("navigation", "toc", "footer", "path", "tags"), "list of words", "parts not to show"
    ),
)

KINDS: dict[str, tuple[Field, ...]] = {
    "story": STORY,
    "job": JOB,
    "person": PERSON,
    "team": TEAM,
    "location": LOCATION,
    "event": EVENT,
    "value": VALUE,
    "program": PROGRAM,
    "guideline": GUIDELINE,
    "link": LINK,
    "engage": ENGAGE,
    "review": REVIEW,
    "referral": GUIDELINE,
    "code": CODE,
    "page": PAGE,
}
