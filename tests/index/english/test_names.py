"""Names: whose name two are."""

import pytest

from index.english.names import same_name


@pytest.mark.parametrize(
    ("name", "who", "same"),
    [
        ("Carter", "Helen Carter", True),
        ("Mayor Helen Carter", "Carter", True),
        ("John Carter", "Helen Carter", False),
        ("the Carter Foundation", "Carter", False),
        ("Helen Carter", "Helen", True),
        ("Alba Valley Bank", "Sonda Valley Bank", False),
        ("ACA", "Alba Coal Agency", True),
        ("Alba", "Bank of Alba", False),
        ("Bank", "Bank of Alba", True),
    ],
)
def test_names_of_the_same(name: str, who: str, same: bool) -> None:
    assert same_name(name, who) is same
