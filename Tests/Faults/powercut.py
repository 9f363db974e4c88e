#!/usr/bin/env python3
"""What may be on the disk after the power went: replays a log of failio.so up to a moment and forgets what it may.

A disk keeps what was synced. Of what was written since, it may keep all, nothing, any subset, or parts of single writes
(torn at 512 bytes). A folder keeps its changes (files made, renamed, removed) in order, up to any point after its last
sync.

    powercut.py LOG --base FOLDER --out FOLDER --seed 7 [--cut 120] [--keep torn] [--forget-wal-syncs]

`--forget-wal-syncs` treats the syncs of write-ahead logs as if they were not made, as `synchronous=NORMAL` would: a
control that must show losses, else this replay proves nothing.
"""

import argparse
import pathlib
import random
import shutil
import struct

SECTOR = 512
KEEPS = ("none", "all", "subset", "torn")
HEAD = struct.Struct("<cIQQ")


class Event:
    """One call: its letter, path, offset and data as failio.c describes them."""

    __slots__ = ("letter", "path", "offset", "data")

    def __init__(self, letter, path, offset, data):
        self.letter, self.path, self.offset, self.data = letter, path, offset, data


def read_log(path):
    """All events of a log, in the order they happened; a record cut off by the program's death is left out."""
    raw, at, events = pathlib.Path(path).read_bytes(), 0, []
    while at + HEAD.size <= len(raw):
        letter, length, offset, size = HEAD.unpack_from(raw, at)
        start = at + HEAD.size
        at = start + length + size
        if at > len(raw):
            break
        name = raw[start:start + length].decode("utf-8", "surrogateescape")
        events.append(Event(letter.decode("latin-1"), name, offset, raw[start + length:at]))
    return events


def answers(events):
    """What the program had said on standard output, whole lines only."""
    said = b"".join(event.data for event in events if event.letter == "a")
    return said[:said.rfind(b"\n") + 1].decode("utf-8", "replace").splitlines()


class File:
    """Bytes that are safe, and changes that are not yet: ('w', offset, data) or ('t', size)."""

    def __init__(self, safe=b""):
        self.safe = bytearray(safe)
        self.waiting = []

    def sync(self):
        for change in self.waiting:
            apply(self.safe, change)
        self.waiting = []

    def after_cut(self, keep, dice):
        data = bytearray(self.safe)
        for change in self.waiting:
            if keep == "none" or (keep in ("subset", "torn") and dice.random() < 0.5):
                continue
            if keep == "torn" and change[0] == "w":
                for piece in sectors(change):
                    if dice.random() < 0.5:
                        apply(data, piece)
            else:
                apply(data, change)
        return bytes(data)


def apply(data, change):
    if change[0] == "t":
        size = change[1]
        del data[size:]
        data.extend(bytes(size - len(data)))
        return
    _, offset, piece = change
    if offset > len(data):
        data.extend(bytes(offset - len(data)))
    data[offset:offset + len(piece)] = piece


def sectors(change):
    _, offset, data = change
    at = 0
    while at < len(data):
        size = SECTOR - (offset + at) % SECTOR
        yield "w", offset + at, data[at:at + size]
        at += size


class Disk:
    """A folder as the program saw it, and as the disk may have it."""

    def __init__(self, base, folder):
        self.folder = str(folder).rstrip("/") + "/"
        self.files = {}  # as the program sees them
        self.entries = {}  # as the synced folder has them
        self.changes = []  # folder changes since: ('c', name, file), ('r', name, new), ('u', name)
        for path in sorted(pathlib.Path(base).rglob("*")):
            if path.is_file() and not path.name.endswith("-shm"):
                self.files[str(path.relative_to(base))] = File(path.read_bytes())
        self.entries = dict(self.files)

    def name(self, path):
        inside = path.startswith(self.folder) and not path.endswith("-shm")
        return path[len(self.folder):].removesuffix(" (deleted)") if inside else None

    def play(self, event, forget_wal_syncs=False):
        name = self.name(event.path)
        if event.letter == "d" and (name is not None or event.path + "/" == self.folder):
            self.settle(len(self.changes), self.entries)
            self.changes = []
        if name is None:
            return
        if event.letter in "cwts" and name not in self.files:
            self.files[name] = File()
            self.changes.append(("c", name, self.files[name]))
        if event.letter == "w":
            self.files[name].waiting.append(("w", event.offset, event.data))
        elif event.letter == "t":
            self.files[name].waiting.append(("t", event.offset))
        elif event.letter == "s" and not (forget_wal_syncs and name.endswith("-wal")):
            self.files[name].sync()
        elif event.letter == "u":
            self.files.pop(name, None)
            self.changes.append(("u", name))
        elif event.letter == "r":
            new = self.name(event.data.decode("utf-8", "surrogateescape"))
            if new and name in self.files:
                self.files[new] = self.files.pop(name)
                self.changes.append(("r", name, new))

    def settle(self, count, entries):
        for change in self.changes[:count]:
            if change[0] == "c":
                entries[change[1]] = change[2]
            elif change[0] == "u":
                entries.pop(change[1], None)
            elif change[1] in entries:
                entries[change[2]] = entries.pop(change[1])

    def write_after_cut(self, out, keep, dice):
        """Writes one of the folders that may be found after the cut."""
        count = {"none": 0, "all": len(self.changes)}.get(keep, dice.randint(0, len(self.changes)))
        entries = dict(self.entries)
        self.settle(count, entries)
        for name, file in sorted(entries.items()):
            target = pathlib.Path(out) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.after_cut(keep, dice))
            target.chmod(0o600)


def after_cut(events, base, folder, out, cut, keep, dice, forget_wal_syncs=False):
    """Writes to `out` what may be left of `folder` if the power goes after `cut` events; answers what was said by then."""
    disk = Disk(base, folder)
    for event in events[:cut]:
        disk.play(event, forget_wal_syncs)
    shutil.rmtree(out, ignore_errors=True)
    pathlib.Path(out).mkdir(parents=True, mode=0o700)
    # Folders of the base are there even if empty: they were made long before.
    for path in pathlib.Path(base).rglob("*"):
        if path.is_dir():
            (pathlib.Path(out) / path.relative_to(base)).mkdir(parents=True, exist_ok=True, mode=0o700)
    disk.write_after_cut(out, keep, dice)
    return answers(events[:cut])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("log")
    options.add_argument("--base", required=True, help="the folder as it was when the log began")
    options.add_argument("--folder", help="its path in the log (default: --base)")
    options.add_argument("--out", required=True)
    options.add_argument("--cut", type=int, help="number of events kept (default: drawn)")
    options.add_argument("--keep", choices=KEEPS, help="of what was not synced (default: drawn)")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--forget-wal-syncs", action="store_true")
    chosen = options.parse_args()
    dice = random.Random(chosen.seed)
    events = read_log(chosen.log)
    cut = dice.randint(0, len(events)) if chosen.cut is None else chosen.cut
    keep = chosen.keep or dice.choice(KEEPS)
    said = after_cut(events, chosen.base, chosen.folder or pathlib.Path(chosen.base).resolve(), chosen.out, cut, keep,
                     dice, chosen.forget_wal_syncs)
    print(f"cut after {cut} of {len(events)} events, keeping {keep} of what was not synced; answers by then:")
    print("\n".join(said))


if __name__ == "__main__":
    main()
