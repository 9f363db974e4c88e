"""Damages to a store that lies still, each of which must be found: by SQLite, by the sums, or by the anchor."""

import pathlib
import struct

WAL_HEADER, FRAME_HEADER = 32, 24


def databases(folder):
    """The database files of a store, told by what they begin with."""
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file() and path.open("rb").read(16) == b"SQLite format 3\0":
            yield path


def committed_frames(wal):
    """Offsets of the frames a reader would believe, and their size; stale frames of an earlier turn have other salts."""
    raw = wal.read_bytes()
    if len(raw) < WAL_HEADER:
        return [], 0
    size = FRAME_HEADER + struct.unpack_from(">I", raw, 8)[0]
    salts, offsets, last = raw[16:24], [], 0
    for at in range(WAL_HEADER, len(raw) - size + 1, size):
        if raw[at + 8:at + 16] != salts:
            break
        offsets.append(at)
        if struct.unpack_from(">I", raw, at + 4)[0]:
            last = len(offsets)
    return offsets[:last], size


def flip(path, at, bit):
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ (1 << bit)]))


def harms(folder, dice, count):
    """(name, what to do to a copy of `folder`): all that a copy of it may suffer."""
    folder = pathlib.Path(folder)
    for database in databases(folder):
        name = database.relative_to(folder)
        log = name.with_name(name.name + "-wal")
        if (folder / log).exists():
            offsets, size = committed_frames(folder / log)
            # A frame that is damaged ends the log for SQLite: it and all later ones vanish without a word.
            for _ in range(count if offsets else 0):
                at, bit = dice.choice(offsets) + dice.randrange(size), dice.randrange(8)
                yield f"{log}: bit {bit} of byte {at} flipped", lambda copy, a=at, b=bit, l=log: flip(copy / l, a, b)
            if offsets:
                yield f"{log} lost", lambda copy, l=log: (copy / l).unlink()
                half = offsets[len(offsets) // 2]
                yield f"{log} cut in half", lambda copy, l=log, h=half: (copy / l).open("r+b").truncate(h)
        yield f"{name} empty", lambda copy, n=name: (copy / n).open("r+b").truncate(0)
        yield f"{name} lost", lambda copy, n=name: (copy / n).unlink()
        size, pages = pages_in_force(folder / name, folder / log)
        if pages:
            page = dice.choice(pages)
            yield f"{name}: page {page} full of zeros", lambda copy, n=name, p=page, s=size: zero(copy / n, p, s)


def pages_in_force(database, log):
    """The page size, and the pages of the database file that no frame of the log replaces."""
    size = struct.unpack(">H", database.read_bytes()[16:18])[0]
    size = 65536 if size == 1 else size
    pages = set(range(1, database.stat().st_size // size + 1))
    if log.exists():
        raw = log.read_bytes()
        pages -= {struct.unpack_from(">I", raw, at)[0] for at in committed_frames(log)[0]}
    return size, sorted(pages)


def zero(path, page, size):
    with path.open("r+b") as file:
        file.seek(size * (page - 1))
        file.write(bytes(size))
