#!/usr/bin/env python3
"""The running program under another machine's clock: 2031, 1990, 2032 and back. Nothing that ran out comes back to life,
nobody is closed out, and no timer hangs: connections still time out, forms are still saved.

Needs libfaketime (Debian: libfaketime). Loopback only; some minutes at most.
usage: tests/long/other_clock.py [path of troth]
"""

import datetime
import glob
import os
import re
import socket
import sys
import time

from troth import (
    PASSWORD, Browser, Files, Server, accept_form, check_in, expect, form, has_signed_in, invite_code, make_couple,
    program, tables, scratch, set_up_form,
)

DAY = 24 * 60 * 60
SILENT = 15.0
WORDS = "The soup was still warm"


class Clock:
    """What the program takes for the time: this machine's, moved by so many seconds."""

    def __init__(self, folder):
        libraries = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
        if not libraries:
            sys.exit("apt-get install libfaketime")
        self.file = folder / "clock"
        self.by = 0
        self.move(0)
        self.env = {
            "LD_PRELOAD": libraries[0], "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
            # A clock that somebody sets moves no stopwatch.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
        }

    def move(self, seconds):
        self.by = int(seconds)
        whole = self.file.with_suffix(".new")
        whole.write_text(f"{self.by:+d}\n")
        os.replace(whole, self.file)

    def move_to(self, year):
        there = datetime.datetime(year, 6, 1, 12, tzinfo=datetime.UTC)
        self.move(there.timestamp() - time.time())

    def now(self):
        return datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=self.by)


def is_in(browser):
    return browser.open("/today").status == 200


def is_open(server, path):
    return Browser(server).open(path).status == 200


def shuts_out_who_says_nothing(server, clock, move):
    """Moved while the connection is open, too: it ends neither at once nor never."""
    with socket.create_connection(server.at) as silent:
        began = time.monotonic()
        move()
        silent.settimeout(SILENT)
        try:
            expect(silent.recv(1) == b"", "it says something to who says nothing")
        except (TimeoutError, ConnectionError) as error:
            expect(not isinstance(error, TimeoutError), f"at {clock.now():%Y} a silent connection stays open")
        took = time.monotonic() - began
        expect(took > 5, f"at {clock.now():%Y} a connection is closed after {took:.1f} s")
        return took


def saves(server, clock, browser):
    """A form is saved at once, at the time that the clock says."""
    began = time.monotonic()
    path = check_in(browser, "both of us", WORDS)
    took = time.monotonic() - began
    expect(took < 5, f"at {clock.now():%Y} a form takes {took:.1f} s")
    with Files(server.data) as files:
        (at,), = files.ask("select made_at from check_in order by rowid desc limit 1")
    expect(abs(datetime.datetime.fromisoformat(at) - clock.now()).total_seconds() < 60, f"{clock.now()}: it says {at}")
    expect(WORDS in browser.page("/check-ins"), f"at {clock.now():%Y} what was saved is not read")
    return path


class RanOut:
    """What ran out, each with a way to see that it does."""

    def __init__(self, server):
        self.server = server
        self.browsers, self.links = {}, {}

    def are_over(self, when):
        for what, browser in self.browsers.items():
            # The browser's own cookie stays as it is, whatever it is answered.
            expect(not is_in(Browser(self.server, browser.cookie)), f"{when}: {what} is alive")
        for what, path in self.links.items():
            expect(not is_open(self.server, path), f"{when}: {what} opens")


def tried(troth, data, clock):
    with Server(troth, data, env=clock.env) as server:
        ana, _ = make_couple(server, server.up().set_up_code())
        check_in(ana, "both of us", WORDS)
        over = RanOut(server)
        over.browsers["a session on a shared device"] = has_signed_in(server, "Ana")
        over.browsers["a session on one's own device"] = ana
        over.links |= links(server)
        for what, browser in over.browsers.items():
            expect(is_in(browser), f"{what} is not there to begin with")
        for what, path in over.links.items():
            expect(is_open(server, path), f"{what} is not there to begin with")

        # A month goes by, as it does.
        clock.move(31 * DAY)
        over.are_over("after a month")
        stepped, ben = (has_signed_in(server, name, own_device="yes") for name in ("Ana", "Ben"))
        expect(asks_no_password(stepped), "right after signing in the password is asked for")
        right = clock.by + 6 * 60
        clock.move(right)
        expect(not asks_no_password(stepped), "a password counts for longer than five minutes")
        times = {}
        for name, move in [
            ("2031", lambda: clock.move_to(2031)),
            ("1990", lambda: clock.move_to(1990)),
            ("2032", lambda: clock.move_to(2032)),
            ("an hour too early", lambda: clock.move(right - 3600)),
            ("the right time", lambda: clock.move(right)),
        ]:
            times[name] = shuts_out_who_says_nothing(server, clock, move)
            over.are_over(name)
            before = Browser(server, stepped.cookie)
            expect(not is_in(before) or not asks_no_password(before), f"{name}: a password of before counts")
            browser = has_signed_in(server, "Ana")
            saves(server, clock, browser)
            if name != "the right time":
                over.browsers[f"a session of {name}"] = browser
        expect(is_in(ben), "Ben, who stayed signed in on his own device, is closed out")
        expect(WORDS in ben.page("/check-ins"), "Ben does not read what Ana shared")
        tables(server.data)
        shut = ", ".join(f"{name} {took:.1f} s" for name, took in times.items())
        print(f"{len(over.browsers)} sessions and {len(over.links)} links that ran out stay shut at every time")
        print(f"a silent connection, opened before the clock was moved, is shut after: {shut}")
        print("every form was saved within 5 s at the time of the clock; all is sound")


def links(server):
    """An open invite, a link for a new password and one to take something in."""
    cleo = Browser(server)
    code = server.command("couple", "new").split("/set-up/")[1].strip()
    cleo.done(f"/set-up/{code}", **set_up_form("Cleo"))
    reset = re.search(r"/reset/\S+", server.command("person", "reset", "Cleo"))[0]
    return {"an invite": f"/invite/{invite_code(cleo)}", "a reset link": reset}


def asks_no_password(browser):
    """Whether a form that needs the password is there without a field for it."""
    return 'name="password"' not in browser.page("/closing")


def main():
    troth = program()
    with scratch() as folder:
        tried(troth, folder / "data", Clock(folder))


if __name__ == "__main__":
    main()
