"""The verbs of news English with which an actor says or does something, in their forms.

They are verbs that take somebody as their subject; the list is this project's own.
"""

from dataclasses import dataclass
from functools import cache

_SPEAKING = """
acknowledge add admit agree announce answer apologise apologize appeal argue ask assert call claim
comment concede conclude condemn confirm congratulate criticise criticize declare defend demand deny
describe disclose dismiss echo emphasise emphasize estimate explain express forecast hail hint
insist joke note object observe pledge praise predict proclaim promise propose question reaffirm
recall recommend refuse reiterate reject remark repeat reply report respond reveal state
stress suggest testify thank threaten urge voice vow warn welcome
"""

_DOING = """
abandon accept accuse acquire adopt agree appoint approve arrest arrive attack attend authorise
authorize back ban block capture charge close complete confirm convene convict create cut declare
defeat deliver deploy dismiss elect enter expel fine fire halt hire impose increase introduce invade
investigate issue join kill launch lift move name nominate offer open oppose order oust pardon plan
play pledge postpone present press publish push raise reach receive release replace rescue resign
resume return rule score seize sentence sign start step suspend target test tour try turn unveil use
veto visit vote warn
"""

_IRREGULAR = """
begin begins began beginning begun
beat beats beat beating beaten
bring brings brought bringing brought
build builds built building built
buy buys bought buying bought
cut cuts cut cutting cut
forecast forecasts forecast forecasting forecast
fight fights fought fighting fought
flee flees fled fleeing fled
fly flies flew flying flown
give gives gave giving given
go goes went going gone
hit hits hit hitting hit
hold holds held holding held
leave leaves left leaving left
lead leads led leading led
lose loses lost losing lost
make makes made making made
meet meets met meeting met
put puts put putting put
quit quits quit quitting quit
say says said saying said
seek seeks sought seeking sought
sell sells sold selling sold
send sends sent sending sent
set sets set setting set
shoot shoots shot shooting shot
speak speaks spoke speaking spoken
strike strikes struck striking struck
swear swears swore swearing sworn
take takes took taking taken
tell tells told telling told
win wins won winning won
withdraw withdraws withdrew withdrawing withdrawn
write writes wrote writing written
"""

_DOUBLED = frozenset({"admit", "ban", "expel", "plan", "step"})
"""Verbs whose last consonant is written twice before -ed and -ing."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb: say, says, said, saying, said."""

    base: str
    third: str
    past: str
    ing: str
    participle: str


@cache
def verbs() -> tuple[Forms, ...]:
    """Every verb of the table once."""
    irregular = [Forms(*line.split()) for line in _IRREGULAR.split("\n") if line]
    known = {forms.base for forms in irregular}
    regular = dict.fromkeys(f"{_SPEAKING} {_DOING}".split())
    return (*irregular, *(_regular(base) for base in regular if base not in known))


def _regular(base: str) -> Forms:
    """The forms of a verb that English builds by rule: tries, tried, trying."""
    if base.endswith("y") and base[-2] not in "aeiou":
        past = f"{base[:-1]}ied"
        return Forms(base, f"{base[:-1]}ies", past, f"{base}ing", past)
    stem = base.removesuffix("e")
    if base in _DOUBLED:
        stem += base[-1]
    ending = "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    ing = base if base.endswith("ee") else stem
    return Forms(base, base + ending, f"{stem}ed", f"{ing}ing", f"{stem}ed")
