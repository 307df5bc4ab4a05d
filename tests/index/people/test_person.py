"""The values of people hold what they must."""

import pytest

from index.people.person import Person, Speaker


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_nobody_is_without_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="a speaker needs a name"):
        Speaker(name, "unknown")
    with pytest.raises(ValueError, match="a person needs a name"):
        Person(name)


def test_a_person_is_the_same_however_many_statements_they_make() -> None:
    assert Person("Ada Lund", statements=3) == Person("Ada Lund", statements=4)
