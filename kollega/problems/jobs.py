"""Problems of jobs: of pay and places, of adverts, and of the way to apply."""

from __future__ import annotations

from kollega.problems.entry import error, note, warning

JOBS = {
    "pay-in-words": error(
        '`pay` is "{value}", in which search engines and the page cannot tell amounts, currency and time apart.',
        "write it as fields, if this is what is meant: `pay: {example}`.",
    ),
    "pay-in-part": error(
        '`pay` is "{value}", in which search engines and the page cannot tell amounts, currency and time apart.',
        "write it as fields, with what is meant instead of each word that has a `?`: `pay: {example}`. "
        "A currency is e.g. `DKK` or `EUR`, and `per` is `hour`, `day`, `week`, `month` or `year`.",
    ),
    "pay-without-number": error(
        '`pay` is "{value}", and there is no number in it.', "remove the line; nothing is said of pay then."
    ),
    "pay-without-amount": error("`pay` has no amount.", "give `min` and `max`, or `amount`."),
    "pay-reversed": error("`pay` goes from {least} to {most}, which is less.", "swap `min` and `max`."),
    "pay-in-two-ways": error(
        "`pay` has `amount` beside `min` or `max`, so nobody can tell which counts.",
        "give `min` and `max` for a range, or `amount` alone.",
    ),
    "pay-of-nothing": warning(
        "`pay` has 0 as an amount, and is shown like that.",
        "write the amount; where it is not known, remove `min`, `max` or the whole line; unpaid work has `employment_type: volunteer`.",
    ),
    "job-without-text": error(
        "the job has no text below its fields; search engines leave such a job out, and nobody learns what the work is.",
        "write below the second `---` what one does, what one must know, and what comes with it.",
    ),
    "country-unknown": warning(
        'nobody can tell in which country "{value}" is{others}; search engines leave such a job out.',
        "add the country of your places to `mkdocs.yml` (`extra`, `kollega`, `organisation`, `country: DK`), or write it behind the place: `Odense, Denmark`.",
    ),
    "town-missing": warning(
        '"{value}" is a country or a part of one, and no town{others}; search engines and portals show such a job to fewer people, or refuse it.',
        "write the town in front of it, e.g. `Odense, Denmark`; for work from anywhere in a country, `workplace: remote` and `remote_from: [DK]`.",
    ),
    "country-as-code": warning(
        '"{value}" is taken for a place in {country} whose region is {region}{others}; search engines are told so.',
        "if `{region}` is a country, write its name: `{meant}`.",
    ),
    "state-abroad": warning(
        '"{value}" is taken for a place in {country} whose region is {region}{others}; search engines are told so.',
        "if `{region}` is a state of the United States, write the country as well: `{meant}`.",
    ),
    "job-text-title": error(
        "the text of the job is nothing but its title; search engines leave such a job out.",
        "write what one does, what one must know, and what comes with it.",
    ),
    "title-extra": warning(
        '`title` has {what} in it, "{value}"; search engines want the name of the job alone, and show others less.',
        "take it out: {cure}",
    ),
    "title-shouted": warning(
        "`title` is in capitals throughout, which search engines take for shouting, and screen readers spell out.",
        "e.g. `title: {value}`.",
    ),
    "title-gendered": note(
        'the title says "{value}", by which many will feel that they are not meant; in many countries titles must be for everybody.',
        "perhaps: {instead}.",
    ),
    "words-exclude": note('"{value}" may keep people from applying: {why}.', "perhaps: {instead}."),
    "pay-rule": warning(
        "the job does not give {lacks}, as adverts for {place} must, as far as we know ({source}){others}.",
        "add what is missing (`pay`, `benefits`). This is not legal advice: whether it binds you, ask somebody who knows the law; `pay_rules: off` in `mkdocs.yml` turns this off.",
    ),
    "pay-rule-broken": error(
        "the job does not give {lacks}, as adverts for {place} must, as far as we know ({source}){others}.",
        "add what is missing (`pay`, `benefits`). This is not legal advice. It is an error since `mkdocs.yml` says `pay_rules: fail`; with `warn` it is told all the same.",
    ),
    "apply-missing": error(
        "there is no way to apply: `apply_url` and `apply_email` are both missing.",
        "add `apply_url: https://…` or `apply_email: …`.",
    ),
    "apply-elsewhere": error(
        "`apply_url` leads to {value}, which `apply_hosts` in `mkdocs.yml` does not name: candidates could send their papers to a stranger.",
        "if the address is wrong, correct it. If that place is the employer's, have it added there; named are {hosts}, and what lies below them.",
    ),
    "apply-not-secure": error(
        '`apply_url` begins with http://, so what candidates send could be read on the way: "{value}".',
        "use the address that begins with https://.",
    ),
    "remote-from-missing": error(
        "the job is remote, but `remote_from` does not say from which countries one may work; search engines leave such a job out.",
        "e.g. `remote_from: [DK, SE]`.",
    ),
    "remote-from-alone": warning(
        "`remote_from` says from which countries one may work, and the job is not `remote`: nobody is told.",
        "where the work is done from anywhere, write `workplace: remote`; else remove the line.",
    ),
    "location-missing": error(
        "`location` is missing; only a `remote` job needs none.", "e.g. `location: Aarhus`."
    ),
    "place-remote": warning(
        'the job is shown as one in a town called "{value}": no field says that the work is done from anywhere.',
        "write `workplace: remote` instead, and from which countries one may work, e.g. `remote_from: [DK, SE]`; for some days at home, `workplace: hybrid` and the place.",
    ),
}
