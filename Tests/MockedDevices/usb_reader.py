"""A USB bus with identity card readers, for a program that uses the real libusb.

    umockdev-wrapper usb_reader.py FLAVOUR[,FLAVOUR] PROGRAM [ARGUMENT…]

FLAVOUR is combined, split or reports: the endpoints that readers come with; a second one is a second
reader. The program runs with the bus in place of the machine's. Its output is this one's; it ends
with this one's input.

One command a line on the input, to the second reader with 2 before it:
    put HEX     lay a card with this text of 256 bytes, and what was added to it, on the reader
    take        lift it
    cut N       the next contents end after N bytes                       flip N    bit N of them is wrong
    long N      N bytes too many follow them                              garbage N N bytes come before them
    late        they come only before the next command's answer
    stall       they stall                                                slow N    N ms pass before them
    answer COMMAND STATUS   e.g. 3001 41: that command is answered so     obey      … as it should again
    silent N    N commands go unanswered                                  forget    its power blinks
    hold        another program has claimed it                            free      … and let it go
    unplug      pull the cable                                            unplug-at N  … after N bytes of contents
    replug      put it back, as a new device
Each command is answered with "did COMMAND" when it is done.
Written from what is known of the protocol, not from the kiosk's code, so that each checks the other.
"""

import errno
import struct
import sys
import threading
import time

import harness
from harness import GLib, UMockdev
from security_module import PREAMBLE, Module, check, frame

SYSPATH = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-%d"
DEVICE = "12011001000000400004 5AC3 0001 0102 0301"
CONFIGURATION = {
    "combined": "09022000010100803209040000 02FF000000 07058102400000 07050202400000",
    "split": "09022E000101008032 0904000004FF000000"
    " 07058102400000 07050202400000 07058502400000 07050602400000",
    # HID 1.11: class 3, one interrupt endpoint towards the host, the HID descriptor before it.
    "reports": "090222000101008032 090400000103000000 092111010001222100 07058103400001",
}

# linux/usbdevice_fs.h: the number of each request; struct usbdevfs_urb on 64 bits.
SUBMIT, DISCARD, REAP, REAP_NO_DELAY = 10, 11, 12, 13
GET_DRIVER, CLAIM, RELEASE, IOCTL, RESET = 8, 15, 16, 18, 20
CLEAR_HALT, CAPABILITIES, DISCONNECT_CLAIM = 21, 26, 27
URB_SIZE, URB_BUFFER, URB_STATUS, URB_ACTUAL = 56, 16, 4, 28
TYPE_CONTROL = 2


class Urb:
    def __init__(self, data, buffer, kind, endpoint, length):
        self.data, self.buffer = data, buffer
        self.kind, self.endpoint, self.length = kind, endpoint, length
        self.discarded = False


class Reader:
    """The reader: which bytes it takes and gives."""

    def __init__(self, flavour):
        self.flavour = flavour
        self.lock = threading.Lock()
        self.module = Module()
        self.fault = None
        self.silent = 0
        self.late = b""
        self.ready = 0
        self.held = False
        self.unplug = lambda: None
        self.forget()

    def forget(self):
        self.request = bytearray()
        self.waiting = {0x81: bytearray(), 0x85: bytearray()}
        self.stalled = set()
        self.left = None

    # The frames.

    def take(self, data):
        if self.flavour == "reports" and not self.request:
            data = data[: 7 + struct.unpack(">H", data[5:7])[0]]
        self.request += data
        if len(self.request) < 7:
            return
        length = struct.unpack(">H", self.request[5:7])[0]
        if len(self.request) < 7 + length:
            return
        whole, self.request = bytes(self.request), bytearray()
        covered = whole[5:-1]
        if whole[:5] != PREAMBLE or check(covered) != whole[-1]:
            self.give(frame(b"\0\0\x10"))
            return
        if self.silent:
            self.silent -= 1
            return
        answer = self.module.answer(covered[2:])
        late, self.late = self.late, b""
        contents = frame(answer)
        if len(answer) > 1000 and self.fault:
            (name, number), self.fault = self.fault, None
            if name == "cut":
                contents = contents[:number]
            elif name == "flip":
                damaged = bytearray(contents)
                damaged[number // 8] ^= 1 << number % 8
                contents = bytes(damaged)
            elif name == "late":
                self.late = contents
                return
            elif name == "long":
                contents += bytes(number)
            elif name == "garbage":
                # Never the beginning of a frame.
                contents = bytes(0x55 + n % 7 for n in range(number)) + contents
            elif name == "slow":
                self.ready = time.monotonic() + number / 1000
            elif name == "stall":
                self.stalled.add(0x85 if self.flavour == "split" else 0x81)
                return
            elif name == "unplug-at":
                self.left = number
        if late:
            self.give(late)
        self.give(contents)

    def give(self, data):
        if self.flavour == "split":
            self.waiting[0x81] += data[:7]
            self.waiting[0x85] += data[7:]
        else:
            if self.flavour == "reports":
                data += bytes(-len(data) % 64)
            self.waiting[0x81] += data


class Node(UMockdev.IoctlBase):
    """One device node of usbdevfs, from a plug to its pull. Called by the testbed's thread."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader
        self.plug()

    def plug(self):
        self.pending = []
        self.plugged = True

    def do_handle_ioctl(self, client):
        with self.reader.lock:
            result, error = self.handle(client)
        client.complete(result, error)
        return True

    def handle(self, client):
        number = client.get_request() & 0xFF
        if number in (REAP, REAP_NO_DELAY):
            return self.reap(client)
        if number == DISCARD:
            return self.discard(client)
        if not self.plugged:
            return -1, errno.ENODEV
        if number == SUBMIT:
            return self.submit(client)
        if number == CAPABILITIES:
            client.get_arg().resolve(0, 4).update(0, list(struct.pack("<I", 0x01 | 0x02 | 0x04)))
            return 0, 0
        if number in (GET_DRIVER, IOCTL):
            return -1, errno.ENODATA
        if number == CLEAR_HALT:
            data = bytes(client.get_arg().resolve(0, 4).retrieve())
            self.reader.stalled.discard(struct.unpack("<I", data)[0])
            return 0, 0
        if number in (CLAIM, DISCONNECT_CLAIM) and self.reader.held:
            return -1, errno.EBUSY
        if number in (CLAIM, RELEASE, RESET, DISCONNECT_CLAIM):
            return 0, 0
        return -1, errno.ENOTTY

    def submit(self, client):
        data = client.get_arg().resolve(0, URB_SIZE)
        raw = bytes(data.retrieve())
        kind, endpoint = raw[0], raw[1]
        length = struct.unpack("<i", raw[24:28])[0]
        buffer = data.resolve(URB_BUFFER, length) if length else None
        urb = Urb(data, buffer, kind, endpoint, length)
        if not endpoint & 0x80 and length:
            sent = bytes(buffer.retrieve())
            # A control transfer: eight bytes of setup before the report.
            self.reader.take(sent[8:] if kind == TYPE_CONTROL else sent)
        self.pending.append(urb)
        return 0, 0

    def discard(self, client):
        # The kiosk has one transfer under way at a time.
        for urb in self.pending:
            urb.discarded = True
        return (0, 0) if self.pending else (-1, errno.EINVAL)

    def reap(self, client):
        for urb in self.pending:
            done = self.progress(urb)
            if done is None:
                continue
            status, data = done
            self.pending.remove(urb)
            if data and urb.buffer is not None and urb.endpoint & 0x80:
                urb.buffer.update(0, list(data))
            sent = urb.length - (8 if urb.kind == TYPE_CONTROL else 0)
            actual = len(data) if urb.endpoint & 0x80 else (sent if status == 0 else 0)
            urb.data.update(URB_STATUS, list(struct.pack("<i", status)))
            urb.data.update(URB_ACTUAL, list(struct.pack("<i", actual)))
            client.get_arg().resolve(0, 8).set_ptr(0, urb.data)
            return 0, 0
        if not self.plugged:
            return -1, errno.ENODEV
        time.sleep(0.001)
        return -1, errno.EAGAIN

    def progress(self, urb):
        """Status and bytes of an URB that has ended, else None."""
        if not self.plugged:
            return -errno.ESHUTDOWN, b""
        if not urb.endpoint & 0x80:
            return 0, b""
        if urb.endpoint in self.reader.stalled:
            return -errno.EPIPE, b""
        waiting = self.reader.waiting[urb.endpoint]
        if waiting and time.monotonic() >= self.reader.ready:
            # A HID reader's transfers are one report each.
            count = min(urb.length, 64 if self.reader.flavour == "reports" else urb.length)
            data = bytes(waiting[:count])
            if self.reader.left is not None:
                data = data[: self.reader.left]
                self.reader.left -= len(data)
                if self.reader.left <= 0:
                    self.reader.left = None
                    self.plugged = False
                    GLib.idle_add(self.reader.unplug)
            del waiting[: len(data)]
            return 0, data
        return (-errno.ENOENT, b"") if urb.discarded else None


class Plug:
    """A reader and the port that it is plugged into."""

    # A device's number is short of 128 (USB 2.0 §9.4.6); each port has its own share of them.
    SHARE = 60

    def __init__(self, testbed, port, flavour):
        self.testbed = testbed
        self.port = port
        self.flavour = flavour
        self.reader = Reader(flavour)
        self.reader.unplug = self.unplug
        self.plugs = 0
        self.nodes = {}
        self.plug()

    @property
    def path(self):
        return SYSPATH % self.port

    def plug(self):
        number = 2 + (self.port - 1) * self.SHARE + self.plugs % self.SHARE
        self.plugs += 1
        path = "/dev/bus/usb/001/%03d" % number
        with self.reader.lock:
            self.reader.forget()
            self.reader.module.progress = "fresh"
            if number in self.nodes:
                self.nodes[number].plug()
        if number not in self.nodes:
            self.nodes[number] = Node(self.reader)
            self.testbed.attach_ioctl(path, self.nodes[number])
        self.node = self.nodes[number]
        descriptors = (DEVICE + CONFIGURATION[self.flavour]).replace(" ", "")
        self.testbed.add_from_string(
            "P: %s\nN: bus/usb/001/%03d\nE: SUBSYSTEM=usb\nE: DRIVER=usb\nE: DEVTYPE=usb_device\n"
            "E: PRODUCT=400/c35a/100\nE: BUSNUM=001\nE: DEVNUM=%03d\nE: DEVNAME=%s\nE: MAJOR=189\n"
            "E: MINOR=%d\nA: bConfigurationValue=1\\n\nA: busnum=1\\n\nA: devnum=%d\\n\n"
            "A: speed=12\\n\nA: idVendor=0400\\n\nA: idProduct=c35a\\n\nH: descriptors=%s\n"
            % (
                self.path.removeprefix("/sys"), number, number, path, number - 1, number,
                descriptors,
            )
        )
        self.testbed.uevent(self.path, "add")

    def unplug(self):
        with self.reader.lock:
            self.node.plugged = False
        self.testbed.uevent(self.path, "remove")
        self.testbed.remove_device(self.path)
        # Its ioctls stay answered, with ENODEV: detaching them under a program that is in one ends
        # this process now and then. The next plugs have nodes of their own.
        return False

    def obey(self, name, *rest):
        if name == "unplug":
            self.unplug()
        elif name == "replug":
            self.plug()
        else:
            with self.reader.lock:
                self.change(name, *rest)

    def change(self, name, *rest):
        module = self.reader.module
        if name == "put":
            module.lay(bytes.fromhex(rest[0]))
        elif name == "take":
            module.lay(None)
        elif name == "answer":
            module.wrong[rest[0]] = int(rest[1], 16)
        elif name == "obey":
            module.wrong = {}
        elif name == "forget":
            module.progress = "fresh"
            self.reader.forget()
        elif name in ("hold", "free"):
            self.reader.held = name == "hold"
        elif name == "silent":
            self.reader.silent = int(rest[0])
        else:
            self.reader.fault = (name, int(rest[0]) if rest else 0)


def main():
    testbed = harness.testbed()
    plugs = [
        Plug(testbed, port, flavour)
        for port, flavour in enumerate(sys.argv[1].split(","), start=1)
    ]

    def obey(*words):
        plug = plugs[int(words[0]) - 1] if words[0].isdigit() else plugs[0]
        plug.obey(*(words[1:] if words[0].isdigit() else words))

    harness.run(sys.argv[2:], obey)


main()
