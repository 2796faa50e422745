"""What North East Lincolnshire's improvement report of June 2023 prints of each measure, copied from its tables.

One line a measure: three months and Latest, the targets of two milestones, the rating of its summary. A dot stands
where the report prints nothing. The arrows of the summaries are lost.
"""

from __future__ import annotations

from .published import Printed

_PRINTED = """
measure                   Apr-23  May-23  June-23  Latest  Sept-23  Mar-24  rating

cin_number                   735     788      807     849      800     800  Amber
cin_rate                     222     239      244     257      242     242  Amber
cin_visits                    95      85       90      89       90      90  Green
cp_number                    283     291      321     306      275     225  Red
cp_rate                       86      88       97      92       83      68  Red
cp_visits                     89      78       91      80       90      90  Green
icpc_timely                   89     100       64       .       95      95  Red
cp_reviews                    95      96       97       .       97      97  Green

eh_cases                     586     597      636     637        .       .  .
open_cases                  1803    1879     1966    1963     1839    1756  Amber
contacts                    1019    1120     1182       .        .       .  .
referrals_number             127     174      250       .      185     167  Red
referrals_rate               461     547      667       .      672     607  Green
contacts_to_eh                 5       8        8       .        .       .  .
rereferrals                   54      43       36       .       25      25  Red
assessments                   77      85       86       .       85      90  Green

cla_number                   552     543      558     556      550       .  Amber
cla_rate                     167     164      169     168      166       .  Amber
starts_number                  7      19       42      45       60     120  Amber
starts_rate                   25      35       51       .       45      45  Amber
leavers_number                33      51       58      63       90     180  Green
leavers_rate                 120      93       70       .       54      54  Green

sw_caseload                   19      18       17      18       16      16  Amber
asye_caseload                 13      13       14      15       15      15  Green
permanent                     63      61       62       .       70      95  Amber
supervision_all               88      75       89      86       90      90  Amber
supervision_cass              86      77       88      81       90      90  Amber
supervision_cic               77      54       82      96       90      90  Amber
supervision_cds               83      84       93      99       90      90  Green
supervision_new_futures       88      83      100      98       90      90  Green

dbs_in_house                  97      94       97       .        .       .  .
dbs_kinship                   60      66       78       .        .       .  .
carers_in_house               85      83       92       .        .       .  .
carers_kinship                81      74       83       .        .       .  .
caseworkers_in_house         100     100      100       .        .       .  .
caseworkers_connected        100     100       92       .        .       .  .
"""


def printed() -> tuple[Printed, ...]:
    """Every measure of the published report, in the order of its pages."""
    return tuple(_line(line.split()) for line in _PRINTED.splitlines()[2:] if line.strip())


def _line(cells: list[str]) -> Printed:
    measure, *rest = ["" if cell == "." else cell for cell in cells]
    return Printed(measure, tuple(rest[:3]), rest[3], tuple(rest[4:6]), rest[6], "")
