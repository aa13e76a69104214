"""What belongs together: what people wrote wins, otherwise team, place and words decide."""

from __future__ import annotations

import msgspec

from kollega.library.related import Related
from kollega.live import Link, LiveJob, LiveStory, Place
from tests.libraries import job, person, story


def tell(title: str, tags: tuple[str, ...] = (), **record: object) -> LiveStory:
    links = tuple(Link(name=tag, address=f"tags/{tag}/") for tag in tags)
    return story(title, tags=links, record=record)


def test_what_people_wrote_wins() -> None:
    named, near = job("Baker"), job("Lamp keeper")
    kept = tell("How a lamp is kept", jobs=("baker",))
    assert Related([kept], [named, near], []).story(kept).jobs == (named.address,)
    stories = [tell("The lamp keeper's year"), tell("Bread")]
    asked = msgspec.structs.replace(near, record=msgspec.structs.replace(near.record, stories=("bread",)))
    assert Related(stories, [asked], []).job(asked).stories == ("stories/bread/",)


def test_a_story_that_names_a_job_is_shown_there() -> None:
    baker = job("Baker")
    related = Related([tell("Tides", jobs=("baker",)), tell("Moon")], [baker], [])
    assert related.job(baker).stories == ("stories/tides/",)


def test_words_of_titles_and_tags_decide_by_their_first_letters() -> None:
    designer, nurse = job("Product designer"), job("Nurse")
    stories = [tell("Designing products for ferries"), tell("Nights on the ward", ("nursing",)), tell("Soup")]
    related = Related(stories, [designer, nurse], [])
    assert [related.story(one).jobs for one in stories] == [(designer.address,), (), ()]
    assert related.job(designer).stories == (stories[0].address,)


def test_team_and_place_bring_near_and_colleagues_of_the_team_come_first() -> None:
    light, harbour = (
        Link(name="Light", address="teams/light/"),
        Link(name="Harbour", address="locations/harbour/"),
    )
    keeper = msgspec.structs.replace(job("Keeper"), team=light, places=(Place(link=harbour),))
    lit = msgspec.structs.replace(tell("Lit"), team=light)
    ann = msgspec.structs.replace(person("Ann Ank"), location=harbour)
    bo = msgspec.structs.replace(person("Bo Baak"), team=light)
    teller = msgspec.structs.replace(person("Cy Ciel"), stories=(lit.address,))
    stranger = person("Di Dodd")
    related = Related([lit, tell("Far off")], [keeper, job("Baker")], [ann, bo, teller, stranger])
    assert related.story(lit).jobs == (keeper.address,)
    made: LiveJob = related.job(keeper)
    assert made.stories == (lit.address,)
    assert made.people == (teller.address, bo.address, ann.address)
    assert related.person(bo).jobs == (keeper.address,)


def test_a_story_without_team_or_place_counts_as_one_of_its_authors() -> None:
    light, pier = Link(name="Light", address="teams/light/"), Link(name="Pier", address="locations/pier/")
    keeper = msgspec.structs.replace(job("Keeper"), team=light, places=(Place(link=pier),))
    told = tell("Soup")
    mia = msgspec.structs.replace(person("Mia Holm", "mia"), team=light, stories=(told.address,))
    ann = msgspec.structs.replace(person("Ann Ank"), team=light)
    related = Related([told], [keeper], [ann, mia])
    assert related.story(told).jobs == (keeper.address,) and related.story(told).team is None
    made: LiveJob = related.job(keeper)
    assert made.stories == (told.address,) and made.people == (mia.address, ann.address)
    at_pier = msgspec.structs.replace(mia, team=None, location=pier)
    assert not Related([told], [keeper], [at_pier]).story(told).jobs, "a place alone is far-fetched"
    elsewhere = msgspec.structs.replace(told, team=Link(name="Kitchen", address="teams/kitchen/"))
    assert not Related([elsewhere], [keeper], [mia]).story(elsewhere).jobs


def test_colleagues_who_tell_a_story_come_before_those_of_their_team_who_tell_none() -> None:
    light = Link(name="Light", address="teams/light/")
    keeper = msgspec.structs.replace(job("Keeper"), team=light)
    people = [msgspec.structs.replace(person(name), team=light) for name in ("Ann Ank", "Bo Baak", "Zoe Zee")]
    people[2] = msgspec.structs.replace(people[2], stories=("stories/untold/",))
    made: LiveJob = Related([], [keeper], people).job(keeper)
    assert made.people == ("people/zoe-zee/", "people/ann-ank/", "people/bo-baak/")


def test_who_is_in_no_team_has_the_jobs_of_the_place() -> None:
    pier = Link(name="Pier", address="locations/pier/")
    light = Link(name="Light", address="teams/light/")
    keeper = msgspec.structs.replace(job("Keeper"), places=(Place(link=pier), Place(link=pier)))
    nowhere = msgspec.structs.replace(job("Baker"), places=(Place(link=Link(name="Quay")),))
    related = Related([], [keeper, nowhere], [])
    ann = msgspec.structs.replace(person("Ann Ank"), location=pier)
    assert related.person(ann).jobs == (keeper.address,)
    assert related.person(msgspec.structs.replace(ann, team=light)).jobs == ()
    assert related.person(person("Bo Baak")).jobs == ()


def test_nothing_is_nearer_than_something_far_fetched() -> None:
    soup, accountant = tell("Soup"), job("Accountant")
    related = Related([soup], [accountant], [])
    assert related.story(soup).jobs == () and related.job(accountant).stories == ()


def test_no_more_than_three_and_never_itself() -> None:
    stories = [
        *(tell(f"Lamps in the year {n}", ("lamp", "light")) for n in range(6)),
        tell("Soup"),
        tell("Bread"),
    ]
    keeper = job("Lamps")
    related = Related(stories, [keeper], [])
    near = related.story(stories[0]).stories
    assert len(near) == 3 and stories[0].address not in near
    assert len(related.job(keeper).stories) == 3
