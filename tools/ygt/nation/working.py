"""One question after another answered in several processes, the answers in the order of the questions.

Written on pipes and not on a ready-made pool: a helper ends by itself when whoever asks is gone, however that came
about, and an interruption at the keyboard reaches the one who asks alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from ygt.errors import ToolError

Question = TypeVar("Question")
Answer = TypeVar("Answer")

QUEUED = 2
"""So many questions a helper has at once, so that it need not wait for the next."""

AHEAD = 64
"""So many answers may wait for the one that comes before them."""

MOST = 8


def processes_for(count: int) -> int:
    """How many processes to use for so many questions: one a processor, within reason."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, count, MOST))


class Answers(Generic[Question, Answer]):
    """Helpers that answer questions by a function both sides can import."""

    def __init__(self, answer: Callable[[Question], Answer], processes: int) -> None:
        # What is imported already need not be imported by each; elsewhere forking is not safe, or not there.
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._pipes: list[Any] = []
        self._helpers: list[BaseProcess] = []
        with _no_interruption():
            for _ in range(processes):
                ours, theirs = context.Pipe()
                self._pipes.append(ours)
                inherited = list(self._pipes) if sys.platform == "linux" else []
                helper = context.Process(target=_serve, args=(answer, theirs, inherited), daemon=True)
                helper.start()
                theirs.close()
                self._helpers.append(helper)

    def to(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """The answers. Raises what answering raised, ToolError where a helper is gone."""
        waiting = iter(enumerate(questions))
        ready: dict[int, Answer] = {}
        load = dict.fromkeys(self._pipes, 0)
        asked = given = 0
        while given < len(questions):
            for pipe in self._pipes:
                while load[pipe] < QUEUED and asked < min(len(questions), given + AHEAD):
                    with _as_lost():
                        pipe.send(next(waiting))
                    load[pipe] += 1
                    asked += 1
            busy = [pipe for pipe in self._pipes if load[pipe]]
            ready_pipes: list[Any] = wait(busy)
            for pipe in ready_pipes:
                number, answer = _received(pipe)
                load[pipe] -= 1
                ready[number] = answer
            while given in ready:
                yield ready.pop(given)
                given += 1

    def close(self) -> None:
        """Let the helpers go; one that is at work is stopped."""
        for pipe in self._pipes:
            pipe.close()
        for helper in self._helpers:
            helper.terminate()
        for helper in self._helpers:
            helper.join()


def _received(pipe: Any) -> tuple[int, Any]:
    with _as_lost():
        number, answer, fault = pipe.recv()
    if fault is not None:
        raise RuntimeError(fault)
    return number, answer


@contextmanager
def _as_lost() -> Iterator[None]:
    """Tell of a pipe that has no other end any more as what that means."""
    try:
        yield
    except (EOFError, OSError) as gone:
        raise ToolError("一个核对进程意外结束，可能是内存不足", "关闭其他程序后重试，或加上 --jobs 1") from gone


def _serve(answer: Callable[[Question], Answer], pipe: Any, inherited: list[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    try:
        while True:
            number, question = pipe.recv()
            told: tuple[int, Any, str | None]
            try:
                told = number, answer(question), None
            except Exception:  # whatever it is, it is for the one who asked to tell
                told = number, None, traceback.format_exc()
            pipe.send(told)
    except (EOFError, OSError):
        return


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Hold an interruption back; a process that is forked meanwhile is never reached by one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
