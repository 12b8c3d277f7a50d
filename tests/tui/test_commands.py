"""The command line's grammar: which command a line says, and how it may go on."""

import pytest

from tui.commands import WITH_WORDS, Command, CommandError, complete, find, tag_and_scope

KEYS = [
    Command("star", "Put a star on it", "star"),
    Command("zen", "Show the article alone", "zen"),
    Command("next-unread", "Open the next unread article", "unread(1)"),
    Command("next-article", "Open the next article", "article(1)"),
]
ALL = [*WITH_WORDS, *KEYS]


@pytest.mark.parametrize(
    ("line", "action", "words"),
    [
        ("zen", "zen", ""),
        ("  zen  ", "zen", ""),
        ("z", "zen", ""),
        ("next-u", "unread(1)", ""),
        ("read above", "say_read", "above"),
        ("read", "say_read", ""),
        ("tag far east below", "say_tag", "far east below"),
        ("star", "star", ""),
        ("star all", "say_star", "all"),
        ('list actor:"Kim Jong Un" -fog', "say_list", 'actor:"Kim Jong Un" -fog'),
    ],
)
def test_a_line_is_a_command_and_its_words(line: str, action: str, words: str):
    command, said = find(line, ALL)
    assert (command.action, said) == (action, words)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "no such command"),
        ("zenn", "zen"),
        ("next", "next-article, next-unread"),
        ("zen now", "takes no words"),
        ("sort", "wants ORDER"),
        ("[/] \x1b", "no such command"),
    ],
)
def test_what_is_no_command_is_said_with_the_reason(line: str, why: str):
    with pytest.raises(CommandError, match=why):
        find(line, ALL)


@pytest.mark.parametrize(
    ("words", "tag", "scope"),
    [
        ("energy", "energy", "this"),
        ("far east", "far east", "this"),
        ("far east below", "far east", "below"),
        ('energy actor:"IAEA"', "energy", 'actor:"IAEA"'),
        ("far east -is:read feed:wire fog", "far east", "-is:read feed:wire fog"),
        ("all", "all", "this"),
    ],
)
def test_a_tag_is_given_to_a_scope_or_to_what_a_query_finds(words: str, tag: str, scope: str):
    assert tag_and_scope(words) == (tag, scope)


def lines(text: str) -> list[str]:
    values = {"tag": ["Korea", "fog"]}
    return [way.line for way in complete(text, ALL, lambda kind: values.get(kind, []))]


def test_commands_are_offered_while_the_first_word_is_typed():
    assert lines("ze") == ["zen"]
    assert lines("unre") == ["unread ", "next-unread"]
    assert len(lines("")) == len({command.name for command in ALL})
    assert lines("nothing-like-it") == []


def test_values_are_offered_after_a_command():
    assert lines("sort o") == ["sort oldest"]
    assert lines("read ") == ["read this", "read above", "read below", "read all"]
    assert lines("tag KO") == ["tag Korea"]
    assert lines("zen ") == []


def test_an_offered_line_says_a_command():
    for way in complete("", ALL, lambda _: ()):
        name = way.line.strip()
        assert find(f"{name} x" if way.line.endswith(" ") else name, ALL)[0].name == name
