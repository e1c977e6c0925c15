#!/usr/bin/env python3
"""The server in front, as docs/HOSTING.md sets it up: its certificate authority, its two Caddyfiles and Troth's settings
are taken from that page. A scanner looks at the TLS, two people sign up and write through it, and a browser makes a
passkey there. Ends with an error at any finding.

Needs root, for a network of its own, and Debian's caddy, openssl, chromium, chromium-driver, libnss3-tools, util-linux,
iproute2; sslyze from PyPI comes into target/scanners. A minute or two.
usage: tests/long/tls.py [path of troth]
"""

import contextlib
import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import time

from driver import Window
from troth import (
    ANSWER_WITHIN, PASSWORD, ROOT, START_WITHIN, Browser, Fault, Gone, Server, accept_form, check_in, confirm_form, expect, form,
    has_signed_in, invite_code, needs, needs_root, program, scratch, set_up_form, until,
)

NAME = "pi.home.arpa"
ELSEWHERE = "bank.home.example"
INSIDE = "TROTH_IN_A_NETWORK_OF_ITS_OWN"
PAGE = (ROOT / "docs/HOSTING.md").read_text()
SCANNERS = ROOT / "target/scanners"
SSLYZE = "sslyze==6.3.1"
YEAR = "max-age=31536000"
# A certificate authority of this test stands in for the public one.
STAND_IN = "localhost:14000"
SCANS = ["--mozilla_config=intermediate", *(f"--{name}" for name in (
    "certinfo", "sslv2", "sslv3", "tlsv1", "tlsv1_1", "tlsv1_2", "tlsv1_3", "compression", "early_data", "openssl_ccs", "fallback",
    "heartbleed", "reneg", "robot", "elliptic_curves", "ems", "http_headers",
))]
SOUND = [
    ("tls_compression", "supports_compression", False),
    ("tls_1_3_early_data", "supports_early_data", False),
    ("openssl_ccs_injection", "is_vulnerable_to_ccs_injection", False),
    ("tls_fallback_scsv", "supports_fallback_scsv", True),
    ("heartbleed", "is_vulnerable_to_heartbleed", False),
    ("session_renegotiation", "is_vulnerable_to_client_renegotiation_dos", False),
    ("session_renegotiation", "supports_secure_renegotiation", True),
]
VISITOR = "127.0.0.9"
SILENT_CLIENTS = 99
SHUT_OUT_WITHIN = 15.0


def block(first):
    """What HOSTING.md shows, from this first line on."""
    found = re.search(rf"```\w+\n({re.escape(first)}.*?)```", PAGE, re.DOTALL)
    expect(found, f"HOSTING.md has nothing that begins with {first!r}")
    return found[1]


def written(path, text):
    path.write_text(text)
    return path


class Caddy:
    """Caddy as its service runs it, with a home of its own."""

    def __init__(self, home, settings):
        home.mkdir(exist_ok=True)
        self.home, self.log = home, home / "log"
        self.authority = home / "caddy/pki/authorities/local"
        self.env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        self.settings = written(home / "Caddyfile", settings)

    def command(self, what):
        return ["caddy", what, "--config", str(self.settings), "--adapter", "caddyfile"]

    def __enter__(self):
        subprocess.run(self.command("validate"), env=self.env, check=True, capture_output=True)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(self.command("run"), env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(15)

    def said(self):
        return self.log.read_text(errors="replace")


class Hosted(Server):
    """Troth with the settings of the page, and phones that reach it through Caddy."""

    def __init__(self, troth, folder):
        self.troth, self.data, self.at = troth, folder / "data", ("127.0.0.1", 7878)
        self.log, self.trusts = folder / "troth.log", None
        self.settings = written(folder / "troth.toml", block("# /etc/troth.toml"))
        command = [troth, "serve", "--config", self.settings, "--data", self.data]
        env = dict(re.findall(r"^Environment=(\w+)=(\S+)$", block("# /etc/systemd/system/troth.service"), re.MULTILINE))
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command, env={**os.environ, **env}, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def browser(self):
        return Phone(self)


class Phone(Browser):
    """A browser that trusts the certificate authority of the page, and nobody else."""

    def __init__(self, server, cookie="", by=VISITOR):
        super().__init__(server, cookie)
        self.by = by

    def connection(self):
        return http.client.HTTPSConnection(
            NAME, timeout=ANSWER_WITHIN, context=self.server.trusts, source_address=(self.by, 0)
        )


def in_a_network_of_its_own(folder):
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    hosts = written(folder / "hosts", f"127.0.0.1 localhost {NAME} {ELSEWHERE}\n")
    subprocess.run(["mount", "--bind", hosts, "/etc/hosts"], check=True)


def make_authority(caddy):
    """The commands of the page, with Caddy's home in place of the one that its package makes."""
    commands = block("ca=/var/lib/caddy").replace("/var/lib/caddy/.local/share", str(caddy.home))
    commands = commands.replace("runuser -u caddy -- ", "")
    subprocess.run(["sh", "-eu", "-c", commands], check=True, capture_output=True)


def answers(server):
    with contextlib.suppress(Gone, OSError):
        return server.browser().open("/healthz").status == 200


def plain_http_leads_to_https():
    for method, path in [("GET", "/today"), ("POST", "/sign-in")]:
        connection = http.client.HTTPConnection(NAME, timeout=ANSWER_WITHIN)
        connection.request(method, path, "name=ana" if method == "POST" else None, {"Sec-Fetch-Site": "same-origin"})
        answer = connection.getresponse()
        body, to = answer.read(), answer.headers["location"]
        expect((answer.status, to, body) == (308, f"https://{NAME}{path}", b""), f"{path} answers {answer.status} {to} {body}")
        expect("set-cookie" not in answer.headers, "a cookie crosses the network readable")
        connection.close()
    print("plain HTTP: led to HTTPS, with nothing of Troth", flush=True)


def headers_and_cookie(server, name):
    visitor = server.browser()
    for path, status in [("/sign-in", 200), ("/help", 200), ("/no-such-page", 404), ("/today", 303), ("/static/app.css", 200)]:
        answer = visitor.open(path)
        expect(answer.status == status, f"{path} answers {answer.status}")
        expect(answer.headers.get_all("strict-transport-security") == [YEAR], f"{path} has no HSTS")
    answer = visitor.send("/sign-in", form(name=name, password=PASSWORD, own_device="yes"))
    cookies = answer.headers.get_all("set-cookie", [])
    expect(answer.status == 303 and len(cookies) == 1, f"signing in answers {answer.status} with {len(cookies)} cookies")
    value, *words = [part.strip() for part in cookies[0].split(";")]
    expect(value.startswith("__Host-s="), "the cookie is not held to this host")
    expect({"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(words), f"the cookie is {words}")
    expect(not any(word.startswith("Domain") for word in words), f"the cookie is {words}")
    expect("Signed in as" in visitor.page("/today"), "nobody is signed in")
    print(f"HSTS: {YEAR} with every answer; cookie: __Host-s; {'; '.join(words)}", flush=True)


def no_connection_is_kept(server):
    """Troth ends one that is quiet for ten seconds; a form that Caddy sends on it just then would be lost."""
    server.browser().page("/sign-in")
    established = [f"0100007F:{server.at[1]:04X}", "01"]

    def kept():
        return [line for line in open("/proc/net/tcp") if line.split()[2:4] == established]

    until(lambda: not kept(), 2, f"Caddy keeps {len(kept())} connections")


def forms_from_elsewhere(server):
    """What counts where a browser sends no fetch metadata, and where it does."""
    own, tried = f"https://{NAME}", 0
    for says, taken in [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": own}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": own}, True),
        ({"Origin": f"{own}:443"}, False),
        ({"Origin": f"http://{NAME}"}, False),
        ({"Origin": f"https://{ELSEWHERE}"}, False),
        ({"Origin": f"https://{ELSEWHERE}", "X-Forwarded-Host": ELSEWHERE, "X-Forwarded-Proto": "https"}, False),
        ({"Origin": "http://127.0.0.1:7878"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": f"{own}/sign-in"}, True),
        ({"Referer": f"{own}.{ELSEWHERE}/"}, False),
        ({}, False),
    ]:
        body = f"op={form()['op']}&name=Ana&password={PASSWORD.replace(' ', '+')}"
        answer = server.browser()._ask("POST", "/sign-in", body, tuple(says.items()))
        expect(answer.status == (303 if taken else 422), f"a form with {says} answers {answer.status}")
        expect(taken == ("set-cookie" in answer.headers), f"a form with {says}")
        tried += 1
    print(f"forms: {tried} ways of saying where one comes from, only the own page's are taken", flush=True)


def each_visitor_is_counted(server, inviter):
    """Somebody who tries six words of an invite uses up their own tries, whoever they say they are."""
    page = inviter.page("/pairing")
    words = re.findall(r"<li>(\w+)</li>", page[page.index('class="code'):])[:6]
    expect(len(words) == 6, "no six words on the page")
    wrong = "one two three four five six"

    def tried(what, by, nth):
        body = f"op={form()['op']}&words={what.replace(' ', '+')}"
        says = {"Sec-Fetch-Site": "same-origin", "X-Forwarded-For": f"198.51.100.{nth}"}
        return Phone(server, by=by)._ask("POST", "/invite", body, tuple(says.items())).status

    expect(all(tried(wrong, "127.0.0.2", nth) == 422 for nth in range(40)), "wrong words open something")
    expect(tried(" ".join(words), "127.0.0.2", 41) == 422, "somebody has as many tries as they give themselves addresses")
    expect(tried(" ".join(words), "127.0.0.3", 42) == 303, "one visitor uses up the tries of all")
    print("six words: who tried 40 times is refused, another visitor is not", flush=True)


def certificate(caddy, folder, name):
    """What somebody makes who has got hold of the authority's key."""
    leaf, key, root = folder / "leaf.crt", folder / "leaf.key", caddy.authority
    subprocess.run([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-subj", "/CN=leaf", "-days", "9",
        "-CA", root / "root.crt", "-CAkey", root / "root.key", "-addext", f"subjectAltName={name}",
        "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", key, "-out", leaf,
    ], check=True, capture_output=True)
    return leaf, key


def vouches_for_nothing_else(caddy, folder):
    """Another name or a number, in a certificate made with its own key, is worth nothing."""
    for name, is_good in [(f"DNS:{NAME}", True), (f"DNS:{ELSEWHERE}", False), ("IP:192.0.2.1", False), ("IP:2001:db8::1", False)]:
        leaf, _ = certificate(caddy, folder, name)
        said = subprocess.run(["openssl", "verify", "-CAfile", caddy.authority / "root.crt", leaf], capture_output=True, text=True)
        expect((said.returncode == 0) == is_good, f"{name}: {said.stdout}{said.stderr}")
        expect(is_good or "subtree violation" in said.stderr, f"{name}: {said.stderr}")
    print(f"the authority vouches for {NAME} and for no other name or number, says OpenSSL", flush=True)


def vouches_for_nothing_else_in(window, caddy, folder):
    """The same where Chromium trusts it."""
    for name, shows in [(NAME, "Secure Renegotiation"), (ELSEWHERE, "ERR_CERT_")]:
        leaf, key = certificate(caddy, folder, f"DNS:{name}")
        command = ["openssl", "s_server", "-accept", "127.0.0.1:8443", "-cert", leaf, "-key", key, "-www", "-quiet"]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                until(lambda: listens(8443), START_WITHIN, "s_server does not start")
                window.open(f"https://{name}:8443/")
                said = window.text()
                expect(shows in said, f"{name}: {said}")
            finally:
                server.terminate()
    print(f"so says Chromium: {' '.join(re.findall('ERR_CERT_[A-Z_]+', said)[:1])} at another name", flush=True)


def listens(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True


def scanned(root, report):
    """What sslyze finds: nothing that Mozilla's intermediate profile would not take, and nothing that is known to break."""
    command = [SCANNERS / "bin/sslyze", f"--json_out={report}", f"--certinfo_ca_file={root}", *SCANS, f"{NAME}:443"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300)
    expect(done.returncode == 0 and "OK - Compliant" in done.stdout, done.stdout + done.stderr)
    scan = json.loads(report.read_text())["server_scan_results"][0]["scan_result"]
    found = {}
    for name, attempt in scan.items():
        if attempt["status"] != "NOT_SCHEDULED":
            expect(attempt["status"] == "COMPLETED", f"{name}: {attempt['error_reason']} {attempt['error_trace']}")
            found[name] = attempt["result"]
    suites = {
        version: [suite["cipher_suite"]["name"] for suite in found[f"{version}_cipher_suites"]["accepted_cipher_suites"]]
        for version in ("ssl_2_0", "ssl_3_0", "tls_1_0", "tls_1_1", "tls_1_2", "tls_1_3")
    }
    for version, taken in suites.items():
        expect(bool(taken) == (version in ("tls_1_2", "tls_1_3")), f"{version}: {taken}")
    for suite in suites["tls_1_2"]:
        expect(re.fullmatch(r"TLS_ECDHE_\w+_WITH_(AES_\d+_GCM|CHACHA20_POLY1305)_SHA\d+", suite), f"{suite} is taken")
    for name, field, wanted in SOUND:
        expect(found[name][field] == wanted, f"{name}: {field} is {found[name][field]}")
    expect(found["robot"]["robot_result"].startswith("NOT_VULNERABLE"), found["robot"]["robot_result"])
    expect(found["http_headers"]["strict_transport_security_header"]["max_age"] == 31536000, "no HSTS")
    curves = [curve["name"] for curve in found["elliptic_curves"]["supported_curves"]]
    ours = [path for chain in found["certificate_info"]["certificate_deployments"] for path in chain["path_validation_results"]
            if path["trust_store"]["name"] == "Supplied CA file"]
    expect(ours and all(path["was_validation_successful"] for path in ours), "the certificate is not trusted")
    print(f"sslyze: as Mozilla's intermediate profile asks; {', '.join(suites['tls_1_2'] + suites['tls_1_3'])}; {', '.join(curves)}", flush=True)


def silent_clients_are_shut_out(server):
    """They connect and say nothing, begin a handshake, or end it and begin a request. A sign-in gets through meanwhile."""
    began, clients = time.monotonic(), []
    for nth in range(SILENT_CLIENTS):
        client = socket.create_connection((NAME, 443), timeout=SHUT_OUT_WITHIN)
        if nth % 3 == 1:
            client.sendall(b"\x16\x03\x01\x02\x00\x01")
        if nth % 3 == 2:
            client = server.trusts.wrap_socket(client, server_hostname=NAME)
            client.sendall(b"POST /sign-in HTTP/1.1\r\nHost: pi.home.arpa\r\nX-")
        clients.append(client)
    has_signed_in(server, "Ana")
    signed_in = time.monotonic() - began
    for client in clients:
        client.settimeout(max(0.1, began + SHUT_OUT_WITHIN - time.monotonic()))
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            try:
                while client.recv(4096):
                    pass
            except TimeoutError:
                expect(False, f"somebody silent is still there after {SHUT_OUT_WITHIN} s")
        client.close()
    gone = time.monotonic() - began
    print(f"{SILENT_CLIENTS} silent clients are shut out after {gone:.1f} s; a sign-in meanwhile took {signed_in:.1f} s", flush=True)


def in_a_browser(caddy, folder):
    """Chromium, first as it comes, then with the root of the page: signing in, and a passkey that belongs to the name."""
    with Window(folder / "stranger") as window:
        window.open(f"https://{NAME}/sign-in")
        said = window.text()
        expect("ERR_CERT_AUTHORITY_INVALID" in said and "Sign in" not in said, f"a stranger is trusted: {said}")
    home = folder / "phone"
    (home / ".pki/nssdb").mkdir(parents=True)
    certutil = ["certutil", "-d", f"sql:{home}/.pki/nssdb"]
    subprocess.run([*certutil, "-N", "--empty-password"], check=True)
    subprocess.run([*certutil, "-A", "-n", "home", "-t", "C,,", "-i", caddy.authority / "root.crt"], check=True)
    with Window(home) as window:
        gives_the_password(window)
        window.sees("Signed in as Ana")
        makes_a_passkey(window)
        gives_the_password(window)
        window.sees("One more step")
        window.tap("Use my passkey")
        window.sees("Signed in as Ana")
        cookies = window.call("GET", "/cookie")
        expect([(each["name"], each["secure"], each["httpOnly"]) for each in cookies] == [("__Host-s", True, True)], f"{cookies}")
        vouches_for_nothing_else_in(window, caddy, folder)
    print("Chromium: refuses a stranger's certificate, takes it with the root; signed in with a passkey of this name", flush=True)


def gives_the_password(window):
    """Typed without a scheme, an address begins with plain HTTP."""
    window.open(f"http://{NAME}/sign-in")
    window.write("name", "Ana")
    window.write("password", PASSWORD)
    window.tap("Sign in")


def makes_a_passkey(window):
    expect(window.run("return location.href + ' ' + isSecureContext") == f"https://{NAME}/today true", "not where it should be")
    window.makes_passkeys()
    window.open(f"https://{NAME}/passkeys")
    window.write("name", "My phone")
    window.tap("Add it, only for me")
    window.sees("Add “My phone”")
    asked = json.loads(window.run("return document.querySelector('[data-question]').dataset.question"))
    expect(asked["rp"]["id"] == NAME, f"the passkey would belong to {asked['rp']}")
    window.tap("Make the passkey")
    window.sees("Added today.")
    window.call("DELETE", "/cookie")


def no_trace(server, caddy):
    """Whoever reads the logs learns nothing of who was here, nor of a page that could not be opened."""
    server.stop()
    answer = server.browser().open("/invite/some-secret-words")
    expect(answer.status == 502 and not answer.bytes, f"without Troth Caddy answers {answer.status} {answer.text}")
    for log in (caddy.said(), server.said()):
        for word in (VISITOR, "some-secret-words", "/sign-in", "/today", "Ana", "__Host-s"):
            expect(word not in log, f"the log holds {word}:\n{log}")
    print("logs: neither pages nor addresses nor names, also when Troth does not answer", flush=True)


def through(troth, folder):
    """Everything, in the home network."""
    home = Caddy(folder / "home", block("# /etc/caddy/Caddyfile, in the home network"))
    make_authority(home)
    with Hosted(troth, folder) as server, home as caddy:
        root = caddy.authority / "root.crt"
        server.trusts = ssl.create_default_context(cafile=root)
        until(lambda: server.has_ended() or answers(server), START_WITHIN, f"no page comes through:\n{caddy.said()}")
        expect(f"https://{NAME}/set-up/" in server.said(), "the set-up link leads elsewhere")
        inviter = server.browser()
        inviter.done(f"/set-up/{server.set_up_code()}", **set_up_form("Ana"))
        each_visitor_is_counted(server, inviter)
        partner = server.browser()
        partner.done(f"/invite/{invite_code(inviter)}", **accept_form("Ben"))
        inviter.done("/pairing/confirmations", **confirm_form(inviter))
        check_in(inviter, "both of us", "The soup was still warm")
        expect("The soup was still warm" in partner.page("/check-ins"), "Ben does not read what Ana shares")
        print("two people signed up, paired and wrote through it", flush=True)
        plain_http_leads_to_https()
        headers_and_cookie(server, "Ana")
        no_connection_is_kept(server)
        forms_from_elsewhere(server)
        scanned(root, folder / "sslyze.json")
        vouches_for_nothing_else(caddy, folder)
        silent_clients_are_shut_out(server)
        in_a_browser(caddy, folder)
        no_trace(server, caddy)


def under_a_public_name(troth, folder):
    """The other Caddyfile, with two lines more: the certificate comes from an authority of this test."""
    authority = Caddy(folder / "authority", f"{{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}}\n"
                      f"https://{STAND_IN} {{\n\ttls internal\n\tacme_server\n}}\n")
    with authority:
        root = authority.authority / "root.crt"
        until(root.exists, START_WITHIN, authority.said())
        settings = block("# /etc/caddy/Caddyfile, under a public name")
        more = f"{{\n\tacme_ca https://{STAND_IN}/acme/local/directory\n\tacme_ca_root {root}\n"
        with Hosted(troth, folder) as server, Caddy(folder / "public", settings.replace("{\n", more, 1)) as caddy:
            server.trusts = ssl.create_default_context(cafile=root)
            until(lambda: server.has_ended() or answers(server), START_WITHIN, f"no page comes through:\n{caddy.said()}")
            plain_http_leads_to_https()
            headers_and_cookie(server, "Ben")
            no_connection_is_kept(server)
            scanned(root, folder / "sslyze.json")
            no_trace(server, caddy)


def main():
    needs_root()
    needs("caddy openssl chromium chromium-driver libnss3-tools util-linux iproute2",
          "caddy", "openssl", "chromium", "chromedriver", "certutil", "unshare", "ip")
    troth = program()
    if INSIDE not in os.environ:
        if not (SCANNERS / "bin/sslyze").exists():
            subprocess.run([sys.executable, "-m", "venv", SCANNERS], check=True)
            subprocess.run([SCANNERS / "bin/pip", "install", "-q", SSLYZE], check=True)
        command = ["unshare", "--net", "--mount", "--pid", "--mount-proc", "--fork", "--kill-child", sys.executable, *sys.argv]
        sys.exit(subprocess.run(command, env={**os.environ, INSIDE: "yes"}).returncode)
    with scratch() as folder:
        in_a_network_of_its_own(folder)
        through(troth, folder)
        under_a_public_name(troth, folder)


if __name__ == "__main__":
    main()
