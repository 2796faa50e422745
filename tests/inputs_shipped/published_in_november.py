"""What North East Lincolnshire's paper of 17/11/2022 prints, copied from its text.

The numbers of its narrative by bullet, those of months and quarters by measure (a dot where the text prints none), the
titles of its charts that the text has kept, and the key of its ratings.
"""

from __future__ import annotations

NARRATIVE = (
    "2 2022 21 15",
    "28 30 2022 2023 69 66 31 29",
    "2393 31 2466 30 51 2 2352 94 3.8",
    "281 316 625 633 10 3 623",
    "230 342 3 2022 49 6 9",
    "30 23 28",
    "80 3 63",
    "",
    "6 10",
    "20 69 49 80 12 75",
    "69 60 94",
    "98 67 14 4",
    "71 66",
)

# Of each measure: August 2022, September 2022, the latest value.
MONTHS = {
    "open_cases": "2393 2466 2352",
    "cp_number": "281 316 342",
    "cla_number": "625 633 623",
    "rereferrals_month": ". 30 23",
    "rereferrals": ". . 28",
    "assessments": ". . 63",
    "sw_caseload": ". . 21",
    "asye_caseload": ". . 15",
    "permanent": ". 28 .",
}

# Of each answer: the quarter to June 2022, the quarter to September 2022.
QUARTERS = {
    "sees_sw": "49 69",
    "in_touch": ". 75",
    "difference": "60 69",
    "feels_safe": ". 94",
    "happy_home": ". 98",
    "happy_school": "66 71",
}

ASKED = (
    ("Age group", "Jan - Mar 22", "Apr - Jun 22", "Jul - Sep 22"),
    ("First age group", "43", "64", "49"),
    ("Second age group", "11", "13", "18"),
    ("Total", "54", "77", "67"),
)

TARGETS = {"cin_visits": "82%", "supervision_new_futures": "70%", "sees_sw": "80%"}

DEMAND = (
    "Number of Contacts to IFD per month",
    "Cases open to Early Help at month end",
    "Number of Referrals per month",
    "Number of CIN at month end",
    "Number of CLA at month end",
    "Number of children entering care cumulative in year",
    "Number of children ceasing to be looked after - cumulative in year",
    "Rate of children ceasing to be looked after per 10,000 - projected in year",
    "Rate of CLA at month end",
)
EFFECTIVENESS = (
    "% Contacts to Early Help",
    "Re-referrals within 12mths as % of referrals - rolling in year rate",
    "% Timeliness of assessments - rolling in year rate",
    "% ICPC held within timescales - rolling in year",
    "% CIN visits in timescales at month end",
    "% CP visits in timescales at month end",
    "% CLA visits in timescales at month end",
    "% CP reviews held in timescale - rolling in year rate",
    "% CLA reviews held in timescale - rolling in year rate",
    "% Assessment teams supervisions in timescales at month end",
    "% Children in Care team supervisions in timescales at month end",
    "% New Futures supervisions in timescales at month end",
)

KEY = (
    (
        "Red",
        "Performance is more than 20% from achieving incremental target (forecast by incremental target date)",
    ),
    ("Amber", "Performance is within 10% of achieving incremental target (forecast by incremental target date)"),
    ("Green", "Performance is +/- 2% of incremental target (forecast by incremental target date)"),
)

FRONT_SHEET = (
    "Contribution to our aims",
    "Executive summary",
    "Matters for consideration",
    "1 Background and issues",
    "2 Risks and opportunities",
    "3 Reputation and communications considerations",
    "4 Financial considerations",
    "5 Children and young people implications",
    "6 Climate change and environmental implications",
    "7 Monitoring comments",
    "8 Ward implications",
    "9 Background papers",
    "10 Contact officer(s)",
)
