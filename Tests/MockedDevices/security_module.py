"""The security module of an identity card reader: frames and answers.

Written from what is known of the protocol, not from the kiosk's code, so that each checks the other.
"""

import struct

PREAMBLE = bytes.fromhex("AAAAAA9669")


def check(covered):
    value = 0
    for byte in covered:
        value ^= byte
    return value


def frame(body):
    covered = struct.pack(">H", len(body) + 1) + body
    return PREAMBLE + covered + bytes([check(covered)])


class Module:
    """The security module: what it answers."""

    def __init__(self):
        self.text = None
        self.progress = "fresh"
        self.wrong = {}

    def lay(self, text):
        self.text = text
        self.progress = "fresh"

    def answer(self, body):
        command = body[:2].hex()
        if command in self.wrong:
            return b"\0\0" + bytes([self.wrong[command]])
        if command == "10ff":
            self.progress = "fresh"
            return b"\0\0\x90"
        if command == "11ff":
            return b"\0\0\x90"
        if command == "12ff":
            return b"\0\0\x90" + struct.pack("<HHIII", 5, 3, 20240101, 1, 2)
        if command == "2001":
            if self.text is None or self.progress == "read":
                return b"\0\0\x80"
            self.progress = "found"
            return b"\0\0\x9f" + bytes(4)
        if command == "2002":
            if self.text is None or self.progress != "found":
                return b"\0\0\x81"
            self.progress = "selected"
            return b"\0\0\x90" + bytes(8)
        if command == "3001":
            if self.text is None or self.progress != "selected":
                return b"\0\0\x41"
            self.progress = "read"
            return b"\0\0\x90" + bytes.fromhex("01000400") + self.text[:256] + bytes(1024)
        if command == "3003":
            if self.text is None or self.progress != "read":
                return b"\0\0\x41"
            added = self.text[256:]
            return b"\0\0\x90" + added if added else b"\0\0\x91"
        return b"\0\0\x21"
