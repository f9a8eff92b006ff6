"""Frozen values: made, compared, changed and carried as frozen data classes are."""

from __future__ import annotations

import copy
import pickle

import pytest

from reader.values import Value, fields_of, replace


class Place(Value):
    """A base, which is itself made before its subclass."""

    row: int
    name: str = "渡口"


class Berth(Place):
    """Arguments follow the inherited ones."""

    free: bool = True

    @property
    def shown(self) -> str:
        return f"{self.name} {self.row}"


class Other(Value):
    row: int
    name: str = "渡口"


class Nothing(Value):
    """No field at all."""


def test_arguments_are_the_fields_in_order_with_their_defaults() -> None:
    assert fields_of(Place(3)) == {"row": 3, "name": "渡口"}
    assert fields_of(Berth(3, free=False)) == {"row": 3, "name": "渡口", "free": False}
    assert Berth(4, "码头").shown == "码头 4"
    assert fields_of(Nothing()) == {}


@pytest.mark.parametrize("arguments", [{}, {"row": 1, "colour": 2}, {"name": "码头"}])
def test_a_missing_or_unknown_argument_is_an_error(arguments: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"'(row|colour)'"):
        Place(**arguments)  # type: ignore[arg-type]


def test_equal_are_values_of_one_class_with_equal_fields() -> None:
    assert Place(1) == Place(1, "渡口")
    assert Place(1) != Place(2)
    assert len({Place(1), Place(1), Place(2)}) == 2
    values: list[object] = [Place(1), Other(1), Berth(1), (1, "渡口")]
    assert all(one is other or one != other for one in values for other in values)


def test_a_value_stays_what_it_is() -> None:
    place = Place(1)
    with pytest.raises(AttributeError, match="row"):
        place.row = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="row"):
        del place.row
    with pytest.raises(AttributeError):
        place.colour = 2  # type: ignore[attr-defined]
    assert place == Place(1)


def test_a_changed_value_is_another_of_the_same_class() -> None:
    berth = Berth(1)
    assert replace(berth, row=2, free=False) == Berth(2, "渡口", False)
    assert berth == Berth(1)
    with pytest.raises(TypeError, match="colour"):
        replace(berth, colour=2)


def test_a_value_is_told_and_carried_whole() -> None:
    berth = Berth(1, free=False)
    assert repr(berth) == "Berth(row=1, name='渡口', free=False)"
    assert pickle.loads(pickle.dumps(berth)) == copy.copy(berth) == copy.deepcopy(berth) == berth
    match berth:
        case Berth(row, name, free):
            assert (row, name, free) == (1, "渡口", False)
