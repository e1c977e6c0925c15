"""A window of Debian's Chromium, driven by its WebDriver: what the scripts beside this one need of it.

Python 3.11, its standard library alone.
"""

import json
import os
import re
import subprocess
import urllib.error
import urllib.request

from troth import Fault, until

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=en-US", "--window-size=390,844",
]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
SEEN_WITHIN = 20.0


class Window:
    """A fresh one; what it trusts is in its home."""

    def __init__(self, home):
        self.home = home
        home.mkdir(exist_ok=True)
        self.says = open(home / "chromedriver.log", "w+")
        self.process = subprocess.Popen(
            ["chromedriver", "--port=0"], env={**os.environ, "HOME": str(home)}, stdin=subprocess.DEVNULL,
            stdout=self.says, stderr=self.says,
        )

    def __enter__(self):
        started = re.compile(r"started successfully on port (\d+)")
        found = until(lambda: started.search((self.home / "chromedriver.log").read_text()), 20, "chromedriver does not start")
        self.at = f"http://127.0.0.1:{found[1]}/session"
        options = {"binary": "/usr/bin/chromium", "args": [*FLAGS, f"--user-data-dir={self.home}/profile"]}
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}
        self.at += "/" + self.call("POST", "", wanted)["sessionId"]
        return self

    def __exit__(self, *_):
        if "/session/" in self.at:
            self.call("DELETE", "")
        self.process.terminate()
        self.process.wait(15)
        self.says.close()

    def call(self, method, path, body=None):
        sent = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.at + path, sent, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Fault(json.load(error)["value"]["message"]) from error

    def open(self, address):
        self.call("POST", "/url", {"url": address})

    def find(self, way, what):
        return self.call("POST", "/element", {"using": way, "value": what})[ELEMENT]

    def write(self, name, text):
        self.call("POST", f"/element/{self.find('css selector', f'[name={name}]')}/value", {"text": text})

    def tap(self, words):
        self.tap_at("xpath", f"//button[normalize-space()='{words}']")

    def tap_at(self, way, what):
        element = self.find(way, what)
        self.call("POST", "/execute/sync", {
            "script": "arguments[0].scrollIntoView({ block: 'center' })", "args": [{ELEMENT: element}],
        })
        self.call("POST", f"/element/{element}/click")

    def text(self):
        return self.run("return document.body.innerText")

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def sees(self, words):
        def is_there():
            try:
                return words in self.text()
            except Fault:
                return False

        until(is_there, SEEN_WITHIN, f"the window does not show {words!r} but:\n{self.text()}")

    def makes_passkeys(self):
        self.call("POST", "/webauthn/authenticator", {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserConsenting": True, "isUserVerified": True,
        })
