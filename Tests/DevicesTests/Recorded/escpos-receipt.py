#!/usr/bin/env python3
"""Writes the receipt of WrittenByOthersTests with python-escpos, which knows nothing of ours.

What python-escpos has no word for (FS &, ESC J) is written raw. Debian 12 does not carry it, so what it wrote is kept
beside this file; to write it anew:

    pip install python-escpos==3.1
    python3 Tests/DevicesTests/Recorded/escpos-receipt.py >Tests/DevicesTests/Recorded/escpos-receipt.hex
"""
from escpos.printer import Dummy

COLUMNS = 48
ADDRESS = "https://example.cn/r/20261126-0042"


def gbk(text):
    return text.encode("gbk")


def pair(name, value, columns=COLUMNS):
    return gbk(name) + b" " * (columns - len(gbk(name)) - len(gbk(value))) + gbk(value)


paper = Dummy()
state = {}


def set_once(**setting):
    """python-escpos repeats what the printer knows already; we do not."""
    if any(state.get(key) != value for key, value in setting.items()):
        paper.set(**setting)
        state.update(setting)


def line(text, align="left", width=1, height=1):
    set_once(align=align)
    set_once(custom_size=True, width=width, height=height)
    paper._raw(text + b"\n")


paper.hw("INIT")
state.update(align="left", custom_size=True, width=1, height=1)
paper._raw(b"\x1c\x26")
paper.cashdraw([0x1B, 0x70, 0x00, 0x19, 0xFA])
line(gbk("清颜美容中心"), "center", 2, 2)
line(b"-" * COLUMNS)
line(pair("面部护理", "1" + "128.00".rjust(10)))
line(pair("合计", "￥128.00", COLUMNS // 2), width=2)
line(gbk("谢谢光临,珺姐"), "right")
set_once(align="center")
paper._raw(b"\x1b\x4a\x18")
paper.qr(ADDRESS, native=True, ec=1, size=6, model=2)
paper._raw(b"\x1b\x4a\x18")
paper.set(align="left")
paper.set(custom_size=True, width=1, height=1)
paper.print_and_feed(3)
paper.cut(mode="PART", feed=False)
hexadecimal = paper.output.hex()
print("\n".join(hexadecimal[at : at + 96] for at in range(0, len(hexadecimal), 96)))
