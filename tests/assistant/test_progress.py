"""Progress is shown on a terminal, and nowhere else."""

import pytest

from assistant.progress import counted, shown
from index.build import Progress

Captured = pytest.CaptureFixture[str]


def test_progress_counts_questions(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def count() -> str:
        with counted(3_000, "asking") as done:
            for _ in range(1_200):
                done(None)
        told = capsys.readouterr()
        assert told.out == ""
        return told.err

    assert count() == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "1200/3000" in count()


def test_progress_shows_step_articles_and_speed(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show_all() -> str:
        with shown() as show:
            show(Progress("reading", 1, 1_200))
            for done in range(4):
                show(Progress("embedding", done, 5, 1_000 * done, 5_000))
        told = capsys.readouterr()
        assert told.out == ""
        return told.err

    assert show_all() == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    told = show_all()
    assert "embedding" in told and "3 of 5 articles" in told and "passages a second" in told
