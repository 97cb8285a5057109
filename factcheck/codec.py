"""Model values <-> plain JSON data, from their type hints. Used by the store and by report reading."""

import dataclasses
import types
import typing
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck import model

Value = typing.TypeVar("Value")


def to_plain(value: Any) -> Any:
    """JSON data for a model value; empty optional fields are left out."""
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    plain = {
        name: to_plain(getattr(value, name))
        for name, default in _defaults(type(value))
        if getattr(value, name) != default
    }
    if isinstance(value, typing.get_args(model.Content)):
        plain["is"] = type(value).__name__
    return plain


def from_plain(kind: type[Value], plain: Any) -> Value:
    """The model value that ``to_plain`` turned into ``plain``. Raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    return typing.cast(Value, _read(kind, plain))


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    pairs = []
    for item in dataclasses.fields(kind):
        default = item.default
        if item.default_factory is not dataclasses.MISSING:
            default = item.default_factory()
        pairs.append((item.name, default))
    return tuple(pairs)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, vars(model))


def _read(kind: Any, plain: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read_union(kind, plain)
    if origin is tuple:
        inner = typing.get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_read(inner[0], part) for part in plain)
        return tuple(_read(part_kind, part) for part_kind, part in zip(inner, plain, strict=True))
    if kind is Decimal:
        return Decimal(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], part) for name, part in plain.items() if name != "is"})
    return plain


def _read_union(kind: Any, plain: Any) -> Any:
    options = [option for option in typing.get_args(kind) if option is not type(None)]
    if plain is None:
        return None
    if len(options) == 1:
        return _read(options[0], plain)
    named = {option.__name__: option for option in options}
    return _read(named[plain["is"]], plain)
