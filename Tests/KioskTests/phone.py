"""A phone that scanned a code: opens the address in Chromium and sends what it is told to.

python3 phone.py ADDRESS FOLDER [photo|words]...

Prints for each file how it went, `ended` for an address that is not good any more, and leaves a
picture of the page in FOLDER, or in the folder that KIOSK_PICTURES names.
"""

import os
import random
import struct
import sys
import zlib

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


def photo(path):
    """A sheet with lines of print, as large and as restless as a phone's photo: over 1 MiB as a JPEG of
    full size."""
    width, height = 2448, 3264
    chance = random.Random(7)
    rows = []
    for y in range(height):
        noise = chance.randbytes(width)
        row = bytearray(200 + (n >> 3) for n in noise)
        if 300 < y < 2900 and y % 90 < 34:
            for x in range(300, 2100, 60):
                row[x:x + 38] = bytes(20 + (n >> 3) for n in noise[x:x + 38])
        rows.append(b"\0" + bytes(row))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(b"".join(rows), 1)))
        file.write(chunk(b"IEND", b""))


def main():
    address, folder, *files = sys.argv[1:]
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--no-first-run", f"--user-data-dir={folder}/chromium"]:
        options.add_argument(argument)
    options.add_experimental_option(
        "mobileEmulation", {"deviceMetrics": {"width": 390, "height": 844, "pixelRatio": 2.0}})
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    try:
        browser.get(address)
        if browser.find_elements(By.ID, "ended"):
            print("ended")
            picture(browser, folder, "ended")
            return
        for place, kind in enumerate(files):
            path = f"{folder}/{kind}.png"
            if kind == "photo":
                photo(path)
            else:
                with open(path, "w", encoding="utf-8") as file:
                    file.write("not a photo")
            news = browser.find_element(By.ID, "news")
            before = news.text
            browser.find_element(By.ID, "photo").send_keys(path)
            WebDriverWait(browser, 60).until(
                lambda _: news.get_attribute("class") in ("good", "bad")
                and (place == 0 or news.text != before))
            print(f"{kind}: {news.get_attribute('class')}: {news.text}")
            picture(browser, folder, f"{place + 1}-{kind}")
    finally:
        browser.quit()


def picture(browser, folder, name):
    folder = os.environ.get("KIOSK_PICTURES", folder)
    os.makedirs(folder, exist_ok=True)
    browser.save_screenshot(f"{folder}/phone-{name}.png")


main()
