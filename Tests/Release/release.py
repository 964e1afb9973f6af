#!/usr/bin/env python3
"""The programs as they are delivered: linked as decision 12 says, and the whole journey played with them.

The tests run what a debug build made, which is linked otherwise.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

BIN = pathlib.Path(__file__).resolve().parents[2] / ".build/release"
BASE = {"ld-linux-x86-64", "ld-linux-aarch64", "libc", "libm", "libgcc_s", "libstdc++"}
PAPER = {"libpoppler-glib", "libglib-2.0", "libqrencode"}
#: What the loader may load before a program begins.
NEEDED = {
    "kiosk": {"libcrypto", "libqrencode", "libspeechd", "libsqlite3", "libusb-1.0"},
    "kiosk-paper": PAPER,
    "kiosk-typing": {"librime", "libzinnia"},
    "kiosk-photo": set(),
    "kiosk-capture": {
        "libsane", "libturbojpeg", "libpoppler-glib", "libglib-2.0", "libgobject-2.0", "libcairo",
        "libqrencode"},
    "kiosk-platform": PAPER | {"libcrypto", "libsqlite3"},
    "kioskctl": {"libcrypto", "libsqlite3", "libusb-1.0"},
    "kiosk-dock": {"libqrencode", "libusb-1.0", "libxml2"},
}


def words(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def linking():
    for program, allowed in NEEDED.items():
        dynamic = words("readelf", "--dynamic", "--wide", BIN / program)
        needed = {name.split(".so")[0] for name in re.findall(r"NEEDED.*\[(.*)\]", dynamic)}
        strange = needed - allowed - BASE
        if strange:
            yield f"{program} needs {', '.join(sorted(strange))} before it begins: see CLate"
        names = words("nm", "--dynamic", "--defined-only", BIN / program).split("\n")[:-1]
        exported = {name.split()[-1] for name in names} - {"free", "realloc"}
        if exported:
            yield f"{program} exports {len(exported)} names, which its libraries would take"


def journey():
    with tempfile.TemporaryDirectory() as folder:
        play = subprocess.run(
            [BIN / "kiosk-dock", "play", "--output", folder], capture_output=True, text=True,
            timeout=300)
        papers = len(list(pathlib.Path(folder).glob("paper-*.pdf")))
        print(f"count: release-papers tried 9 failed {9 - papers}")
        if play.returncode != 0 or papers != 9:
            yield f"the journey ended with {play.returncode} and {papers} papers:\n{play.stdout[-2000:]}{play.stderr[-2000:]}"


troubles = [*linking(), *journey()]
if troubles:
    sys.exit("\n".join(troubles))
print("release: the programs are linked as they should be, and the journey ends well")
