"""What two published papers print, measure by measure, as cases: the February 2023 paper and the June 2023 paper.

A case holds the measure, its data, and three words: the rating by rule, the rating as printed, the arrow by rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from paperwork.model.measures import Measure, Observation, Polarity

from .build import Number, measure, months

JUNE_POPULATION = 33_036


@dataclass(frozen=True)
class Printed:
    measures: tuple[Measure, ...]
    data: tuple[Observation, ...]
    by_rule: str
    printed: str
    arrow: str

    @property
    def id(self) -> str:
        return self.measures[0].id


def _bounds(tolerance: str) -> dict[str, Number]:
    """`800-1200`, `85-` (a lower bound alone) or `-28` (an upper one)."""
    low, _, high = tolerance.partition("-")
    return {name: bound for name, bound in (("lower", low), ("upper", high)) if bound}


def _given(
    id: str, polarity: Polarity, values: tuple[str, ...], when: tuple[str, ...], target: str, rest: str
) -> Printed:
    """A measure whose values, target and tolerance are the printed ones; `%` after the id marks a percentage."""
    unit = "percent" if id.endswith("%") else "number"
    id = id.rstrip("%")
    tolerance, by_rule, printed, arrow = rest.split()
    goal = dict([target.split(":")]) if target else {}
    made = measure(id, unit, polarity, "in_month", targets=goal, **_bounds(tolerance))
    data = months(id, dict(zip(when, values, strict=True)))
    return Printed((made,), tuple(data), by_rule, printed, arrow)


def _case(line: str, when: tuple[str, str], milestone: str) -> Printed:
    id, polarity, before, after, target, rest = line.split(maxsplit=5)
    goal = "" if target == "none" else f"{milestone}:{target}"
    return _given(id, polarity, (before, after), when, goal, rest)  # type: ignore[arg-type]


# id, which way is good, the month before, the month, target, tolerance, rating by rule, rating printed, arrow.
_FEBRUARY = """
cin_number       low  778  673  1000 800-1200 Green Green down
cin_visits%      high 71   84   85   -        Amber Amber up
cp_number        low  331  315  215  -        Red   Red   down
icpc%            high 72   72   94   -        Red   Red   same
cp_visits%       high 68   53   90   -        Red   Red   down
cp_reviews%      high 98   97   96   -        Green Green down
eh_cases         low  680  712  none -        none  none  up
open_cases       low  1956 1861 1948 -        Green Green down
contacts         low  747  1090 760  -        Red   Red   up
referrals        low  119  158  210  -        Green Green up
contacts_to_eh%  high 9    11   26   -        Red   Red   up
rereferrals%     low  29   29   24   -        Red   Amber same
assessments%     high 68   68   85   -        Amber Amber same
cla_number       low  620  606  515  -        Amber Red   down
sw_caseload      low  22   22   22   -        Green Green same
asye_caseload    low  10   13   18   -        Green Green up
permanent%       high 53   66   65   -        Green Green up
supervision%     high 58   67   80   -        Amber Amber up
supervision_a%   high 46   59   80   -        Red   Red   up
supervision_b%   high 66   69   80   -        Amber Amber up
supervision_c%   high 90   95   80   -        Green Green up
supervision_d%   high 80   88   80   -        Green Green up
"""

_JUNE = """
cin_number       low  788  807  800  720-880  Amber Amber up
cin_visits%      high 85   90   90   85-      Green Green up
cp_number        low  291  321  275  250-300  Red   Red   up
icpc%            high 100  64   95   -        Red   Red   down
cp_visits%       high 78   91   90   85-      Green Green up
cp_reviews%      high 96   97   96   -        Green Green up
eh_cases         low  597  636  none -        none  none  up
contacts         low  1120 1182 none 800-1200 none  none  up
contacts_to_eh%  high 8    8    none -        none  none  same
open_cases       low  1879 1966 1839 -        Amber Amber up
referrals        low  174  250  185  -        Red   Red   up
rereferrals%     low  43   36   25   -28      Red   Red   down
assessments%     high 85   86   85   75-      Green Green up
cla_number       low  543  558  550  500-600  Amber Amber up
sw_caseload      low  18   17   16   -        Amber Amber down
asye_caseload    low  13   14   15   -        Green Green up
permanent%       high 61   62   70   -        Amber Amber up
supervision%     high 75   89   90   85-      Amber Amber up
supervision_a%   high 77   88   90   85-      Amber Amber up
supervision_b%   high 54   82   90   85-      Red   Amber up
supervision_c%   high 84   93   90   85-      Green Green up
supervision_d%   high 83   100  90   85-      Green Green up
"""


def _cases(lines: str, when: tuple[str, str], milestone: str) -> list[Printed]:
    return [_case(line, when, milestone) for line in lines.strip().splitlines()]


FEBRUARY = _cases(_FEBRUARY, ("Dec-22", "Jan-23"), "Mar-23")
JUNE = _cases(_JUNE, ("May-23", "June-23"), "Sept-23")


def _pair(number: Measure, rate: Measure, values: dict[str, Number], words: str) -> Printed:
    """A rate first, so that it is the case, then the number that it divides."""
    by_rule, printed, arrow = words.split()
    return Printed((rate, number), tuple(months(number.id, values)), by_rule, printed, arrow)


def _month_end(
    id: str, target: str, tolerance: str, values: dict[str, Number], words: str, when: str = "Mar-23"
) -> Printed:
    number = measure(f"{id}_number", targets={when: target}, **_bounds(tolerance))
    return _pair(number, measure(f"{id}_rate", "rate", rate_of=number.id), values, words)


def _year_to_date(id: str, polarity: Polarity, values: dict[str, Number], words: str, **more: object) -> list[Printed]:
    """A count since 1 April judged in proportion to the year, and its projected rate; words for both, number first."""
    goals: dict[str, Number] = more.pop("targets")  # type: ignore[assignment]
    number = measure(f"{id}_number", "number", polarity, "in_year", targets=goals)
    rate = measure(f"{id}_rate", "rate", polarity, "projected", rate_of=number.id, **more)  # type: ignore[arg-type]
    by_number, by_rate = words.split(" | ")
    made = _pair(number, rate, values, by_rate)
    told = by_number.split()
    return [Printed((number,), made.data, told[0], told[1], told[2]), made]


FEBRUARY += [
    _month_end("cin", "1000", "800-1200", {"Dec-22": 778, "Jan-23": 673}, "Green Green down"),
    _month_end("cp", "215", "-", {"Dec-22": 331, "Jan-23": 315}, "Red Red down"),
    _month_end("cla", "515", "-", {"Dec-22": 620, "Jan-23": 606}, "Amber Red down"),
    *_year_to_date(
        "starts", "low", {"Dec-22": 133, "Jan-23": 139}, "Green Amber up | Green Amber down", targets={"Mar-23": 169}
    ),
    *_year_to_date(
        "leavers", "high", {"Dec-22": 131, "Jan-23": 148}, "Amber Amber up | Amber Amber up", targets={"Mar-23": 206}
    ),
]
JUNE += [
    _month_end("cin", "800", "720-880", {"May-23": 788, "June-23": 807}, "Amber Amber up", "Sept-23"),
    _month_end("cp", "275", "250-300", {"May-23": 291, "June-23": 321}, "Red Red up", "Sept-23"),
    _month_end("cla", "550", "500-600", {"May-23": 543, "June-23": 558}, "Amber Amber up", "Sept-23"),
]


def _referrals(targets: dict[str, Number], values: dict[str, Number], words: str) -> Printed:
    """A projected rate whose target is a monthly number's, and whose counts are another measure's."""
    monthly = measure("referrals", period_type="in_month", targets=targets)
    to_date = measure("referrals_to_date", period_type="in_year")
    rate = measure("referrals_rate", "rate", "low", "projected", rate_of="referrals", count="referrals_to_date")
    by_rule, printed, arrow = words.split()
    data = tuple(months("referrals_to_date", values))
    return Printed((rate, monthly, to_date), data, by_rule, printed, arrow)


FEBRUARY.append(_referrals({"Mar-23": 210}, {"Dec-22": 2601, "Jan-23": 2759}, "Red Red down"))
JUNE.append(_referrals({"Sept-23": 185}, {"May-23": 301, "June-23": 551}, "Green Green up"))


def _june_year_to_date() -> list[Printed]:
    """The June paper's own targets for the rates are not the rates of its counts, so they are given."""
    starts = _year_to_date(
        "starts", "low", {"May-23": 19, "June-23": 42}, "Red Amber up | Amber Amber up", targets={"Sept-23": 60}
    )
    leavers = _year_to_date(
        "leavers", "high", {"May-23": 51, "June-23": 58}, "Green Green up | Green Green down", targets={"Sept-23": 90}
    )
    return [starts[0], _with_target(starts[1], "45"), leavers[0], _with_target(leavers[1], "54")]


def _with_target(case: Printed, target: str) -> Printed:
    rate, number = case.measures
    own = measure(rate.id, "rate", rate.polarity, "projected", targets={"Sept-23": target}, rate_of=number.id)
    return Printed((own, number), case.data, case.by_rule, case.printed, case.arrow)


JUNE += _june_year_to_date()
