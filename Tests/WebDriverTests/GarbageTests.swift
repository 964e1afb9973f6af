import Chance
import Foundation
import Testing

@testable import WebDriver

/// What a client's slip of the finger may send. The screen goes on, whatever it is.
@Suite("Garbage")
struct GarbageTests {
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 200_000 : 5_000

  static let xpath = [
    "/", "//", "*", "button", "text()", "[", "]", "(", ")", "@", "id", "=", "'一'", "\"", "'", "|",
    "1", "-", "+", " and ", "..", ".", "::", "child::", "ancestor::", "count(", "last()", "not(",
    "contains(", ",", "$x", "\\", "<", "&", "\u{0}", "𠮷", "position()", "name()", ":", " ",
  ]

  static let css = [
    "button", "*", "#", "[", "]", "=", "^=", "$=", "*=", "~=", "|=", "\"", "'", "\\", "\\22 ", ">",
    ",", " ", "id", "name", "一", "-", "_", "9", ".", ":", "(", ")", "+", "\n", "\u{0}", "𠮷", "|",
  ]

  @Test(
    "any selector finds elements or is refused as none",
    arguments: [("xpath", xpath), ("css selector", css)])
  func selectors(strategy: String, words: [String]) {
    var chance = SplitMix(seed: 20_261_121)
    var failed = 0
    for _ in 0..<Self.tries {
      let count = Int.random(in: 0...9, using: &chance)
      let text = (0..<count).map { _ in words.randomElement(using: &chance) ?? "" }.joined()
      do {
        let locator = try Locator(using: strategy, value: text)
        _ = try locator.find(in: .sample)
      } catch let error as WebDriverError where error.code == .invalidSelector {
      } catch {
        failed += 1
        Issue.record("\(text): \(error)")
      }
    }
    let name = strategy.split(separator: " ")[0]
    print("count: garbage-\(name) tried \(Self.tries) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a reference that is cut or changed is none, stale, or another element's")
  func references() throws {
    var chance = SplitMix(seed: 7)
    let references = ScreenSnapshot.sample.elements.map(\.key.reference)
    for _ in 0..<Self.tries {
      var characters = Array(try #require(references.randomElement(using: &chance)))
      let place = Int.random(in: 0..<characters.count, using: &chance)
      if Bool.random(using: &chance) {
        characters.remove(at: place)
      } else {
        characters[place] = "AZaz09-_".randomElement(using: &chance) ?? "A"
      }
      do {
        _ = try ScreenSnapshot.sample.element(String(characters))
      } catch let error as WebDriverError {
        #expect([.noSuchElement, .staleElementReference].contains(error.code))
      }
    }
  }
}
