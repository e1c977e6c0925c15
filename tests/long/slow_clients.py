#!/usr/bin/env python3
"""slowhttptest's three ways of holding a server's connections: 200 of them, slow headers, slow forms, slow reading, for
a minute each. All are shut out within 15 s, and a sign-in meanwhile takes less than one.

Needs slowhttptest (Debian). Loopback only; some minutes.
usage: tests/long/slow_clients.py [path of troth]
"""

import os
import subprocess
import time
from concurrent import futures

from troth import Server, check_in, expect, has_signed_in, make_couple, needs, program, scratch

CLIENTS = 200
SECONDS = 60
GONE_WITHIN = 15.0
SIGN_IN_WITHIN = 1.0
WAYS = {
    # A line of a header every second; a few bytes of a form every second; a few bytes read every five seconds.
    "slow headers": ["-H", "-i", "1", "-t", "GET", "-x", "24"],
    # A form that says it comes from nowhere is refused at once; this one says that it comes from an own page.
    "slow forms": ["-B", "-i", "1", "-t", "POST", "-s", "8192", "-x", "10", "-j", "a=b\r\nSec-Fetch-Site: same-origin"],
    "slow reading": ["-X", "-w", "512", "-y", "1024", "-n", "5", "-z", "32", "-k", "3"],
}
PATHS = {"slow headers": "/help", "slow forms": "/sign-in", "slow reading": "/help"}


def held(server):
    """How many sockets the program has open."""
    folder, sockets = f"/proc/{server.pid}/fd", 0
    for file in os.listdir(folder):
        try:
            sockets += os.readlink(f"{folder}/{file}").startswith("socket:")
        except FileNotFoundError:
            pass
    return sockets


def sign_in(server):
    """How long it takes."""
    asked = time.monotonic()
    has_signed_in(server, "Ana")
    return time.monotonic() - asked


def hold(server, way, folder, meanwhile):
    """Holds as many connections as it can: how many, when the last was shut out, and how long sign-ins took."""
    before, most, gone = held(server), 0, None
    url = "http://{}:{}{}".format(*server.at, PATHS[way])
    command = ["slowhttptest", *WAYS[way], "-c", str(CLIENTS), "-r", str(CLIENTS), "-l", str(SECONDS), "-u", url, "-p", "3"]
    count, sign_ins, began = 0, [], time.monotonic()
    with open(folder / "slowhttptest.log", "ab") as log, subprocess.Popen(command, stdout=log, stderr=log) as slow:
        try:
            while gone is None or slow.poll() is None:
                now = time.monotonic() - began
                expect(now < SECONDS + 30, f"{way}: it does not end; {most} were held, {count} are")
                # Two more may be the look of slowhttptest itself whether the server is there, and a sign-in.
                count = held(server) - before
                most = max(most, count)
                if count > 2:
                    gone = None
                elif gone is None and most > CLIENTS // 2:
                    gone = now
                if count > CLIENTS // 2 and (not sign_ins or sign_ins[-1].done()):
                    sign_ins.append(meanwhile.submit(sign_in, server))
                time.sleep(0.05)
        finally:
            slow.terminate()
    return most, gone, [each.result() for each in sign_ins]


def tried(troth, folder):
    with Server(troth, folder / "data") as server:
        ana, _ = make_couple(server, server.up().set_up_code())
        check_in(ana, "both of us", "The soup was still warm")
        alone = max(sign_in(server) for _ in range(8))
        print(f"a sign-in alone takes {alone * 1000:.0f} ms at most", flush=True)
        for way in WAYS:
            with futures.ThreadPoolExecutor(1) as meanwhile:
                most, gone, sign_ins = hold(server, way, folder, meanwhile)
            expect(most >= CLIENTS * 9 // 10, f"{way}: only {most} connections were held")
            slowest = f"{max(sign_ins) * 1000:.0f} ms at most"
            print(f"{way}: {most} held, all shut out after {gone:.1f} s; {len(sign_ins)} sign-ins meanwhile, {slowest}", flush=True)
            expect(gone <= GONE_WITHIN, f"{way}: shut out after {gone:.1f} s")
            expect(max(sign_ins) < SIGN_IN_WITHIN, f"{way}: a sign-in takes {max(sign_ins):.1f} s")


def main():
    needs("slowhttptest", "slowhttptest")
    troth = program()
    with scratch() as folder:
        tried(troth, folder)


if __name__ == "__main__":
    main()
