"""What North East Lincolnshire's paper of 27/02/2023 prints of each measure, copied from the published tables.

One line a measure: three months and Latest, the targets of three milestones, the rating, the arrow. A dot stands where
the paper prints nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

_PRINTED = """
measure                   Nov-22  Dec-22  Jan-23  Latest  Mar-23  Sept-23  Mar-24  rating  arrow

cin_number                   959     778     673     716    1000      875     787  Green   down
cin_rate                     278     226     195     208     290      254     228  Green   down
cin_visits                    68      71      84      87      85       90      95  Amber   up
cp_number                    353     331     315     303     215      208     203  Red     down
cp_rate                      102      96      91      88      62       60      59  Red     down
icpc_timely                   73      72      72       .      94       95      95  Red     down
cp_visits                     67      68      53      73      90       93      95  Red     down
cp_reviews                    97      98      97       .      96       96      97  Green   down

eh_cases                     722     680     712     723       .        .       .  .       up
open_cases                  2180    1956    1861    1845    1948     1811    1705  Green   down
contacts                    1127     747    1090       .     760      680     600  Red     up
referrals_number             191     119     158       .     210      185     167  Green   down
referrals_rate              1080    1006     961       .     731      644     582  Red     down
contacts_to_eh                12       9      11       .      26       28      30  Red     up
rereferrals                   29      29      29       .      24       23      22  Amber   down
assessments                   68      68      68       .      85       87      90  Amber   down

cla_number                   629     620     606     595     515      485     450  Red     down
cla_rate                     183     180     176     172     149      141     131  Red     down
starts_number                125     133     139     141     169      162     155  Amber   up
starts_rate                   54      51      48       .      49       47      45  Amber   down
leavers_number               113     131     148     161     206      190     190  Amber   up
leavers_rate                  49      51      52       .      60       55      55  Amber   up

sw_caseload                   24      22      22      23      22       20      18  Green   same
asye_caseload                 10      10      13      13      18       17      16  Green   up
permanent                     45      53      66       .      65       75      90  Green   up
supervision_all               65      58      67      70      80       90      95  Amber   up
supervision_cass              49      46      59      67      80       90      95  Red     up
supervision_cic               95      66      69      69      80       90      95  Amber   up
supervision_cds               72      90      95      97      80       90      95  Green   up
supervision_new_futures       81      80      88      82      80       90      95  Green   up
"""


@dataclass(frozen=True)
class Printed:
    """One measure as printed: texts without unit or commas, empty where there is nothing."""

    measure: str
    months: tuple[str, ...]
    latest: str
    targets: tuple[str, ...]
    rating: str
    arrow: str


def printed() -> tuple[Printed, ...]:
    """Every measure of the published paper, in its order."""
    return tuple(_line(line.split()) for line in _PRINTED.splitlines()[2:] if line.strip())


def _line(cells: list[str]) -> Printed:
    measure, *rest = ["" if cell == "." else cell for cell in cells]
    return Printed(measure, tuple(rest[:3]), rest[3], tuple(rest[4:7]), rest[7], rest[8])
