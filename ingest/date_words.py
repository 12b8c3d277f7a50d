"""Which month does a word name, and how far from UTC is the zone that some letters name?"""

from typing import Final

_LONGEST = 7
_SHORTEST = 3

# How the names begin in the languages of Europe in Latin, Greek and Cyrillic letters, in Turkish,
# Indonesian and Arabic; where one begins as that of another month, the longer one decides.
_BEGINNINGS: Final = (
    "jan ene gen ian jaan ιαν янв яну јан січ oca sty led sij tammi saus يناير",
    "feb fév fev veeb φεβ фев феб лют úno lut velj şub helmi vas فبراير شباط",
    "mar mär mrt már μαρ μάρ мар бер bře ožu maal kov مارس آذار",
    "apr avr abr ápr απρ апр кві nis kwi dub tra huht bal أبريل ابريل إبريل نيسان",
    "may mai mei mag maj maí máj μαι μαΐ μάι май мая мај тра kvě svi touk geg مايو أيار",
    "jun juin jún iun giu ιουν ιούν июн юни јун чер haz cze čer lipn kesä birž يونيو حزيران",
    "jul juil júl iul lug ιουλ ιούλ июл юли јул лип tem lip červenc srpnj hein liep يوليو تموز",
    "aug aoû aou avg ago ágú agu ags ağu αυγ αύγ авг сер sie srp kol elok rugp أغسطس اغسطس",
    "sep set szep syys eyl wrz zář ruj rugs σεπ сен сеп вер سبتمبر أيلول",
    "oct okt ott out loka eki paź říj spal οκτ окт жов أكتوبر اكتوبر",
    "nov nóv noi marr kas lis stu lapkr νοε νοέ ноя ное нов نوفمبر",
    "dec dez déc dic des dets joul ara gru pro δεκ дек дец гру ديسمبر",
)

_MONTHS: Final = {
    beginning: month
    for month, beginnings in enumerate(_BEGINNINGS, 1)
    for beginning in beginnings.split()
}

ZONES: Final = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0.0),
    **dict.fromkeys(("BST", "WEST", "CET", "MET", "MEZ"), 1.0),
    **dict.fromkeys(("CEST", "MEST", "MESZ", "EET", "SAST"), 2.0),
    **dict.fromkeys(("EEST", "MSK", "TRT"), 3.0),
    **{"PKT": 5.0, "IST": 5.5, "WIB": 7.0, "HKT": 8.0, "SGT": 8.0, "JST": 9.0, "KST": 9.0},
    **{"AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0},
    **{"BRT": -3.0, "ART": -3.0, "ADT": -3.0, "AST": -4.0, "EDT": -4.0, "EST": -5.0},
    **{"CDT": -5.0, "CST": -6.0, "MDT": -6.0, "MST": -7.0, "PDT": -7.0, "PST": -8.0},
    **{"AKDT": -8.0, "AKST": -9.0, "HST": -10.0},
}
"""Hours from UTC. Of zones that share a name the one that is commoner in feeds counts: IST is
India's, CST America's, BST Britain's."""


def month_named(word: str) -> int | None:
    """The month, 1 to 12, that a word or its abbreviation names; None where it names none."""
    beginning = word.lower()[:_LONGEST]
    while len(beginning) >= _SHORTEST:
        if month := _MONTHS.get(beginning):
            return month
        beginning = beginning[:-1]
    return None
