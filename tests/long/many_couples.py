#!/usr/bin/env python3
"""A made-up crowd: a hundred couples who check in, promise, mark, answer, plan dates and write about them, at random but
by the rules, each with a word of their own in everything they type. What the script expects of each form is written down
beside it; in the end pages and database say the same, and nobody ever saw a word of another couple.

Each act waits for the one before it of the same couple, so that its answer is known beforehand; couples act at once.
Loopback only; a quarter of an hour.
usage: tests/long/many_couples.py [path of troth [couples [seconds [seed]]]]
"""

import collections
import html
import random
import re
import statistics
import sys
import threading
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from troth import ACCOUNT, WITHHELD, Files, Server, expect, form, make_couple, program, scratch, walk

THINKS = (4, 24)
# How many couples go after every link in the end; the others open their lists and every entry.
WALKED = 5
MARKER = re.compile(r"zq[a-z]{8}")
WORD = re.compile(r"zq[a-z]{8}n\d+")
LISTS = ["/today", "/check-ins", "/commitments", "/commitments/ended", "/dates", "/consistency", "/together", "/security-log"]
ZONE = ZoneInfo(ACCOUNT["time_zone"])
# Of each, whose rows are how many.
ROWS = {
    "check-in, only me": "select author, count(*) from check_in where audience = 'only me' group by 1",
    "check-in, both of us": "select author, count(*) from check_in where audience = 'both of us' group by 1",
    "details": "select author, count(*) from check_in_detail join check_in on id = check_in group by 1",
    "copy": "select author, count(*) from check_in_copy join check_in on id = check_in group by 1",
    "commitment": "select proposed_by, count(*) from commitment group by 1",
    "commitment kept by": "select owner, count(*) from commitment group by 1",
    "wording": "select author, count(*) from commitment_version group by 1",
    "ended": "select person, count(*) from commitment_retirement group by 1",
    "sighting": "select person, count(*) from sighting group by 1",
    "date": "select proposed_by, count(*) from date group by 1",
    "plan": "select author, count(*) from date_version group by 1",
    "note": "select author, count(*) from date_note group by 1",
    "on the table": "select person, count(*) from commitment_on_the_table join membership using (couple) group by 1",
    "ahead": "select person, count(*) from date_ahead join membership using (couple) group by 1",
}
# Of a couple, or of a row that is counted already.
COUNTED_TWICE = {"on the table", "ahead", "commitment kept by"}
# And these by what was said.
SAID = {
    "commitment_answer": ("answer", ["agreed", "countered", "declined", "withdrawn"]),
    "keeping": ("mark", ["kept", "partly", "missed", "excused"]),
    "date_answer": ("answer", ["accepted", "countered", "not now", "withdrawn"]),
    "date_outcome": ("outcome", ["done", "called off"]),
}
for table, (column, words) in SAID.items():
    for word in words:
        ROWS[f"{table}, {word}"] = f"select person, count(*) from {table} where {column} = '{word}' group by 1"


def now():
    return datetime.now(ZONE)


class Couple:
    """What the two have, as the script knows it."""

    def __init__(self, nth, seed):
        self.dice = random.Random(f"{seed} {nth}")
        self.marker = "zq" + "".join(self.dice.choices("abcdefghijklmnopqrstuvwxyz", k=8))
        self.names = [f"Ana{self.marker}", f"Ben{self.marker}"]
        self.lock, self.serial, self.readers = threading.Lock(), 0, {}
        self.check_ins, self.commitments, self.dates, self.people = [], [], [], []

    def word(self, *readers):
        """A new word, and who may read it."""
        self.serial += 1
        word = f"{self.marker}n{self.serial}"
        self.readers[word] = set(readers)
        return word

    def paths(self, reader):
        """Their lists, and a page of every entry."""
        own = [it.path for it in self.check_ins if it.author == reader.nth and not it.deleted]
        days = [f"{it.path}/days/{day}" for it in self.commitments for day in it.marked]
        notes = [f"{it.path}/notes/corrections/new" for it in self.dates if reader.nth in it.notes]
        return [*LISTS, *own, *(it.path for it in self.commitments + self.dates), *days, *notes]


class Thing:
    """An entry: its page, and what is known of it."""

    def __init__(self, path, **known):
        self.path = path
        self.__dict__.update(known)


class Crowd:
    """What all saw together."""

    def __init__(self, server):
        self.server, self.couples, self.over = server, [], threading.Event()
        self.faults, self.answers, self.acts = [], [], []

    def looks(self, marker, path, answer, took):
        self.answers.append((answer.status, took))
        expect(answer.status < 500, f"{path} answers {answer.status}: {answer.text[:1000]}")
        strays = set(MARKER.findall(answer.text)) - {marker}
        expect(not strays, f"{path} of {marker} shows words of {strays}")


class Person(threading.Thread):
    """One of a couple, who does something now and then."""

    def __init__(self, crowd, couple, nth, browser):
        super().__init__()
        self.crowd, self.couple, self.nth, self.browser = crowd, couple, nth, browser
        self.name, self.rows, self.dice = couple.names[nth], collections.Counter(), random.Random(f"{couple.marker} {nth}")
        browser.ask, browser._ask = browser._ask, self.asks

    @property
    def other(self):
        return 1 - self.nth

    def asks(self, method, path, body=None):
        """Whatever is answered is looked at."""
        began = time.monotonic()
        answer = self.browser.ask(method, path, body)
        self.crowd.looks(self.couple.marker, path, answer, time.monotonic() - began)
        return answer

    def run(self):
        acts = [getattr(self, name) for name in ACTS for _ in range(ACTS[name])]
        try:
            while not self.crowd.over.wait(self.dice.uniform(*THINKS)):
                with self.couple.lock:
                    self.browser.page(self.dice.choice(LISTS))
                    while not (act := self.dice.choice(acts))():
                        pass
                    self.crowd.acts.append(act.__name__.replace("_", " "))
        except Exception as fault:
            self.crowd.faults.append(f"{self.name}: {fault!r}")
            self.crowd.over.set()

    def does(self, path, *rows, **fields):
        """A form that the rules allow, and the rows of one's own that come of it."""
        to = self.browser.done(path, **fields)
        self.rows.update(rows)
        return to

    def may_not(self, status, path, **fields):
        answer = self.browser.send(path, form(**fields))
        expect(answer.status == status, f"{path} answers {answer.status} in place of {status}")
        return True

    def one_of(self, things, fits):
        fitting = [thing for thing in things if fits(thing)]
        return self.dice.choice(fitting) if fitting else None

    # Check-ins.

    def checks_in(self):
        audience = self.dice.choice(["only me", "both of us"])
        shared = audience == "both of us"
        path = self.does("/check-ins", f"check-in, {audience}", closeness=str(self.dice.randrange(5)), audience=audience)
        it = Thing(path, author=self.nth, shared=shared, word=None, copied=False, deleted=False)
        self.couple.check_ins.append(it)
        if self.dice.random() < 0.7:
            it.word = self.couple.word(*({0, 1} if shared else {self.nth}))
            self.does(f"{path}/details", "details", **{self.dice.choice(["note", "thanks", "need"]): it.word})
        return True

    def private(self):
        return self.one_of(
            self.couple.check_ins, lambda it: it.author == self.nth and not (it.shared or it.copied or it.deleted))

    def shares_a_copy(self):
        if it := self.private():
            self.does(f"{it.path}/copies", "copy", "check-in, both of us", *(["details"] if it.word else []))
            it.copied = True
            if it.word:
                self.couple.readers[it.word] = {0, 1}
        return it

    def deletes(self):
        if it := self.private():
            self.does(f"{it.path}/deletions")
            self.rows.subtract(["check-in, only me", *(["details"] if it.word else [])])
            it.deleted = True
            self.couple.readers[it.word] = set()
        return it

    # Commitments.

    def wording(self):
        return {
            "promise": self.couple.word(0, 1), "why": self.couple.word(0, 1), "know": self.couple.word(0, 1),
            "cadence": "daily", "review_on": str(now().date() + timedelta(days=20)), "read_hints": "yes",
        }

    def proposes(self):
        whose = self.dice.choice(["me", "partner"])
        path = self.does("/commitments", "commitment", "wording", owner=whose, **self.wording())
        owner = self.nth if whose == "me" else self.other
        self.couple.people[owner].rows["commitment kept by"] += 1
        it = Thing(path, owner=owner, newest=1, waits=self.nth, agreed=False, ended=False, marked=[])
        self.couple.commitments.append(it)
        return True

    def agrees(self):
        if it := self.one_of(self.couple.commitments, lambda it: it.waits == self.other):
            self.does(f"{it.path}/agreements", "commitment_answer, agreed", version=it.newest)
            it.waits, it.agreed = None, True
        return it

    def says_no(self):
        if it := self.one_of(self.couple.commitments, lambda it: it.waits == self.other):
            why = self.couple.word(0, 1)
            self.does(f"{it.path}/refusals", "commitment_answer, declined", version=it.newest, why=why)
            it.waits, it.ended = None, not it.agreed
        return it

    def takes_back(self):
        if it := self.one_of(self.couple.commitments, lambda it: it.waits == self.nth):
            self.does(f"{it.path}/withdrawals", "commitment_answer, withdrawn", version=it.newest)
            it.waits, it.ended = None, not it.agreed
        return it

    def rewords(self):
        if it := self.one_of(self.couple.commitments, lambda it: not it.ended):
            rows = {None: [], self.nth: ["commitment_answer, withdrawn"], self.other: ["commitment_answer, countered"]}
            self.does(f"{it.path}/versions", "wording", *rows[it.waits], version=it.newest, **self.wording())
            it.newest, it.waits = it.newest + 1, self.nth
        return it

    def marks(self):
        if it := self.one_of(self.couple.commitments, lambda it: it.agreed and not it.ended and it.owner == self.nth):
            mark, day = self.dice.choice(SAID["keeping"][1]), str(now().date())
            words = {"obstacle": self.couple.word(0, 1), "repair": self.couple.word(0, 1)} if mark in ("partly", "missed") else {}
            self.does(f"{it.path}/keepings", f"keeping, {mark}", day=day, mark=mark, **words)
            it.marked = [*(known for known in it.marked if known != day), day]
        return it

    def answers_a_mark(self):
        if it := self.one_of(self.couple.commitments, lambda it: it.marked and not it.ended and it.owner == self.other):
            self.does(
                f"{it.path}/sightings", "sighting", day=it.marked[-1], answer=self.dice.choice(["saw", "did not see", "talk"]))
        return it

    def ends_one(self):
        if it := self.one_of(self.couple.commitments, lambda it: it.agreed and not it.ended):
            self.does(f"{it.path}/retirements", "ended", why=self.couple.word(0, 1))
            it.waits, it.ended = None, True
        return it

    # Dates.

    def plan(self):
        """When, and the form: every other one begins within a minute or so, so that it can be over."""
        soon = self.dice.random() < 0.5
        at = now() + (timedelta(seconds=65) if soon else timedelta(days=self.dice.randrange(2, 60)))
        at = at.replace(second=0, microsecond=0)
        return at, {
            "what": self.couple.word(0, 1), "place": self.couple.word(0, 1), "note": self.couple.word(0, 1),
            "day": str(at.date()), "time": f"{at:%H:%M}", "minutes": "30",
        }

    def asks_out(self):
        at, plan = self.plan()
        path = self.does("/dates", "date", "plan", **plan)
        it = Thing(path, newest=1, waits=self.nth, at=None, proposed=at, over=False, done=False, notes={})
        self.couple.dates.append(it)
        return True

    def says_yes(self):
        if it := self.one_of(self.couple.dates, lambda it: not it.over and it.waits == self.other):
            self.does(f"{it.path}/acceptances", "date_answer, accepted", version=it.newest)
            it.waits, it.at = None, it.proposed
        return it

    def says_not_now(self):
        if it := self.one_of(self.couple.dates, lambda it: not it.over and it.waits == self.other):
            self.does(f"{it.path}/postponements", "date_answer, not now", version=it.newest)
            it.waits, it.over = None, it.at is None
        return it

    def asks_no_more(self):
        if it := self.one_of(self.couple.dates, lambda it: not it.over and it.waits == self.nth):
            self.does(f"{it.path}/withdrawals", "date_answer, withdrawn", version=it.newest)
            it.waits, it.over = None, it.at is None
        return it

    def changes_a_date(self):
        if it := self.one_of(self.couple.dates, lambda it: not it.over):
            rows = {None: [], self.nth: ["date_answer, withdrawn"], self.other: ["date_answer, countered"]}
            at, plan = self.plan()
            self.does(f"{it.path}/versions", "plan", *rows[it.waits], version=it.newest, **plan)
            it.newest, it.waits, it.proposed = it.newest + 1, self.nth, at
        return it

    def calls_off(self):
        if it := self.one_of(self.couple.dates, lambda it: not it.over and it.at):
            self.does(f"{it.path}/outcomes", "date_outcome, called off", outcome="called off")
            it.over = True
        return it

    def writes_about_it(self):
        """That it took place is said with it."""
        begun = now() - timedelta(seconds=1)
        if it := self.one_of(self.couple.dates, lambda it: self.nth not in it.notes and (
                it.done or not it.over and it.at and it.at < begun)):
            it.notes[self.nth] = word = self.couple.word(self.nth)
            self.does(
                f"{it.path}/notes", "note", *([] if it.done else ["date_outcome, done"]), closeness="4", moment=word)
            it.over = it.done = True
            if len(it.notes) == 2:
                for word in it.notes.values():
                    self.couple.readers[word] = {0, 1}
        return it

    # What the rules do not allow leaves no row.

    def agrees_with_oneself(self):
        it = self.one_of(self.couple.commitments, lambda it: it.waits == self.nth)
        return it and self.may_not(409, f"{it.path}/agreements", version=it.newest)

    def reaches_for_others(self):
        others = self.dice.choice(self.crowd.couples)
        it = others is not self.couple and self.one_of(
            others.commitments[-4:] + others.dates[-4:] + others.check_ins[-4:], lambda it: True)
        if not it:
            return False
        expect(self.browser.open(it.path).status == 404, f"{it.path} opens for {self.name}")
        return self.may_not(404, f"{it.path}/withdrawals", version=1)

    def reaches_for_what_is_private(self):
        it = self.one_of(self.couple.check_ins, lambda it: it.author == self.other and not it.shared)
        if it:
            expect(self.browser.open(it.path).status == 404, f"{it.path} opens for {self.name}")
        return it


# How often each is thought of; what is not possible just then is thought of again.
ACTS = {
    "checks_in": 8, "shares_a_copy": 1, "deletes": 1,
    "proposes": 3, "agrees": 4, "says_no": 1, "takes_back": 1, "rewords": 2, "marks": 6, "answers_a_mark": 4, "ends_one": 1,
    "asks_out": 4, "says_yes": 5, "says_not_now": 1, "asks_no_more": 1, "changes_a_date": 1, "calls_off": 1,
    "writes_about_it": 6,
    "agrees_with_oneself": 1, "reaches_for_others": 2, "reaches_for_what_is_private": 1,
}


def gather(server, couples, seed):
    crowd, code = Crowd(server), server.up().set_up_code()
    for nth in range(couples):
        couple = Couple(nth, seed)
        code = code or server.command("couple", "new").split("/set-up/")[1].strip()
        browsers = make_couple(server, code, couple.names)
        couple.people = [Person(crowd, couple, which, browser) for which, browser in enumerate(browsers)]
        crowd.couples.append(couple)
        code = None
    return crowd


def live(crowd, seconds):
    people = [person for couple in crowd.couples for person in couple.people]
    for person in people:
        person.start()
    crowd.over.wait(seconds)
    crowd.over.set()
    for person in people:
        person.join()
    expect(not crowd.faults, "\n".join(crowd.faults[:5]))
    return people


def said(crowd, people, seconds):
    statuses, took = zip(*crowd.answers)
    took = sorted(1000 * each for each in took)
    count = lambda each: ", ".join(f"{what} {times}" for what, times in collections.Counter(each).most_common())
    return (
        f"{len(crowd.acts)} acts of {people} people in {seconds} s: {count(crowd.acts)}\n"
        f"{len(took)} answers: {count(statuses)}; half within {statistics.median(took):.0f} ms,"
        f" 99 of 100 within {took[len(took) * 99 // 100]:.0f} ms, all within {took[-1]:.0f} ms"
    )


def compare_rows(data, people):
    """How many rows; each person's of each kind are as many as they made."""
    with Files(data) as files:
        files.are_sound()
        names = dict(files.ask("select id, name from person"))
        found = {kind: {names[person]: count for person, count in files.ask(sql)} for kind, sql in ROWS.items()}
    for person in people:
        couple = person.couple
        person.rows["on the table"] = sum(not it.ended for it in couple.commitments)
        person.rows["ahead"] = sum(not it.over for it in couple.dates)
        expect(person.rows.keys() <= ROWS.keys(), f"{person.rows.keys() - ROWS.keys()}")
    for kind, counts in found.items():
        made = {person.name: person.rows[kind] for person in people if person.rows[kind]}
        differ = [(name, counts.get(name), made.get(name)) for name in counts | made if counts.get(name) != made.get(name)]
        expect(not differ, f"{kind}, in the database and as expected: {differ[:5]}")
    return sum(sum(counts.values()) for kind, counts in found.items() if kind not in COUNTED_TWICE)


def compare_pages(crowd):
    """How many pages and words; everybody reads what they may read, all of it and nothing else."""
    pages, words = 0, 0
    for nth, couple in enumerate(crowd.couples):
        for person in couple.people:
            paths = couple.paths(person)
            read = walk(person.browser, paths) if nth < WALKED else {
                path: html.unescape(person.browser.page(path)) for path in paths}
            for path, text in read.items():
                expect(WITHHELD not in text, f"{path} says that something was changed outside the app")
            seen = {word for text in read.values() for word in WORD.findall(text)}
            may = {word for word, readers in couple.readers.items() if person.nth in readers}
            expect(seen == may, f"{person.name} reads {sorted(seen - may)[:5]} and does not read {sorted(may - seen)[:5]}")
            pages, words = pages + len(read), words + len(may)
    return pages, words


def tried(troth, folder, couples, seconds, seed):
    print(f"seed {seed}", flush=True)
    with Server(troth, folder / "data") as server:
        began = time.monotonic()
        crowd = gather(server, couples, seed)
        print(f"{couples} couples became pairs within {time.monotonic() - began:.0f} s", flush=True)
        people = live(crowd, seconds)
        print(said(crowd, len(people), seconds), flush=True)
        rows = compare_rows(folder / "data", people)
        print(f"the database has the {rows} rows that the script expects, person by person", flush=True)
        pages, words = compare_pages(crowd)
        print(f"{pages} pages: everybody finds the words that they may read, {words} in all, no others, and none of another couple")
        expect(not re.search(r"panic|ERROR", server.said()), f"the log says {server.said()[-2000:]}")


def main():
    troth = program()
    given = [int(word) for word in sys.argv[2:5]]
    couples, seconds, seed = given + [100, 600, random.randrange(10**6)][len(given):]
    with scratch() as folder:
        tried(troth, folder, couples, seconds, seed)


if __name__ == "__main__":
    main()
