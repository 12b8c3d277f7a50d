"""As whom an actor is shown, by the corrections in the order in which they were given."""

from hypothesis import given
from hypothesis import strategies as st

from core.types import CorrectionKind
from store.rules import Identity, Rule, Rules

A, B, C = (("a", "person"), ("b", "person"), ("c", "person"))


def merge(actor: Identity, into: Identity) -> Rule:
    return Rule(CorrectionKind.MERGE, actor, into)


def split(actor: Identity, form: str, into: Identity) -> Rule:
    return Rule(CorrectionKind.SPLIT, actor, into, form)


def rename(actor: Identity, name: str) -> Rule:
    return Rule(CorrectionKind.RENAME, actor, name=name)


def test_without_rules_everyone_is_who_was_found() -> None:
    assert Rules().shown(A) == Rules().shown(A, "ann") == A


def test_merges_follow_one_another() -> None:
    rules = Rules([merge(A, B), merge(B, C)])
    assert (rules.shown(A), rules.shown(B), rules.shown(C)) == (C, C, C)


def test_a_rule_says_nothing_of_what_comes_after_it() -> None:
    rules = Rules([merge(B, C), merge(A, B)])
    assert (rules.shown(A), rules.shown(B)) == (B, C)


def test_a_rule_that_takes_another_back_ends() -> None:
    rules = Rules([merge(A, B), merge(B, A)])
    assert rules.shown(A) == rules.shown(B) == A


def test_only_the_form_that_was_split_off_moves() -> None:
    rules = Rules([split(A, "kim", C)])
    assert (rules.shown(A, "kim"), rules.shown(A, "ann"), rules.shown(A)) == (C, A, A)


def test_a_split_reaches_those_that_were_merged_before() -> None:
    rules = Rules([merge(A, B), split(B, "kim", C)])
    assert (rules.shown(A, "kim"), rules.shown(B, "kim"), rules.shown(A, "ann")) == (C, C, B)


def test_what_was_split_off_is_not_merged_with_the_rest() -> None:
    rules = Rules([split(A, "kim", C), merge(A, B)])
    assert (rules.shown(A, "kim"), rules.shown(A, "ann")) == (C, B)


def test_what_was_split_off_may_be_merged_back() -> None:
    rules = Rules([split(A, "kim", C), merge(C, A)])
    assert rules.shown(A, "kim") == A


def test_the_last_name_counts_and_goes_along_when_the_kind_changes() -> None:
    place = ("a", "place")
    rules = Rules([rename(A, "Ann"), rename(A, "Anna"), Rule(CorrectionKind.RETYPE, A, place)])
    assert rules.names == {A: "Anna", place: "Anna"}


def test_only_the_hidden_are_hidden() -> None:
    rules = Rules([Rule(CorrectionKind.HIDE, A)])
    assert rules.is_hidden(A)
    assert not rules.is_hidden(B)


WHO = st.sampled_from([A, B, C])
RULES = st.lists(st.builds(merge, WHO, WHO) | st.builds(split, WHO, st.just("kim"), WHO))


@given(RULES, WHO, st.sampled_from(["", "kim", "ann"]))
def test_what_is_shown_follows_rule_by_rule(given: list[Rule], who: Identity, form: str) -> None:
    shown = who
    for rule in given:
        if rule.actor == shown and rule.into and rule.form in ("", form):
            shown = rule.into
    assert Rules(given).shown(who, form) == shown
