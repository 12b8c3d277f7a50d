"""Is the gazetteer data complete, well formed and free of forms that point two ways?"""

import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from language.gazetteer import given_names

GAZETTEER = Path(__file__).parents[2] / "language" / "gazetteer"

# The officially assigned ISO 3166-1 alpha-2 codes.
ASSIGNED_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU
ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ
LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA
RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU
WF WS YE YT ZA ZM ZW
"""
ISO_3166_1 = frozenset(ASSIGNED_CODES.split())
NOT_IN_ISO_3166_1 = frozenset({"XK", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"})
STATE_LIST = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida,
Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine,
Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska,
Nevada, New Hampshire, New Jersey, New Mexico, New York State, North Carolina,
North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina,
South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington State, West Virginia,
Wisconsin, Wyoming
"""
US_STATES = frozenset(state.strip() for state in STATE_LIST.split(","))

# By kind of entry: its lists of forms, its other strings, its file.
FORM_LISTS = {
    "country": ("names", "demonyms", "capitals"),
    "body": ("names", "abbreviations"),
    "company": ("names", "abbreviations"),
    "team": ("names", "abbreviations"),
    "party": ("names", "abbreviations"),
    "place": ("names", "demonyms"),
    "group": ("names",),
}
STRINGS = {kind: {"name"} for kind in FORM_LISTS} | {
    "country": {"name", "code"},
    "place": {"name", "country"},
}
FILES = {
    "country": "countries",
    "body": "bodies",
    "company": "companies",
    "team": "teams",
    "party": "parties",
    "place": "places",
    "group": "groups",
}
KINDS = tuple(FILES)

Entry = dict[str, Any]


def load(name: str) -> dict[str, Any]:
    with (GAZETTEER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def entries(kind: str) -> list[Entry]:
    return list(load(FILES[kind])[kind])


def forms(kind: str, entry: Entry) -> list[str]:
    return [entry["name"], *(form for key in FORM_LISTS[kind] for form in entry.get(key, []))]


def all_forms() -> Iterator[tuple[str, Entry, str]]:
    for kind in KINDS:
        for entry in entries(kind):
            for form in forms(kind, entry):
                yield kind, entry, form


def is_ambiguous(entry: Entry, form: str) -> bool:
    return form in entry.get("ambiguous", [])


def country(code: str) -> Entry:
    return next(entry for entry in entries("country") if entry["code"] == code)


def named(kind: str, name: str) -> Entry:
    return next(entry for entry in entries(kind) if entry["name"] == name)


def test_the_list_of_codes_in_this_test_is_the_249_of_iso_3166_1() -> None:
    assert len(ISO_3166_1) == 249


def test_every_country_code_stands_exactly_once() -> None:
    codes = Counter(entry["code"] for entry in entries("country"))
    assert codes == Counter(ISO_3166_1 | NOT_IN_ISO_3166_1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_holds_one_kind_of_entry_and_names_each_once(kind: str) -> None:
    assert set(load(FILES[kind])) == {kind}
    names = Counter(entry["name"] for entry in entries(kind))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_has_a_name_and_no_unknown_key(kind: str) -> None:
    known = {*STRINGS[kind], *FORM_LISTS[kind], "ambiguous"}
    required = {"code", "name"} if kind == "country" else {"name"}
    for entry in entries(kind):
        assert required <= entry.keys() <= known, entry["name"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_is_left_out(kind: str) -> None:
    """Each key costs parsing time at the start of the reading process."""
    assert [entry["name"] for entry in entries(kind) if [] in entry.values()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_values_are_strings_and_lists_of_strings(kind: str) -> None:
    for entry in entries(kind):
        for key, value in entry.items():
            texts = [value] if key in STRINGS[kind] else value
            assert isinstance(texts, list), (entry["name"], key)
            assert all(isinstance(text, str) for text in texts), (entry["name"], key)


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_stands_twice_within_an_entry(kind: str) -> None:
    twice = [
        (entry["name"], form)
        for entry in entries(kind)
        for form, count in Counter(forms(kind, entry)).items()
        if count > 1
    ]
    assert twice == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_of_two_entries_of_one_file_is_ambiguous_in_both(kind: str) -> None:
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(kind):
        for form in forms(kind, entry):
            owners[form].append(entry)
    clashes = [
        (form, entry["name"])
        for form, sharing in owners.items()
        if len(sharing) > 1
        for entry in sharing
        if not is_ambiguous(entry, form)
    ]
    assert clashes == []


@pytest.mark.parametrize(
    "one,other", [pair for pair in combinations(KINDS, 2) if pair != ("country", "place")]
)
def test_a_form_of_two_kinds_of_actor_is_ambiguous_in_both(one: str, other: str) -> None:
    """Countries and places are left out: a country wins over a place."""
    first = {form: entry for entry in entries(one) for form in forms(one, entry)}
    clashes = [
        (form, first[form]["name"], entry["name"])
        for entry in entries(other)
        for form in forms(other, entry)
        if form in first and not (is_ambiguous(first[form], form) and is_ambiguous(entry, form))
    ]
    assert clashes == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_ambiguous_form_is_a_form_of_its_entry(kind: str) -> None:
    for entry in entries(kind):
        if "ambiguous" in entry:
            ambiguous = entry["ambiguous"]
            assert len(set(ambiguous)) == len(ambiguous), entry["name"]
            assert set(ambiguous) <= set(forms(kind, entry)), entry["name"]


def test_forms_are_clean_text_that_running_english_can_match() -> None:
    for _, entry, form in all_forms():
        assert form == " ".join(form.split()) != "", entry["name"]
        assert form == unicodedata.normalize("NFC", form), form
        assert not set(form) & set("‘’ʼ“”–"), form
        assert any(c.isupper() or c.isdigit() for c in form), (
            f"{form}: nothing in it tells it from a common word"
        )


def test_an_accented_canonical_name_has_its_bare_spelling_among_the_forms() -> None:
    for kind in KINDS:
        if kind == "group":
            continue
        for entry in entries(kind):
            decomposed = unicodedata.normalize("NFD", entry["name"])
            bare = "".join(c for c in decomposed if not unicodedata.combining(c))
            assert bare in forms(kind, entry), entry["name"]


def test_a_place_lies_in_a_country_of_the_gazetteer() -> None:
    for entry in entries("place"):
        assert entry.get("country", "US") in ISO_3166_1 | {"XK"}, entry["name"]


def test_all_fifty_states_of_the_united_states_are_places() -> None:
    assert len(US_STATES) == 50
    places = {entry["name"] for entry in entries("place") if entry.get("country") == "US"}
    assert sorted(US_STATES - places) == []


@pytest.mark.parametrize("key", ["honorifics", "offices"])
def test_titles_are_two_lists_of_clean_forms_each_once(key: str) -> None:
    titles = load("titles")
    assert set(titles) == {"honorifics", "offices"}
    assert all(title == " ".join(title.split()) != "" for title in titles[key])
    assert [title for title, count in Counter(titles[key]).items() if count > 1] == []
    assert not set(titles["honorifics"]) & set(titles["offices"])


@pytest.mark.parametrize(
    "code,name,capital",
    [
        ("KP", "North Korea", "Pyongyang"),
        ("KR", "South Korea", "Seoul"),
        ("RU", "Russia", "Moscow"),
        ("GB", "United Kingdom", "London"),
        ("US", "United States", "Washington"),
        ("CI", "Ivory Coast", "Yamoussoukro"),
        ("CD", "DR Congo", "Kinshasa"),
        ("UA", "Ukraine", "Kyiv"),
        ("TR", "Turkey", "Ankara"),
        ("VN", "Vietnam", "Hanoi"),
        ("SZ", "Eswatini", "Mbabane"),
        ("KZ", "Kazakhstan", "Astana"),
        ("BI", "Burundi", "Gitega"),
        ("GB-SCT", "Scotland", "Edinburgh"),
    ],
)
def test_a_country_has_its_newspaper_name_and_its_capital_first(
    code: str, name: str, capital: str
) -> None:
    assert (country(code)["name"], country(code)["capitals"][0]) == (name, capital)


@pytest.mark.parametrize(
    "code,form",
    [
        ("US", "U.S."),
        ("US", "USA"),
        ("US", "Americans"),
        ("US", "Washington, D.C."),
        ("GB", "UK"),
        ("GB", "Britons"),
        ("KP", "DPRK"),
        ("KP", "North Koreans"),
        ("MM", "Burma"),
        ("CZ", "Czechia"),
        ("TR", "Türkiye"),
        ("CV", "Cabo Verde"),
        ("CI", "Cote d'Ivoire"),
        ("UA", "Kiev"),
        ("NL", "Dutch"),
        ("PS", "Palestinians"),
        ("VA", "Holy See"),
    ],
)
def test_a_country_is_met_under_this_form(code: str, form: str) -> None:
    entry = country(code)
    assert form in forms("country", entry)
    assert not is_ambiguous(entry, form)


@pytest.mark.parametrize(
    "code,form",
    [
        ("TD", "Chad"),
        ("JO", "Jordan"),
        ("GE", "Georgia"),
        ("CG", "Congo"),
        ("CD", "Congo"),
        ("DM", "Dominican"),
        ("GB-ENG", "English"),
        ("US", "Washington"),
        ("SC", "Victoria"),
        ("MV", "Male"),
    ],
)
def test_a_form_that_is_often_something_else_is_ambiguous(code: str, form: str) -> None:
    assert is_ambiguous(country(code), form)


def test_jerusalem_is_a_place_of_no_one_country() -> None:
    assert "country" not in named("place", "Jerusalem")
    assert all("Jerusalem" not in entry.get("capitals", []) for entry in entries("country"))


@pytest.mark.parametrize(
    "name,form",
    [
        ("United Nations", "U.N."),
        ("UN Security Council", "U.N. Security Council"),
        ("World Health Organization", "WHO"),
        ("NATO", "Nato"),
        ("European Union", "EU"),
        ("Doctors Without Borders", "MSF"),
        ("International Monetary Fund", "IMF"),
    ],
)
def test_a_body_is_met_under_this_form(name: str, form: str) -> None:
    entry = named("body", name)
    assert form in forms("body", entry)
    assert not is_ambiguous(entry, form)


@pytest.mark.parametrize(
    "kind,name,form",
    [
        ("body", "Federal Reserve", "US Federal Reserve"),
        ("body", "US Geological Survey", "USGS"),
        ("body", "National Football League", "NFL"),
        ("body", "Knesset", "Knesset"),
        ("company", "Microsoft", "Microsoft"),
        ("company", "JPMorgan Chase", "JP Morgan"),
        ("company", "TSMC", "Taiwan Semiconductor Manufacturing"),
        ("team", "Pittsburgh Steelers", "Steelers"),
        ("team", "Manchester United", "Man Utd"),
        ("team", "Philadelphia 76ers", "Sixers"),
        ("party", "Bharatiya Janata Party", "BJP"),
        ("party", "Hezbollah", "Hizbullah"),
        ("party", "Islamic State", "ISIS"),
        ("place", "Bay of Biscay", "Bay of Biscay"),
        ("place", "Guangxi", "Guangxi"),
        ("group", "Hindus", "Hindu"),
    ],
)
def test_an_actor_is_met_under_this_form(kind: str, name: str, form: str) -> None:
    entry = named(kind, name)
    assert form in forms(kind, entry)
    assert not is_ambiguous(entry, form)


@pytest.mark.parametrize(
    "kind,form",
    [
        ("company", "Apple"),
        ("company", "Shell"),
        ("company", "Orange"),
        ("company", "Gap"),
        ("company", "Ford"),
        ("team", "Saints"),
        ("team", "Heat"),
        ("team", "Chelsea"),
        ("party", "Labour"),
        ("party", "Vox"),
        ("body", "White House"),
        ("place", "Reading"),
        ("group", "Roman"),
    ],
)
def test_a_form_that_is_another_word_or_name_is_ambiguous(kind: str, form: str) -> None:
    owners = [entry for entry in entries(kind) if form in forms(kind, entry)]
    assert owners
    assert all(is_ambiguous(entry, form) for entry in owners)


@pytest.mark.parametrize("nickname", ["Giants", "Panthers", "Cardinals", "Kings", "Tigers"])
def test_a_nickname_that_several_teams_share_is_no_form(nickname: str) -> None:
    assert [entry["name"] for entry in entries("team") if nickname in forms("team", entry)] == []


@pytest.mark.parametrize("form", ["Supreme Court", "Parliament", "Congress", "Ministry of Defence"])
def test_a_bare_form_that_every_country_has_is_no_form(form: str) -> None:
    assert not any(form in forms("body", entry) for entry in entries("body"))


def test_the_initials_of_several_bodies_are_ambiguous() -> None:
    sharing = [entry for entry in entries("body") if "ICC" in forms("body", entry)]
    assert len(sharing) == 3
    assert all(is_ambiguous(entry, "ICC") for entry in sharing)


@pytest.mark.parametrize("title", ["Mr", "Mrs.", "Dr", "Sheikh", "Lord"])
def test_a_courtesy_title_is_an_honorific(title: str) -> None:
    assert title in load("titles")["honorifics"]


@pytest.mark.parametrize(
    "title", ["President", "Foreign Minister", "Defence Minister", "Defense Minister", "Sen."]
)
def test_an_office_is_an_office(title: str) -> None:
    assert title in load("titles")["offices"]


def test_names_of_people_are_clean_and_stand_once() -> None:
    names = load("given_names")["given"]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if name.split() != [name] or name.isupper()] == []
    assert [name for name in names if name != unicodedata.normalize("NFC", name)] == []


def test_the_name_of_a_person_is_no_unambiguous_actor_of_another_kind() -> None:
    known = {form for kind, entry, form in all_forms() if not is_ambiguous(entry, form)}
    names = load("given_names")
    assert sorted(known & set(names["given"])) == []


@pytest.mark.parametrize("word", ["Will", "Paris", "Georgia", "Jordan", "Rose", "April", "Said"])
def test_a_word_or_place_is_no_given_name(word: str) -> None:
    assert word.lower() not in given_names()


@pytest.mark.parametrize(
    "name", ["mary", "josé", "ngozi", "jong-un", "fatemeh", "priya", "oleksandr", "hiroshi"]
)
def test_given_names_from_all_over_the_world_are_known_in_lower_case(name: str) -> None:
    assert name in given_names()
