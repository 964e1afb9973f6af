"""A camera above a table for a program that speaks V4L2 (linux/videodev2.h).

    umockdev-wrapper camera.py MODE PICTURE PROGRAM [ARGUMENT…]

The program runs with the camera in place of the machine's; input, output and end are its own. PICTURE is
a JPEG: without its Huffman tables, which cameras leave out, it is what the camera sees after a second of
light. Before that it gives white frames, each third one damaged. It stands at /dev/video1: the first node
of such cameras tells about pictures and gives none.

MODE is good, or
    busy     another program takes pictures          silent    no picture comes
    pulled   it is unplugged while it takes one      raw       it gives no JPEG
    strange  it gives buffers that it never got      absent    none is plugged in
    torn     the bus tears the first two pictures    cut       it tears all of them
    dirty    bytes too many before every restart marker: what many cameras do
Written from the kernel's description, not from the kiosk's code, so that each checks the other.
"""

import errno
import struct
import subprocess
import sys
import threading
import time

import harness
from harness import GLib, UMockdev

QUERYCAP, ENUM_FMT, S_FMT, REQBUFS, QBUF, DQBUF = 0, 2, 5, 8, 15, 17
STREAMON, STREAMOFF, ENUM_FRAMESIZES = 18, 19, 74
CAPTURE, METADATA, STREAMING, DEVICE_CAPS = 0x1, 0x00800000, 0x04000000, 0x80000000
USERPTR, ERROR = 2, 0x40
SIZES = [(640, 480), (3264, 2448), (1600, 1200), (9999, 9999)]
BUFFER_SIZE, BUFFER_POINTER = 88, 64


def without_tables(jpeg):
    """A JPEG as cameras send it: ISO/IEC 10918-1 K.3 has the tables that everybody has."""
    kept, place = jpeg[:2], 2
    while jpeg[place + 1] != 0xDA:
        length = 2 + struct.unpack(">H", jpeg[place + 2 : place + 4])[0]
        if jpeg[place + 1] != 0xC4:
            kept += jpeg[place : place + length]
        place += length
    # Some fill up what they send.
    return kept + jpeg[place:] + bytes(512)


def with_bytes_between(jpeg):
    """Three bytes of nothing before each restart marker (ISO/IEC 10918-1 B.2.1)."""
    start = jpeg.index(b"\xff\xda")
    for marker in range(0xD0, 0xD8):
        own = bytes([0xFF, marker])
        jpeg = jpeg[:start] + jpeg[start:].replace(own, b"\x12\x34\x56" + own)
    return jpeg


class Camera(UMockdev.IoctlBase):
    def __init__(self, mode, picture, gives_pictures):
        super().__init__()
        self.mode, self.picture, self.gives_pictures = mode, picture, gives_pictures
        self.waiting, self.started, self.count, self.seen = [], None, 0, 0

    def do_handle_ioctl(self, client):
        result, error = self.handle(client, client.get_request() & 0xFF)
        client.complete(result, error)
        return True

    def handle(self, client, number):
        if number == QUERYCAP:
            own = CAPTURE | STREAMING if self.gives_pictures else METADATA | STREAMING
            data = client.get_arg().resolve(0, 104)
            data.update(16, list(b"Document camera\0"))
            every = CAPTURE | METADATA | STREAMING | DEVICE_CAPS
            data.update(84, list(struct.pack("<II", every, own)))
            return 0, 0
        if number == ENUM_FMT:
            data = client.get_arg().resolve(0, 64)
            index = struct.unpack("<I", bytes(data.retrieve())[:4])[0]
            formats = [b"YUYV"] if self.mode == "raw" else [b"YUYV", b"MJPG"]
            if index >= len(formats):
                return -1, errno.EINVAL
            data.update(44, list(formats[index]))
            return 0, 0
        if number == ENUM_FRAMESIZES:
            data = client.get_arg().resolve(0, 44)
            index, form = struct.unpack("<I4s", bytes(data.retrieve())[:8])
            if form != b"MJPG" or index >= len(SIZES):
                return -1, errno.EINVAL
            data.update(8, list(struct.pack("<III", 1, *SIZES[index])))
            return 0, 0
        if number == S_FMT:
            if self.mode == "busy":
                return -1, errno.EBUSY
            data = client.get_arg().resolve(0, 208)
            width, height = struct.unpack("<II", bytes(data.retrieve())[8:16])
            # The largest that a page can use.
            if (width, height) != (3264, 2448):
                return -1, errno.ERANGE
            data.update(28, list(struct.pack("<I", len(self.picture) + 1000)))
            return 0, 0
        if number == REQBUFS:
            memory = struct.unpack("<I", bytes(client.get_arg().resolve(0, 20).retrieve())[8:12])[0]
            self.waiting = []
            return (0, 0) if memory == USERPTR else (-1, errno.EINVAL)
        if number == QBUF:
            data = client.get_arg().resolve(0, BUFFER_SIZE)
            raw = bytes(data.retrieve())
            index, length = struct.unpack("<I", raw[:4])[0], struct.unpack("<I", raw[72:76])[0]
            self.waiting.append((index, data.resolve(BUFFER_POINTER, length)))
            return 0, 0
        if number in (STREAMON, STREAMOFF):
            self.started = time.monotonic() if number == STREAMON else None
            return 0, 0
        if number == DQBUF:
            return self.give(client)
        return -1, errno.ENOTTY

    def give(self, client):
        if self.mode == "pulled" and time.monotonic() > self.started + 0.5:
            return -1, errno.ENODEV
        if self.mode == "silent" or not self.waiting:
            time.sleep(0.01)
            return -1, errno.EAGAIN
        time.sleep(0.03)
        index, memory = self.waiting.pop(0)
        self.count += 1
        is_lit = time.monotonic() > self.started + 1
        is_damaged = not is_lit and self.count % 3 == 0
        sent = self.picture if is_lit else b"\xff\xd8\xff" + bytes(1000)
        # The camera finds its light after one second and is waited for two.
        self.seen += time.monotonic() > self.started + 1.9
        if self.mode == "cut" or self.mode == "torn" and self.seen < 3:
            sent = sent[: len(sent) // 2]
        memory.update(0, list(sent))
        data = client.get_arg().resolve(0, BUFFER_SIZE)
        data.update(0, list(struct.pack("<I", 77 if self.mode == "strange" else index)))
        data.update(8, list(struct.pack("<II", len(sent), ERROR if is_damaged else 0)))
        # What hangs on the argument is written back with it.
        data.set_ptr(BUFFER_POINTER, memory)
        return 0, 0


def main():
    mode, picture = sys.argv[1], sys.argv[2]
    testbed = harness.testbed()
    with open(picture, "rb") as file:
        seen = without_tables(file.read())
    if mode == "dirty":
        seen = with_bytes_between(seen)
    nodes = []
    for number in range(0 if mode == "absent" else 2):
        testbed.add_from_string(
            "P: /devices/camera/video4linux/video%d\nN: video%d\nE: DEVNAME=/dev/video%d\n"
            "E: SUBSYSTEM=video4linux\nE: MAJOR=81\nE: MINOR=%d\n" % ((number,) * 4)
        )
        nodes.append(Camera(mode, seen, gives_pictures=number == 1))
        testbed.attach_ioctl("/dev/video%d" % number, nodes[-1])
    loop = GLib.MainLoop()
    running = subprocess.Popen(sys.argv[3:])

    def watch():
        running.wait()
        GLib.idle_add(loop.quit)

    threading.Thread(target=watch, daemon=True).start()
    loop.run()
    harness.end(running.returncode)


main()
