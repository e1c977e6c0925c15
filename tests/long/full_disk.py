#!/usr/bin/env python3
"""A small file system that is really full: what does not fit is refused in words and leaves no trace, every page is
still read, and leaving, signing out, deleting, pausing and closing still work, again and again. Once the file system
is larger the same program goes on without a restart.

Needs root, to mount a tmpfs. Loopback only; a few minutes at most.
usage: tests/long/full_disk.py [path of troth]
"""

import contextlib
import subprocess
import time

from troth import (
    PASSWORD, Browser, Server, check_in, expect, form, has_signed_in, holds, make_couple, needs, needs_root, program,
    tables, scratch, until,
)

KIB = 1024
SMALL, LARGE = 3072, 16384
MOST_FORMS = 20_000
GUESTS = 10
WORDS = "The soup was still warm when you came in. " + "And so on. " * 70
COUPLES = [("Ana", "Ben"), ("Cleo", "Dan"), ("Eve", "Finn")]
PAGES = ["/today", "/check-ins", "/commitments", "/dates", "/settings", "/security-log", "/closing", "/more"]


def mount(*words):
    subprocess.run(["mount", *words], check=True)


@contextlib.contextmanager
def small_file_system(folder):
    mount("-t", "tmpfs", "-o", f"size={SMALL}k", "tmpfs", folder)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def free(folder):
    done = subprocess.run(["df", "--output=avail", "-k", folder], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def is_refused(answer):
    if answer.status == 303:
        return False
    expect(answer.status == 503, f"a full disk answers {answer.status}")
    expect("<h1>Not saved</h1>" in answer.text, "it does not say that nothing was saved")
    expect(answer.headers.get("retry-after"), "it does not say when to come again")
    return True


def fill(browser):
    """Writes until nothing is taken; how many forms were, and the one that was refused."""
    for saved in range(0, MOST_FORMS, 2):
        sent = form(closeness="2", audience="both of us")
        answer = browser.send("/check-ins", sent)
        if is_refused(answer):
            return saved, "/check-ins", sent
        path, sent = f"{answer.to}/details", form(note=WORDS)
        if is_refused(browser.send(path, sent)):
            return saved + 1, path, sent
    raise SystemExit("the disk was never full")


def reads(browsers):
    for browser in browsers:
        for page in PAGES:
            browser.page(page)


def what_must_not_wait(people, guests, alone):
    """Each on a disk that was just filled again, from the room that is kept for it."""
    (ana, ben), (cleo, dan), (eve, finn) = people
    done = []

    def does(what, browser, path, **fields):
        fill(ana)
        answer = browser.send(path, form(**fields))
        expect(answer.status == 303, f"{what} answers {answer.status} on a full disk")
        done.append(what)

    does("deleting", ana, f"{alone}/deletions")
    expect(ana.open(alone).status == 404, "it is still there")
    does("pausing", eve, "/pauses")
    does("withdrawing", ben, f"{ben.shared}/withdrawals")
    does("closing", cleo, "/closings", password=PASSWORD)
    expect("<h1>Closed</h1>" in dan.page("/closing"), "it is not closed")
    does("asking to be erased", finn, "/erasings", password=PASSWORD)
    does("making an account safe", eve, "/emergency-reset", part=["sign out", "new code"], current_password=PASSWORD)
    does("leaving", finn, "/leave")
    for guest in guests:
        does("signing out", guest, "/sign-outs")
    for out in (finn, *guests):
        expect(out.open("/today").status == 303, "the session goes on")
    return done[: -len(guests) + 1], len(guests)


def main():
    needs_root()
    needs("mount util-linux", "mount", "umount")
    troth = program()
    with scratch() as folder:
        (folder / "disk").mkdir()
        with small_file_system(folder / "disk"):
            tried(troth, folder / "disk" / "data", folder / "disk")


def tried(troth, data, disk):
    """The log of the program lies on the same disk."""
    with Server(troth, data) as server:
        people = [make_couple(server, server.up().set_up_code(), COUPLES[0])]
        for names in COUPLES[1:]:
            code = server.command("couple", "new").split("/set-up/")[1].strip()
            people.append(make_couple(server, code, names))
        (ana, ben), everybody = people[0], [one for pair in people for one in pair]
        guests = [has_signed_in(server, "Dan") for _ in range(GUESTS)]
        alone, ben.shared = check_in(ana, "only me", WORDS), check_in(ben, "both of us", WORDS)
        before, left = len(tables(data)["check_in"]), free(disk)
        saved, *refused = fill(ana)
        print(f"of {SMALL} KiB {left} are free: {saved} forms are saved, then refused with {free(disk)} KiB free")
        for _ in range(20):
            expect(is_refused(ana.send(*refused)), "the disk is not full any more")
        reads(everybody)
        acts, times = what_must_not_wait(people, guests, alone)
        print(f"on the full disk, filled again before each: {', '.join(acts)} ({times} times)")
        saved, *refused = fill(ana)
        server.stop()
    with Server(troth, data) as server:
        for one in everybody:
            one.server = server
        reads([server.up() and ana, ben])
        print("stopped and started again on the full disk: every page is read")
        saved, *refused = fill(ana)
        mount("-o", f"remount,size={LARGE}k", disk)
        began = time.monotonic()
        expect(ana.send(*refused).status == 303, "with room again it is refused")
        took = time.monotonic() - began
        ana.page(check_in(ana, "both of us", WORDS))
        expect(len(tables(data)["check_in"]) > before, "what was saved is not there")
        print(f"with {LARGE} KiB the refused form is saved {took * 1000:.0f} ms later, without a restart; all is sound")


if __name__ == "__main__":
    main()
