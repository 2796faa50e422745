"""The last day on which a paper may be published: clear working days before its meeting, by nation.

Clear days leave out both the day of publication and the day of the meeting, and count working days only
(Local Government Act 1972, section 100B(3); Local Government (Scotland) Act 1973, section 50B(3);
R v Swansea City Council, ex parte Elitestone, 1993).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import holidays
from msgspec import Struct

from ..model.jurisdictions import JURISDICTIONS, JurisdictionName

_NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT"}
_DAY = timedelta(days=1)


@lru_cache
def _bank_holidays(nation: JurisdictionName, year: int) -> frozenset[date]:
    return frozenset(_kingdom()(subdiv=_NATIONS[nation], years=year))


@cache
def _kingdom() -> Any:
    """The United Kingdom's holidays, by their file: asked for by name they would load every country's with them."""
    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location("holidays_of_the_united_kingdom", file)
    if spec is None or spec.loader is None or not file.is_file():
        return partial(holidays.country_holidays, "GB")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.UnitedKingdom


class Calendar(Struct, frozen=True):
    """The working days of a council: its nation's bank holidays, with `also` added and `not_kept` taken away."""

    jurisdiction: JurisdictionName
    also: tuple[date, ...] = ()
    not_kept: tuple[date, ...] = ()

    def publish_by(self, meeting: date, clear: int = 0) -> date:
        """The last working day that leaves so many clear days before the meeting; by itself the nation's."""
        days = self._working_days_before(meeting)
        for _ in range(clear or JURISDICTIONS[self.jurisdiction].clear_days):
            next(days)
        return next(days)

    def works(self, day: date) -> bool:
        """Whether the council's offices are open on a day."""
        if day.weekday() >= 5 or day in self.also:
            return False
        return day in self.not_kept or day not in _bank_holidays(self.jurisdiction, day.year)

    def _working_days_before(self, day: date) -> Iterator[date]:
        while True:
            day -= _DAY
            if self.works(day):
                yield day
