"""Goes through a demo on loopback as somebody who is signed in, for scan.sh: an address of each page, a request of each form.

usage: crawl.py ADDRESS COOKIE FOLDER < routes, as `troth routes` prints them
"""

import collections
import html.parser
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

AT, COOKIE, OUT = sys.argv[1:]
# What ends the session, stops the couple or takes words along.
NEVER = re.compile(r"^/(leave|sign-outs|locks|pauses|closings|erasings|emergency-reset|password$|exports|devices/|second-step/ends|recovery/offers)")
ALIKE = 6


class Page(html.parser.HTMLParser):
    """The links and forms of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.select = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        at = {name: value or "" for name, value in attrs}
        form = self.forms[-1] if self.forms else None
        if tag == "a" and at.get("href", "").startswith("/"):
            self.links.append(at["href"].split("#")[0])
        elif tag == "form":
            self.forms.append({"method": at.get("method", "get").upper(), "action": at.get("action", ""), "fields": [], "buttons": []})
        elif form is None or "disabled" in at:
            return
        elif tag == "button" and at.get("type", "submit") == "submit":
            form["buttons"].append((at.get("name"), at.get("value", "")))
        elif tag == "textarea" and at.get("name"):
            form["fields"].append((at["name"], "words"))
        elif tag == "select":
            self.select = at.get("name")
        elif tag == "option" and self.select:
            form["fields"].append((self.select, at.get("value", "")))
            self.select = None
        elif tag == "input" and at.get("name"):
            self.input(form, at)

    @staticmethod
    def input(form, at):
        kind, name = at.get("type", "text"), at["name"]
        if kind in ("radio", "checkbox") and any(name == known for known, _ in form["fields"]):
            return
        typed = {"date": "2026-12-20", "time": "19:30", "number": "3", "text": "words", "password": os.environ["PASSWORD"]}
        form["fields"].append((name, at.get("value") or typed.get(kind, "words")))


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def open_page(path):
    request = urllib.request.Request(AT + path, headers={"Cookie": COOKIE})
    try:
        with urllib.request.build_opener(Stay).open(request) as answer:
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                return answer.read().decode()
    except urllib.error.HTTPError:
        pass
    return None


def kind(path):
    path = path.split("?")[0]
    return re.sub(r"/([0-9a-f-]{36}|\d{4}-\d\d-\d\d|\d+|[a-z2-7]{16})(?=/|$)", "/…", path)


def main():
    routes = [line.split()[1] for line in sys.stdin if line.startswith("GET")]
    ahead = collections.deque(path for path in routes if "{" not in path and path != "/")
    seen, alike, pages, forms = set(), collections.Counter(), [], {}
    while ahead:
        path = ahead.popleft()
        if path in seen or alike[kind(path)] >= ALIKE or path.startswith("/static/"):
            continue
        seen.add(path)
        alike[kind(path)] += 1
        text = open_page(path)
        if text is None:
            continue
        page = Page(text)
        pages.append(path)
        ahead.extend(page.links)
        for form in page.forms:
            action = form["action"] or path
            if form["method"] == "POST" and not NEVER.match(action):
                for button in form["buttons"]:
                    forms.setdefault((kind(action), button), (action, form["fields"], button))
    write(pages, forms.values())


def write(pages, forms):
    with open(f"{OUT}/pages.txt", "w") as file:
        file.writelines(f"{AT}{path}\n" for path in pages)
    os.makedirs(f"{OUT}/forms", exist_ok=True)
    host = AT.split("//")[1]
    for nth, (action, fields, (name, value)) in enumerate(forms):
        # Without an op each is a form of its own; with one, only the first would be read.
        pairs = [pair for pair in fields if pair[0] != "op"] + ([(name, value)] if name else [])
        body = urllib.parse.urlencode(pairs)
        with open(f"{OUT}/forms/{nth:03}.txt", "w") as file:
            file.write(
                f"POST {action} HTTP/1.1\r\nHost: {host}\r\nCookie: {COOKIE}\r\nSec-Fetch-Site: same-origin\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
            )
    print(f"{len(pages)} pages, {len(forms)} forms")


main()
