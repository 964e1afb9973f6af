"""What selenium, unmodified, does with the sample screen of Tests/WebDriverScreen.

    python3 selenium_tests.py URL [class of tests ...]

Ends with 1 when one fails; the last line says how many were run.
"""
import contextlib
import http.client
import json
import struct
import sys
import time
import unittest
import urllib.parse
import xml.etree.ElementTree
import zlib

from selenium import webdriver
from selenium.common import exceptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

URL = sys.argv[1]


def ask(method, path, body=None, headers=None):
    """By hand, for what selenium would not send. Returns the status and the value."""
    with contextlib.closing(http.client.HTTPConnection(urllib.parse.urlparse(URL).netloc)) as connection:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())["value"]


def png_size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def png_rows(data):
    """The pixels of an 8-bit RGB picture, row by row (PNG, 3rd edition, section 9)."""
    width, height = png_size(data)
    assert data[24:26] == b"\x08\x02"
    packed, place = b"", 8
    while place < len(data):
        length, = struct.unpack(">I", data[place:place + 4])
        if data[place + 4:place + 8] == b"IDAT":
            packed += data[place + 8:place + 8 + length]
        place += 12 + length
    raw, rows, above = zlib.decompress(packed), [], bytearray(3 * width)
    for start in range(0, height * (3 * width + 1), 3 * width + 1):
        kind, row = raw[start], bytearray(raw[start + 1:start + 3 * width + 1])
        for i, value in enumerate(row):
            left, corner = (row[i - 3], above[i - 3]) if i >= 3 else (0, 0)
            near = [left, above[i], corner]
            paeth = min(near, key=lambda p: abs(left + above[i] - corner - p))
            row[i] = (value + [0, left, above[i], (left + above[i]) // 2, paeth][kind]) & 255
        rows.append(bytes(row))
        above = row
    return rows


def wait_for_server():
    end = time.monotonic() + 20
    while True:
        try:
            return ask("GET", "/status")
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


class ScreenTest(unittest.TestCase):
    def setUp(self):
        self.driver = webdriver.Remote(URL, options=ArgOptions())
        self.by_id("wipe").click()
        # Lists begin at their beginning.
        self.by_id("row0").location_once_scrolled_into_view

    def tearDown(self):
        if self.driver.find_elements(By.ID, "answer"):
            self.by_id("answer").click()
        self.driver.back()
        self.driver.quit()

    def by_id(self, name):
        return self.driver.find_element(By.ID, name)

    def presses(self):
        return int(self.by_id("presses").text)

    def events(self):
        return self.by_id("events").text


class Finding(ScreenTest):
    def test_by_id_name_and_tag(self):
        self.assertEqual(self.by_id("count").accessible_name, "计数")
        self.assertEqual(self.driver.find_element(By.NAME, "计数").get_attribute("id"), "count")
        self.assertEqual(self.driver.find_element(By.TAG_NAME, "heading").text, "办事大厅")
        self.assertGreater(len(self.driver.find_elements(By.TAG_NAME, "button")), 30)

    def test_by_identifiers_that_need_escapes(self):
        for selector in ['[id="odd\\"id\\\\x"]', '#odd\\"id\\\\x', "#odd\\22 id\\5cx", '[id^="odd"]']:
            found = self.driver.find_element(By.CSS_SELECTOR, selector)
            self.assertEqual(found.accessible_name, 'a < b & "c"')
        self.assertEqual(self.by_id("9lives").accessible_name, "选中")
        self.assertEqual(
            self.driver.find_element(By.CSS_SELECTOR, "#\\39 lives").accessible_name, "选中")

    def test_by_css(self):
        def count(selector):
            return len(self.driver.find_elements(By.CSS_SELECTOR, selector))
        self.assertEqual(count("#count, #off"), 2)
        self.assertEqual(count("button[name*='计']"), 1)
        self.assertEqual(count("[id$=unt]"), 1)
        self.assertEqual(count("button[name^=第][name$=行]"), 30)
        self.assertEqual(count("group > button#row1"), 1)
        self.assertEqual(count("group text[name='第1行']"), 1)
        self.assertEqual(count("group > text[name='第1行']"), 0)
        self.assertEqual(count("*[enabled=false]#off"), 1)
        self.assertEqual(count("button[selected=true]"), 1)
        self.assertEqual(count("nothing"), 0)

    def test_by_xpath(self):
        find = self.driver.find_element
        self.assertEqual(find(By.XPATH, "//button[@id='count']").accessible_name, "计数")
        self.assertEqual(
            find(By.XPATH, "//button[contains(@name, '3行')][2]").get_attribute("id"), "row13")
        self.assertEqual(find(By.XPATH, "//text[@name='计数']/..").get_attribute("id"), "count")
        self.assertEqual(find(By.XPATH, "//*[@name='a < b & \"c\"']").tag_name, "button")
        self.assertEqual(len(self.driver.find_elements(By.XPATH, "//button[starts-with(@name,'第') and contains(@name,'行')]")), 30)
        self.assertEqual(self.driver.find_elements(By.XPATH, "//nothing"), [])

    def test_by_link_text(self):
        self.assertEqual(self.driver.find_element(By.LINK_TEXT, "计数"), self.by_id("count"))
        self.assertEqual(self.driver.find_element(By.PARTIAL_LINK_TEXT, "选"), self.by_id("9lives"))
        self.assertEqual(self.driver.find_elements(By.LINK_TEXT, "办事大厅"), [])

    def test_inside_of_an_element(self):
        count = self.by_id("count")
        self.assertEqual(count.find_element(By.TAG_NAME, "text").accessible_name, "计数")
        self.assertEqual(count.find_element(By.XPATH, "./text").accessible_name, "计数")
        self.assertEqual(count.find_element(By.CSS_SELECTOR, "group button > text").tag_name, "text")
        self.assertEqual(count.find_elements(By.ID, "off"), [])
        with self.assertRaises(exceptions.NoSuchElementException):
            count.find_element(By.ID, "off")

    def test_what_is_no_selector(self):
        for by, value in [
            (By.XPATH, "//button["), (By.XPATH, "count(//button)"), (By.XPATH, "//button/@id"),
            (By.XPATH, "/"), (By.XPATH, "nothing()"), (By.XPATH, ""), (By.CSS_SELECTOR, ""),
            (By.CSS_SELECTOR, "button["), (By.CSS_SELECTOR, "button:hover"), (By.CLASS_NAME, "x"),
            (By.CSS_SELECTOR, "a + b"), (By.CSS_SELECTOR, "a,"), (By.CSS_SELECTOR, "> a"),
            (By.CSS_SELECTOR, "[id=9]"), (By.CSS_SELECTOR, "a b >"),
        ]:
            with self.subTest(value), self.assertRaises(exceptions.InvalidSelectorException):
                self.driver.find_elements(by, value)

    def test_waiting_for_what_comes(self):
        self.driver.implicitly_wait(5)
        self.by_id("later").click()
        began = time.monotonic()
        self.assertEqual(self.by_id("arrived").accessible_name, "来了")
        self.assertGreater(time.monotonic() - began, 0.2)
        self.assertEqual(self.driver.timeouts.implicit_wait, 5)

    def test_waiting_in_vain(self):
        self.driver.implicitly_wait(0.3)
        began = time.monotonic()
        with self.assertRaises(exceptions.NoSuchElementException):
            self.by_id("nobody")
        self.assertGreaterEqual(time.monotonic() - began, 0.3)
        self.assertEqual(self.driver.find_elements(By.ID, "nobody"), [])

    def test_waiting_as_clients_do(self):
        self.by_id("later").click()
        WebDriverWait(self.driver, 5).until(
            expected_conditions.visibility_of_element_located((By.ID, "arrived")))


class Reading(ScreenTest):
    def test_attributes(self):
        count, off = self.by_id("count"), self.by_id("off")
        self.assertEqual(count.get_attribute("name"), "计数")
        self.assertEqual(count.get_dom_attribute("id"), "count")
        self.assertIsNone(count.get_attribute("nothing"))
        self.assertIsNone(count.get_attribute("disabled"))
        self.assertEqual(off.get_attribute("disabled"), "true")
        self.assertIs(off.get_property("enabled"), False)
        self.assertEqual(count.get_property("width"), count.size["width"])
        self.assertEqual((count.is_enabled(), off.is_enabled()), (True, False))
        self.assertEqual((count.is_selected(), self.by_id("9lives").is_selected()), (False, True))
        self.assertEqual((count.aria_role, self.by_id("entry").aria_role), ("button", "textbox"))
        self.assertEqual((count.tag_name, count.text), ("button", "计数"))

    def test_displayed(self):
        self.assertTrue(self.by_id("row0").is_displayed())
        last = self.by_id("row29")
        self.assertFalse(last.is_displayed())
        self.assertEqual(ask("GET", f"/session/{self.driver.session_id}/element/{last.id}/displayed"), (200, False))
        place = last.location_once_scrolled_into_view
        self.assertTrue(last.is_displayed())
        self.assertEqual(place, last.location)

    def test_rect(self):
        rect, window = self.by_id("count").rect, self.driver.get_window_rect()
        self.assertEqual((window["width"], window["height"]), (540, 960))
        self.assertGreater(rect["width"], 40)
        self.assertTrue(0 < rect["x"] < 540 and 0 < rect["y"] < 960)

    def test_page_source(self):
        root = xml.etree.ElementTree.fromstring(self.driver.page_source)
        self.assertEqual(root.tag, "group")
        odd = root.find(".//button[@id='odd\"id\\x']")
        self.assertEqual(odd.get("name"), 'a < b & "c"')
        self.assertEqual(odd.get("enabled"), "true")
        self.assertEqual(len(list(root.iter())), len(self.driver.find_elements(By.XPATH, "//*")))

    def test_active_element(self):
        ActionChains(self.driver).send_keys(Keys.TAB).perform()
        active = self.driver.switch_to.active_element
        self.assertEqual(active, self.by_id("count"))
        self.assertEqual(active.get_attribute("focused"), "true")
        self.by_id("count").click()
        with self.assertRaises(exceptions.NoSuchElementException):
            self.driver.switch_to.active_element

    def test_screenshots(self):
        self.assertEqual(png_size(self.driver.get_screenshot_as_png()), (540, 960))
        for name in ["count", "row20"]:
            element = self.by_id(name)
            png = element.screenshot_as_png
            self.assertEqual(png_size(png), (element.size["width"], element.size["height"]))
        self.assertNotEqual(self.by_id("count").screenshot_as_png, self.by_id("off").screenshot_as_png)

    def test_an_element_screenshot_is_the_part_of_the_whole(self):
        whole = png_rows(self.driver.get_screenshot_as_png())
        element = self.by_id("count")
        rect = element.rect
        left, right = 3 * rect["x"], 3 * (rect["x"] + rect["width"])
        rows = whole[rect["y"]:rect["y"] + rect["height"]]
        self.assertEqual([row[left:right] for row in rows], png_rows(element.screenshot_as_png))


class Touching(ScreenTest):
    def test_click(self):
        before = self.presses()
        for _ in range(5):
            self.by_id("count").click()
        self.assertEqual(self.presses(), before + 5)
        self.assertTrue(self.events().endswith("mouse!"))

    def test_click_what_was_scrolled_away(self):
        self.by_id("row27").click()
        self.assertEqual(self.by_id("chosen").text, "row27")
        self.by_id("row0").click()
        self.assertEqual(self.by_id("chosen").text, "row0")

    def test_click_the_words_on_a_button(self):
        before = self.presses()
        self.driver.find_element(By.XPATH, "//text[@name='计数']").click()
        self.assertEqual(self.presses(), before + 1)
        self.driver.find_element(By.XPATH, "//text[@name='第25行']").click()
        self.assertEqual(self.by_id("chosen").text, "row25")

    def test_what_cannot_be_clicked(self):
        for name in ["off", "title"]:
            with self.subTest(name), self.assertRaises(exceptions.ElementNotInteractableException):
                self.by_id(name).click()

    def test_click_under_a_dialog(self):
        count, entry = self.by_id("count"), self.by_id("entry")
        before = self.presses()
        self.by_id("ask").click()
        self.assertEqual(self.driver.find_element(By.TAG_NAME, "dialog").accessible_name, "真的吗？")
        for covered in [count, entry, self.by_id("off")]:
            with self.assertRaises(exceptions.ElementClickInterceptedException):
                covered.click()
        with self.assertRaises(exceptions.ElementClickInterceptedException):
            entry.send_keys("x")
        self.by_id("answer").click()
        count.click()
        self.assertEqual(self.presses(), before + 1)

    def test_an_element_that_is_gone(self):
        count, title = self.by_id("count"), self.by_id("title")
        self.by_id("second").click()
        for use in [count.click, lambda: count.text, count.is_displayed, lambda: count.rect,
                    lambda: count.screenshot_as_png, lambda: count.get_attribute("id"),
                    lambda: count.find_element(By.ID, "x"), lambda: count.send_keys("x"), count.clear]:
            with self.assertRaises(exceptions.StaleElementReferenceException):
                use()
        # The same element with other words.
        self.assertEqual(title.accessible_name, "第二页")
        self.driver.back()
        self.assertEqual(count.accessible_name, "计数")


class Typing(ScreenTest):
    def setUp(self):
        super().setUp()
        self.by_id("entry").clear()

    def test_type_and_clear(self):
        entry = self.by_id("entry")
        entry.send_keys("李明 aB-12")
        self.assertEqual(entry.get_attribute("value"), "李明 aB-12")
        entry.send_keys(Keys.BACK_SPACE, Keys.BACK_SPACE, "3")
        self.assertEqual(entry.text, "李明 aB-3")
        entry.clear()
        self.assertEqual(entry.get_attribute("value"), "")

    def test_long_and_rare(self):
        text = "𠮷野家" * 20
        self.by_id("entry").send_keys(text)
        self.assertEqual(self.by_id("entry").text, text)

    def test_special_keys(self):
        self.by_id("entry").send_keys(Keys.F1)
        self.assertTrue(self.events().endswith("keyF1"), self.events())
        self.by_id("entry").send_keys(Keys.SHIFT, Keys.TAB)
        self.assertTrue(self.events().endswith("key~Tab"), self.events())
        backs = int(self.by_id("backs").text)
        ActionChains(self.driver).send_keys(Keys.ESCAPE).perform()
        self.assertEqual(int(self.by_id("backs").text), backs + 1)

    def test_keys_press_buttons(self):
        before = self.presses()
        ActionChains(self.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
        self.assertEqual(self.presses(), before + 1)
        ActionChains(self.driver).send_keys(Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ENTER).perform()
        self.assertEqual(self.presses(), before + 2)

    def test_held_modifiers(self):
        ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
        self.assertTrue(self.events().endswith("key~A"), self.events())
        self.assertEqual(self.by_id("entry").text, "")
        ActionChains(self.driver).send_keys("好").perform()
        self.assertEqual(self.by_id("entry").text, "好")

    def test_what_takes_no_keys(self):
        with self.assertRaises(exceptions.ElementNotInteractableException):
            self.by_id("count").send_keys("x")
        with self.assertRaises(exceptions.InvalidElementStateException):
            self.by_id("count").clear()


class Acting(ScreenTest):
    def touch(self):
        return ActionBuilder(self.driver, mouse=PointerInput("touch", "finger"))

    def test_mouse(self):
        before = self.presses()
        ActionChains(self.driver).click(self.by_id("count")).perform()
        self.assertEqual(self.presses(), before + 1)
        # Not a press by name: a guard against double taps may look at it.
        self.assertTrue(self.events().endswith("mouse1"), self.events())

    def test_mouse_in_two_commands(self):
        before = self.presses()
        ActionChains(self.driver).click_and_hold(self.by_id("count")).perform()
        self.assertEqual(self.presses(), before)
        ActionChains(self.driver).release().perform()
        self.assertEqual(self.presses(), before + 1)

    def test_a_press_that_leaves(self):
        before = self.presses()
        ActionChains(self.driver).drag_and_drop(self.by_id("count"), self.by_id("ask")).perform()
        self.assertEqual(self.presses(), before)

    def test_offsets(self):
        before, rect = self.presses(), self.by_id("count").rect
        chain = ActionChains(self.driver, duration=0)
        chain.w3c_actions.pointer_action.move_to_location(rect["x"] + 3, rect["y"] + 3)
        chain.move_by_offset(2, 2).click().perform()
        chain = ActionChains(self.driver)
        chain.move_to_element_with_offset(self.by_id("count"), 5, -5).click().perform()
        self.assertEqual(self.presses(), before + 2)

    def test_finger(self):
        before = self.presses()
        actions = self.touch()
        actions.pointer_action.move_to(self.by_id("count")).pointer_down().pointer_up()
        actions.perform()
        self.assertEqual(self.presses(), before + 1)
        self.assertTrue(self.events().endswith("finger1 lifts"), self.events())

    def drag_up(self, row, rest):
        """A finger that moves 120 pixels up in 200 ms, and rests so many seconds before it lifts."""
        actions = self.touch()
        actions.pointer_action.move_to(row).pointer_down()
        actions.pointer_action.source.create_pointer_move(duration=200, x=0, y=-120, origin="pointer")
        actions.pointer_action.pause(rest)
        actions.pointer_action.pointer_up()
        before = time.monotonic()
        actions.perform()
        self.assertGreaterEqual(time.monotonic() - before, 0.2 + rest)

    def test_a_finger_scrolls(self):
        row = self.by_id("row5")
        top = row.location["y"]
        # Who rests does not throw the list on.
        self.drag_up(row, rest=0.3)
        # SDL has a finger's place as a share of the window.
        self.assertAlmostEqual(row.location["y"], top - 120, delta=1)
        self.assertIn("moves", self.events())
        self.assertNotEqual(self.by_id("chosen").text, "row5")

    def test_a_finger_throws(self):
        row = self.by_id("row9")
        top = row.location["y"]
        self.drag_up(row, rest=0)
        WebDriverWait(self.driver, 3).until(lambda _: row.location["y"] < top - 140)

    def test_wheel(self):
        top = self.by_id("row9").location["y"]
        origin = ScrollOrigin.from_element(self.by_id("row1"))
        ActionChains(self.driver).scroll_from_origin(origin, 0, 108).perform()
        self.assertEqual(self.by_id("row9").location["y"], top - 108)

    def test_pauses_last(self):
        began = time.monotonic()
        ActionChains(self.driver).pause(0.25).perform()
        self.assertGreaterEqual(time.monotonic() - began, 0.25)

    def test_release(self):
        before = self.presses()
        ActionChains(self.driver).click_and_hold(self.by_id("count")).perform()
        ActionBuilder(self.driver).clear_actions()
        self.assertEqual(self.presses(), before + 1)
        ActionChains(self.driver).release().perform()
        self.assertEqual(self.presses(), before + 1)

    def test_out_of_bounds(self):
        chain = ActionChains(self.driver)
        chain.w3c_actions.pointer_action.move_to_location(5000, 1)
        with self.assertRaises(exceptions.MoveTargetOutOfBoundsException):
            chain.perform()

    def test_stale_origin(self):
        count = self.by_id("count")
        self.by_id("second").click()
        with self.assertRaises(exceptions.StaleElementReferenceException):
            ActionChains(self.driver).move_to_element(count).perform()


class Sessions(ScreenTest):
    def test_capabilities(self):
        caps = self.driver.capabilities
        self.assertEqual((caps["browserName"], caps["platformName"], caps["setWindowRect"]), ("kiosk", "linux", False))
        self.assertEqual(caps["timeouts"], {"script": 30000, "pageLoad": 300000, "implicit": 0})

    def test_one_at_a_time(self):
        with self.assertRaises(exceptions.SessionNotCreatedException):
            webdriver.Remote(URL, options=ArgOptions())
        self.assertEqual(ask("GET", "/status")[1]["ready"], False)

    def test_window(self):
        driver = self.driver
        self.assertEqual(driver.title, "示例窗口")
        self.assertEqual(urllib.parse.unquote(driver.current_url), "kiosk:办事大厅")
        self.assertEqual(driver.window_handles, [driver.current_window_handle])
        driver.switch_to.window(driver.current_window_handle)
        with self.assertRaises(exceptions.NoSuchWindowException):
            driver.switch_to.window("another")
        for refused in [lambda: driver.set_window_size(100, 100), driver.minimize_window, driver.maximize_window,
                        driver.fullscreen_window, lambda: driver.get("http://127.0.0.1/"), driver.refresh,
                        driver.forward, lambda: driver.switch_to.new_window("tab")]:
            with self.assertRaisesRegex(exceptions.WebDriverException, ""):
                refused()

    def test_timeouts(self):
        driver = self.driver
        driver.set_page_load_timeout(7)
        driver.set_script_timeout(8)
        self.assertEqual((driver.timeouts.page_load, driver.timeouts.script), (7, 8))
        path = f"/session/{driver.session_id}/timeouts"
        for wrong in ['{"implicit": -1}', '{"implicit": 1.5}', '{"implicit": "1"}', '{"what": 1}', "[]", "{", ""]:
            status, value = ask("POST", path, wrong)
            self.assertEqual((status, value["error"]), (400, "invalid argument"), wrong)
        self.assertEqual(ask("POST", path, '{"script": null}'), (200, None))
        self.assertEqual(ask("GET", path)[1], {"script": None, "pageLoad": 7000, "implicit": 0})

    def test_close(self):
        self.driver.close()
        with self.assertRaises(exceptions.InvalidSessionIdException):
            self.driver.title
        self.driver = webdriver.Remote(URL, options=ArgOptions())

    def test_what_a_screen_has_not(self):
        driver = self.driver
        self.assertEqual(driver.get_cookies(), [])
        self.assertIsNone(driver.get_cookie("x"))
        with self.assertRaises(exceptions.WebDriverException):
            driver.add_cookie({"name": "a", "value": "b"})
        driver.delete_all_cookies()
        with self.assertRaises(exceptions.NoAlertPresentException):
            driver.switch_to.alert.accept()
        with self.assertRaises(exceptions.NoSuchFrameException):
            driver.switch_to.frame(0)
        driver.switch_to.default_content()
        with self.assertRaisesRegex(exceptions.WebDriverException, "no scripts"):
            driver.execute_script("return 1")
        with self.assertRaisesRegex(exceptions.WebDriverException, "no scripts"):
            driver.execute_async_script("return 1")
        with self.assertRaisesRegex(exceptions.WebDriverException, "no styles"):
            self.by_id("count").value_of_css_property("color")


class Protocol(ScreenTest):
    def path(self, rest):
        return f"/session/{self.driver.session_id}/{rest}"

    def expect(self, status, error, method, path, body=None, headers=None):
        answer, value = ask(method, path, body, headers)
        self.assertEqual((answer, value["error"]), (status, error), (method, path, body))
        self.assertEqual(set(value), {"error", "message", "stacktrace"})

    def test_unknown_session(self):
        self.expect(404, "invalid session id", "GET", "/session/kiosk/title")
        self.expect(404, "invalid session id", "DELETE", "/session/kiosk")

    def test_unknown_command(self):
        for method, path in [("GET", "/"), ("GET", "/nothing"), ("POST", self.path("nothing")),
                             ("GET", self.path("element/a/b/c")), ("GET", "/session/kiosk/nothing")]:
            self.expect(404, "unknown command", method, path, "{}")

    def test_unknown_method(self):
        for method, path in [("POST", "/status"), ("GET", "/session"), ("PUT", self.path("title")),
                             ("POST", self.path("title")), ("GET", self.path("element")),
                             ("GET", "/session/" + self.driver.session_id), ("DELETE", self.path("url"))]:
            self.expect(405, "unknown method", method, path, "{}")

    def test_bodies(self):
        for body in ["", "{", "[]", "1", "{}", '{"using": "xpath"}', '{"using": "xpath", "value": 1}',
                     '{"using": "telepathy", "value": "x"}', '{"using": 1, "value": "x"}']:
            self.expect(400, "invalid argument", "POST", self.path("element"), body)
        entry = self.by_id("entry").id
        self.expect(400, "invalid argument", "POST", self.path(f"element/{entry}/value"), "{}")
        self.expect(400, "invalid argument", "POST", self.path("execute/sync"), '{"script": "x"}')
        self.expect(400, "invalid argument", "POST", self.path("window"), "{}")
        self.expect(400, "invalid argument", "POST", self.path("frame"), "{}")

    def test_actions_that_are_none(self):
        for source in ['{}', '{"type": "pointer"}', '{"type": "what", "id": "a", "actions": []}',
                       '{"type": "key", "id": "a", "actions": [{"type": "keyDown", "value": "ab"}]}',
                       '{"type": "key", "id": "a", "actions": [{"type": "pointerDown"}]}',
                       '{"type": "none", "id": "a", "actions": [{"type": "pause", "duration": -1}]}',
                       '{"type": "pointer", "id": "a", "parameters": {"pointerType": "nose"}, "actions": []}',
                       '{"type": "pointer", "id": "a", "actions": [{"type": "pointerMove", "x": "1", "y": 0}]}',
                       '{"type": "wheel", "id": "a", "actions": [{"type": "scroll", "x": 1, "y": 1}]}']:
            self.expect(400, "invalid argument", "POST", self.path("actions"), '{"actions": [%s]}' % source)
        self.expect(400, "invalid argument", "POST", self.path("actions"), "{}")
        pen = '{"actions": [{"type": "pointer", "id": "a", "parameters": {"pointerType": "pen"}, "actions": []}]}'
        self.expect(500, "unsupported operation", "POST", self.path("actions"), pen)

    def test_elements_that_never_were(self):
        for reference in ["x", "%2e%2e", "AAAA"]:
            self.expect(404, "no such element", "GET", self.path(f"element/{reference}/text"))

    def test_no_capabilities_that_fit(self):
        self.driver.quit()
        for wanted, status, error in [
            ("{}", 400, "invalid argument"), ('{"capabilities": 1}', 400, "invalid argument"),
            ('{"capabilities": {"firstMatch": []}}', 400, "invalid argument"),
            ('{"capabilities": {"alwaysMatch": {"what": 1}}}', 400, "invalid argument"),
            ('{"capabilities": {"alwaysMatch": {"browserName": 1}}}', 400, "invalid argument"),
            ('{"capabilities": {"alwaysMatch": {"timeouts": {"implicit": -1}}}}', 400, "invalid argument"),
            ('{"capabilities": {"alwaysMatch": {"browserName": "kiosk"}, "firstMatch": [{"browserName": "kiosk"}]}}',
             400, "invalid argument"),
            ('{"capabilities": {"alwaysMatch": {"browserName": "chrome"}}}', 500, "session not created"),
            ('{"capabilities": {"alwaysMatch": {"setWindowRect": true}}}', 500, "session not created"),
        ]:
            self.expect(status, error, "POST", "/session", wanted)
        status, value = ask("POST", "/session", json.dumps({"capabilities": {
            "alwaysMatch": {"timeouts": {"implicit": 12}, "a:b": 1, "platformName": "linux"},
            "firstMatch": [{"browserName": "chrome"}, {"browserName": "kiosk"}]}}))
        self.assertEqual((status, value["capabilities"]["timeouts"]["implicit"]), (200, 12))
        self.assertEqual(ask("DELETE", "/session/" + value["sessionId"]), (200, None))
        self.assertEqual(ask("GET", "/status")[1]["ready"], True)
        self.driver = webdriver.Remote(URL, options=ArgOptions())

    def test_foreign_names(self):
        self.expect(500, "unknown error", "GET", "/status", headers={"Host": "evil.example"})
        self.expect(500, "unknown error", "GET", "/status", headers={"Origin": "http://evil.example"})
        self.assertEqual(ask("GET", "/status", headers={"Host": "localhost:1"})[0], 200)


if __name__ == "__main__":
    wait_for_server()
    # selenium leaves its sockets to the collector.
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:], warnings="ignore")
