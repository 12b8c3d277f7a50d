"""What names does the teacher see in raw text? Writes them as a set to learn from.

Texts that are annotated already, with the PARTIAL labels alone, keep those and gain the others.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from scripts.teacher import TAGS, Teacher, best_tags
from scripts.train_recogniser import Passage, Span, read_records

PARTIAL = ("PERSON", "ORG", "LOC")  # the labels of sets that annotate no others


def names(doc: Doc, tags: Sequence[str]) -> list[Span]:
    """The spans that the tags of the document's words describe."""
    found: list[Span] = []
    for token, tag in zip(doc, tags, strict=True):
        start = found.pop()[0] if tag.startswith("I-") else token.idx
        if tag != "O":
            found.append((start, token.idx + len(token), tag[2:]))
    return found


def spans_of(nlp: Language, teachers: Sequence[Teacher], texts: Sequence[str]) -> list[list[Span]]:
    """The names that the teachers, their log probabilities averaged, see in each text."""
    docs = [nlp.make_doc(text) for text in texts]
    words = [[token.text for token in doc] for doc in docs]
    each = [t.log_probabilities([t.words(w) for w in words]) for t in teachers]
    scores = [np.mean(of_text, axis=0) for of_text in zip(*each, strict=True)]
    return [
        names(doc, [TAGS[tag] for tag in best_tags(of_text)])
        for doc, of_text in zip(docs, scores, strict=True)
    ]


def read_texts(path: Path) -> list[Passage]:
    """The different texts of a folder of *.txt, folders in it included, or a JSON Lines file's."""
    if not path.is_dir():
        return read_records(path)
    found = [file.read_text("utf-8", "replace").strip() for file in sorted(path.rglob("*.txt"))]
    return [Passage(text, ()) for text in dict.fromkeys(found)]


def completed(record: Passage, seen: Sequence[Span]) -> list[Span]:
    """A partial record's own spans and, beside them, what the teachers see of the other labels."""
    added = [
        (start, end, label)
        for start, end, label in seen
        if label not in PARTIAL and not any(s < end and start < e for s, e, _ in record.spans)
    ]
    return sorted([*record.spans, *added])


def main(arguments: Sequence[str] | None = None) -> None:
    """Label texts and write them as records."""
    parser = argparse.ArgumentParser(description="Label raw text by its teachers.")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, required=True, help="folder of *.txt, or JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="JSON Lines file")
    args = parser.parse_args(arguments)
    records = read_texts(args.texts)
    teachers = [Teacher.load(folder) for folder in args.teachers]
    seen = spans_of(spacy.blank("en"), teachers, [record.text for record in records])
    found = [completed(*pair) for pair in zip(records, seen, strict=True)]
    with args.out.open("w", encoding="utf-8") as out:
        for number, (record, spans) in enumerate(zip(records, found, strict=True)):
            print(json.dumps({"id": str(number), "text": record.text, "ents": spans}), file=out)
    print(f"{len(records)} texts, {sum(map(len, found))} names")


if __name__ == "__main__":
    main()
