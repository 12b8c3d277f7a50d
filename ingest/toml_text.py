"""Where in the text of a TOML file does each table stand, and how is a value written there?

For edits that leave every other character as it is: libraries that write TOML put tables
together that stand apart, and lose the comments between them.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*+"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
"""What decides whether the end of a line is the end of what it says."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines from `start` up to `end`, counted from 0."""

    start: int
    end: int


def split_lines(text: str) -> list[str]:
    """The lines of a TOML file, each with its end."""
    return _LINE.findall(text)


def array_tables(lines: Sequence[str], name: str) -> tuple[Lines, ...]:
    """Where each `[[name]]` stands with its keys and its own comments, in the order of the file.

    Its own are the comments inside it, right above its header and right below its last key; but
    those that open the file are the file's.

    Args:
        lines: of valid TOML.
        name: a key at the top.
    """
    statements = [*_statements(lines)]
    firsts = [_first_sign(lines[said.start]) for said in statements]
    found = []
    for at, said in enumerate(statements):
        if firsts[at] == "[" and _header(lines[said.start]) == (name, True):
            above = at
            while above and firsts[above - 1] == "#":
                above -= 1
            start = said.start if statements[above].start == 0 else statements[above].start
            found.append(Lines(start, _end(lines, statements, firsts, at, name)))
    return tuple(found)


def quoted(text: str) -> str:
    """A text as a basic string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _statements(lines: Sequence[str]) -> Iterator[Lines]:
    """Each blank line, comment, header and key, of which a key may take several lines."""
    start = line = depth = 0
    for token in _TOKEN.findall("".join(lines)):
        if token == "\n":
            line += 1
            if not depth:
                yield Lines(start, line)
                start = line
        elif token in "[{":
            depth += 1
        elif token in "]}":
            depth -= 1
        else:
            line += token.count("\n")
    if start < len(lines):
        yield Lines(start, len(lines))


def _end(
    lines: Sequence[str], statements: Sequence[Lines], firsts: Sequence[str], header: int, name: str
) -> int:
    """Where the table ends whose header is the statement of that number."""
    last = header
    for at in range(header + 1, len(statements)):
        first = firsts[at]
        if first == "[" and _header(lines[statements[at].start]) != (name, False):
            break
        if first not in ("", "#"):
            last = at
    below = last + 1
    while below < len(statements) and firsts[below] == "#":
        below += 1
    of_next = below < len(statements) and firsts[below] == "["
    return statements[last if of_next else below - 1].end


def _first_sign(line: str) -> str:
    """What a statement is: '' for a blank line, '#' a comment, '[' a header, else a key."""
    return line.strip(" \t\r\n")[:1]


def _header(line: str) -> tuple[str, bool]:
    """The top key that a header names, and whether it opens an entry of an array there."""
    ((name, value),) = tomllib.loads(line).items()
    return name, isinstance(value, list)
