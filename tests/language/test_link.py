"""Names of different articles join one actor only where their company says so."""

from core.types import Kind
from language.actors.directory import join as join_articles
from language.actors.link import Known, choose, local_key
from tests.language.marked import member


def join(casts):
    return list(join_articles(dict(enumerate(casts))).values())


VERA, JON = member("vera halvorsen"), member("jon halvorsen")
ALONE = member("halvorsen")
SHIPS = member("northwind shipping", Kind.ORGANISATION)
PORT = member("larkfield", Kind.PLACE)
CHOIR = member("larkfield choir", Kind.ORGANISATION)
HALL = member("kovarra", Kind.PLACE)
OTHERS = [[member(f"place {n}", Kind.PLACE)] for n in range(10)]


def test_full_names_join_by_themselves() -> None:
    assert join([[VERA], [VERA]]) == [["vera halvorsen"]] * 2


def test_a_surname_joins_the_person_in_whose_company_it_is() -> None:
    casts = [[VERA, SHIPS, PORT], [JON, CHOIR, HALL], [ALONE, CHOIR], *OTHERS]
    assert join(casts)[2][0] == "jon halvorsen"


def test_a_surname_alone_joins_nobody() -> None:
    keys = join([[VERA, SHIPS], [ALONE], [ALONE], *OTHERS])
    assert keys[1][0] == local_key("halvorsen", 1)
    assert keys[2][0] == local_key("halvorsen", 2)


def test_two_surnames_in_one_company_are_one() -> None:
    keys = join([[ALONE, SHIPS, PORT], [ALONE, SHIPS, PORT], *OTHERS])
    assert keys[0][0] == keys[1][0]


def test_of_two_equally_likely_neither_is_chosen() -> None:
    casts = [[VERA, SHIPS], [JON, SHIPS], [ALONE, SHIPS], *OTHERS]
    assert join(casts)[2][0] == local_key("halvorsen", 2)


def test_one_name_of_two_kinds_is_two_actors() -> None:
    person, place = member("jordan blue"), member("jordan blue", Kind.PLACE)
    assert join([[person, SHIPS], [place, SHIPS]]) == [
        ["jordan blue", "northwind shipping"],
        ["jordan blue", "northwind shipping"],
    ]


def test_an_abbreviation_that_one_article_explains_is_known_in_others() -> None:
    full = member("lost property office", Kind.ORGANISATION, "Lost Property Office", "LPO")
    short = member("lpo", Kind.ORGANISATION, "LPO")
    keys = join([[full, PORT, SHIPS], [short, PORT, SHIPS], *OTHERS])
    assert keys[1][0] == "lost property office"


def test_a_name_that_stands_alone_in_most_articles_is_not_taken_for_a_longer_one() -> None:
    alone = member("northwind", Kind.ORGANISATION)
    update = member("northwind update", Kind.ORGANISATION, "Northwind Update", "Northwind")
    casts = [[alone, PORT]] * 6 + [[update, PORT]] + OTHERS
    assert join(casts)[0][0] == "northwind"


def test_nobody_is_chosen_among_none() -> None:
    assert choose({"larkfield"}, [], {"larkfield": 0.5}) is None
    assert choose(set(), [Known("vera halvorsen", Kind.PERSON, "Vera Halvorsen", 3)], {}) is None
