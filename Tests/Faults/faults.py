#!/usr/bin/env python3
"""Breaks the store in every way a counter can break, and looks whether one fen is lost or counted twice.

    faults.py all [--quick]       everything below
    faults.py kill                the program dies at every call that touches the disk or answers (failio, then strace)
    faults.py login               it dies at every such call of a login: a try of a PIN is counted before it is looked at
    faults.py io                  every write and sync fails, once and from then on, with EIO and ENOSPC
    faults.py power               the power goes at any moment; a control without log syncs must show losses
    faults.py two                 two programs on one store
    faults.py damage              bits flipped and files lost, to be found by the anchor
    faults.py clock               the clock jumps while the program runs
    faults.py self-test           the harness itself, on a model store with and without flaws

--quick takes a sample of the moments (CI); without it, all of them. Exit status 0: nothing was lost, doubled or wrong.
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True  # the folder of the tests stays as it is committed

import damage
import powercut
from program import Book, Program, Violation, Workload, final, verify

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STRACE_CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink", "rename")


class Bench:
    """A store as it is before each fault, a workshop for copies of it, and the tools."""

    def __init__(self, options):
        self.options = options
        self.program = Program(options.program)
        self.workload = Workload(options.workload, options.rounds)
        self.shop = pathlib.Path(tempfile.mkdtemp(prefix="faults-"))
        self.base = self.shop / "base"
        self.failio = self.shop / "failio.so"
        self.reference = None
        self.count = 0

    def open(self):
        subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", self.failio, HERE / "failio.c", "-ldl", "-pthread"],
                       check=True)
        self.program.make_store(self.base, self.workload)
        # What a run without any fault answers; it also shows that the workload itself is sound.
        calm = self.copy()
        with self.program.session(calm) as session:
            self.reference = session.play(self.workload)
        wanted = sum(1 for _ in self.workload)
        done = sum("done" in answer for answer in self.reference.answers.values())
        if done < wanted:
            refused = next((a for a in self.reference.answers.values() if "done" not in a), "no answer")
            raise Violation(f"without any fault only {done} of {wanted} commands are done: {refused}")
        verify(self.program, calm, self.workload, self.reference, self.reference)

    def close(self):
        if self.options.keep:
            print(f"kept: {self.shop}")
        else:
            shutil.rmtree(self.shop, ignore_errors=True)

    def copy(self, source=None):
        self.count += 1
        folder = self.shop / f"run-{self.count}-{random.getrandbits(32):08x}" / "store"
        shutil.copytree(source or self.base, folder)
        return folder

    def discard(self, folder):
        if not self.options.keep:
            shutil.rmtree(folder.parent, ignore_errors=True)

    def shim(self, folder, **settings):
        named = {f"FAILIO_{name.upper()}": str(value) for name, value in settings.items()}
        return {"LD_PRELOAD": str(self.failio), "FAILIO_PATH": str(folder), **named}

    def sample(self, points, quick):
        """All points, or an even spread of `quick` of them, which begins where the seed says."""
        points = list(points)
        if not self.options.quick or len(points) <= quick:
            return points
        first = random.Random(self.options.seed).randrange(len(points))
        return [points[(first + i * len(points) // quick) % len(points)] for i in range(quick)]

    def each(self, points, trial):
        """Tries every point, two at a time; the sentences of what went wrong."""
        wrong = []

        def guarded(point):
            try:
                return trial(point)
            except Violation as violation:
                return f"{point}: {violation}"

        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for sentence in pool.map(guarded, points):
                if sentence:
                    wrong.append(sentence)
        return wrong

    def record(self, folder, **settings):
        """Plays the workload under the shim; what was promised and the log of all calls."""
        log = folder.parent / "log"
        with self.program.session(folder, env=self.shim(folder, log=log, **settings)) as session:
            promised = session.play(self.workload)
        return promised, powercut.read_log(log)


def kill(bench):
    """The program dies just before its Nth call, counted over all threads."""
    folder = bench.copy()
    _, events = bench.record(folder)
    calls = sum(event.letter in "wstura" for event in events)
    bench.discard(folder)
    points = bench.sample(range(1, calls + 1), 20)

    def trial(point):
        folder = bench.copy()
        with bench.program.session(folder, env=bench.shim(folder, err="KILL", nth=point, ops="wstura")) as session:
            promised = session.play(bench.workload)
        verify(bench.program, folder, bench.workload, promised, bench.reference)
        bench.discard(folder)

    wrong = bench.each(points, trial)
    yield f"killed before {len(points)} of {calls} calls", len(points), wrong
    yield from kill_by_strace(bench)


def kill_by_strace(bench):
    """The same from outside, at the system call itself, with the untouched program: N counts each call for itself."""
    if not shutil.which("strace"):
        yield "killed by strace: strace is missing", 0, []
        return
    wrong, kills = [], 0
    for call in STRACE_CALLS:
        points, alive = range(1, 100000), []
        if bench.options.quick:
            points = [2, 5] if call in ("pwrite64", "fdatasync") else [1]

        def trial(point, call=call, alive=alive):
            folder = bench.copy()
            # Without --seccomp-bpf, which makes strace 6.1 forget to inject.
            wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                       "-e", f"inject={call}:signal=SIGKILL:when={point}"]
            with bench.program.session(folder, wrapper) as session:
                promised = session.play(bench.workload)
                if session.end() == 0:
                    alive.append(point)
            verify(bench.program, folder, bench.workload, promised, bench.reference)
            bench.discard(folder)

        # In small batches, until a run comes to its end unhurt: no thread makes so many of these calls.
        for start in range(0, len(points), bench.options.jobs):
            batch = points[start:start + bench.options.jobs]
            wrong += bench.each(batch, trial)
            kills += len(batch) - sum(point in alive for point in batch)
            if alive:
                break
    if not kills:
        wrong.append("strace killed nothing: this test proves nothing")
    yield "killed at system calls by strace", kills, wrong


def login(bench):
    """A login dies at any moment: a try is on the disk before the PIN is looked at, and stays there if it was wrong."""
    asked = dict(bench.workload.sign_in)
    if _counted(bench.base, asked["number"]) is None:
        yield "killed in a login: this store counts no tries", 0, []
        return
    for title, pin in (("right", asked["pin"]), ("wrong", "000001")):
        counts = {}

        def trial(point, pin=pin, counts=counts):
            folder = bench.copy()
            with bench.program.session(folder, env=bench.shim(folder, err="KILL", nth=point, ops="wstura")) as session:
                answer = session.ask({"signIn": {**asked, "pin": pin}})
                status = session.end()
            counts[point] = (*_counted(folder, asked["number"]), answer is not None, status)
            bench.discard(folder)

        last, wrong = 0, []
        while not wrong and not any(status >= 0 and status != 137 for *_, status in counts.values()):
            batch = range(last + 1, last + 1 + 4 * bench.options.jobs)
            wrong += bench.each(batch, trial)
            last = batch[-1]
        died = [point for point in sorted(counts) if counts[point][3] in (-9, 137)]
        if not any(counts[point][0] for point in died):
            wrong.append(f"a {title} PIN was never counted before it was looked at")
        for point in sorted(counts):
            person, terminal, answered, _ = counts[point]
            if person != terminal:
                wrong.append(f"{point}: {person} tries of the person, {terminal} at the terminal")
            if title == "right" and answered and person:
                wrong.append(f"{point}: let in, and the try still counts")
            if title == "wrong" and point > 1 and person < counts[point - 1][0]:
                wrong.append(f"{point}: a wrong try that was counted is forgotten")
        yield f"killed in a login with a {title} PIN", len(died), wrong


def _counted(folder, number):
    """Wrong PINs counted against somebody and against the terminal; None where nobody counts."""
    with contextlib.closing(sqlite3.connect(folder / "store.db")) as books:
        try:
            person = books.execute("SELECT failures FROM staff WHERE id = ?", (number,)).fetchone()
            terminal = books.execute("SELECT count(*) FROM pin_failure").fetchone()
        except sqlite3.Error:
            return None
    return person[0], terminal[0]


def io(bench):
    """Every write, sync, truncation, removal and renaming fails: once, and from then on."""
    folder = bench.copy()
    _, events = bench.record(folder)
    calls = sum(event.letter in "wstur" for event in events)
    bench.discard(folder)
    every = [(nth, error, sticky) for error in ("EIO", "ENOSPC") for sticky in (False, True)
             for nth in range(1, calls + 1)]
    points = bench.sample(every, 24)
    tally = {"ambiguous": 0}

    def trial(point):
        nth, error, sticky = point
        folder = bench.copy()
        settings = {"err": error, "nth": nth, **({"sticky": 1} if sticky else {})}
        with bench.program.session(folder, env=bench.shim(folder, **settings)) as session:
            promised = session.play(bench.workload)
        verify(bench.program, folder, bench.workload, promised, bench.reference)
        tally["ambiguous"] += len(promised.answers) < len(bench.reference.answers)
        bench.discard(folder)

    wrong = bench.each(points, trial)
    yield f"EIO and ENOSPC, once and sticky, at {calls} calls ({tally['ambiguous']} runs left work)", len(points), wrong


def power(bench):
    """Power cuts at random moments, keeping what the disk must and forgetting what it may."""
    folder = bench.copy()
    recorded, events = bench.record(folder)
    dice = random.Random(bench.options.seed)
    cuts = 60 if bench.options.quick else 1000
    points = [(dice.randint(0, len(events)), powercut.KEEPS[i % 4], dice.getrandbits(32)) for i in range(cuts)]

    def left(point, forget):
        cut, keep, seed = point
        out = bench.copy()
        said = powercut.after_cut(events, bench.base, folder, out, cut, keep, random.Random(seed), forget)
        promised = Book(recorded.sent)
        for answer in map(json.loads, said):
            if final(answer) and answer["key"] in recorded.sent:
                promised.answers[answer["key"]] = answer
        return out, promised

    def trial(point):
        out, promised = left(point, False)
        verify(bench.program, out, bench.workload, promised, bench.reference)
        bench.discard(out)

    yield f"power cuts over {len(events)} events", cuts, bench.each(points, trial)

    lost = 0
    for point in [(len(events) - i, "none", i) for i in range(min(len(events), 10))]:
        out, promised = left(point, True)
        try:
            verify(bench.program, out, bench.workload, promised)
        except Violation:
            lost += 1
        bench.discard(out)
    blind = [] if lost else ["the control without log syncs lost nothing: this test proves nothing"]
    yield f"control without log syncs: losses in {lost} of 10 cuts, as there must be", 10, blind


def two(bench):
    """A second program on the same store is turned away and hurts nothing; a dead one holds nothing."""
    folder, wrong = bench.copy(), []
    first = bench.program.session(folder)
    first.ask({"signIn": bench.workload.sign_in})
    promised = Book()
    second = bench.program.session(folder)
    if second.ask({"signIn": bench.workload.sign_in}) is not None:
        wrong.append("a second program opened the same store")
    if second.end() == 0 or not second.said:
        wrong.append("the second program did not say why it ended")
    first.send(bench.workload, promised)
    if len(promised.answers) != len(bench.reference.answers):
        wrong.append("the first program was disturbed by the second")
    first.kill()
    first.end()
    wrong += bench.each(["after the first was killed"], lambda _: verify(
        bench.program, folder, bench.workload, promised, bench.reference))
    bench.discard(folder)
    yield "two programs on one store", 1, wrong


def spoil(bench):
    """A store left behind by a killed program, its log still full; then damaged, and every damage must be found."""
    folder = bench.copy()
    session = bench.program.session(folder)
    promised = session.play(bench.workload)
    session.kill()
    session.end()
    wrong, tried = [], 0
    intact = bench.copy(folder)
    wrong += bench.each(["undamaged"], lambda _: verify(bench.program, intact, bench.workload, promised, bench.reference))
    for name, harm in damage.harms(folder, random.Random(bench.options.seed), 3 if bench.options.quick else 40):
        copy = bench.copy(folder)
        harm(copy)
        tried += 1
        try:
            if bench.program.check(copy) is None:
                wrong.append(f"{name}: check found nothing")
        except Violation as violation:
            wrong.append(f"{name}: {violation}")
        with bench.program.session(copy) as session:
            if session.ask({"signIn": bench.workload.sign_in}) is not None:
                book = Book(promised.sent)
                session.send(bench.workload, book)
                fresh = [key for key, answer in book.answers.items()
                         if answer != promised.answers.get(key) and "done" in answer]
                if fresh:
                    wrong.append(f"{name}: {len(fresh)} commands were booked on damaged books")
        bench.discard(copy)
    bench.discard(folder)
    yield "bits flipped and files lost", tried, wrong


def clock(bench):
    """An hour back, a day on, the year 2099 and back, between commands of one running program."""
    if not shutil.which("faketime"):
        yield "clock jumps: faketime is missing", 0, []
        return
    folder, wrong = bench.copy(), []
    control = folder.parent / "clock"
    control.write_text("+0\n")
    # The wrapper must be there: preloading the library alone makes Swift lose its arguments.
    wrapper = ["faketime", "--exclude-monotonic", "-f", "+0", "env", "-u", "FAKETIME"]
    env = {"FAKETIME_TIMESTAMP_FILE": str(control), "FAKETIME_NO_CACHE": "1"}
    jumps, promised = ["+0", "-3600", "+86400", "+2300000000", "-86400", "+0"], Book()
    steps = sum(1 for _ in bench.workload)
    with bench.program.session(folder, wrapper, env, clock=True) as session:
        session.ask({"signIn": bench.workload.sign_in})
        session.send(bench.workload, promised, lambda index: control.write_text(
            jumps[index * len(jumps) // steps] + "\n"))
    if not promised.answers:
        wrong.append("not one command was answered")
    wrong += bench.each(["after the jumps"], lambda _: verify(bench.program, folder, bench.workload, promised))
    bench.discard(folder)
    yield "clock jumps", len(jumps), wrong


TRIALS = {"kill": kill, "login": login, "io": io, "power": power, "two": two, "damage": spoil, "clock": clock}


def run(options, names):
    """Prints a line for each trial; the number of violations."""
    bench, violations = Bench(options), 0
    began = time.monotonic()
    try:
        bench.open()
        for name in names:
            for title, tried, wrong in TRIALS[name](bench):
                violations += len(wrong)
                print(f"{'✘' if wrong else '✔'} {name:7} {tried:6} × {title}: {len(wrong)} violations "
                      f"({time.monotonic() - began:.1f} s)", flush=True)
                for sentence in wrong[:10]:
                    print(f"    {sentence}", flush=True)
    except Violation as violation:
        violations += 1
        print(f"✘ {violation}", flush=True)
    finally:
        bench.close()
    return violations


def self_test(options):
    """The model store without a flaw passes; each flaw is found by the trial meant for it."""
    options.program = [sys.executable, str(HERE / "model_store.py")]
    options.workload = HERE / "workload.json"
    options.quick = True
    failed = 0
    for flaw, names, guilty in [("", list(TRIALS), False), ("early", ["kill"], True), ("normal", ["power"], True),
                                ("twice", ["kill"], True), ("blind", ["damage"], True)]:
        print(f"--- model store, {'flaw: ' + flaw if flaw else 'no flaw'}", flush=True)
        os.environ["MODEL_FLAW"] = flaw
        Program.environment = _with_flaw(flaw)
        if (run(options, names) > 0) != guilty:
            failed += 1
            print(f"✘ the harness {'missed a flaw' if guilty else 'found a fault where there is none'}")
    print("✔ the harness sees what it must" if not failed else f"✘ {failed} self-tests failed")
    return failed


def _with_flaw(flaw, plain=Program.environment):
    return lambda self, extra=None: {**plain(self, extra), "MODEL_FLAW": flaw}


def default_program():
    built = [ROOT / ".build" / kind / "qiantai" for kind in ("release", "debug")]
    return next((path for path in built if path.exists()), built[0])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("trial", nargs="?", default="all", choices=["all", *TRIALS, "self-test"])
    options.add_argument("--quick", action="store_true", help="a sample of the moments, for CI")
    options.add_argument("--program", default=[default_program()], nargs=1)
    options.add_argument("--workload", default=HERE / "workload.json")
    options.add_argument("--rounds", type=int, help="how often the workload is repeated in one run")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", action="store_true", help="keep the stores for a look")
    chosen = options.parse_args()
    chosen.rounds = chosen.rounds or (2 if chosen.quick or chosen.trial == "self-test" else 6)
    if chosen.trial == "self-test":
        return 1 if self_test(chosen) else 0
    if not pathlib.Path(chosen.program[0]).exists():
        print(f"没有 {chosen.program[0]}:请先编译(scripts/start --build-only 或 swift build)", file=sys.stderr)
        return 2
    names = list(TRIALS) if chosen.trial == "all" else [chosen.trial]
    return 1 if run(chosen, names) else 0


if __name__ == "__main__":
    sys.exit(main())
