"""What a user can mend is one kind of error; what is wrong with one file is none of it."""

from index.articles.encoding import FormatError
from index.articles.folder import FolderError
from index.errors import OnRecordError
from index.store.snapshot import NoIndexError


def test_what_a_user_can_mend_is_caught_as_one() -> None:
    assert issubclass(FolderError, OnRecordError) and issubclass(NoIndexError, OnRecordError)
    assert not issubclass(FormatError, OnRecordError), "one article never stops the others"
    assert str(OnRecordError("run this")) == "run this"
