#!/usr/bin/env python3
"""Killed before every single system call that changes the data folder, one after the other, while somebody does what
must never be half done. After each kill the folder is in the state of before or in that of afterwards, the program
starts, and the same form sent again ends in the new state.

Needs strace (Debian). Loopback only; half an hour at most.
usage: tests/long/crash_points.py [path of troth] [a part of an act's name ...]
"""

import collections
import hashlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time

from troth import (
    NEW_PASSWORD, PASSWORD, ROOT, Browser, Fault, Files, Gone, Server, accept_form, check_in, confirm_form,
    expect, form, has_signed_in, holds, invite_code, make_couple, needs, program, scratch, set_up_form, signs_in, tables,
    until,
)

LIMIT = 30 * 60
DATABASE = ["troth.db", "troth.db-wal", "troth.db-shm"]
BESIDE = ["troth.instance", "troth.instance.new", "troth.lock", "troth.reserve", "troth.db"]
WRITES = "pwrite64,pwritev,pwritev2,write,writev,fdatasync,fsync,ftruncate,fallocate,unlink,unlinkat"
NAMES = "openat,mkdir,chmod,write,fsync,rename,renameat,renameat2,unlink,unlinkat"
NEVER = 60_000
# A password is slow on purpose: where nothing at all has changed, every tenth time somebody signs in and looks.
EVERY = 10
# A password that was given makes a new session in the place of the one of before.
OF_SESSIONS = ["session", "recovery_offer"]
SHARED, PRIVATE = "The soup was still warm", "Nobody else reads this"
NAME = "Annemarie-Sophie"
OLD, NEW = "old", "new"


class Tracer:
    """strace, which kills the program as it is about to make its nth call on these files."""

    def __init__(self, data, files, calls, nth):
        self.log = data.with_name("strace")
        paths = [part for file in files for part in ("-P", str(data / file))] + ["-P", str(data)]
        self.words = ["strace", "-f", "-o", str(self.log), *paths, "-e", f"trace={calls}",
                      "-e", f"inject={calls}:signal=SIGKILL:when={nth}"]

    def attach(self, server):
        log = server.data.with_name("strace.err")
        with open(log, "wb") as errors:
            self.process = subprocess.Popen([*self.words, "-p", str(server.pid)], stderr=errors)
        until(lambda: "attached" in log.read_text(), 10, "strace did not attach")

    def detach(self):
        self.process.terminate()
        self.process.wait(15)

    def calls(self):
        """What was called, and how often."""
        text = self.log.read_text(errors="replace")
        return collections.Counter(re.findall(r"^\d+ +(\w+)\(", text, re.MULTILINE))


# --- What somebody does while the program runs -----------------------------------------------------------------------


class SettingUp:
    name = "setting up: the first account"

    def prepare(self, server):
        return server.set_up_code()

    def ready(self, server, code):
        return Browser(server), f"/set-up/{code}", set_up_form("Ana")

    def state(self, server, code):
        has_account = bool(signs_in(server, "Ana"))
        is_open = Browser(server).open(f"/set-up/{code}").status == 200
        expect(has_account != is_open, "the link is used up and nobody is there, or the other way round")
        return NEW if has_account else OLD

    def anew(self, server):
        return Browser(server)


class Accepting:
    name = "pairing: accepting"

    def prepare(self, server):
        ana = Browser(server)
        ana.done(f"/set-up/{server.set_up_code()}", **set_up_form("Ana"))
        return invite_code(ana)

    def ready(self, server, code):
        return Browser(server), f"/invite/{code}", accept_form("Ben")

    def state(self, server, code):
        has_account = bool(signs_in(server, "Ben"))
        is_open = Browser(server).open(f"/invite/{code}").status == 200
        told = "Ben said yes" in has_signed_in(server, "Ana").page("/pairing")
        expect(has_account != is_open and told == has_account, "the account, the invite and Ana’s page disagree")
        return NEW if has_account else OLD

    def anew(self, server):
        return Browser(server)


class Confirming:
    name = "pairing: confirming"

    def prepare(self, server):
        ana, ben = Browser(server), Browser(server)
        ana.done(f"/set-up/{server.set_up_code()}", **set_up_form("Ana"))
        ben.done(f"/invite/{invite_code(ana)}", **accept_form("Ben"))

    def ready(self, server, _):
        ana = has_signed_in(server, "Ana")
        return ana, "/pairing/confirmations", confirm_form(ana)

    def state(self, server, _):
        ana, ben = has_signed_in(server, "Ana"), has_signed_in(server, "Ben")
        is_pair = ana.open("/today").status == 200
        expect((ben.open("/today").status == 200) == is_pair, "only one of the two is in the couple")
        if is_pair:
            check_in(ana, "both of us", SHARED)
            expect(SHARED in ben.page("/check-ins"), "Ben does not read what Ana shares")
        return NEW if is_pair else OLD

    def anew(self, server):
        return has_signed_in(server, "Ana")


class OfAPair:
    """Ana and Ben, with something shared and something that is only Ana's; she is signed in on a second device."""

    def prepare(self, server):
        ana, _ = make_couple(server, server.set_up_code())
        check_in(ana, "both of us", SHARED)
        check_in(ana, "only me", PRIVATE)
        return has_signed_in(server, "Ana", own_device="yes").cookie

    def anew(self, server):
        return has_signed_in(server, "Ana")

    def words_are_there(self, ana, ben):
        expect(PRIVATE in ana.page("/check-ins") and SHARED in ana.page("/check-ins"), "Ana cannot read her words")
        expect(SHARED in ben.page("/check-ins"), "Ben cannot read what was shared")


class ChangingThePassword(OfAPair):
    name = "a new password"
    path = "/password"

    def ready(self, server, _):
        sent = form(current_password=PASSWORD, secret="own", password=NEW_PASSWORD)
        return has_signed_in(server, "Ana"), self.path, sent

    def anew(self, server):
        return signs_in(server, "Ana") or self.after_a_wrong_one(server)

    def after_a_wrong_one(self, server):
        time.sleep(1.2)  # until the next password counts
        return has_signed_in(server, "Ana", NEW_PASSWORD)

    def state(self, server, other_device):
        ana, is_new = signs_in(server, "Ana"), False
        if ana:
            expect(not signs_in(server, "Ana", NEW_PASSWORD), "both passwords open it")
            time.sleep(1.2)
        else:
            ana, is_new = self.after_a_wrong_one(server), True
        self.words_are_there(ana, has_signed_in(server, "Ben"))
        is_out = Browser(server, other_device).open("/today").status == 303
        expect(is_out == is_new, "the other device is not as the password is")
        return NEW if is_new else OLD


class MakingItSafe(ChangingThePassword):
    name = "the emergency reset: all four at once"
    path = "/emergency-reset"

    def ready(self, server, _):
        parts = ["sign out", "new password", "new code", "pause"]
        sent = form(part=parts, current_password=PASSWORD, secret="own", password=NEW_PASSWORD)
        return has_signed_in(server, "Ana"), self.path, sent

    def state(self, server, other_device):
        state = super().state(server, other_device)
        is_paused = has_signed_in(server, "Ben").open("/check-ins/new").text.find("paused") >= 0
        expect(is_paused == (state == NEW), "the pause is not as the password is")
        return state


class Closing(OfAPair):
    name = "closing"

    def ready(self, server, _):
        return has_signed_in(server, "Ana"), "/closings", form(password=PASSWORD)

    def state(self, server, _):
        ana, ben = has_signed_in(server, "Ana"), has_signed_in(server, "Ben")
        self.words_are_there(ana, ben)
        closed = ["<h1>Closed</h1>" in browser.page("/closing") for browser in (ana, ben)]
        expect(closed[0] == closed[1], "it is closed for one of the two")
        return NEW if closed[0] else OLD


class AskingForErasing(OfAPair):
    name = "asking for the account to be erased"

    def ready(self, server, _):
        return has_signed_in(server, "Ana"), "/erasings", form(password=PASSWORD)

    def state(self, server, _):
        ana, ben = has_signed_in(server, "Ana"), has_signed_in(server, "Ben")
        self.words_are_there(ana, ben)
        asked = "Your account will be erased" in ana.page("/erasing")
        told = "You asked for your account to be erased" in ana.page("/security-log")
        expect(asked == told, "the page and the log disagree")
        return NEW if asked else OLD


def once(act, troth, prepared, about, call, nth, after=None):
    """Somebody does this, and the nth such call is the last. The state that came of it, none if there were fewer; the
    calls; what stands in the tables."""
    with scratch() as folder:
        data = shutil.copytree(prepared, folder / "data")
        tracer = Tracer(data, DATABASE, call, nth)
        with Server(troth, data) as server:
            browser, path, sent = act.ready(server.up(), about)
            before, answer = tables(data), None
            tracer.attach(server)
            try:
                answer = browser.send(path, sent)
            except Gone:
                server.process.wait(15)
            tracer.detach()
            found = tables(data)
            if not server.has_ended():
                expect(answer.status == 303, f"it answers {answer.status}")
                expect(act.state(server, about) == NEW, "it was answered, and it is not done")
                return None, tracer.calls(), found
        state = OLD if changed(before, found, OF_SESSIONS) == {} else NEW
        expect(state == OLD or counts(found) == counts(after), f"half of it is there: {changed(before, found)}")
        expect(answer is None or state == NEW, "it was answered, and it is not done")
        if state == NEW or nth % EVERY == 1:
            with Server(troth, data) as server:
                expect(act.state(server.up(), about) == state, f"it is not {state} to who looks")
                act.anew(server).send(path, sent)
                expect(act.state(server, about) == NEW, "sent again, it is not done")
                tables(data)
        return state, tracer.calls(), found


def counts(found):
    return {table: len(rows) for table, rows in found.items()}


def changed(before, found, but=()):
    """How many rows more or fewer, of the tables in which anything is different."""
    differs = [table for table in found if table not in but and found[table] != before.get(table)]
    return {table: len(found[table]) - len(before.get(table, [])) for table in differs}


def while_it_runs(act, troth, deadline):
    with scratch() as folder:
        prepared = folder / "prepared"
        with Server(troth, prepared) as server:
            about = act.prepare(server.up())
            server.stop()
        _, calls, after = once(act, troth, prepared, about, WRITES, NEVER)
        states = collections.Counter()
        for call, count in calls.items():
            for nth in range(1, count + 1):
                expect(time.monotonic() < deadline, "it takes too long")
                try:
                    state, *_ = once(act, troth, prepared, about, call, nth, after)
                except Fault as fault:
                    raise Fault(f"killed before {call} {nth}: {fault}") from fault
                expect(state, f"there is no {call} {nth}")
                states[state] += 1
        return calls, states


# --- What happens when the program starts ----------------------------------------------------------------------------


class FirstStart:
    name = "the first start"
    groups = [(BESIDE, NAMES), (DATABASE, WRITES)]

    def prepare(self, troth, data):
        with Server(troth, data) as server:
            server.up().stop()
        with Files(data) as files:
            whole = files.schema()
        shutil.rmtree(data)
        return whole

    def is_done(self, server, _):
        return server.is_up()

    def judge(self, server, whole, said, _):
        with Files(server.data) as files:
            files.are_sound()
            expect(files.schema() == whole, "the schema is not whole")
        code = server.set_up_code() or said
        expect(code, "no link for the first of the two was ever said")
        Browser(server).page(f"/set-up/{code}")


class OlderSchema(FirstStart):
    name = "an older schema is brought up to date"
    groups = [(DATABASE, WRITES)]
    STEPS = 5

    def prepare(self, troth, data):
        whole = super().prepare(troth, data)
        data.mkdir()
        (data / "troth.instance").write_text("0198c5c2-5f6a-7000-8000-000000000000\n")
        there = sqlite3.connect(data / "troth.db", isolation_level=None)
        there.execute("pragma journal_mode = wal")
        there.execute(
            "create table if not exists _sqlx_migrations (version bigint primary key, description text not null,"
            " installed_on timestamp not null default current_timestamp, success boolean not null,"
            " checksum blob not null, execution_time bigint not null)"
        )
        for step in sorted((ROOT / "migrations").glob("*.sql"))[: self.STEPS]:
            version, description = step.stem.split("_", 1)
            there.executescript(step.read_text())
            there.execute(
                "insert into _sqlx_migrations (version, description, success, checksum, execution_time)"
                " values (?, ?, true, ?, 0)",
                (int(version), description, hashlib.sha384(step.read_bytes()).digest()),
            )
        there.execute("insert into person (id, name, sign_in_name, time_zone, made_at) values (x'01', ?, 'a', 'UTC', '')", (NAME,))
        there.close()
        return [(name, None if name == "_sqlx_migrations" else sql) for name, sql in whole]

    def judge(self, server, whole, *_):
        with Files(server.data) as files:
            files.are_sound()
            found = [(name, None if name == "_sqlx_migrations" else sql) for name, sql in files.schema()]
            expect(found == whole, "the schema is not whole")
            expect(files.ask("select name from person") == [(NAME,)], "what was there is not there any more")


class Erasing:
    name = "erasing, after the seven days"
    groups = [(DATABASE, WRITES)]

    def prepare(self, troth, data):
        """Ana has asked eight days ago. What must not be found afterwards is handed on."""
        with Server(troth, data) as server:
            ana, _ = make_couple(server.up(), server.set_up_code(), (NAME, "Ben"))
            check_in(ana, "both of us", SHARED)
            check_in(ana, "only me", PRIVATE)
            ana.done("/erasings", password=PASSWORD)
            server.stop()
        there = sqlite3.connect(data / "troth.db")
        there.execute("update erasure_now set made_at = '2020-01-01T00:00:00.000Z'")
        there.commit()
        hers = "(select id from person where name = ?1)"
        sealed = there.execute(
            f"select seed from credential where person = {hers}"
            f" union all select wrapped from couple_key where person = {hers}"
            f" union all select words from check_in where audience = 'only me' and author = {hers}"
            " union all select d.words from check_in_detail d join check_in c on c.id = d.check_in"
            f" where c.audience = 'only me' and c.author = {hers}", (NAME,)
        ).fetchall()
        there.close()
        expect(len(sealed) == 4, f"{len(sealed)} blobs of hers")
        needles = [NAME.encode(), *(bytes(blob[:32]) for (blob,) in sealed)]
        expect(all(holds(data, needle) for needle in needles), "what is to be erased is there before")
        return needles

    def is_done(self, server, _):
        return server.is_up() and is_erased(server.data) and (server.data / "troth.db-wal").stat().st_size == 0

    def judge(self, server, needles, _, briefly):
        until(lambda: is_erased(server.data), 10, "she is not erased")
        for needle in needles:
            until(lambda: not holds(server.data, needle), 3, f"after the next start a file still holds {needle!r}")
        tables(server.data)
        if not briefly:
            expect(not signs_in(server, NAME), "she is let in")
            expect(SHARED in has_signed_in(server, "Ben").page("/check-ins"), "Ben cannot read what was shared")


def is_erased(data):
    with Files(data) as files:
        return not files.ask("select 1 from person where name = ?", NAME)


def at_a_start(act, troth, deadline):
    with scratch() as folder:
        prepared = folder / "prepared"
        about = act.prepare(troth, prepared)
        all_calls, states = collections.Counter(), collections.Counter()
        for files, kinds in act.groups:
            _, calls = one_start(act, troth, prepared, about, (files, kinds, NEVER))
            all_calls += calls
            for call, count in calls.items():
                for nth in range(1, count + 1):
                    expect(time.monotonic() < deadline, "it takes too long")
                    try:
                        state, _ = one_start(act, troth, prepared, about, (files, call, nth))
                        # Counted is by thread: no thread makes as many such calls as all together.
                        if state is None:
                            break
                    except Fault as fault:
                        raise Fault(f"killed before {call} {nth}: {fault}") from fault
                    states[state] += 1
        return all_calls, states


def one_start(act, troth, prepared, about, where):
    """A start in which the nth such call is the last, and one without."""
    files, call, nth = where
    with scratch() as folder:
        data = folder / "data"
        if prepared.exists():
            shutil.copytree(prepared, data)
        tracer = Tracer(data, files, call, nth)
        under = [tracer.words[0], "-D", *tracer.words[1:]]
        with Server(troth, data, under) as server:
            until(lambda: server.has_ended() or act.is_done(server, about), 60, "it neither starts nor ends")
            if not server.has_ended():
                server.kill()
                return None, tracer.calls()
            said = server.set_up_code()
        state = neighbour(data, prepared) if isinstance(act, Erasing) else "whole at the next start"
        with Server(troth, data) as server:
            act.judge(server.up(), about, said, state == OLD and nth % EVERY != 1)
        return state, tracer.calls()


def neighbour(data, prepared):
    """Right after the kill: nothing of it is gone, or all of it."""
    with Files(data) as files:
        files.are_sound()
        left = files.ask("select count(*) from credential c join person p on p.id = c.person where p.name = ?", NAME)
        closed = files.ask("select count(*) from closing")
        private = files.ask("select count(*) from check_in where audience = 'only me'")
        found = (is_erased(data), left[0][0], closed[0][0], private[0][0])
        expect(found in [(False, 1, 0, 1), (True, 0, 1, 0)], f"half of it is erased: {found}")
        if not found[0]:
            expect(files.tables() == tables(prepared), "half of it is erased")
        return NEW if found[0] else OLD


def main():
    needs("strace", "strace")
    troth, wanted = program(), sys.argv[2:]
    deadline = time.monotonic() + LIMIT
    acts = [(act(), at_a_start) for act in (FirstStart, OlderSchema, Erasing)]
    acts += [(act(), while_it_runs) for act in (SettingUp, Accepting, Confirming, ChangingThePassword, MakingItSafe,
                                                Closing, AskingForErasing)]
    kills = 0
    for act, run in acts:
        if wanted and not any(part in act.name for part in wanted):
            continue
        began = time.monotonic()
        try:
            calls, states = run(act, troth, deadline)
        except Fault as fault:
            sys.exit(f"{act.name}: {fault}")
        kills += states.total()
        named = ", ".join(f"{count} {call}" for call, count in calls.most_common())
        found = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        print(f"{act.name}: {states.total()} kills ({named}): {found}; {time.monotonic() - began:.0f} s", flush=True)
    print(f"{kills} kills in all, every state one of the two")


if __name__ == "__main__":
    main()
