#!/usr/bin/env python3
"""Copies of the database that are taken with VACUUM INTO while four people write, each put into a folder of its own and
served there: what was answered "saved" before a copy began is in it, nothing is half, every entry opens. A last copy,
taken when nobody writes, is the same in every row and on every page.

Loopback only; some minutes.
usage: tests/long/copy_while_writing.py [path of troth]
"""

import re
import shutil
import sqlite3
import subprocess
import threading
import time
import uuid
from datetime import date, timedelta

from troth import (
    PASSWORD, WITHHELD, Files, Server, expect, has_signed_in, make_couple, program, scratch, tables, walk,
)

COPIES = 3
BETWEEN = 2.0
THINKS = 0.05
STARTS = ["/today", "/check-ins", "/commitments", "/commitments/ended", "/dates", "/consistency", "/security-log", "/more"]
# Rows that take the place of earlier ones: a session says when it was used last.
CHANGES = {"session"}
NAMES = ("Ana", "Ben", "Cleo", "Dan")


class Writer(threading.Thread):
    """Somebody who writes form after form, and remembers what was answered "saved"."""

    def __init__(self, browser):
        super().__init__()
        self.browser, self.saved, self.over, self.fault = browser, [], threading.Event(), None

    def run(self):
        try:
            while not self.over.wait(THINKS):
                self.write(len(self.saved))
        except Exception as fault:
            self.fault = fault

    def write(self, nth):
        """Two check-ins with a note, a commitment, a date, and from the beginning."""
        words, ahead = f"Soup number {nth}", str(date.today() + timedelta(days=20))
        if nth % 6 == 4:
            path = self.browser.done(
                "/commitments", owner="me", promise=words, cadence="daily", review_on=ahead, read_hints="yes")
            self.saved.append(("commitment", path))
        elif nth % 6 == 5:
            self.saved.append(("date", self.browser.done("/dates", what=words, day=ahead, time="19:30", minutes="90")))
        else:
            path = self.browser.done("/check-ins", closeness="3", audience=["only me", "both of us"][nth % 4 // 2])
            self.saved.append(("check_in", path))
            self.browser.done(f"{path}/details", note=words)
            self.saved.append(("check_in_detail", path))


def take_copy(data, folder):
    """As a host does it, without a word to the program."""
    folder.mkdir()
    with sqlite3.connect(f"file:{data / 'troth.db'}?mode=ro", uri=True) as database:
        database.execute("vacuum into ?", [str(folder / "troth.db")])
    database.close()


def copies(data, folder, writers):
    """Each with what had been saved before it was begun."""
    taken = []
    for nth in range(COPIES):
        time.sleep(BETWEEN)
        before = [each for writer in writers for each in list(writer.saved)]
        take_copy(data, folder / f"copy{nth}")
        after = sum(len(writer.saved) for writer in writers)
        taken.append((folder / f"copy{nth}", before, after - len(before)))
    return taken


def holds_what_was_saved(files, saved):
    for table, path in saved:
        key = "check_in" if table == "check_in_detail" else "id"
        found = files.ask(f"select 1 from {table} where {key} = ?", uuid.UUID(path.split("/")[-1]).bytes)
        expect(found, f"{table} {path} was saved and is not in the copy")


def compare(copy, original, is_whole):
    """How many rows were compared: all of the copy, and if nobody wrote since, all of the original."""
    rows = 0
    expect(copy.keys() == original.keys(), "the tables differ")
    for table, there in copy.items():
        if table in CHANGES and not is_whole:
            continue
        rows += len(there)
        strays = set(there) - set(original[table])
        expect(not strays, f"{table} of the copy has {len(strays)} rows that the original has not")
        expect(not is_whole or there == original[table], f"{table} of the copy lacks rows")
    return rows


def needs_its_side_file(troth, data, copy):
    """A database without the side file is not taken for an own one, nor touched."""
    before = (copy / "troth.db").read_bytes()
    done = subprocess.run(
        [troth, "serve", "--listen", "127.0.0.1:0", "--data", copy], capture_output=True, text=True, timeout=30)
    expect(done.returncode != 0 and "restore both from a backup" in done.stderr, f"served without: {done.stderr}")
    expect((copy / "troth.db").read_bytes() == before, "it was touched")
    shutil.copy(data / "troth.instance", copy)


def read(server, browsers):
    """Everybody's pages, all of them."""
    everybody = []
    for browser in browsers:
        browser.server = server
        pages = walk(browser, STARTS + browser.paths)
        for path, text in pages.items():
            expect(WITHHELD not in text, f"{path} says that something was changed outside the app")
        everybody.append(pages)
    return everybody


def entries(files):
    """The page of each entry that somebody may open, by who may: author, or both of a couple."""
    said = {}
    for person, couple in files.ask("select person, couple from membership"):
        said[person] = [
            f"/{kind}/{uuid.UUID(bytes=key)}"
            for kind, (sql, whose) in {
                "check-ins": ("select id from check_in where author = ?", person),
                "commitments": ("select id from commitment where couple = ?", couple),
                "dates": ("select id from date where couple = ?", couple),
            }.items()
            for (key,) in files.ask(sql, whose)
        ]
    return said


def serve_and_read(troth, copy, browsers):
    with Files(copy) as files:
        paths = entries(files)
        names = dict(files.ask("select name, id from person"))
    for browser in browsers:
        browser.paths = paths[names[browser.name]]
    with Server(troth, copy) as server:
        return read(server.up(), browsers)


# What is new each time a page is opened: the ids of its forms, and six words that it offers.
FRESH = re.compile(r'name="(op|passphrase)" value="[^"]*"|<ol class="code".*?</ol>', re.DOTALL)


def is_written(troth, data, folder):
    """Four people write and copies are taken; then one when nobody writes. The copies, and what is there in the end."""
    with Server(troth, data) as server:
        people = [has_signed_in(server.up(), name, own_device="yes") for name in NAMES[:2]]
        people += make_couple(server, server.command("couple", "new").split("/set-up/")[1].strip(), NAMES[2:])
        for browser, name in zip(people, NAMES):
            browser.name = name
        writers = [Writer(browser) for browser in people]
        for writer in writers:
            writer.start()
        try:
            taken = copies(data, folder, writers)
        finally:
            for writer in writers:
                writer.over.set()
            for writer in writers:
                writer.join()
        for writer in writers:
            expect(writer.fault is None, f"{writer.browser.name}: {writer.fault}")
        take_copy(data, folder / "quiet")
        print(f"{sum(len(writer.saved) for writer in writers)} forms saved by four people", flush=True)
        return people, taken, tables(data)


def tried(troth, folder):
    data, quiet = folder / "data", folder / "quiet"
    subprocess.run([troth, "demo", "--data", data, "--password", PASSWORD, "--no-serve"], check=True, capture_output=True)
    people, taken, original = is_written(troth, data, folder)
    for copy, saved, meanwhile in taken:
        with Files(copy) as files:
            files.are_sound()
            holds_what_was_saved(files, saved)
            rows = compare(files.tables(), original, is_whole=False)
        needs_its_side_file(troth, data, copy)
        pages = serve_and_read(troth, copy, people)
        print(f"copy with all {len(saved)} that were saved before, {meanwhile} saved while it was taken: {rows} rows as in"
              f" the original, {sum(map(len, pages))} pages read", flush=True)
    rows = compare(tables(quiet), original, is_whole=True)
    needs_its_side_file(troth, data, quiet)
    there, here = serve_and_read(troth, quiet, people), serve_and_read(troth, data, people)
    for mine, others in zip(here, there):
        expect(mine.keys() == others.keys(), f"pages differ: {sorted(mine.keys() ^ others.keys())[:5]}")
        for path in mine:
            expect(FRESH.sub("", mine[path]) == FRESH.sub("", others[path]), f"{path} differs")
    print(f"copy when nobody writes: all {rows} rows the same, {sum(map(len, here))} pages the same")


def main():
    troth = program()
    with scratch() as folder:
        tried(troth, folder)


if __name__ == "__main__":
    main()
