"""Frozen values: what `dataclass(frozen=True, slots=True)` makes, without its price at the start.

A data class writes its methods as source text and has them compiled when it is defined: up to a
millisecond each, and the reader has a hundred, of which a start uses few. The methods of a
`Value` are written once, here, but for `__init__`, which is made when it is first called.
Where a field needs more than a default, a data class it stays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

_V = TypeVar("_V", bound="Value")
_NO_DEFAULT: Any = object()


def _first_init(self: Value, *given: Any, **named: Any) -> None:
    kind = type(self)
    made = _init_of(kind)
    type.__setattr__(kind, "__init__", made)
    made(self, *given, **named)


def _init_of(kind: type[Value]) -> Callable[..., None]:
    scope: dict[str, Any] = {"defaults": kind._defaults}
    arguments, body = ["self"], ["pass"]
    for name, default in kind._defaults.items():
        arguments.append(name if default is _NO_DEFAULT else f"{name}=defaults[{name!r}]")
        body.append(f"put_{name}(self, {name})")
        scope[f"put_{name}"] = getattr(kind, name).__set__
    exec(f"def __init__({', '.join(arguments)}): {'; '.join(body)}", scope)
    made: Callable[..., None] = scope["__init__"]
    return made


@dataclass_transform(frozen_default=True)
class _ValueType(type):
    """Makes slots and arguments of the annotated names of a class, after those it inherits."""

    _defaults: dict[str, Any]
    __match_args__: tuple[str, ...]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _ValueType:
        own = namespace.get("__annotations__", {})
        defaults: dict[str, Any] = {}
        for base in bases:
            defaults |= getattr(base, "_defaults", {})
        defaults |= {field: namespace.pop(field, _NO_DEFAULT) for field in own}
        namespace |= {"__slots__": tuple(own), "__match_args__": tuple(defaults)}
        namespace["__init__"] = _first_init
        made = super().__new__(cls, name, bases, namespace)
        made._defaults = defaults
        return made


class Value(metaclass=_ValueType):
    """A base class: the annotated names of a class are its arguments, in order, and stay.

    Equal are values of one class whose fields are equal. They can be hashed where their
    fields can, pickled and matched.
    """

    if not TYPE_CHECKING:  # which would take it that any name can be set

        def __setattr__(self, name: str, value: object) -> NoReturn:
            raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

        def __delattr__(self, name: str) -> NoReturn:
            raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _fields(self) == _fields(other)

    def __hash__(self) -> int:
        return hash(_fields(self))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={field!r}" for name, field in fields_of(self).items())
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), _fields(self)


def fields_of(value: Value) -> dict[str, Any]:
    """Return the fields of a value by name, in the order of its arguments."""
    return {name: getattr(value, name) for name in type(value).__match_args__}


def replace(value: _V, **changes: Any) -> _V:
    """Return a value like this one, but for the fields that `changes` names."""
    return type(value)(**{**fields_of(value), **changes})


def _fields(value: Value) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in type(value).__match_args__])
