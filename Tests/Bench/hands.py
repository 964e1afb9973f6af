"""The figures of touch, scrolling and sessions, measured from outside the kiosk."""
import http.client
import json
import os
import pathlib
import shutil
import socket
import statistics
import time

import glass as display_server

#: Longer than the kiosk's patience with trembling hands (TouchPatience.standard).
PATIENCE = 0.6
TAPS = 100
SCROLLED_SECONDS = 8
SESSIONS = int(os.environ.get("BENCH_SESSIONS", "10000"))


class Driver:
    """The kiosk's WebDriver, as far as it is needed here."""
    KEY = "element-6066-11e4-a52e-4f735466cecf"

    def __init__(self, port):
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.session = self.ask("POST", "/session", {"capabilities": {}})["sessionId"]

    def ask(self, method, path, body=None):
        self.line.request(method, path, json.dumps(body) if body is not None else None)
        with self.line.getresponse() as answer:
            return json.load(answer)["value"]

    def of(self, method, path, body=None):
        return self.ask(method, f"/session/{self.session}{path}", body)

    def element(self, identifier):
        end = time.monotonic() + 20
        while True:
            found = self.of("POST", "/elements", {
                "using": "css selector", "value": f'[id="{identifier}"][enabled=true]'})
            if found:
                return found[0][self.KEY]
            if time.monotonic() > end:
                raise TimeoutError(identifier)
            time.sleep(0.005)

    def click(self, identifier):
        self.of("POST", f"/element/{self.element(identifier)}/click", {})

    def centre(self, identifier):
        rect = self.of("GET", f"/element/{self.element(identifier)}/rect")
        return rect["x"] + rect["width"] // 2, rect["y"] + rect["height"] // 2

    def end(self):
        self.ask("DELETE", f"/session/{self.session}")


def status(state):
    """Asked of the kiosk's control socket."""
    with socket.socket(socket.AF_UNIX) as control:
        control.connect(f"{state}/control.sock")
        control.sendall(b"GET /v1/status HTTP/1.1\r\nHost: kiosk\r\nConnection: close\r\n\r\n")
        answer = b""
        while part := control.recv(65536):
            answer += part
    return json.loads(answer.split(b"\r\n\r\n", 1)[1])


def touch(glass, driver):
    """A tile pressed, its page there, and the way back, `TAPS` times, and all that three times.

    The 99th of a hundred is the one before the worst: a host that looked away once decides it. Of
    three such figures the middle one is the kiosk's.

    A page is complete when the last of its pixels is: places all over the screen are looked at,
    one after the other, until each shows what the settled page shows there.
    """
    home = glass.settle()
    tile = driver.centre("tile-papers")
    glass.move(tile)
    time.sleep(PATIENCE)
    glass.button(True)
    pressed = glass.settle()
    glass.button(False)
    page = glass.settle()
    leave = driver.centre("leave")
    look = dict(list(display_server.differences(
        home, pressed, glass.width, glass.height).items())[:1])
    there = display_server.differences(pressed, page, glass.width, glass.height)
    back = display_server.differences(page, home, glass.width, glass.height)
    figures = {}
    for _ in range(3):
        presses, releases = [], []
        for _ in range(TAPS):
            glass.move(leave)
            time.sleep(PATIENCE)
            glass.button(True)
            time.sleep(0.03)
            glass.button(False)
            releases.append(glass.wait_for(back))
            glass.move(tile)
            time.sleep(PATIENCE)
            glass.button(True)
            presses.append(glass.wait_for(look))
            time.sleep(0.03)
            glass.button(False)
            releases.append(glass.wait_for(there))
        for name, times in ("press_to_pixel", presses), ("release_to_screen", releases):
            for part in (99, 50):
                figures.setdefault(f"{name}_p{part}_ms", []).append(
                    display_server.percentile(times, part / 100))
    driver.click("leave")
    return {name: (statistics.median(values), "ms") for name, values in figures.items()}


def drag(glass, goes_on):
    """A finger that moves 120 times a second, up and down again, for as long as `goes_on` says so with
    the seconds that it has moved. Returns these."""
    x, y = glass.width // 2 - 60, glass.height * 3 // 4
    glass.move((x, y))
    time.sleep(PATIENCE)
    glass.button(True)
    begin, step = time.perf_counter(), 0
    while goes_on(time.perf_counter() - begin):
        step += 1
        # 90 steps one way, 90 back: the finger stays on the glass.
        way = step % 180
        glass.move((x, y - 7 * (way if way < 90 else 180 - way)))
        time.sleep(max(0, begin + step / 120 - time.perf_counter()))
    return time.perf_counter() - begin


def open_list(glass, driver, department):
    driver.click("tile-guide")
    driver.click("by-department")
    driver.click(f"department-{department}")
    glass.settle()


def scroll(glass, driver, state, cpu_seconds, department):
    """A list of 500 rows under a finger."""
    open_list(glass, driver, department)
    frames, cpu = status(state)["screen"]["frames"], cpu_seconds()
    seconds = drag(glass, lambda seconds: seconds < SCROLLED_SECONDS)
    used = cpu_seconds() - cpu
    painted = status(state)["screen"]["frames"] - frames
    glass.button(False)
    glass.settle()
    driver.click("leave")
    return {
        "scroll_fps": (painted / seconds, "frames/s"),
        "scroll_cpu_share": (used / seconds, "cores"),
    }


def switch(glass, driver, state, department, update):
    """The same list under a finger while the kiosk fetches, proves and opens another catalogue.

    `update` starts a program that ends when the other catalogue is in its place."""
    open_list(glass, driver, department)
    task = update()
    frames = status(state)["screen"]["frames"]
    seconds = drag(glass, lambda _: task.poll() is None)
    painted = status(state)["screen"]["frames"] - frames
    glass.button(False)
    glass.settle()
    # Opened by the first question after it.
    driver.click("leave")
    driver.click("tile-guide")
    if task.returncode or status(state)["catalogue"] == 0:
        raise RuntimeError("the catalogue was not switched")
    driver.click("leave")
    return {
        "switch_fps": (painted / seconds, "frames/s"),
        "switch_seconds": (seconds, "s"),
    }


def sessions(glass, state, memory):
    """People who come, look and go: memory after all of them, over that after the first
    five hundred.

    They use a keypad, which need not be as slow as a hand: two steps to 从这里开始, OK, back.
    """
    def visit(count):
        layouts = status(state)["screen"]["layouts"]
        end = time.monotonic() + 20 + count / 10
        for number in range(1, count + 1):
            for key in ("Tab", "Down", "Return", "Escape"):
                glass.key(key)
            # Apart: SDL takes a key that comes again within 2 ms for one that is held. And no faster
            # than the printer's spool is cleared after each, or the sessions that wait for it are
            # measured: cupsd takes up to 20 ms for it on a slow machine.
            time.sleep(0.03)
            while number % 20 == 0 and status(state)["screen"]["layouts"] - layouts < 2 * number:
                if time.monotonic() > end:
                    raise RuntimeError("the kiosk did not follow: sessions are not measured")
                time.sleep(0.002)
        return status(state)["screen"]["layouts"] - layouts

    glass.move((glass.width // 2, glass.height - 5))
    visit(500)
    before = memory()
    if visit(SESSIONS) < 2 * SESSIONS:
        raise RuntimeError("not every session was one")
    return {"sessions_growth_percent": (100 * (memory() - before) / before, "%")}


def large_catalogue(root, folder):
    """A copy of the assets in which one department has 500 matters; its name."""
    assets = pathlib.Path(folder) / "assets"
    shutil.copytree(root / "assets", assets)
    table = assets / "catalogue/guangan-items.csv"
    lines = table.read_text().splitlines(keepends=True)
    name = lines[1].split(",")[0]
    for number in range(1, 501):
        lines[number] = name + lines[number][lines[number].index(","):]
    table.write_text("".join(lines))
    return assets, name
