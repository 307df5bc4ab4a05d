"""Work in processes of their own, one a core, each of which answers a request at a time."""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Processes that run one function of a module, named as `module:function`.

    They end with the block that this is used in, and with the process that started them. Unlike
    those of `multiprocessing`, they don't run the caller's own script again.
    """

    def __init__(self, function: str, count: int) -> None:
        self._function = function
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._threads = ThreadPoolExecutor(count)
        self._all = [self._start() for _ in range(count)]
        for process in self._all:
            self._idle.put(process)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._all:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            process.communicate()

    def map(self, requests: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each request, in order, with what the function returns for it; with an OSError where
        the process ended in the midst of it. Requests are drawn a few ahead, by the caller's
        thread."""
        pending: deque[tuple[Any, Future[Any]]] = deque()
        for request in requests:
            pending.append((request, self._threads.submit(self._ask, request)))
            if len(pending) > 2 * len(self._all):
                yield self._next(pending)
        while pending:
            yield self._next(pending)

    @staticmethod
    def _next(pending: deque[tuple[Any, Future[Any]]]) -> tuple[Any, Any]:
        request, answer = pending.popleft()
        return request, answer.result()

    def _ask(self, request: Any) -> Any:
        process = self._idle.get()
        assert process.stdin and process.stdout, "a worker has both pipes"
        try:
            pickle.dump(request, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)  # written by our own process
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            process.kill()
            process = self._start()
            self._all.append(process)
            return OSError(f"the process that read it ended ({type(error).__name__})")
        finally:
            self._idle.put(process)

    def _start(self) -> "subprocess.Popen[bytes]":
        path = os.pathsep.join(filter(None, sys.path))
        return subprocess.Popen(
            [sys.executable, "-m", "index.parallel", self._function],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )


def _serve(function: Callable[[Any], Any]) -> None:
    """Answer requests from standard input until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one stops it
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    while True:
        try:
            request = pickle.load(sys.stdin.buffer)  # written by our own process
        except EOFError:
            return
        pickle.dump(function(request), answers)
        answers.flush()


if __name__ == "__main__":
    from importlib import import_module

    module, _, name = sys.argv[1].partition(":")
    _serve(getattr(import_module(module), name))
