"""Problems of who is shown, and of the programme of colleagues who share."""

from __future__ import annotations

from kollega.problems.entry import error, note, warning

PEOPLE = {
    "guideline-undated": note(
        "nobody noted when they last read this advice with care, so nobody is asked to read it again when it has grown old.",
        "read it, correct it, and write today's date as `reviewed`.",
    ),
    "guideline-old": warning(
        "nobody has read this advice with care since {reviewed}, and it may be wrong by now: networks and laws change.",
        "read it again, correct it, and write today's date as `reviewed`.",
    ),
    "code-twice": error(
        "the code {value} stands in line {first} already; links with it would be those of two colleagues.",
        "make a new one for one of the two.",
    ),
    "code-without-ambassador": warning(
        "{value} has a code and does not take part in the programme, so the code is shown nowhere.",
        "ask; whoever wants to take part gets a line `ambassador: true`. Else remove the code.",
    ),
    "referral-unwritten": warning(
        "colleagues can recommend jobs, and nothing says how you treat recommendations and whether there is a reward; they would have to guess.",
        "write it into this file in a few sentences: who gets what, when, and who does not.",
    ),
    "person-left": note(
        "{name} left on {day} and is still shown {places}.",
        "decide with them what stays; whoever wants to be gone gets a line `withdrawn:` with a date.",
    ),
    "withdrawn-empty": note(
        "`{field}` says no day, so this person is published as before.",
        "write the day from which nothing of them is published, e.g. `{field}: 2026-01-31`; or remove the line.",
    ),
    "held-back-person": warning(
        "this is held back: somebody in `{field}` has withdrawn (or agreed for a time that is over), and it is that person's story or shows that person.",
        "publish it without the person, or delete it.",
    ),
    "held-back-picture": warning(
        "this shows a picture of somebody who has withdrawn, so it is not published.",
        "take the picture out; then it is published again.",
    ),
    "held-back-name": warning(
        "this is held back: somebody who has withdrawn, or agreed for a time that is over, is named here.",
        "take the name out, and it appears again.",
    ),
    "config-names": error(
        "`{field}` names somebody who has withdrawn, or agreed for a time that is over; it is on every page.",
        "take the name out. If the employer is called so, write the person's full name in their file, so that the two are told apart.",
    ),
    "consent-form": error(
        "`consent` must say for which uses the person has agreed.",
        "write a line for each use below `consent:`, e.g. `- {{purpose: site}}`; the uses are `site`, `feeds`, `social`, `kit` and `ranking`.",
    ),
    "consent-held": warning(
        "this is held back: consent of {name} to be on the site is asked for, and it is not on file.",
        "ask {name}, and note the answer under `consent` in their file in `content/people/`; the paper stays elsewhere.",
    ),
    "consent-named": warning(
        "this is held back: {name} is named here, and consent of {name} to be on the site is not on file.",
        "ask {name} and note the answer under `consent` in their file in `content/people/`, or take the name out.",
    ),
    "consent-unused": note(
        "{name} has not agreed to be {uses} ({reason}), so this is left out there; its page shows it all the same.",
        "you need not do anything. To have it there, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "consent-said": note(
        "{name} is named here and has not agreed to be {uses} ({reason}), so all of this is left out there; its page shows it all the same.",
        "you need not do anything. To have it there, take the name out, or ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "consent-unnamed": note(
        "{name} has not agreed to be {uses} ({reason}), so name and pictures are left out there.",
        "you need not do anything. To show the name, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "consent-unseen": note(
        "{name} has not agreed to be {uses} ({reason}), so pictures are left out there.",
        "you need not do anything. To show the pictures, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
    "withdrawn-left-out": note(
        "somebody in `{field}` has withdrawn, and so is left out here.",
        "you need not do anything. Where readers need somebody, such as a contact, name another one.",
    ),
    "consent-left-out": note(
        "{name} has not agreed to be on the site ({reason}), and so is left out here.",
        "you need not do anything. To show the name, ask {name}, and write the answer under `consent` into their file in `content/people/` (make it if it is missing).",
    ),
}
