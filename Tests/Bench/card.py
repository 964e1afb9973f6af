"""How long a card takes from the reader's last byte to the glass, and what waiting for one costs."""
import json
import os
import pathlib
import pty
import statistics
import sys
import threading
import time
import tty

import glass as display_server

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "Tests/MockedDevices"))
import security_module  # noqa: E402

ROUNDS = 30
# 城乡居民基本养老保险参保登记, by its code in the region's list.
ENROLMENT = "item-512B0359100011-511602000000-000-12511301452262044F-1-00"
WAITED_SECONDS = 20


class Reader:
    """A reader on a serial line, whose contents of a card come when they are let go."""

    def __init__(self):
        self.master, slave = pty.openpty()
        tty.setraw(slave)
        self.path = os.ttyname(slave)
        self.module = security_module.Module()
        self.asked = threading.Event()
        self.go = threading.Event()
        self.sent = None
        threading.Thread(target=self.serve, daemon=True).start()

    def put(self, text):
        self.asked.clear()
        self.go.clear()
        self.module.lay(text)

    def serve(self):
        request = b""
        while True:
            request += os.read(self.master, 4096)
            while len(request) >= 7:
                length = int.from_bytes(request[5:7], "big")
                if len(request) < 7 + length:
                    break
                body, request = request[7:6 + length], request[7 + length:]
                answer = security_module.frame(self.module.answer(body))
                if len(answer) > 1000:
                    self.asked.set()
                    self.go.wait()
                    os.write(self.master, answer[:-1])
                    time.sleep(0.05)
                    self.sent = time.perf_counter()
                    os.write(self.master, answer[-1:])
                else:
                    os.write(self.master, answer)


def card(identifier):
    """The text of a sample person's card: UTF-16LE in fields padded with spaces (GA/T 490)."""
    persons = json.loads((ROOT / "assets/samples/persons.json").read_text())["persons"]
    p = next(p for p in persons if p["id"] == identifier)
    fields = [
        (p["name"], 30), (p["sex"], 2), (p["ethnicGroup"], 4), (p["birth"], 16), (p["address"], 70),
        (p["number"], 36), (p["issuer"], 30), (p["validFrom"], 16), (p["validUntil"], 16), ("", 36),
    ]
    return b"".join(value.ljust(size // 2).encode("utf-16-le")[:size] for value, size in fields)


def to_card_page(driver):
    for name in ("tile-registration", ENROLMENT, "apply", "begin"):
        driver.click(name)
    driver.element("reader")


def figures(glass, driver, reader, cpu_seconds):
    text = card("lin")
    to_card_page(driver)
    glass.settle()
    before = cpu_seconds()
    time.sleep(WAITED_SECONDS)
    share = 100 * (cpu_seconds() - before) / WAITED_SECONDS
    times, wanted = [], None
    for _ in range(ROUNDS):
        reader.put(text)
        if not reader.asked.wait(10):
            raise TimeoutError("the card was not found")
        reading = glass.settle()
        reader.go.set()
        if wanted is None:
            driver.element("key-1")
            wanted = display_server.differences(
                reading, glass.settle(), glass.width, glass.height)
        else:
            while reader.sent is None:
                time.sleep(0.0005)
            glass.wait_for(wanted)
            times.append((time.perf_counter() - reader.sent) * 1000)
        reader.sent = None
        reader.module.lay(None)
        driver.click("leave")
        driver.element("tile-registration")
        # The kiosk sees that the card was taken.
        time.sleep(1)
        to_card_page(driver)
    driver.click("leave")
    return {
        "card_to_identity_ms": (display_server.percentile(times, 0.99), "ms"),
        "card_to_identity_p50_ms": (statistics.median(times), "ms"),
        "card_wait_cpu_percent": (share, "%"),
    }
