"""What a finger does to a screen and what an eye sees of it, through the display server alone.

Presses go in by XTEST, pixels come out by XGetImage: the kiosk is timed from the outside, as the
person in front of it would.
"""
import ctypes
import ctypes.util
import time

ZPIXMAP = 2
ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)


class XImage(ctypes.Structure):
    """As far as it is read here; see Xlib.h."""
    _fields_ = [
        ("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int),
    ]


class Glass:
    """One connection to the display `name`, as large as its screen."""

    def __init__(self, name):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.tests = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(XImage)
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(name.encode()))
        if not self.display:
            raise OSError(f"no display {name}")
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        self.width = self.x11.XDisplayWidth(self.display, 0)
        self.height = self.x11.XDisplayHeight(self.display, 0)

    def image(self, x, y, width, height):
        """Rows of pixels, `0x00RRGGBB`, as one list."""
        image = self.x11.XGetImage(
            self.display, self.root, x, y, width, height, ALL_PLANES, ZPIXMAP)
        count = width * height
        pixels = [p & 0xFFFFFF for p in image.contents.data[:count]]
        self.x11.XFree(image.contents.data)
        self.x11.XFree(image)
        return pixels

    def all(self):
        return self.image(0, 0, self.width, self.height)

    def pixel(self, place):
        return self.image(place[0], place[1], 1, 1)[0]

    def move(self, place):
        self.tests.XTestFakeMotionEvent(self.display, -1, place[0], place[1], 0)
        self.x11.XFlush(self.display)

    def button(self, down):
        self.tests.XTestFakeButtonEvent(self.display, 1, 1 if down else 0, 0)
        self.x11.XFlush(self.display)

    def key(self, name):
        """Presses a key by its X name, such as `Tab`, and lets it go."""
        symbol = self.x11.XStringToKeysym(name.encode())
        code = self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(symbol))
        for down in (1, 0):
            self.tests.XTestFakeKeyEvent(self.display, code, down, 0)
        self.x11.XFlush(self.display)

    def wait_for(self, wanted, limit=2.0):
        """Until every place of `wanted` shows its colour; returns the milliseconds.

        One after another: a place that is right already is not asked again.
        """
        begin = time.perf_counter()
        for place, colour in wanted.items():
            while self.pixel(place) != colour:
                if time.perf_counter() - begin > limit:
                    raise TimeoutError(f"{place} never became {colour:06x}")
        return (time.perf_counter() - begin) * 1000

    def settle(self, quiet=0.15):
        """The picture, once it has not changed for `quiet` seconds."""
        last = self.all()
        since = time.perf_counter()
        while time.perf_counter() - since < quiet:
            now = self.all()
            if now != last:
                last, since = now, time.perf_counter()
        return last


def differences(one, two, width, height, rows=16):
    """Places all over the screen where two pictures differ, and what the second shows there."""
    found = {}
    for row in range(rows):
        top, bottom = height * row // rows, height * (row + 1) // rows
        for place in range(top * width, bottom * width, 7):
            if one[place] != two[place]:
                found[(place % width, place // width)] = two[place]
                break
    # And the last pixel of all that differs: what is painted last.
    for place in range(len(one) - 1, -1, -1):
        if one[place] != two[place]:
            found[(place % width, place // width)] = two[place]
            break
    return found


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
