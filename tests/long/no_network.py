#!/usr/bin/env python3
"""In a network that has loopback alone: the program starts, people sign up, write, read, take their words along and
ask for help. It asks for no connection and sends nothing anywhere: its one socket is the one it listens on.

Needs root, for a network of its own, and strace (Debian: strace, util-linux, iproute2). A minute at most.
usage: tests/long/no_network.py [path of troth]
"""

import os
import re
import subprocess
import sys

from troth import (
    ROOT, Browser, Server, check_in, expect, form, has_signed_in, make_couple, needs, needs_root, program, tables, scratch,
)

INSIDE = "TROTH_IN_A_NETWORK_OF_ITS_OWN"
CALLS = "socket,socketpair,connect,bind,listen,sendto,sendmsg,sendmmsg"
WORDS = "The soup was still warm"
PAGES = ["/today", "/check-ins", "/help", "/right-for-us", "/settings", "/more", "/export", "/who-reads"]


def has_loopback_alone():
    said = subprocess.run(["ip", "-brief", "address"], capture_output=True, text=True, check=True).stdout
    return [line.split()[0] for line in said.splitlines()] == ["lo"]


def tried(troth, folder):
    log = folder / "strace"
    tracer = ["strace", "-D", "-f", "-o", log, "-e", f"trace={CALLS}"]
    with Server(troth, folder / "data", tracer) as server:
        ana, ben = make_couple(server, server.up().set_up_code())
        check_in(ana, "both of us", WORDS)
        for page in PAGES:
            ana.page(page)
        expect(WORDS in ben.page("/check-ins"), "Ben does not read what Ana shares")
        again = has_signed_in(server, "Ana")
        sent = form(holds="our record", secret="own", own_passphrase="seven slow snails paint one garden gate")
        file = again.send("/exports", sent)
        expect(file.status == 200 and file.bytes.startswith(b"age-encryption.org/"), "no file to take along")
        server.stop()
    tables(folder / "data")
    calls = re.findall(r"^\d+ +(\w+)\((.*)", log.read_text(), re.MULTILINE)
    named = [f"{call}({words}" for call, words in calls]
    # A pair of sockets is how a runtime tells itself of signals; what is sent without an address stays in a connection
    # that somebody made.
    outward = [line for line in named if not line.startswith("socketpair(AF_UNIX") and ", NULL, 0)" not in line]
    kinds = [line.split("(")[0] for line in outward]
    expect(kinds == ["socket", "bind", "listen"], "it did more than listen:\n" + "\n".join(outward))
    print(f"signed up, written, read, taken along ({len(file.bytes)} bytes) with loopback alone")
    print("all it asked of the network: " + "; ".join(outward))


def main():
    needs_root()
    needs("strace util-linux iproute2", "strace", "unshare", "ip")
    troth = program()
    if INSIDE not in os.environ:
        inside = subprocess.run(["unshare", "--net", sys.executable, *sys.argv], env={**os.environ, INSIDE: "yes"})
        sys.exit(inside.returncode)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    expect(has_loopback_alone(), "this network has more than loopback")
    with scratch() as folder:
        tried(troth, folder)


if __name__ == "__main__":
    main()
