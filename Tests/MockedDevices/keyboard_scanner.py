"""A scanner that types like a keyboard, for a program that reads its input device.

    umockdev-wrapper keyboard_scanner.py PROGRAM [ARGUMENT…]

/dev/input/event0 is the scanner's. One command a line on the input:
    type TEXT   somebody holds a code before it (a-z, 0-9, upper case with shift; Enter follows)
Each is answered with "did type"; a program that takes the device for itself is told with "grabbed".
"""

import os
import struct
import sys

import harness
from harness import UMockdev, say

PATH = "/dev/input/event0"
EVIOCGRAB = 0x40044590
# linux/input-event-codes.h.
KEYS = {}
for first, row in [(2, "1234567890-"), (16, "qwertyuiop"), (30, "asdfghjkl"), (44, "zxcvbnm")]:
    for offset, character in enumerate(row):
        KEYS[character] = first + offset
SHIFT, ENTER = 42, 28


class Device(UMockdev.IoctlBase):
    def do_handle_ioctl(self, client):
        if client.get_request() == EVIOCGRAB:
            say("grabbed")
            client.complete(0, 0)
            return True
        return False


def event(kind, code, value):
    return struct.pack("<qqHHi", 0, 0, kind, code, value)


def press(code):
    return event(1, code, 1) + event(0, 0, 0) + event(1, code, 0) + event(0, 0, 0)


def typed(text):
    data = b""
    for character in text:
        if character.isupper():
            data += event(1, SHIFT, 1) + press(KEYS[character.lower()]) + event(1, SHIFT, 0)
        else:
            data += press(KEYS[character])
    return data + press(ENTER)


def main():
    testbed = harness.testbed()
    device = Device()
    testbed.attach_ioctl(PATH, device)
    testbed.add_from_string(
        "P: /devices/scanner/input/event0\nN: input/event0\nE: SUBSYSTEM=input\n"
        "E: DEVNAME=%s\nE: MAJOR=13\nE: MINOR=64\n" % PATH
    )
    line = testbed.get_dev_fd(PATH)
    harness.run(sys.argv[1:], lambda name, text: os.write(line, typed(text)))


main()
