"""What is measured on: made articles with a known cast, as a store, as JSON Lines and as folders.

Words and names are drawn with frequencies after Zipf's law, as in real text; everything follows
from SEED and the article's number.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

from tqdm import tqdm

from core.analysis import Analysis, CastMember, Mention, Text
from core.drafts import Draft
from core.types import Field, Kind, Label, RichText
from language import gazetteer, likeness
from language.likeness import pack, vector
from language.names import key
from language.version import VERSION
from store import analyses, drafts, feeds, threads, vectors
from store.engine import Store, open_store
from store.identities import identities
from store.upkeep import merge_index

SEED = 1605
FEEDS = 40
TOKENS = 282  # words and names of a body: some 300 words, as a third of the names have two or more
TITLE_TOKENS = 7
MENTIONS = 25  # in title and body together
ACTORS = 12
PERSONS, ORGANISATIONS = 5_000, 1_500  # beside everyone in the gazetteer
VOCABULARY = 30_000
WORD_OFFSET, ACTOR_OFFSET = 2.7, 10.0  # Mandelbrot's: the first of them are not all there is
FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=3_652)
ALONE, TEASED = 4, 3  # of so many articles one has a person by surname alone, or ends in teasers
TITLED = 0.3  # of the persons of an article
SPAN_OF_STORY, TOLD = 10, 3  # of so many articles in a row so many tell one story, alike
STORY_WORDS, OF_STORY = 30, 0.3  # its own words, and how many of an article's are among them
BLOCK = 100  # articles of one feed that come in together, fewer in a small store

_COMMON = """the of to and in a that is for on it with was as said by at he from be has have are
not will its an this his had they who but were been their which she would after more one about
or up out than when new also there over could into last two people first we all other what some
her no can if year so time only years now government most before them country state between"""
_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh st t th tr v w"
_VOWELS = "a e i o u ai ea ou"
_ENDINGS = ("", "n", "r", "l", "ed", "ing", "s", "tion", "ly", "ment")
_TRADES = ("Bank", "Foods", "Institute", "Motors", "Party", "Press", "Steel", "University")
_TITLES = ("Defence Minister", "Envoy", "Governor", "Mayor", "Opposition Leader", "President")

_LABELS = {Kind.PERSON: Label.PERSON, Kind.PLACE: Label.LOC, Kind.GROUP: Label.NORP}

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Zipf(Generic[_Item]):
    """Items of which the one at rank r is drawn with a frequency of 1 / (r + offset)."""

    items: Sequence[_Item]
    cumulative: Sequence[float]

    @classmethod
    def of(cls, items: Sequence[_Item], offset: float) -> "Zipf[_Item]":
        """The most frequent item comes first."""
        weights = (1 / (rank + offset) for rank in range(1, len(items) + 1))
        return cls(items, tuple(accumulate(weights)))

    def draw(self, random: Random, count: int) -> list[_Item]:
        """So many items, with repetition."""
        return random.choices(self.items, cum_weights=self.cumulative, k=count)


@dataclass(frozen=True, slots=True)
class Made:
    """An article and what a faultless recogniser would conclude of it."""

    draft: Draft
    analysis: Analysis

    @property
    def text(self) -> Text:
        """What is to be analysed."""
        return Text(self.draft.title, self.draft.body.text)


def make(number: int, total: int) -> Made:
    """Article `number` of `total`, which come in by date."""
    random = Random(f"{SEED} {number}")
    story = number // SPAN_OF_STORY if tells_story(number) else None
    cast = list(dict.fromkeys(_actors().draw(_source(random, story), 2 * ACTORS)))[:ACTORS]
    cast[-1] = _alone(cast[-1]) if number % ALONE == 0 else cast[-1]
    again = random.choices(range(len(cast)), k=MENTIONS - len(cast))
    named = [*range(len(cast)), *again]
    title, in_title = _written(random, cast, named[:2], Field.TITLE, story)
    body, in_body = _written(random, cast, named[2:], Field.BODY, story)
    draft = Draft(
        title=title,
        body=RichText(body),
        guid=f"made-{number}",
        url=f"https://example.org/{number}",
        published=FIRST_DAY + SPAN * ((number + random.random()) / total),
    )
    end = body.rindex("\n\n") if number % TEASED == 0 else len(body)
    mentions = (*in_title, *(m for m in in_body if m.end <= end))
    return Made(draft, Analysis(tuple(_standing(random, cast, named)), mentions, end, len(body)))


def tells_story(number: int) -> bool:
    """Whether an article tells a story that others before or after it tell too."""
    return number % SPAN_OF_STORY < TOLD


def _source(random: Random, story: int | None) -> Random:
    """What draws those whom an article names: the same for all that tell one story."""
    return random if story is None else Random(f"{SEED} story {story}")


def _standing(
    random: Random, cast: Sequence[CastMember], named: Sequence[int]
) -> Iterable[CastMember]:
    """The cast with salience by mentions, some titles, and an organisation at its end a source."""
    for place, member in enumerate(cast):
        titled = member.kind is Kind.PERSON and random.random() < TITLED
        yield replace(
            member,
            salience=named.count(place) / len(named),
            roles=(random.choice(_TITLES),) if titled else (),
            source=place == len(cast) - 1 and member.kind is Kind.ORGANISATION,
        )


def _alone(member: CastMember) -> CastMember:
    """A person as an article knows it that gives the surname alone."""
    if member.kind is not Kind.PERSON:
        return member
    surname = member.forms[-1]
    return CastMember(key(surname), surname, member.kind, (surname,), partial=True)


def make_store(path: Path, articles: int) -> None:
    """A store of so many analysed articles in FEEDS feeds, its index merged.

    It bears its name only once it is whole.
    """
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    store = open_store(str(part))
    block = max(1, min(BLOCK, articles // FEEDS))
    for start in tqdm(range(0, articles, block), "store", unit="block", mininterval=5):
        made = [make(n, articles) for n in range(start, min(start + block, articles))]
        number = start // block % FEEDS
        feed = feeds.feed_for(store, f"https://example.org/feed/{number}", f"Feed {number}")
        new = [(m.draft.guid, m.draft) for m in made]
        drafts.add(store, feed, new, datetime.now(UTC))
        known = identities(store, feed, [guid for guid, _ in new])
        results = [(known[m.draft.guid].id, m.text, m.analysis) for m in made]
        analyses.save(store, VERSION, results)
        _thread(store, start, results)
    merge_index(store)
    store.close()
    part.rename(path)


def _thread(store: Store, start: int, results: Sequence[tuple[int, Text, Analysis]]) -> None:
    """Puts articles in the stories that they tell, as `desk.threads` would once it found them."""
    texts = {i: replace(text, body=text.body[: a.body_end]) for i, text, a in results}
    vectors.save(store, likeness.VERSION, {i: pack(vector(text)) for i, text in texts.items()})
    for number, (article_id, text, _) in enumerate(results, start):
        again = tells_story(number) and number % SPAN_OF_STORY
        threads.settle(store, article_id, text, article_id - 1 if again else None)


def write_records(path: Path, made: Iterable[Made]) -> None:
    """JSON Lines, as `newscast import` takes them."""
    with path.open("w", encoding="utf-8") as lines:
        for draft in (m.draft for m in made):
            record = {"id": draft.guid, "title": draft.title, "text": draft.body.text}
            dated = {"published": draft.published.isoformat() if draft.published else ""}
            lines.write(json.dumps(record | dated) + "\n")


def write_feeds(root: Path, folders: int, files: int) -> Path:
    """Folders of Markdown files, dated before those of any store; the list that names them."""
    listed = []
    for folder in range(folders):
        (root / f"wire-{folder}").mkdir(parents=True)
        listed.append(f'[[feed]]\npath = "wire-{folder}"\n')
        for number in range(folder * files, (folder + 1) * files):
            draft = make(-1 - number, 10**6).draft
            front = f"---\ntitle: {draft.title}\ndate: {draft.published}\n---\n\n"
            path = root / f"wire-{folder}" / f"{number}.md"
            path.write_text(front + draft.body.text, encoding="utf-8")
    (root / "feeds.toml").write_text("\n".join(listed), encoding="utf-8")
    return root / "feeds.toml"


def _written(
    random: Random,
    cast: Sequence[CastMember],
    named: Sequence[int],
    field: Field,
    story: int | None,
) -> tuple[str, list[Mention]]:
    """A title, or a body of four sentences a paragraph, in which these actors are named."""
    tokens = TITLE_TOKENS if field is Field.TITLE else TOKENS
    words = _words(random, tokens, story)
    places = dict(zip(sorted(random.sample(range(tokens), len(named))), named, strict=True))
    sentence = random.randint(14, 24)
    mentions: list[Mention] = []
    met: set[int] = set()
    text = ""
    for place, word in enumerate(words):
        actor = places.get(place)
        if actor is not None:
            word = cast[actor].forms[-1 if actor in met else 0]
            met.add(actor)
            label = _LABELS.get(cast[actor].kind, Label.ORG)
            mentions.append(Mention(field, len(text), len(text) + len(word), label, actor))
        elif place % sentence == 0:
            word = word.capitalize()
        text += word + _gap(place + 1, sentence)
    return text.rstrip(" .\n") + ("." if field is Field.BODY else ""), mentions


def _words(random: Random, count: int, story: int | None) -> list[str]:
    """So many words, of which some are those of the story."""
    words = _vocabulary().draw(random, count)
    if story is None:
        return words
    own = Random(f"{SEED} words {story}").choices(_vocabulary().items, k=STORY_WORDS)
    return [random.choice(own) if random.random() < OF_STORY else word for word in words]


def _gap(place: int, sentence: int) -> str:
    """What stands before the word at `place`."""
    if place % sentence:
        return " "
    return ". " if place % (4 * sentence) else ".\n\n"


def _invented(random: Random, count: int, endings: Sequence[str]) -> list[str]:
    """So many different words of two syllables and an ending."""
    syllables = [*map("".join, product(_ONSETS.split(), _VOWELS.split()))]
    words = [*map("".join, product(syllables, syllables, endings))]
    return random.sample(words, count)


@cache
def _vocabulary() -> Zipf[str]:
    random = Random(SEED)
    return Zipf.of([*_COMMON.split(), *_invented(random, VOCABULARY, _ENDINGS)], WORD_OFFSET)


@cache
def _actors() -> Zipf[CastMember]:
    random = Random(SEED + 1)
    given = [name.capitalize() for name in _invented(random, 200, ("", "n", "l"))]
    family = [name.capitalize() for name in _invented(random, PERSONS, ("", "r", "s"))]
    cast = [_member(f"{random.choice(given)} {name}", Kind.PERSON, name) for name in family]
    houses = _invented(random, ORGANISATIONS, ("", "n"))
    named = [f"{name.capitalize()} {random.choice(_TRADES)}" for name in houses]
    cast += [_member(name, Kind.ORGANISATION) for name in named]
    known = {entry.name: entry for entry in gazetteer.entries().values()}
    cast += [_member(name, entry.kind) for name, entry in known.items()]
    random.shuffle(cast)
    return Zipf.of(cast, ACTOR_OFFSET)


def _member(name: str, kind: Kind, *shorter: str) -> CastMember:
    return CastMember(key(name), name, kind, (name, *shorter))
