"""Every tile of the home page through to its end, by Python's selenium as it comes from Debian.

    journeys.py http://127.0.0.1:4444 <citizen number>

The card is not selenium's: "put" and "take" go to standard output, and a line comes back when it
is done. The last line is the receipt's number.
"""
import sys
import time

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 30
# Buttons of the shipped catalogue, by the codes of the region's list.
ENROLMENT = "item-512B0359100011-511602000000-000-12511301452262044F-1-00"
ENTITLEMENT = "item-51201400600004-511602000000-000-1251130145226113XA-1-00"


class Resident:
    def __init__(self, address):
        self.driver = webdriver.Remote(address, options=ArgOptions())
        self.wait = WebDriverWait(
            self.driver, PATIENCE, poll_frequency=0.02,
            ignored_exceptions=(WebDriverException, StaleElementReferenceException))

    def shows(self, name):
        return bool(self.driver.find_elements(By.ID, name))

    def press(self, name):
        def try_it(driver):
            element = driver.find_element(By.ID, name)
            return element.is_enabled() and (element.click() or True)
        self.wait.until(try_it, f"{name} cannot be pressed")

    def type(self, characters):
        for character in characters:
            self.press(f"key-{character}")

    def read(self, name, saying=None):
        def look(driver):
            element = driver.find_element(By.ID, name)
            words = element.get_attribute("value") or element.text
            if saying is None:
                return words or "-"
            return saying in (element.get_attribute("state"), words) and words
        return self.wait.until(look, f"{name} does not say {saying or 'anything'}")

    def card(self, what):
        print(what, flush=True)
        sys.stdin.readline()

    def lift_card(self):
        self.card("take")
        # The kiosk sees in two looks that a card has left.
        time.sleep(1)

    def leave(self):
        self.press("leave")
        self.read("tile-guide")

    def to_home(self):
        """Through whatever thanks and questions come."""
        self.lift_card()
        end = time.monotonic() + PATIENCE
        while not self.shows("tile-guide"):
            assert time.monotonic() < end, "no way home"
            for way in ("finish", "taken", "skip"):
                found = self.driver.find_elements(By.CSS_SELECTOR, f'[id="{way}"][enabled=true]')
                if found:
                    try:
                        found[0].click()
                    except WebDriverException:
                        pass
                    break
            time.sleep(0.05)

    def type_receipt(self, receipt, number):
        self.type(receipt)
        self.press("ok")
        self.type(number[-4:])
        self.press("ok")


def registration(resident):
    resident.press("tile-guide")
    resident.press("search")
    resident.type("ylbx")
    resident.press(ENROLMENT)
    resident.press("apply")
    resident.press("begin")
    resident.read("reader")
    resident.card("put")
    resident.read("key-1")
    resident.type("13800000000")
    resident.press("next")
    resident.press("option-990000101001")
    resident.press("next")
    resident.press("option-3")
    resident.press("next")
    resident.read("key-6")
    # Its check digit is right, and no bank gave it to anybody.
    resident.type("6222020000000000000")
    resident.press("next")
    resident.press("confirm")
    receipt = resident.read("receipt-number")
    resident.read("paper-0", saying="delivered")
    resident.read("paper-1", saying="delivered")
    resident.press("finish")
    resident.read("taken")
    resident.card("take")
    resident.press("taken")
    resident.press("level-2")
    resident.press("finish")
    resident.read("tile-guide")
    return receipt


def cases(resident, receipt, number):
    resident.lift_card()
    resident.press("tile-cases")
    resident.press("by-receipt")
    resident.type_receipt(receipt, number)
    resident.press("case-0")
    resident.leave()


def certificate(resident):
    resident.press("tile-certificate")
    resident.card("put")
    resident.read("paper-0", saying="delivered")
    resident.to_home()


def contributions(resident):
    resident.press("tile-enquiry")
    resident.card("put")
    resident.read("finish")
    resident.lift_card()
    resident.leave()


def declaration(resident):
    resident.press("tile-declaration")
    resident.press(ENTITLEMENT)
    resident.press("apply")
    resident.press("begin")
    resident.card("put")
    end = time.monotonic() + PATIENCE
    # Whatever this form asks: the first choice, or a number.
    while not resident.shows("confirm"):
        assert time.monotonic() < end, "the form does not end"
        options = resident.driver.find_elements(By.CSS_SELECTOR, '[id^="option-"]')
        if resident.shows("key-1"):
            resident.type("13800000000")
        elif options:
            options[0].click()
        for found in resident.driver.find_elements(By.CSS_SELECTOR, '[id="next"][enabled=true]'):
            found.click()
    resident.press("confirm")
    resident.read("paper-1", saying="delivered")
    resident.to_home()


def blank_form(resident):
    resident.press("tile-papers")
    resident.press("blank")
    resident.press(ENROLMENT)
    resident.press("print-blank")
    resident.read("paper-0", saying="delivered")
    resident.to_home()


def reprint(resident, receipt, number):
    resident.press("tile-papers")
    resident.press("reprint")
    resident.type_receipt(receipt, number)
    resident.read("paper-1", saying="delivered")
    resident.to_home()


def remark(resident):
    resident.press("tile-remarks")
    resident.press("remark-suggestion")
    resident.press("topic-machine")
    resident.type("jiqi")
    resident.press("candidate-0")
    resident.press("ok")
    resident.press("ok")
    resident.press("confirm")
    resident.read("receipt-number")
    resident.to_home()


def main(address, number):
    resident = Resident(address)
    resident.read("tile-guide")
    assert len(resident.driver.get_screenshot_as_png()) > 10000
    receipt = registration(resident)
    cases(resident, receipt, number)
    certificate(resident)
    contributions(resident)
    declaration(resident)
    blank_form(resident)
    reprint(resident, receipt, number)
    remark(resident)
    words = " ".join(
        element.text for element in resident.driver.find_elements(By.XPATH, "//*"))
    assert receipt not in words and number not in words, words
    resident.driver.quit()
    print(receipt)


if __name__ == "__main__":
    main(*sys.argv[1:])
