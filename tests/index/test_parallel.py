"""Workers: answers in order from several processes, and what happens when one of them ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import index.statements.attribute
from index.articles.article import Article, article_of
from index.articles.metadata import Metadata
from index.parallel import Workers
from index.statements.attribute import attribute

pytestmark = pytest.mark.process

PROCESS = "__import__('os').getpid()"
ENDS = "__import__('os')._exit(1)"


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_answers_come_with_their_requests_in_order() -> None:
    requests = [f"{n} * {n}" for n in range(50)]
    with Workers("builtins:eval", 3) as workers:
        assert list(workers.map(requests)) == [(f"{n} * {n}", n * n) for n in range(50)]


def test_the_work_is_done_elsewhere_and_ends_with_the_block() -> None:
    with Workers("builtins:eval", 2) as workers:
        processes = {answer for _, answer in workers.map([PROCESS] * 20)}
        assert os.getpid() not in processes
        assert all(map(is_running, processes))
    assert not any(map(is_running, processes))


def test_a_block_that_is_left_early_waits_for_nothing() -> None:
    with Workers("builtins:eval", 2) as workers:  # the others would take longer than any test may
        next(workers.map(["1", *["__import__('time').sleep(3600)"] * 9]))


def test_requests_are_drawn_only_a_few_ahead() -> None:
    drawn = []

    def requests() -> Iterator[str]:
        for n in range(1000):
            drawn.append(n)
            yield str(n)

    with Workers("builtins:eval", 2) as workers:
        next(workers.map(requests()))
    assert len(drawn) < 10


def test_a_process_that_ends_costs_its_request_alone() -> None:
    with Workers("builtins:eval", 2) as workers:
        answers = [answer for _, answer in workers.map(["1", ENDS, "2", ENDS, "3", "4"])]
    failed = [answer for answer in answers if isinstance(answer, OSError)]
    assert [answer for answer in answers if answer not in failed] == [1, 2, 3, 4]
    assert [str(error) for error in failed] == ["the process that read it ended (EOFError)"] * 2


def articles(count: int) -> list[Article]:
    said = "The dam above Alba broke. “We ran for {} hours,” said the mayor, Ida Rask.\n"
    return [article_of(f"{n}.txt", said.format(n), Metadata(title="The dam")) for n in range(count)]


def test_many_articles_are_read_by_several_processes_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = articles(150)
    monkeypatch.setattr(index.statements.attribute, "cores", lambda: 2)
    shared = list(attribute(many))
    monkeypatch.setattr(index.statements.attribute, "cores", lambda: 1)
    assert shared == list(attribute(many))
    assert all(not isinstance(one, Exception) and len(one) == 1 for one in shared)


def test_the_callers_own_script_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    ran = tmp_path / "ran"
    script.write_text(
        f"open({str(ran)!r}, 'a').write('once ')\n"
        "from index.parallel import Workers\n"
        "with Workers('builtins:eval', 2) as workers:\n"
        "    assert list(workers.map(['1', '2'])) == [('1', 1), ('2', 2)]\n"
    )
    subprocess.run([sys.executable, str(script)], check=True, timeout=60)
    assert ran.read_text() == "once "
