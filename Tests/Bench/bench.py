#!/usr/bin/env python3
"""The figures of the budget table that exist so far, of the release build under Xvfb.

Prints `name value unit` lines and writes them to bench-output/figures.json. Times are of this
machine at this moment: compare them with others of the same run only.
"""
import contextlib
import hashlib
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

import card
import catalogue
import hands
from glass import Glass

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = ROOT / ".build/release"
PORT = 45871


def home_is_touchable(state):
    """The kiosk says it on its control socket: open, and a picture shown."""
    try:
        now = hands.status(state)
    except OSError:
        return False
    return now["service"] == "open" and now["screen"]["frames"] > 0


@contextlib.contextmanager
def serving(display, profile, state):
    """A kiosk whose home page can be touched; it ends with the block."""
    environment = dict(os.environ, DISPLAY=display, SDL_VIDEODRIVER="x11")
    kiosk = subprocess.Popen(
        [BIN / "kiosk", "--state", state, "--windowed", "--webdriver", f"127.0.0.1:{PORT}", profile],
        env=environment, stderr=subprocess.DEVNULL)
    try:
        until(lambda: home_is_touchable(state))
        yield kiosk
    finally:
        kiosk.kill()
        kiosk.wait()


def until(condition, limit=20):
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            sys.exit("bench: the kiosk's home page did not come")
        time.sleep(0.002)


def cpu_seconds(pid):
    """Processor time, to the nanosecond: a tick of /proc is 10 ms, which in twenty idle seconds is
    more than the budget. The clock of another process: clock_getcpuclockid(3)."""
    return time.clock_gettime(~pid << 3 | 2)


def idle_share(pid, seconds):
    """Of one core, in percent."""
    before = cpu_seconds(pid)
    time.sleep(seconds)
    return 100 * (cpu_seconds(pid) - before) / seconds


def children(pid):
    tasks = pathlib.Path(f"/proc/{pid}/task")
    found = [c for t in tasks.iterdir() for c in (t / "children").read_text().split()]
    return [int(c) for c in found] + [g for c in found for g in children(c)]


def pss_megabytes(pid):
    """Of the process and all that it started."""
    total = 0
    for process in [pid, *children(pid)]:
        rollup = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text()
        total += next(int(l.split()[1]) for l in rollup.splitlines() if l.startswith("Pss:"))
    return total / 1024


def start_times(hall, count, before_each=lambda: None):
    times = []
    for _ in range(count):
        before_each()
        before = time.monotonic()
        with serving(*hall):
            times.append((time.monotonic() - before) * 1000)
    return statistics.median(times)


def machine():
    """What the machine is worth at the moment, for whoever compares the figures of two runs: the same
    kind of machine has been three times as slow in another hour."""
    block = bytes(64 << 20)
    begin = time.perf_counter()
    hashlib.sha256(block).digest()
    hashed = time.perf_counter()
    bytearray(block)
    copied = time.perf_counter()
    return {
        "machine_sha256_mb_s": (64 / (hashed - begin), "MB/s"),
        "machine_copy_mb_s": (64 / (copied - hashed), "MB/s"),
    }


def forget_files():
    os.sync()
    pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")


def scroll_figures(display, profile, state):
    """With a catalogue that has a list of 500 rows; `state` is that of a kiosk beside the platform."""
    with tempfile.TemporaryDirectory() as folder:
        assets, department = hands.large_catalogue(ROOT, folder)
        text = pathlib.Path(profile).read_text()
        text = re.sub(r"(?m)^( *assets:).*$", rf"\1 {assets}", text)
        other = pathlib.Path(profile).with_name("bench-scroll.yaml")
        other.write_text(text)
        with serving(display, other, folder) as kiosk:
            time.sleep(3)
            glass, driver = Glass(display), hands.Driver(PORT)
            found = hands.scroll(
                glass, driver, folder, lambda: cpu_seconds(kiosk.pid), department)
            catalogue.publish(BIN / "kioskctl", pathlib.Path(state).parent / "platform", folder)
            update = [BIN / "kioskctl", "catalogue", "update", "--state", folder, other]
            return found | hands.switch(
                glass, driver, folder, department, lambda: subprocess.Popen(update))


def card_figures(display, profile, state):
    """With a reader of the bench's own, which holds a card's contents back until they are wanted."""
    reader = card.Reader()
    text = re.sub(
        r"(?m)^( *device:).*$", rf"\1 {reader.path}", pathlib.Path(profile).read_text(), count=1)
    other = pathlib.Path(profile).with_name("bench-card.yaml")
    other.write_text(text)
    with serving(display, other, state) as kiosk:
        return card.figures(
            Glass(display), hands.Driver(PORT), reader, lambda: cpu_seconds(kiosk.pid))


def main():
    figures = machine()
    missing = None
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-noreset"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    display = ":" + os.read(read, 16).decode().strip()
    # Printer, reader and platform as in a hall: home opens only when the printer is empty.
    around = subprocess.Popen(
        [BIN / "kiosk-dock", "around"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        profile, state = around.stdout.readline().split()
        hall = (display, profile, state)
        # The first start makes the ledger and waits for a printer that nobody knows yet.
        start_times(hall, 1)
        # The asking itself takes part of it: an upper bound.
        figures["start_home_ms"] = (start_times(hall, 7), "ms")
        if os.access("/proc/sys/vm/drop_caches", os.W_OK):
            figures["cold_start_home_ms"] = (start_times(hall, 5, forget_files), "ms")
        with serving(*hall) as kiosk:
            # What a start leaves behind, such as threads that end, is over by then.
            time.sleep(10)
            figures["home_pss_mb"] = (pss_megabytes(kiosk.pid), "MB")
            painted = hands.status(state)["screen"]["frames"]
            figures["idle_cpu_percent"] = (
                statistics.median(idle_share(kiosk.pid, seconds=20) for _ in range(3)), "%")
            figures["idle_frames"] = (hands.status(state)["screen"]["frames"] - painted, "frames")
            glass = Glass(display)
            figures |= hands.touch(glass, hands.Driver(PORT))
            try:
                figures |= hands.sessions(glass, state, lambda: pss_megabytes(kiosk.pid))
            except RuntimeError as trouble:
                missing = trouble
        figures |= card_figures(*hall)
        figures |= scroll_figures(*hall)
        figures |= catalogue.figures(BIN / "kioskctl")
    finally:
        around.stdin.close()
        around.wait()
        xvfb.kill()
    output = ROOT / "bench-output"
    output.mkdir(exist_ok=True)
    for name, (value, unit) in figures.items():
        print(f"{name} {value:.2f} {unit}")
    (output / "figures.json").write_text(
        json.dumps({n: {"value": v, "unit": u} for n, (v, u) in figures.items()}, indent=2))
    if missing:
        sys.exit(f"bench: {missing}")


if __name__ == "__main__":
    main()
