"""What an article says its people are, and what it calls actors without their names."""

import pytest

from core.analysis import Mention
from core.types import Field, Label
from language.offices.references import NEAR, UNIQUE, references
from language.offices.roles import MOST_ROLES, roles
from tests.language.annotated import Annotated, annotated


def roles_of(name: str, body: str, title: str = "") -> tuple[str, ...]:
    article = annotated(body, title)
    found = roles(article.title, article.body, article.mentions, article.cast)
    return found[article.actor(name)]


def referred(body: str) -> list[tuple[str, str, float]]:
    """Each phrase that is not a name, with the actor it means and the confidence."""
    article = annotated(body)
    found = roles(article.title, article.body, article.mentions, article.cast)
    return [
        (article.body[m.start : m.end], article.cast[m.actor].name, m.confidence)
        for m in references(article.body, article.mentions, article.cast, found)
    ]


@pytest.mark.parametrize(
    "body,role",
    [
        ("Talks with [N:Freedonian=Freedonia] Foreign Minister [P:Ada Byron] ended.",
         "Freedonian Foreign Minister"),
        ("It was signed by [L:U.S.] Secretary of State [P:Ada Byron] on Monday.",
         "U.S. Secretary of State"),
        ("On Monday [N:Freedonian=Freedonia] leader [P:Ada Byron] spoke.", "Freedonian leader"),
        ("Former Prime Minister [P:Ada Byron] spoke.", "former Prime Minister"),
        ("Then [O:Acme] CEO [P:Ada Byron] resigned.", "Acme CEO"),
        ("The win pleased coach [P:Ada Byron].", "coach"),
        ("The win pleased [O:Rovers]'s [N:Freedonian] coach [P:Ada Byron].",
         "Rovers's Freedonian coach"),
        ("It met Minister of Foreign Affairs Dr [P:Ada Byron] there.",
         "Minister of Foreign Affairs"),
        ("It met Prime Minister Sir [P:Ada Byron] there.", "Prime Minister"),
        ("She wrote to [L:Utah] Sen. [P:Ada Byron] about it.", "Utah Senator"),
        ("Chairman and chief executive [P:Ada Byron] agreed.", "chairman and chief executive"),
        ("The restaurant owner [P:Ada Byron] agreed.", "restaurant owner"),
        ("It quoted the then-Defence Secretary [P:Ada Byron] twice.", "then-Defence Secretary"),
        ("Liberal leader [P:Ada Byron] agreed.", "Liberal leader"),
        ("Home Office minister [P:Ada Byron] agreed.", "Home Office minister"),
        ("It met singer and former travel reporter [P:Ada Byron].", "former travel reporter"),
        ("When All Whites captain [P:Ada Byron] spoke, it was late.", "All Whites captain"),
        ("It was late. All Whites captain [P:Ada Byron] spoke.", "captain"),
        ("It quoted the then-[O:Acme] chief economist [P:Ada Byron].",
         "then-Acme chief economist"),
        ("Guests of the Guardian of the Two Seas King [P:Ada Byron] ate.", "King"),
    ],
)  # fmt: skip
def test_an_office_before_a_name_is_a_role(body: str, role: str) -> None:
    assert roles_of("Ada Byron", body) == (role,)


@pytest.mark.parametrize(
    "body,role",
    [
        ("[P:Ada Byron], the [L:U.S.] national security adviser, said no.",
         "U.S. national security adviser"),
        ("[P:Ada Byron], chief executive of [O:Acme], said no.", "chief executive of Acme"),
        ("[P:Ada Byron], 34, a spokeswoman for the Ministry of Health, said no.",
         "spokeswoman for the Ministry of Health"),
        ("[P:Ada Byron], aged 34, a lawyer, said no.", "lawyer"),
        ("[P:Ada Byron], [O:Acme]'s chief economist, said no.", "Acme's chief economist"),
        ("[P:Ada Byron], the company's founder, said no.", "founder"),
        ("[P:Ada Byron], founder and chief executive of [O:Acme], said no.",
         "founder and chief executive of Acme"),
        ("It was sent to [P:Ada Byron], a professor of law who studies courts.",
         "professor of law"),
        ("It was led by [P:Ada Byron], a former striker.", "former striker"),
        ("[P:Ada Byron] - head of the [O:Acme] union - said no.", "head of the Acme union"),
        ("[P:Ada Byron] (R-Utah), chairman of the committee, said no.",
         "chairman of the committee"),
        ("[P:Ada Byron], director of research at [O:Acme] and a mother of two, said no.",
         "director of research at Acme"),
        ("[P:Ada Byron], a 34-year-old engineer, said no.", "engineer"),
        ("[P:Ada Byron], an analyst", "analyst"),
    ],
)  # fmt: skip
def test_an_apposition_after_a_name_is_a_role(body: str, role: str) -> None:
    assert roles_of("Ada Byron", body) == (role,)


@pytest.mark.parametrize(
    "body,role",
    [
        ("The [L:U.S.] national security adviser, [P:Ada Byron], spoke.",
         "U.S. national security adviser"),
        ("[L:Freedonia]'s president, [P:Ada Byron], spoke.", "Freedonia's president"),
        ("The head of the harbour police, [P:Ada Byron], spoke.", "head of the harbour police"),
        ("His lawyer, [P:Ada Byron], spoke.", "lawyer"),
    ],
)  # fmt: skip
def test_a_name_in_commas_explains_the_phrase_before_it(body: str, role: str) -> None:
    assert roles_of("Ada Byron", body) == (role,)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[P:Ada Byron]",
        "[L:Freedonia]'s [P:Ada Byron] spoke.",
        "Mr [P:Ada Byron] met Dr [P:Bo Chen] and Lady [P:Cy Dee].",
        "The adviser told [P:Ada Byron] to go.",
        "The adviser, [P:Ada Byron] said, had gone.",
        "According to [P:Ada Byron], the president said no.",
        "According to [P:Ada Byron], the head of the agency resigned on Monday.",
        "[P:Ada Byron], the son of the president, spoke.",
        "[P:Ada Byron], who is a minister, spoke.",
        "[P:Ada Byron], the minister and the mayor spoke.",
        "[P:Ada Byron], President [P:Bo Chen] and others spoke.",
        "[P:Ada Byron], the mayor, [P:Bo Chen], and others spoke.",
        "[P:Ada Byron], the mayor of Ems, Mrs [P:Bo Chen], and others spoke.",
        "The widow of the president, [P:Ada Byron], spoke.",
        "It was sent to the prime minister. [P:Ada Byron] spoke.",
        "She wanted to serve as president [P:Ada Byron] had said.",
        "They asked would-be president-in-waiting [P:Ada Byron].",
        "He told reporters [P:Ada Byron] and [P:Bo Chen] had left.",
        "[P:Ada Byron]'s coach spoke.",
        "[P:Ada Byron], Minister of Trade [P:Bo Chen] and others spoke.",
        "It was a general [P:Ada Byron] trusted.",
    ],
)
def test_a_phrase_of_somebody_else_or_without_end_is_no_role(body: str) -> None:
    article = annotated(body)
    found = roles(article.title, article.body, article.mentions, article.cast)
    ada = [held for held, who in zip(found, article.cast, strict=True) if who.name == "Ada Byron"]
    assert ada in ([], [()])


def test_a_list_gives_each_person_the_title_before_the_name() -> None:
    article = annotated(
        "It was attended by [L:U.S.] Secretary of State [P:Ada Byron], [N:Freedonian=Freedonia]"
        " Foreign Minister [P:Bo Chen], External Affairs Minister [P:Cy Dee] and"
        " [L:Sylvania]'s [P:Di Eng]."
    )
    found = roles(article.title, article.body, article.mentions, article.cast)
    people = [article.actor(name) for name in ("Ada Byron", "Bo Chen", "Cy Dee", "Di Eng")]
    assert [found[place] for place in people] == [
        ("U.S. Secretary of State",),
        ("Freedonian Foreign Minister",),
        ("External Affairs Minister",),
        (),
    ]


def test_people_who_share_a_title_each_have_it_in_the_singular() -> None:
    body = "Foreign Ministers [P:Ada Byron], [P:Bo Chen] and [P:Cy Dee] met [P:Di Eng]."
    article = annotated(body)
    found = roles(article.title, article.body, article.mentions, article.cast)
    assert found == (*[("Foreign Minister",)] * 3, ())


def test_a_span_that_holds_the_title_gives_the_same_role() -> None:
    body = "On Monday [L:U.S.] [P:Secretary of State Ada Byron=Ada Byron] spoke."
    assert roles_of("Ada Byron", body) == ("U.S. Secretary of State",)


def test_a_headline_gives_the_title_but_not_the_words_in_capitals_before_it() -> None:
    assert roles_of("Ada Byron", "", "Paper Says President [P:Ada Byron] Resigned") == (
        "President",
    )


def test_roles_stand_in_order_of_appearance_and_the_longer_takes_the_shorter_ones_place() -> None:
    body = (
        "Minister [P:Byron=Ada Byron] spoke.\n\n"
        "[P:Ada Byron], founder of [O:Acme], became Finance Minister.\n\n"
        "Finance Minister [P:Byron=Ada Byron] left. Minister [P:Byron=Ada Byron] slept."
    )
    assert roles_of("Ada Byron", body) == ("Finance Minister", "founder of Acme")


def test_a_line_end_parts_phrases() -> None:
    assert roles_of("Ada Byron", "Our president\n[P:Ada Byron] spoke, mayor\nof Ems.") == ()


# --- references ---------------------------------------------------------------


@pytest.mark.parametrize(
    "body,expected",
    [
        ("President [P:Ada Byron] spoke. Later the president left.",
         [("the president", "Ada Byron", NEAR)]),
        ("President [P:Ada Byron] met [P:Bo Chen]. Later the president left.",
         [("the president", "Ada Byron", UNIQUE)]),
        ("National security adviser [P:Ada Byron] spoke. The security adviser left.",
         [("The security adviser", "Ada Byron", NEAR)]),
        ("The [O:Bank of Ems] spoke. Later the bank's head left.",
         [("the bank", "Bank of Ems", NEAR)]),
        ("[O:Acme], a software company, grew. Then the firm shrank.",
         [("the firm", "Acme", NEAR)]),
        ("[O:Acme Corp] grew. Then the company directors left.",
         [("the company", "Acme Corp", NEAR)]),
        ("[O:Acme Corp] grew. Then the company failed.", [("the company", "Acme Corp", NEAR)]),
        ("The group of allies, commonly referred to as the [O:Quad], met. Later the group said no.",
         [("the group", "Quad", 0.6)]),
    ],
)  # fmt: skip
def test_a_definite_phrase_that_only_one_actor_is_called_means_it(
    body: str, expected: list[tuple[str, str, float]]
) -> None:
    assert referred(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The president left. President [P:Ada Byron] spoke.",
        "President [P:Ada Byron] met President [P:Bo Chen]. Later the president left.",
        "President [P:Ada Byron] met a president. Later the president left.",
        "President [P:Ada Byron] met the Sylvanian president. Later the president left.",
        "Vice President [P:Ada Byron] spoke. Later the president left.",
        "Former President [P:Ada Byron] spoke. Later the president left.",
        "President [P:Ada Byron] spoke. Later the president of Sylvania left.",
        "President [P:Ada Byron] spoke. Later the president-elect left.",
        "President [P:Ada Byron] spoke. Later she left and he stayed.",
        "President [P:Ada Byron], the president, left.",
        "Coach [P:Ada Byron] took the coach station.",
        "Coach [P:Ada Byron] spoke. She stood by the coach station.",
        "The group said no. Then [O:Acme] left the group.",
        "",
    ],
)
def test_a_phrase_that_may_mean_another_is_no_mention(body: str) -> None:
    assert referred(body) == []


def test_references_include_the_article_and_overlap_no_name() -> None:
    article = annotated(
        "President [P:Ada Byron] spoke. The President [P:Byron=Ada Byron] left the [O:President"
        " Hotel]. The president slept."
    )
    found = roles(article.title, article.body, article.mentions, article.cast)
    (only,) = references(article.body, article.mentions, article.cast, found)
    assert article.body[only.start : only.end] == "The president"
    assert (only.by_name, only.label, only.field) == (False, Label.PERSON, Field.BODY)


# --- odd input ----------------------------------------------------------------


def test_an_article_without_text_or_names_has_no_roles() -> None:
    assert roles("", "", (), ()) == ()
    assert references("", (), (), ()) == ()


@pytest.mark.parametrize("text", ["x", "Ada", "a b", ", Ada", "the ", "'s", "president "])
def test_a_mention_may_be_the_whole_text(text: str) -> None:
    article = annotated(f"[P:{text}]")
    found = roles(article.title, article.body, article.mentions, article.cast)
    assert found == ((),)
    assert references(article.body, article.mentions, article.cast, found) == ()


@pytest.mark.parametrize(
    "piece", ["the ", "president ", "of ", ", ", "and ", "A. ", "(", "''", "\n", "x"]
)
def test_a_huge_monotonous_text_is_read(piece: str) -> None:
    body = piece * 100_000
    middle = len(body) // 2
    mention = Mention(Field.BODY, middle, middle + 1, Label.PERSON, 0)
    cast = annotated("[P:Ada]").cast
    found = roles("", body, [mention], cast)
    assert len(found[0]) <= 1
    assert references(body, [mention], cast, (("president",),)) == ()


def test_one_person_with_thousands_of_roles_keeps_the_first() -> None:
    body = " ".join(f"Area{i} President [P:Ada Byron] spoke." for i in range(5_000))
    assert len(roles_of("Ada Byron", "So " + body)) <= MOST_ROLES
    article: Annotated = annotated(body)
    assert len(article.mentions) == 5_000
