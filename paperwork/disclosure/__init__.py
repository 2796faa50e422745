"""Results in, results out in which small numbers of children that may not be shown are no longer there.

`disclosed` is between `measures` and `paper`: nothing after it has ever held a hidden number. `docs/measures.md` has
the rules, under Small numbers.
"""

from __future__ import annotations

from .disclose import Disclosed, Published, disclosed

__all__ = ["Disclosed", "Published", "disclosed"]
