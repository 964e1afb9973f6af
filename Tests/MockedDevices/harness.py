"""What the scripts beside this one share: a program that runs with mocked devices, and is obeyed to."""

import os
import shutil
import subprocess
import sys
import threading

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402, F401


def say(line):
    # In one write: the program writes to the same place.
    os.write(1, (line + "\n").encode())


_testbeds = []


def testbed():
    if "umockdev" not in os.environ.get("LD_PRELOAD", ""):
        sys.exit("start this with umockdev-wrapper")
    _testbeds.append(UMockdev.Testbed.new())
    return _testbeds[-1]


def end(status):
    """At once: a farewell would wait for threads that never end, and without one folders would stay."""
    for bed in _testbeds:
        shutil.rmtree(bed.get_root_dir(), ignore_errors=True)
    os._exit(status)


def run(program, obey):
    """Until the input or the program ends. `obey`: does what the words of a line ask for."""
    loop = GLib.MainLoop()
    running = subprocess.Popen(program, stdin=subprocess.DEVNULL)

    def do(line):
        words = line.split()
        obey(*words)
        say("did " + next(word for word in words if not word.isdigit()))
        return False

    def listen():
        for line in sys.stdin:
            GLib.idle_add(do, line)
        GLib.idle_add(loop.quit)

    def watch():
        # Said to the test: a program that ends before its devices has failed.
        say("ended %d" % running.wait())
        GLib.idle_add(loop.quit)

    threading.Thread(target=listen, daemon=True).start()
    threading.Thread(target=watch, daemon=True).start()
    loop.run()
    running.kill()
    running.wait()
    end(0)
