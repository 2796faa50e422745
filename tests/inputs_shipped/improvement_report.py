"""What Southampton's improvement report of November 2021 prints of each indicator, copied from the published tables.

One line an indicator, as published: its outturn type, its months from April 2021, its target, Southampton 19/20 and
20/21, statistical neighbours, South East, England. Units are as the paper has them, a percent sign left out here and
there among them.
"""

from __future__ import annotations

from dataclasses import dataclass

_PRINTED = """
assessment
Percentage of re-referrals within 12 months | PERCENTAGE | 27% 28% 26% 33% 26% 31% 24% | 23 | 28 22 28 23 N/A
Number of Early Help assessments completed | NUMBER | 417 319 351 428 338 297 264 | 250 per month | N/A N/A N/A N/A N/A
Rates of Single Assessments completed per 10,000 | RATE | 55 118 182 237 292 333 392 | 637 | 898 672 637 554 518
Percentage of C&F assessments completed within 45 working days | PERCENTAGE | 91% 87% 89% 94% 86% 90% 85 | 87 | 65 86 87 89 88

contact
Percentage of children subject to a Child Protection Plan seen in the last 15 working days | PERCENTAGE | 100% 83% 88% 83% 74% 88% 89% | 100 | N/A N/A N/A N/A N/A
Percentage of CLA for whom a visit has taken place within statutory timescales (6 weeks or less visits) | PERCENTAGE | 82% 84% 85% 80% 72% 74% 60% | 100 | 95 TBC 97 53 67
CiN on a plan visited within 4 weeks | PERCENTAGE | 85% 82% 79% 76% 70% 69% 87% | 100 | N/A N/A N/A N/A N/A

management
Percentage of CIN who have had their supervision and within timescale | PERCENTAGE | 85% 65% 55% 59% 53% 55% 67% | 90% | N/A N/A N/A N/A N/A
Percentage of CPP who have had their supervision and within timescale | PERCENTAGE | 88% 66% 56% 66% 49% 63% 71% | 100% | N/A N/A N/A N/A N/A
Percentage of CLA who have had their supervision and within timescale | PERCENTAGE | 80% 68% 51% 65% 66% 70% 58% | 90% | N/A N/A N/A N/A N/A
Percentage of Care Leaver who have had their supervision and within timescale | PERCENTAGE | 81% 64% 48% 72% 83% 69% 82% | 90% | N/A N/A N/A N/A N/A

right_service
Number of contacts | NUMBER | 1897 2080 2373 2202 1895 2143 1978 | 1400 per month | 15657 17661 N/A N/A N/A
Number of referrals in the month | NUMBER | 336 445 342 355 291 426 387 | 300 per month | N/A 4092 N/A N/A N/A
Rates of referrals per 10,000 of Under 18 Population | RATE | 64 152 219 288 345 428 503 | 647 | 944 790 647 561 494
Number of CLA at the end of the month | NUMBER | 494 498 501 507 507 511 530 | 456 | 486 495 615 N/A N/A
Number of children with an active Child in Need Plan not allocated to CWD (CIN*) | NUMBER | 548 549 530 537 512 536 532 | 475 | N/A N/A N/A N/A N/A
Number of children who are subject of a Child Protection Plan as at the end of month | NUMBER | 338 354 384 386 419 385 388 | 340 | 396 310 406 N/A N/A
Number of care leavers | NUMBER | 156 154 161 156 163 162 164 | 150 | N/A N/A N/A N/A N/A
Number of cases in care proceedings | NUMBER | TBC TBC TBC TBC TBC TBC TBC | TBC | N/A N/A N/A N/A N/A

parenting
Number of CLA at the end of the month | NUMBER | 494 498 501 507 507 514 530 | 456 | N/A N/A N/A N/A N/A
Rate of CLA per 10,000 under 18 population | RATE | 95 96 96 97 97 99 104 | 89 | 95 TBC 97 53 67
Number of CLA at the end of the month who are UASC | NUMBER | 18 15 17 22 25 26 25 | 35 | N/A N/A N/A N/A N/A
Percentage of CLA children with an up to date review | PERCENTAGE | 98% 96% 95% 96% 97% 96% 97% | 100% | N/A N/A N/A N/A N/A
Percentage of children in care for at least 12 months for whom health assessments are up to date | PERCENTAGE | 93% 91% 90% 88% 86% 83% 76% | 100% | N/A N/A N/A N/A N/A
Percentage of initial health assessments delivered within 20 working days of date child became looked after | PERCENTAGE | TBC TBC TBC TBC TBC TBC TBC | 95% | N/A N/A N/A N/A N/A
Percentage of CLA at end of month with 3 or more placements during the year | PERCENTAGE | 16% 16% 16% 16% 15% 15% 12% | 8% | N/A N/A N/A N/A N/A
Number of CLA allocated to CWD | NUMBER | 27 27 27 27 27 29 29 | N/A | N/A N/A N/A N/A N/A
Number of Voluntarily Accommodated Section 20s (S20) at period end | NUMBER | 39 32 38 39 43 54 60 | 40 | 16 TBC 11 13 11
Percentage of Looked after Children (LAC) with a permanence plan in place within 6 months of BLA | PERCENTAGE | TBC TBC TBC TBC TBC TBC TBC | 100% | N/A N/A N/A N/A N/A
Number of Looked after Children placed for adoption at period end | NUMBER | 17 16 14 14 12 12 13 | N/A | N/A N/A N/A N/A N/A
Percentage of CLA placed with IFAS at end of period | PERCENTAGE | 31% 31% 32% 32% 32% 33% 32% | 36 | 37 N/A 36 38 36

assurance
Number of Cases Audited | NUMBER | 12 2 28 105 22 17 | |
Percentage of cases that are Good or Outstanding | PERCENTAGE | 33% 0% 36% 66% 41% 65% | |
Percentage of cases that are RI | PERCENTAGE | 42% 50% 57% 30% 54% 29% | |
Percentage of cases that are Inadequate | PERCENTAGE | 25% 50% 7% 4% 5% 6% | |
"""  # noqa: E501


@dataclass(frozen=True)
class Indicator:
    """One indicator as printed; `target` and `others` are empty where its table has no such columns."""

    name: str
    kind: str
    months: tuple[str, ...]
    target: str
    others: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """Its numbers in the order of the table, each with the unit that its outturn type gives it."""
        target = (self.target,) if self.target else ()
        return tuple(self._with_unit(text) for text in (*self.months, *target, *self.others))

    def _with_unit(self, text: str) -> str:
        return f"{text}%" if self.kind == "PERCENTAGE" and text.isdigit() else text


def indicators() -> dict[str, tuple[Indicator, ...]]:
    """The indicators by the id of the page on which they stand, in the published order."""
    pages = (block.strip().splitlines() for block in _PRINTED.strip().split("\n\n"))
    return {page: tuple(map(_indicator, lines)) for page, *lines in pages}


def _indicator(line: str) -> Indicator:
    name, kind, months, target, others = (part.strip() for part in line.split("|"))
    return Indicator(name, kind, tuple(months.split()), target, tuple(others.split()))
