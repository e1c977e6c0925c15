#!/usr/bin/env python3
"""Every mutant of cargo-mutants in src/access/: some test has to fail for each.

A build for each would take hours. Here one copy of the program holds them all, and a variable of the environment says
which one counts: each stands at the head of its function, behind a question. First no mutant counts, and it is noted
which test comes by which; then each mutant meets the tests that come by, until one fails, twice.

A mutant that the compiler refuses is no mutant: its function has no such value, or no such operator. They are counted.

usage: tests/long/mutants.py [words in the name of a mutant ...]
"""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

WHERE = "src/access/**"
VERSION = "27.1.0"
SILENT = 180  # a test that says nothing for so many seconds hangs
THREADS = "--test-threads=2"
SELF = r"tidy::"  # these look at how the source is written: nobody wrote the copy
FIRST = r"clock::|people::(de|l|second|ses|set|st)|couple::(c|pair|pause)"  # quick, and about what the gates hold

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "target/mutants"
COPY = OUT / "troth"
REACHED = OUT / "reached"
ENV = {**os.environ, "CARGO_TARGET_DIR": str(OUT / "build")}

CHOSEN = """
/// Whether this mutant counts. If none does, notes down which test came by.
pub(crate) fn chosen(mutant: usize) -> bool {
    use std::{collections::BTreeSet, env, fs, io::Write as _, sync::{LazyLock, Mutex}, thread};
    static ASKED: LazyLock<Option<usize>> = LazyLock::new(|| env::var("MUTANT").ok()?.parse().ok());
    static SEEN: Mutex<BTreeSet<(String, usize)>> = Mutex::new(BTreeSet::new());
    if let Some(asked) = *ASKED {
        return asked == mutant;
    }
    let Ok(path) = env::var("REACHED") else { return false };
    let test = thread::current().name().unwrap_or_default().to_owned();
    if SEEN.lock().expect("seen").insert((test.clone(), mutant)) {
        let mut file = fs::OpenOptions::new().create(true).append(true).open(path).expect("a file");
        file.write_all(format!("{mutant} {test}\\n").as_bytes()).expect("noted");
    }
    false
}
"""


def sh(*command, check=True, cwd=COPY, **more):
    return subprocess.run(command, cwd=cwd, env=ENV, text=True, stdout=subprocess.PIPE, check=check, **more)


def listed():
    """What cargo-mutants would do."""
    tool = shutil.which("cargo-mutants") or ROOT / "target/tools/bin/cargo-mutants"
    if not os.path.exists(tool):
        subprocess.run(["cargo", "install", "cargo-mutants", "--locked", "--version", VERSION, "--root",
                        ROOT / "target/tools"], check=True)
    return json.loads(sh(tool, "mutants", "--list", "--json", "-f", WHERE, cwd=ROOT).stdout)


def copy_tree():
    shutil.rmtree(COPY, ignore_errors=True)
    files = sh("git", "ls-files", "-coz", "--exclude-standard", cwd=ROOT).stdout
    for name in filter(None, files.split("\0")):
        (COPY / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, COPY / name)
    with open(COPY / "src/lib.rs", "a") as lib:
        lib.write(CHOSEN)


def place(text, where):
    """Line and column, counted from one, as a place in the text."""
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: where["line"] - 1])) + where["column"] - 1


def body(text, mutant):
    """Where the body of the mutant's function begins and ends, without its braces."""
    span = mutant["function"]["span"]
    begin, end = place(text, span["start"]), place(text, span["end"])
    head = re.compile(r"^(?!\s*(?://|#)).*?\{", re.M).search(text, text.rfind("\n", 0, begin) + 1)
    assert text[end - 1] == "}" and head.end() < end, mutant["name"]
    return head.end(), end - 1


def write(file, text, mutants):
    """The file with these mutants in it, and the lines at which each stands."""
    heads = collections.defaultdict(str)
    for nth, mutant in mutants.items():
        begin, end = body(text, mutant)
        at, to = place(text, mutant["span"]["start"]), place(text, mutant["span"]["end"])
        assert begin <= at <= to <= end, mutant["name"]
        changed = text[begin:at] + " " + mutant["replacement"] + " " + text[to:end]
        heads[begin] += f"\n/*{nth}*/if crate::chosen({nth}) {{ return {{ {changed}\n}}; }}/*.*/\n"
    for begin in sorted(heads, reverse=True):
        text = text[:begin] + heads[begin] + text[begin:]
    (COPY / file).write_text(text)
    found = re.finditer(r"/\*(\d+)\*/.*?/\*\.\*/", text, re.S)
    return {int(it[1]): (text.count("\n", 0, it.start()) + 1, text.count("\n", 0, it.end()) + 1) for it in found}


def build_once(lines):
    """The test programs; or the mutants at which the compiler stops, and what it says."""
    result = sh("cargo", "test", "--locked", "--lib", "--test", "app", "--no-run", "--message-format=json",
                stderr=subprocess.DEVNULL, check=False)
    programs, refused = [], {}
    for message in map(json.loads, result.stdout.splitlines()):
        if message.get("executable") and message["profile"]["test"]:
            programs.append(message["executable"])
        if message["reason"] != "compiler-message" or message["message"]["level"] != "error":
            continue
        for span in message["message"]["spans"]:
            for nth, (first, last) in lines.get(span["file_name"], {}).items():
                if span["is_primary"] and first <= span["line_start"] <= last:
                    refused[nth] = message["message"]["message"].splitlines()[0]
    if result.returncode and not refused:
        sys.exit("the copy does not build: see cargo test --no-run in target/mutants/troth")
    return sorted(programs, key=lambda program: "/app-" in program), refused


def build(mutants):
    """The copy with every mutant that the compiler takes; which it does not."""
    copy_tree()
    texts = {mutant["file"]: (ROOT / mutant["file"]).read_text() for mutant in mutants}
    unviable, lines, dirty = {}, {}, set(texts)
    while dirty:
        for file in dirty:
            left = {n: m for n, m in enumerate(mutants, 1) if m["file"] == file and n not in unviable}
            lines[file] = write(file, texts[file], left)
        programs, refused = build_once(lines)
        unviable.update(refused)
        dirty = {mutants[nth - 1]["file"] for nth in refused}
    return unviable, programs


def run(program, tests, **env):
    """The first of these tests to fail: its name, or how it all ended, or nothing."""
    running = subprocess.Popen([program, THREADS, "--exact", *tests], cwd=COPY, env={**ENV, **env}, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    failed, hung = None, []
    for line in alive(running, hung):
        if it := re.match(r"test (\S+).* \.\.\. FAILED", line):
            failed = it[1]
            break
    if failed:
        running.kill()
    code = running.wait()
    return failed or ("(hangs)" if hung else "(ends)" if code else None)


def alive(running, hung):
    """Its lines. Whatever is silent for long is ended."""
    def end():
        hung.append(True)
        running.kill()
    while True:
        timer = threading.Timer(SILENT, end)
        timer.start()
        line = running.stdout.readline()
        timer.cancel()
        if not line:
            return
        yield line


def come_by(programs):
    """With no mutant everything passes. Which tests come by each, in which program."""
    reached = collections.defaultdict(lambda: [set() for _ in programs])
    for at, program in enumerate(programs):
        names = re.findall(r"^(\S+): test$", sh(program, "--list").stdout, re.M)
        tests = [name for name in names if not re.match(SELF, name)]
        REACHED.unlink(missing_ok=True)
        REACHED.touch()
        if failed := run(program, tests, REACHED=str(REACHED)):
            sys.exit(f"without any mutant {failed} fails")
        noted = [line.partition(" ") for line in REACHED.read_text().splitlines()]
        others = set(tests) - {test for _, _, test in noted}  # some have several threads, which bear other names
        for nth, _, test in noted:
            reached[int(nth)][at] |= {test} if test in tests else others
    return reached


def caught(nth, programs, reached, quick):
    """The test that fails whenever this mutant counts, if there is one. Those that caught others go first."""
    for program, mine in zip(programs, reached[nth]):
        often = mine & {test for test, _ in quick.most_common(8)}
        first = {test for test in mine - often if re.match(FIRST, test)}
        for tests in (often, first, mine - often - first):
            while tests and (failed := run(program, sorted(tests), MUTANT=str(nth))):
                if failed not in tests or run(program, [failed], MUTANT=str(nth)):
                    quick[failed] += 1
                    return failed
                tests = tests - {failed}  # it failed by chance
    return None


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    mutants = listed()
    unviable, programs = build(mutants)
    reached, quick, survivors = come_by(programs), collections.Counter(), []
    wanted = [n for n, m in enumerate(mutants, 1) if all(word in m["name"] for word in sys.argv[1:])]
    with open(OUT / "outcomes", "w") as outcomes:
        for nth in wanted:
            name = mutants[nth - 1]["name"]
            by = f"no such program: {unviable[nth]}" if nth in unviable else caught(nth, programs, reached, quick)
            survivors += [] if by else [name]
            print(f"{name}\n    {by or 'SURVIVED'}", file=outcomes, flush=True)
    no_such = sum(nth in unviable for nth in wanted)
    print(f"{len(wanted)} mutants, {no_such} refused by the compiler, {len(wanted) - no_such - len(survivors)} caught, "
          f"{len(survivors)} survived: target/mutants/outcomes", *survivors, sep="\n  ")
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
