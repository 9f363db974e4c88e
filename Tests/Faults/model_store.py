#!/usr/bin/env python3
"""A store in a hundred lines that speaks like qiantai, to try the fault harness on before it judges the real one.

MODEL_FLAW makes it wrong on purpose: `early` answers before it commits, `normal` does not sync its log, `twice` forgets
its keys, `blind` never looks at the anchor. The harness must find each flaw, and nothing without one.
"""

import fcntl
import hashlib
import json
import os
import pathlib
import sqlite3
import sys

FLAW = os.environ.get("MODEL_FLAW", "")
SCHEMA = """
CREATE TABLE entry(seq INTEGER PRIMARY KEY, key TEXT NOT NULL, hash TEXT NOT NULL, fen INTEGER NOT NULL,
    answer TEXT NOT NULL, head TEXT NOT NULL) STRICT;
CREATE INDEX entry_key ON entry(key);
CREATE TABLE account(member INTEGER PRIMARY KEY, fen INTEGER NOT NULL) STRICT;
INSERT INTO account VALUES (1, 100000);
"""


def connect(folder):
    path = folder / "store.db"
    if not path.exists():
        sys.exit("no store here")
    database = sqlite3.connect(path, isolation_level=None, timeout=5)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute(f"PRAGMA synchronous={'NORMAL' if FLAW == 'normal' else 'FULL'}")
    return database


def anchored(folder, database):
    """Whether the books reach at least as far as the anchor beside them remembers."""
    anchor = folder / "anchor"
    if FLAW == "blind" or not anchor.exists():
        return True
    seq, head = anchor.read_text().split()
    row = database.execute("SELECT head FROM entry WHERE seq = ?", (int(seq),)).fetchone()
    return seq == "0" or (row is not None and row[0] == head)


def demo(folder):
    folder.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(folder / "store.db")
    database.executescript(SCHEMA)
    database.commit()
    database.close()
    (folder / "anchor").write_text("0 -")


def check(folder):
    database = connect(folder)
    if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        sys.exit("damaged")
    if not anchored(folder, database):
        sys.exit("the anchor is ahead of the books")
    total, rows = 100000, database.execute("SELECT seq, fen FROM entry ORDER BY seq").fetchall()
    if [row[0] for row in rows] != list(range(1, len(rows) + 1)):
        sys.exit("a gap in the ledger")
    total += sum(row[1] for row in rows)
    if database.execute("SELECT fen FROM account").fetchone()[0] != total:
        sys.exit("the balance has drifted")


def say(answer):
    os.write(1, (json.dumps(answer) + "\n").encode())


def perform(folder):
    lock = open(folder / "lock", "w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit("another program has this store")
    database = connect(folder)
    safe = not anchored(folder, database)
    for line in sys.stdin:
        asked = json.loads(line)
        if "signIn" in asked:
            say({"signedIn": asked["signIn"]["number"]})
        elif "lookup" in asked:
            say(first_answer(database, asked["lookup"]) or {"key": asked["lookup"], "unknown": True})
        elif safe:
            say({"key": asked["key"], "failed": "safe mode"})
        else:
            try:
                obey(folder, database, asked)
            except (sqlite3.Error, OSError) as error:
                safe = True
                say({"key": asked["key"], "failed": str(error)})


def first_answer(database, key):
    row = database.execute("SELECT answer FROM entry WHERE key = ? ORDER BY seq LIMIT 1", (key,)).fetchone()
    return json.loads(row[0]) if row else None


def obey(folder, database, asked):
    fen = {"TopUp": 50000, "PayOrder": -10000, "RefundSale": 4336}.get(asked["command"], 0)
    if (known := first_answer(database, asked["key"])) and FLAW != "twice":
        say(known)
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        balance = database.execute("SELECT fen FROM account").fetchone()[0] + fen
        seq, head = database.execute("SELECT coalesce(max(seq), 0) + 1, coalesce(max(head), '') FROM entry").fetchone()
        named = dict.fromkeys(("member", "proof", "entry", "order", "coupon", "verification"), seq)
        answer = {"key": asked["key"], "done": {**named, "balance": balance}}
        head = hashlib.sha256((head + asked["key"]).encode()).hexdigest()
        database.execute("INSERT INTO entry VALUES (?, ?, '', ?, ?, ?)",
                         (seq, asked["key"], fen, json.dumps(answer), head))
        database.execute("UPDATE account SET fen = ?", (balance,))
        if FLAW == "early":
            say(answer)
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    anchor = os.open(folder / "anchor.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(anchor, f"{seq} {head}".encode())
    os.fsync(anchor)
    os.close(anchor)
    os.rename(folder / "anchor.new", folder / "anchor")
    if FLAW != "early":
        say(answer)


def code(folder):
    print(folder.exists())


FOLDER = pathlib.Path(sys.argv[sys.argv.index("--data") + 1])
{"demo": demo, "check": check, "perform": perform, "code": code}[sys.argv[1]](FOLDER)
