#!/usr/bin/env python3
"""The figures of the budget table that exist so far, of the release build under Xvfb.

Prints `name value unit` lines and writes them to bench-output/figures.json. Times are of this
machine at this moment: compare them with others of the same run only.
"""
import json
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / ".build/release"
PORT = 45871
KEY = "element-6066-11e4-a52e-4f735466cecf"


def ask(method, path, body=None):
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}{path}", method=method, data=data)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)["value"]


def nodes(node):
    yield node
    for child in node["children"]:
        yield from nodes(child)


def home_is_touchable():
    try:
        tree = json.loads(ask("GET", "/session/kiosk/source"))
    except OSError:
        return False
    return any(n.get("identifier") == "tile-guide" and n["enabled"] for n in nodes(tree))


def start(display, state):
    environment = dict(os.environ, DISPLAY=display, SDL_VIDEODRIVER="x11")
    return subprocess.Popen(
        [BIN / "kiosk", "--state", state, "--windowed", "--drive", str(PORT),
         ROOT / "kiosk-config/demo.yaml"],
        env=environment, stderr=subprocess.DEVNULL)


def until(condition, limit=20):
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            sys.exit("bench: the kiosk's home page did not come")
        time.sleep(0.002)


def cpu_ticks(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def pss_megabytes(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main():
    figures = {}
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-noreset"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    display = ":" + os.read(read, 16).decode().strip()
    state = tempfile.mkdtemp(prefix="kiosk-bench-")
    try:
        subprocess.run(
            [BIN / "kioskctl", "catalogue", "build", "--output", f"{state}/catalogue.sqlite",
             "assets/catalogue"],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        starts = []
        for _ in range(7):
            before = time.monotonic()
            kiosk = start(display, state)
            until(home_is_touchable)
            starts.append((time.monotonic() - before) * 1000)
            kiosk.kill()
            kiosk.wait()
        # The asking itself takes part of it: an upper bound.
        figures["start_home_ms"] = (statistics.median(starts), "ms")
        kiosk = start(display, state)
        until(home_is_touchable)
        time.sleep(3)
        figures["home_pss_mb"] = (pss_megabytes(kiosk.pid), "MB")
        seconds = 20
        ticks = cpu_ticks(kiosk.pid)
        time.sleep(seconds)
        used = (cpu_ticks(kiosk.pid) - ticks) / os.sysconf("SC_CLK_TCK")
        figures["idle_cpu_percent"] = (100 * used / seconds, "%")
        kiosk.send_signal(signal.SIGKILL)
        kiosk.wait()
    finally:
        xvfb.kill()
        shutil.rmtree(state, ignore_errors=True)
    output = ROOT / "bench-output"
    output.mkdir(exist_ok=True)
    for name, (value, unit) in figures.items():
        print(f"{name} {value:.2f} {unit}")
    (output / "figures.json").write_text(
        json.dumps({n: {"value": v, "unit": u} for n, (v, u) in figures.items()}, indent=2))


main()
