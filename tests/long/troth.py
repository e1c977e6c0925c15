"""What the scripts beside this one share: the program in a process of its own, a browser without script, and a look
at the files from outside.

Python 3.11, its standard library alone. Everything stays on loopback; stopped is only what was started here.
"""

import collections
import contextlib
import html
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "nine quiet geese cross one cold river"
NEW_PASSWORD = "twelve brown bears count every seventh star"
START_WITHIN = 30.0
ANSWER_WITHIN = 60.0


# Told to stop, a script ends what it started, too.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))


class Fault(Exception):
    """Something is not as it has to be."""


class Gone(Exception):
    """The program went away before it had answered."""


def expect(holds, otherwise):
    if not holds:
        raise Fault(otherwise)


def program():
    """The program that the command line names, else the released one."""
    named = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/troth"
    path = pathlib.Path(named).resolve()
    if not path.exists():
        sys.exit(f"{path} is not there; build it, or name another: {sys.argv[0]} PATH_OF_TROTH")
    return path


def needs(package, *programs):
    """Installs nothing, but says what is missing."""
    if not all(shutil.which(it) for it in programs):
        sys.exit(f"apt-get install {package}")


def needs_root():
    if os.geteuid() != 0:
        sys.exit("This has to be run as root.")


@contextlib.contextmanager
def scratch():
    """An empty folder beside the build, on a real disk; gone afterwards."""
    (ROOT / "target/tmp").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "target/tmp") as folder:
        yield pathlib.Path(folder)


def until(holds, within, otherwise):
    """Looks again and again, for so many seconds at most."""
    end = time.monotonic() + within
    while not (found := holds()):
        expect(time.monotonic() < end, otherwise)
        time.sleep(0.02)
    return found


class Server:
    """`troth serve`, perhaps under another program that starts it in its own place, such as `strace -D`."""

    def __init__(self, troth, data, under=(), env=None):
        self.troth, self.data = troth, data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.at = free.getsockname()
        self.log = data.with_name(data.name + ".log")
        command = [*under, troth, "serve", "--listen", "{}:{}".format(*self.at), "--data", data]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **(env or {})},
            )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    @property
    def pid(self):
        return self.process.pid

    def browser(self):
        """Somebody's browser that reaches it as people do."""
        return Browser(self)

    def is_up(self):
        try:
            return Browser(self).open("/healthz").status == 200
        except (Gone, OSError):
            return False

    def has_ended(self):
        return self.process.poll() is not None

    def up(self):
        """Waits until it answers."""
        until(lambda: self.has_ended() or self.is_up(), START_WITHIN, "it did not start in time")
        expect(not self.has_ended(), f"it ended: {self.said()}")
        return self

    def said(self):
        return self.log.read_text(errors="replace")

    def set_up_code(self):
        """The code of the link for the first of the two, if it said one."""
        found = re.search(r"/set-up/(\S+)", self.said())
        return found and found[1]

    def command(self, *words):
        """Another command of the program, on the same folder."""
        done = subprocess.run(
            [self.troth, *words, "--data", self.data], capture_output=True, text=True, timeout=30, check=True
        )
        return done.stdout

    def stop(self):
        self.process.terminate()
        self.process.wait(15)

    def kill(self):
        if not self.has_ended():
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(15)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.bytes = response.read()

    @property
    def to(self):
        """Where it leads."""
        return self.headers.get("location")

    @property
    def text(self):
        return self.bytes.decode(errors="replace")


class Browser:
    """Somebody's browser: one cookie, no script."""

    def __init__(self, server, cookie=""):
        self.server, self.cookie = server, cookie

    def connection(self):
        return http.client.HTTPConnection(*self.server.at, timeout=ANSWER_WITHIN)

    def _ask(self, method, path, body=None, says=(("Sec-Fetch-Site", "same-origin"),)):
        """What a browser says of a form is that it comes from an own page."""
        headers = {"Cookie": self.cookie, "Accept": "text/html", **dict(says)}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = self.connection()
        try:
            connection.request(method, path, body, headers)
            answer = Answer(connection.getresponse())
        except (http.client.HTTPException, ConnectionError) as error:
            raise Gone(str(error)) from error
        finally:
            connection.close()
        for handed in answer.headers.get_all("set-cookie", []):
            self.cookie = handed.split(";")[0]
        return answer

    def open(self, path):
        return self._ask("GET", path)

    def send(self, path, form):
        """A form; every form carries an `op`, and keeps it when it is sent again."""
        return self._ask("POST", path, urllib.parse.urlencode(form, doseq=True))

    def page(self, path):
        """A page that has to be there."""
        answer = self.open(path)
        expect(answer.status == 200, f"{path} answers {answer.status} {answer.to or ''}")
        return answer.text

    def done(self, path, **fields):
        """A form that has to be taken; where it leads."""
        answer = self.send(path, form(**fields))
        expect(answer.status == 303, f"{path} answers {answer.status}: {answer.text[:2000]}")
        return answer.to


def form(**fields):
    """A form as it stands on a fresh page."""
    return {"op": str(uuid.uuid4()), **fields}


def signs_in(server, name, password=PASSWORD, **more):
    """A browser in which somebody signed in; nothing if they are not let in."""
    browser = server.browser()
    answer = browser.send("/sign-in", form(name=name, password=password, **more))
    expect(answer.status in (303, 422), f"signing in answers {answer.status}")
    return browser if answer.status == 303 else None


def has_signed_in(server, name, password=PASSWORD, **more):
    browser = signs_in(server, name, password, **more)
    expect(browser, f"{name} is not let in")
    return browser


ACCOUNT = {"secret": "own", "password": PASSWORD, "time_zone": "Europe/Berlin", "own_device": "yes"}


def set_up_form(name):
    return form(host="first", name=name, **ACCOUNT)


def accept_form(name):
    return form(rules="yes", name=name, **ACCOUNT)


def invite_code(inviter):
    found = re.search(r"/invite/([\w-]+)", inviter.page("/pairing"))
    expect(found, "no invite is open")
    return found[1]


def confirm_form(inviter):
    found = re.search(r'name="invite" value="([\w-]+)"', inviter.page("/pairing"))
    expect(found, "nobody has said yes")
    return form(invite=found[1])


def make_couple(server, code, names=("Ana", "Ben")):
    """Two people from a set-up link to a pair, each in the browser of their own phone."""
    one, other = server.browser(), server.browser()
    one.done(f"/set-up/{code}", **set_up_form(names[0]))
    other.done(f"/invite/{invite_code(one)}", **accept_form(names[1]))
    one.done("/pairing/confirmations", **confirm_form(one))
    return one, other


def check_in(browser, audience, note):
    """A check-in with a note; its address."""
    path = browser.done("/check-ins", closeness="3", audience=audience)
    browser.done(f"{path}/details", note=note)
    return path


# What a page says of words that do not open.
WITHHELD = "changed outside the app"


def walk(browser, starts=("/today",)):
    """Every page that links lead to from there, by its address. A link that leads nowhere is a fault."""
    pages, ahead = {}, collections.deque(starts)
    while ahead:
        path = ahead.popleft()
        if path in pages:
            continue
        answer = browser.open(path)
        expect(answer.status in (200, 303), f"{path} answers {answer.status}")
        pages[path] = html.unescape(answer.text)
        links = [html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', answer.text)]
        ahead.extend(link for link in [*links, answer.to] if link and not link.startswith("/static/"))
    return pages


class Files:
    """A data folder as somebody with a tool sees it: a copy of its database, so that looking changes nothing."""

    def __init__(self, data):
        self.copy = tempfile.TemporaryDirectory()
        for file in data.glob("troth.db*"):
            if not file.name.endswith("-shm"):
                with contextlib.suppress(FileNotFoundError):
                    shutil.copy(file, self.copy.name)
        self.database = sqlite3.connect(pathlib.Path(self.copy.name) / "troth.db")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.database.close()
        self.copy.cleanup()

    def ask(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def schema(self):
        return sorted(self.ask("select name, sql from sqlite_schema where name not like 'sqlite_%'"))

    def tables(self):
        """What stands in each table."""
        names = [name for (name,) in self.ask("select name from sqlite_schema where type = 'table'")]
        return {name: sorted(self.ask(f'select * from "{name}"'), key=repr) for name in names}

    def are_sound(self):
        said = self.ask("pragma integrity_check")
        expect(said == [("ok",)], f"integrity_check says {said}")
        strays = self.ask("pragma foreign_key_check")
        expect(not strays, f"foreign_key_check finds {strays}")


def tables(data):
    """What stands in a database that is sound."""
    with Files(data) as files:
        files.are_sound()
        return files.tables()


def holds(data, needle):
    """The files of a folder that hold these bytes."""
    return [file.name for file in data.iterdir() if needle in file.read_bytes()]
