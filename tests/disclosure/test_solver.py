"""The solver of these tests finds what can be found, or they would prove nothing."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from .solver import Puzzle


def test_a_number_left_out_of_a_sum_is_found() -> None:
    puzzle = Puzzle()
    puzzle.unknown("one", 0, 50)
    puzzle.equal({"one": 1}, 11 - 8)
    assert puzzle.possible("one") == [3]


def test_two_numbers_left_out_of_a_sum_are_found_where_both_are_the_least() -> None:
    puzzle = Puzzle()
    for name in ("one", "other"):
        puzzle.unknown(name, 1, 5)
    puzzle.equal({"one": 1, "other": 1}, 2)
    assert puzzle.possible("one") == [1]


def test_two_numbers_left_out_of_a_sum_are_not_found_otherwise() -> None:
    puzzle = Puzzle()
    for name in ("one", "other"):
        puzzle.unknown(name, 1, 5)
    puzzle.equal({"one": 1, "other": 1}, 6)
    assert puzzle.possible("one", most=9) == [1, 2, 3, 4, 5]


rule = st.tuples(st.lists(st.integers(-2, 2), min_size=3, max_size=3), st.integers(-4, 8), st.booleans())


@settings(deadline=None)
@given(rules=st.lists(rule, max_size=4))
def test_what_is_possible_is_what_trying_everything_finds(rules: list[tuple[list[int], int, bool]]) -> None:
    puzzle, names = Puzzle(), "abc"
    for name in names:
        puzzle.unknown(name, 0, 4)
    for factors, value, equal in rules:
        terms = {name: factor for name, factor in zip(names, factors, strict=True) if factor}
        if terms:
            (puzzle.equal if equal else puzzle.no_more)(terms, value)
    real = [(factors, value, equal) for factors, value, equal in rules if any(factors)]
    worlds = [world for world in product(range(5), repeat=3) if all(_holds(world, *one) for one in real)]
    for at, name in enumerate(names):
        assert puzzle.possible(name, most=9) == sorted({world[at] for world in worlds})


def _holds(world: tuple[int, ...], factors: list[int], value: int, equal: bool) -> bool:
    total = sum(factor * one for factor, one in zip(factors, world, strict=True))
    return total == value if equal else total <= value
