"""The kinds of value that a key may have, each read from text, and one schema's errors told in an author's words."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationError, model_validator

from ..model.periods import Period
from .dates import UnclearError, date_of, period_of
from .figures import Figure, count_of, figure_of, number_of, share_of
from .names import ID, ID_RULE, did_you_mean, listed
from .reading import Reading
from .yaml_file import Path, Said


class Keys(BaseModel):
    """A set of keys; one that is not listed is a finding."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, said: Any) -> Any:
        """A key without a value counts as left out; one that is not known is a finding even so."""
        if not isinstance(said, dict):
            return said
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in said.items() if value is not None or key not in known}


# What XML 1.0 cannot hold (section 2.2), and the C1 controls.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
Schema = TypeVar("Schema", bound=Keys)
Kind = TypeVar("Kind")


def _from_text(convert: Callable[[str], Kind]) -> PlainValidator:
    def validate(value: Any) -> Kind:
        if not isinstance(value, str):
            what = "nothing is written" if value is None else "there is a list, or more keys,"
            raise UnclearError(f"{what} where one value is expected.", "Write a value, or drop the key.")
        return convert(_sound(value))

    return PlainValidator(validate)


def _sound(text: str) -> str:
    """The text itself; UnclearError where it holds a character that no Word file can hold."""
    if found := _CONTROL.search(text):
        message = f"the text holds a control character (U+{ord(found.group()):04X}), which a Word file cannot hold."
        raise UnclearError(message, "Delete it and type the place anew.")
    return text


def _id(text: str) -> str:
    if not ID.match(text):
        raise UnclearError(f"'{text}' is no id.", ID_RULE)
    return text


def _flag(text: str) -> bool:
    if text.casefold() not in {"true", "false", "yes", "no"}:
        raise UnclearError(f"'{text}' is neither true nor false.", "Write true or false.")
    return text.casefold() in {"true", "yes"}


def is_unset(text: str) -> bool:
    """Whether words of paper.yaml say that a thing is still to be settled: TBC."""
    return text.strip().casefold() == "tbc"


def _words(text: str) -> str:
    return " ".join(text.split())


def _some_words(text: str) -> str:
    if not text.split():
        raise UnclearError("nothing is written here.", "Write a value.")
    return _words(text)


def _one_as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Words = Annotated[str, _from_text(_words)]
SomeWords = Annotated[str, _from_text(_some_words)]
Id = Annotated[str, _from_text(_id)]
Flag = Annotated[bool, _from_text(_flag)]
Day = Annotated[date, _from_text(date_of)]
DayOrUnset = Annotated[date | None, _from_text(lambda text: None if is_unset(text) else date_of(text))]
When = Annotated[Period, _from_text(period_of)]
Number = Annotated[Decimal, _from_text(number_of)]
Count = Annotated[int, _from_text(count_of)]
Share = Annotated[Decimal, _from_text(share_of)]
Given = Annotated[Figure, _from_text(figure_of)]
Lines = Annotated[tuple[Words, ...], BeforeValidator(_one_as_list)]


def schema_of(
    schema: type[Schema], said: Said, reading: Reading, stand_ins: Mapping[str, str] | None = None
) -> Schema | None:
    """What the keys say, converted; None, with a finding for each fault, where they do not fit the schema.

    With `stand_ins`, which give a value for every key that must be there, a faulty key is replaced or left out, so
    that what the sound ones lead to can be judged as well.
    """
    data = said.data or {}
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        faults = error.errors()
    for fault in faults:
        _report(schema, said, reading, fault)
    if stand_ins is None:
        return None
    faulty = {fault["loc"][0] for fault in faults}
    return schema.model_validate({**stand_ins, **{key: value for key, value in data.items() if key not in faulty}})


def sound_items(schema: type[Schema], items: object) -> list[tuple[int, Schema]]:
    """The items of a list that fit a schema, each with its number; those that do not are passed over."""
    sound = []
    for at, item in enumerate(items if isinstance(items, list) else ()):
        with suppress(ValidationError):
            sound.append((at, schema.model_validate(item)))
    return sound


def _report(schema: type[Keys], said: Said, reading: Reading, fault: Any) -> None:
    path: Path = tuple(part for part in fault["loc"] if part != "[key]")
    name = _named(path)
    place = said.place(*path)
    match fault["type"]:
        case "extra_forbidden":
            known = _keys_at(schema, path)
            hint = did_you_mean(str(path[-1]), known, f"The keys here are {listed(known)}.")
            hint = _COMMA if str(path[-1])[:1].isdigit() else hint
            reading.error("unknown-key", place, f"There is no key '{path[-1]}' here.", hint)
        case "missing":
            reading.error(
                "missing-key", said.place(*path[:-1]), f"'{name}' is missing.", f"Add a line '{path[-1]}: ...'."
            )
        case "value_error":
            wrong: UnclearError = fault["ctx"]["error"]
            reading.error("bad-value", place, f"{name}: {wrong}", wrong.hint)
        case "literal_error":
            allowed = fault["ctx"]["expected"]
            reading.error("bad-value", place, f"{name}: '{fault['input']}' is not known.", f"It may be {allowed}.")
        case kind:
            message, hint = _EXPECTED.get(kind, (fault["msg"], "Compare it with the example in docs/inputs.md."))
            reading.error("bad-value", place, f"{name}: {message}", hint)


_COMMA = "Inside { } a comma parts keys: put a number that has one in quotes, or write it without."
_A_LIST = ("a list is expected here.", "Write [one, two], or a line for each that begins with '- '.")
_KEYS = ("keys with values are expected here.", "Write 'key: value', a line for each.")
_EXPECTED = {"tuple_type": _A_LIST, "dict_type": _KEYS, "model_type": _KEYS, "model_attributes_type": _KEYS}


def _named(path: Path) -> str:
    """A key as a finding names it: the last name on its path, with the item of a list."""
    words = ""
    for part in path:
        words = f"{words}, item {part + 1}" if isinstance(part, int) else str(part)
    return words


def _keys_at(schema: type[Keys], path: Path) -> list[str]:
    for part in path[:-1]:
        fields = {field.alias or name: field for name, field in schema.model_fields.items()}
        if isinstance(part, str) and part in fields:
            schema = next(_schemas_in(fields[part].annotation), schema)
    return [field.alias or name for name, field in schema.model_fields.items()]


def _schemas_in(annotation: Any) -> typing.Iterator[type[Keys]]:
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _schemas_in(inner)
