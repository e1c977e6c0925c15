#!/usr/bin/env python3
"""Sixty people who sign in at once, again and again for a minute, then twice as many, while one person reads Today: the
program's memory stays flat below a limit, whoever is too many is told when to come again, and Today stays fast.

The program and what the system keeps of its files for it may have 256 MB of memory and no more (a memory cgroup): were
they to need more, it would end. Where no cgroup can be made, its own memory alone is limited (RLIMIT_DATA).

Needs prlimit (Debian: util-linux), and root for the cgroup. Loopback only; two minutes, both cores busy.
usage: tests/long/sign_in_storm.py [path of troth]
"""

import collections
import contextlib
import os
import pathlib
import re
import statistics
import threading
import time
from concurrent import futures

from troth import Browser, Gone, Server, expect, form, has_signed_in, make_couple, needs, program, scratch, PASSWORD

LIMIT = 256 * 1024 * 1024
WAVES = [(60, 60.0), (120, 30.0)]
QUIET = 10.0
READS_EVERY = 0.1
LOOKS_EVERY = 0.2
# Whoever was told to come again comes sooner than that.
COMES_AGAIN = 0.5
MIB = 1024
# Between the first third of a wave and the last, in MiB.
FLAT = 8
# Milliseconds within which 95 of 100 read Today meanwhile, with an unoptimised program, too.
FAST = 100


# Where cgroups are, the file with their limit, and the one with the most that was in use.
CGROUPS = [
    (pathlib.Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.max_usage_in_bytes"),
    (pathlib.Path("/sys/fs/cgroup"), "memory.max", "memory.peak"),
]


@contextlib.contextmanager
def little_memory():
    """What starts a program with so little memory, and what tells how much of it was in use at most."""
    for root, limit, most in CGROUPS:
        group = root / f"troth-storm-{os.getpid()}"
        try:
            group.mkdir()
            (group / limit).write_text(str(LIMIT))
        except OSError:
            with contextlib.suppress(OSError):
                group.rmdir()
            continue
        try:
            yield (["sh", "-c", f'echo $$ > {group}/cgroup.procs && exec "$@"', "sh"],
                   lambda: f"{int((group / most).read_text()) / MIB / MIB:.0f} MiB of a cgroup of 256")
        finally:
            group.rmdir()
        return
    yield ["prlimit", f"--data={LIMIT}"], lambda: "no cgroup could be made: RLIMIT_DATA"


def memory(server, of="VmRSS"):
    """In MiB."""
    with open(f"/proc/{server.pid}/status") as status:
        found = re.search(rf"{of}:\s+(\d+) kB", status.read())
    expect(found, f"it ended: {server.said()}")
    return int(found[1]) / MIB


class Storm:
    """So many at once, each with the next form as soon as the last was answered."""

    def __init__(self, server, many, seconds):
        self.server, self.end = server, time.monotonic() + seconds
        self.answers, self.slowest, self.lock = collections.Counter(), collections.Counter(), threading.Lock()
        self.threads = [threading.Thread(target=self.comes, args=[nth]) for nth in range(many)]

    def comes(self, nth):
        """Every other one with the right password, every fourth with a name that nobody has."""
        name = ("Ana", "Nobody", "Ben", "Nobody at all")[nth % 4]
        while time.monotonic() < self.end:
            began = time.monotonic()
            answer = self.answer(name)
            with self.lock:
                self.answers[answer] += 1
                self.slowest[answer] = max(self.slowest[answer], time.monotonic() - began)
            if answer == 503:
                time.sleep(COMES_AGAIN)

    def answer(self, name):
        try:
            answer = Browser(self.server).send("/sign-in", form(name=name, password=PASSWORD))
        except (Gone, OSError) as gone:
            return type(gone).__name__
        if answer.status == 503 and not (answer.headers.get("retry-after", "").isdigit() and "<h1>" in answer.text):
            return "503 that does not say when to come again"
        return answer.status

    def rage(self):
        """What the program held of memory meanwhile."""
        for thread in self.threads:
            thread.start()
        held = []
        while any(thread.is_alive() for thread in self.threads):
            held.append((time.monotonic(), memory(self.server)))
            time.sleep(LOOKS_EVERY)
        # Until the end of the wave; what comes after it is the last of the queue.
        return [held for at, held in held if at <= self.end]


def reads(at, cookie, until):
    """How long Today took, each time, in a process of its own: nobody who signs in is in its way."""
    browser, took = Browser(collections.namedtuple("At", "at")(at), cookie), []
    while time.monotonic() < until:
        began = time.monotonic()
        browser.page("/today")
        took.append((time.monotonic() - began) * 1000)
        time.sleep(READS_EVERY)
    return took


def slowest(took):
    """Of 95 of 100."""
    return statistics.quantiles(took, n=20)[-1]


def said(took):
    return f"half within {statistics.median(took):.1f} ms, 95 of 100 within {slowest(took):.1f} ms, all within {max(took):.0f} ms"


def tried(troth, folder):
    with little_memory() as (under, most), Server(troth, folder / "data", under=under) as server, \
            futures.ProcessPoolExecutor(1) as aside:
        make_couple(server, server.up().set_up_code())
        reader = has_signed_in(server, "Ana", own_device="yes")

        def today(seconds):
            return aside.submit(reads, server.at, reader.cookie, time.monotonic() + seconds)

        quiet = today(QUIET).result()
        print(f"quiet: {memory(server):.0f} MiB; Today {said(quiet)}", flush=True)
        refused = 0
        for many, seconds in WAVES:
            refused += wave(server, many, seconds, today)
        expect(refused, "nobody was ever too many")
        has_signed_in(server, "Ben")
        print(f"limited: {most()}")
        print(f"then {memory(server):.0f} MiB, at most {memory(server, 'VmHWM'):.0f} MiB in all; Today {said(today(QUIET).result())}")


def wave(server, many, seconds, today):
    """How many were told to come again."""
    storm, reading = Storm(server, many, seconds), today(seconds)
    held = storm.rage()
    took, answers = reading.result(), storm.answers
    third = len(held) // 3
    first, last = max(held[:third]), max(held[-third:])
    outcome = "; ".join(f"{count} answered {what} within {storm.slowest[what]:.1f} s" for what, count in answers.most_common())
    print(f"{many} at once for {seconds:.0f} s: {outcome}", flush=True)
    print(f"    memory at most {first:.0f} MiB in the first third, {last:.0f} in the last; Today {said(took)}", flush=True)
    expect(not server.has_ended(), f"it ended: {server.said()}")
    expect(answers.keys() <= {303, 422, 503}, f"answered {dict(answers)}")
    expect(answers[303] and answers[422], "nobody gets through")
    expect(slowest(took) <= FAST, "Today does not stay fast")
    expect(last <= first + FLAT, f"memory grows from {first:.0f} to {last:.0f} MiB")
    return answers[503]


def main():
    needs("util-linux", "prlimit")
    troth = program()
    with scratch() as folder:
        tried(troth, folder)


if __name__ == "__main__":
    main()
