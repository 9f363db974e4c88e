"""The program under test, spoken to line by line, and the questions every fault must leave answered.

`qiantai perform --data DIR` reads one JSON object a line and answers each with one line:

    {"signIn": {"number": …, "pin": …}}                     -> {"signedIn": …}             else it ends
    {"key": K, "command": NAME, "payload": {…}}             -> {"key": K, "done": {…}}      it is in the books
                                                               {"key": K, "refused": …}     final as well
                                                               {"key": K, "failed": …}      nobody knows: ask by key
    {"lookup": K, "command": NAME}                          -> the first answer to K, or {"key": K, "unknown": …}

`qiantai check --data DIR` exits with 0 if the books are whole.
"""

import json
import os
import pathlib
import select
import signal
import subprocess
import tempfile
import time
import uuid

# The same keys every time, so that a run can be told from its repetition.
KEYS = uuid.UUID("6f1d6a52-6f0e-4a55-9c0e-5f1d7b9a1c33")
PATIENCE = 60.0
# How a check may end that found something: findings, damaged, no store, read error, no key.
FINDINGS = (1, 65, 66, 74, 77)


class Violation(Exception):
    """What must never happen, in one sentence."""


def final(answer):
    """Whether an answer is a promise: the same key must be answered so for ever."""
    return answer is not None and ("done" in answer or "refused" in answer)


class Workload:
    """What a till does: rounds of commands whose keys are made before they are sent.

    A `fresh` one (a proof that the member is there) is made anew whenever another one needs it: by a command under a
    new key, or by `run`, a subcommand that prints it as its first line. A `last` one ends the day: once, at the end.
    """

    def __init__(self, path, rounds):
        described = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        self.demo, self.sign_in = described["demo"], described["signIn"]
        self.commands, self.compare = described["commands"], described.get("compare", [])
        self.rounds = rounds

    def __iter__(self):
        """(round, key, template) of each command that is sent for its own sake."""
        for number in range(1, self.rounds + 1):
            for template in self.commands:
                if not template.get("fresh") and (number == self.rounds or not template.get("last")):
                    yield number, self.key(number, template), template

    @staticmethod
    def key(number, template, again=""):
        return str(uuid.uuid5(KEYS, f"{number}/{template['name']}{again}")).upper()

    def essence(self, answer):
        """Of an answer what must be the same after any fault: no times, no running numbers."""
        if "done" not in answer:
            return answer
        found = {}
        for path in self.compare:
            value = answer["done"]
            for part in path.split("."):
                value = value.get(part) if isinstance(value, dict) else None
            if value is not None:
                found[path] = value
        return {"done": found}


class Book:
    """What a till has sent, and what it was answered for good: its promises."""

    def __init__(self, sent=(), answers=()):
        self.sent, self.answers = dict(sent), dict(answers)


def fill(value, number, answers):
    """Templates: "{round}" in texts; "$name.path" is a field of the answer to the command of that name this round."""
    if isinstance(value, dict):
        return {name: fill(inner, number, answers) for name, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, number, answers) for inner in value]
    if isinstance(value, str) and value.startswith("$"):
        name, *path = value[1:].split(".")
        found = answers[name]["done"]
        for part in path:
            found = found[int(part)] if isinstance(found, list) else found[part]
        return found
    return value.format(round=number) if isinstance(value, str) and "{round" in value else value


class Program:
    """Where the program is and how it is started."""

    def __init__(self, command):
        self.command = [str(part) for part in command]

    def environment(self, extra=None):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
        fixed = {"TZ": "Asia/Shanghai", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}
        return {**kept, **fixed, **(extra or {})}

    def run(self, *arguments, data, timeout=PATIENCE, wrapper=(), env=None):
        return subprocess.run([*wrapper, *self.command, *arguments, "--data", str(data)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=timeout, env=self.environment(env), check=False)

    def make_store(self, folder, workload):
        made = self.run(*workload.demo, data=folder, timeout=300)
        if made.returncode != 0:
            raise Violation(f"no demo store could be made: {tail(made.stderr or made.stdout)}")

    def check(self, folder):
        """None if the books are whole, else what it said."""
        outcome = self.run("check", data=folder, timeout=300)
        if outcome.returncode not in (0, *FINDINGS):
            raise Violation(f"check ended with {outcome.returncode}: {tail(outcome.stdout + outcome.stderr)}")
        return None if outcome.returncode == 0 else f"exit {outcome.returncode}: {tail(outcome.stdout + outcome.stderr)}"

    def session(self, folder, wrapper=(), env=None, clock=False):
        """`clock`: the wrapper fakes the clock, for what is made fresh as well."""
        return Session(self, folder, wrapper, env, clock)


def tail(text, lines=3):
    return " | ".join(text.strip().splitlines()[-lines:])[:400]


class Session:
    """One run of `perform`: a line in, a line out."""

    def __init__(self, program, folder, wrapper=(), env=None, clock=False):
        self.program, self.folder, self.clock = program, folder, (wrapper, env) if clock else ((), None)
        # A file, not a pipe: what nobody reads must never hold the program up.
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [*wrapper, *program.command, "perform", "--data", str(folder)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.errors, env=program.environment(env), start_new_session=True)
        self.rest = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def ask(self, line, timeout=PATIENCE):
        """The answer, or None where the program is gone."""
        try:
            self.process.stdin.write((json.dumps(line, ensure_ascii=False) + "\n").encode())
            self.process.stdin.flush()
        except (BrokenPipeError, ConnectionResetError):
            return None
        deadline = time.monotonic() + timeout
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.process.stdout], [], [], max(deadline - time.monotonic(), 0))
            if not ready:
                self.kill()
                raise Violation(f"no answer for {timeout:.0f} s to {json.dumps(line, ensure_ascii=False)[:120]}")
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                return None
            self.rest += piece
        text, self.rest = self.rest.split(b"\n", 1)
        try:
            return json.loads(text)
        except ValueError as error:
            raise Violation(f"an answer that is no JSON: {text[:200]!r}") from error

    def play(self, workload):
        """Signs in and sends the workload; what was sent and promised, as far as the program lived."""
        book = Book()
        if self.ask({"signIn": workload.sign_in}) is not None:
            self.send(workload, book)
        return book

    def send(self, workload, book, between=lambda index: None):
        """Sends what has no promise yet, and what has once more as it was; the promises go into the book.

        Nobody takes money for a top-up of which nobody knows whether it happened: the rest of that round waits, and so
        does the end of the day.
        """
        done, fresh, unsure = {}, {}, set()
        for index, (number, key, template) in enumerate(workload):
            between(index)
            if number in unsure or (unsure and template.get("last")):
                continue
            line = book.sent.get(key) if key in book.answers else None
            while line is None:
                try:
                    payload = fill(template["payload"], number, done.get(number, {}))
                    line = {"key": key, "command": template["command"], "payload": payload}
                except KeyError as missing:
                    if not self.prepare(workload, number, missing.args[0], done.setdefault(number, {}), fresh):
                        break
            if line is None:
                continue
            book.sent[key] = line
            answer = self.ask(line)
            if answer is None:
                return
            if answer.get("key") not in (None, key):
                raise Violation(f"the answer to {key} names {answer.get('key')}")
            if final(answer):
                book.answers[key] = answer
            else:
                unsure.add(number)
            if "done" in answer:
                done.setdefault(number, {})[template["name"]] = answer

    def prepare(self, workload, number, name, done, fresh):
        """Makes the fresh answer that a command needs; false where there is no such, or it was not given."""
        template = next((t for t in workload.commands if t["name"] == name and t.get("fresh")), None)
        if template is None or (number, name) in fresh:
            return False
        fresh[number, name] = True
        if "run" in template:
            wrapper, env = self.clock
            try:
                words = [str(fill(word, number, done)) for word in template["run"]]
            except KeyError:
                return False
            said = self.program.run(*words, data=self.folder, wrapper=wrapper, env=env).stdout.splitlines()
            done[name] = {"done": {"line": said[0] if said else ""}}
            return True
        try:
            payload = fill(template["payload"], number, done)
        except KeyError:
            return False
        key = workload.key(number, template, f"/{uuid.uuid4()}")
        answer = self.ask({"key": key, "command": template["command"], "payload": payload})
        if answer is None or "done" not in answer:
            return False
        done[name] = answer
        return True

    def kill(self):
        if self.process.poll() is None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def end(self, timeout=PATIENCE):
        """Closes standard input, as the end of a shift does, and answers the exit status; `said` has its last words."""
        try:
            self.process.stdin.close()
        except OSError:
            pass
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
        if not self.errors.closed:
            self.errors.seek(0)
            self.said = self.errors.read().decode("utf-8", "replace").strip()
            self.errors.close()
            self.process.stdout.close()
        return self.process.returncode


def verify(program, folder, workload, book, reference=None):
    """After a fault: nothing promised is lost, nothing happens twice, the books are whole; and a till that sends
    everything once more, as it would, ends with the same books as one that had no fault.
    """
    if found := program.check(folder):
        raise Violation(f"the books are not whole after the fault: {found}")
    with program.session(folder) as session:
        if session.ask({"signIn": workload.sign_in}) is None:
            raise Violation("the program does not open the store after the fault")
        known = Book(book.sent)
        for _, key, template in workload:
            asked = {"lookup": key, "command": template["command"]}
            now, before = session.ask(asked), book.answers.get(key)
            if before is not None and now != before:
                raise Violation(f"{template['name']} {key} was answered {short(before)} and is now {short(now)}")
            if final(now):
                known.answers[key] = now
        repeated = Book(known.sent, known.answers)
        session.send(workload, repeated)
        for key, answer in known.answers.items():
            if repeated.answers.get(key) != answer:
                raise Violation(f"{key} sent again: {short(repeated.answers.get(key))} instead of {short(answer)}")
        for key, answer in (reference.answers if reference else {}).items():
            now = repeated.answers.get(key)
            if now is None or workload.essence(now) != workload.essence(answer):
                raise Violation(f"{key} ends as {short(now)}, without the fault as {short(answer)}")
    if found := program.check(folder):
        raise Violation(f"the books are not whole after everything was sent again: {found}")


def short(answer):
    return "no answer" if answer is None else json.dumps(answer, ensure_ascii=False)[:160]
