import Foundation
import Testing
import TypingOrders

@testable import InputMethods

@Suite("What the engines need")
struct EngineTests {
  @Test("a missing dictionary names the Debian package")
  func dictionary() throws {
    let fault = #expect(throws: TypingFault.self) {
      try PinyinEngine(scratch: "/nowhere", data: "/no/such/rime-data")
    }
    #expect(fault?.code == .dictionaryAbsent && fault?.responsible == .technician)
    #expect(fault?.detail.contains("rime-data-pinyin-simp") == true)
    #expect(fault?.cause == "No such file or directory")
    #expect(fault?.device.code == "typing-dictionary-absent")
  }

  @Test("a missing or damaged model names the Debian package")
  func model() throws {
    for path in ["/no/such/model", "/etc/hostname", "/proc/self/status"] {
      let fault = #expect(throws: TypingFault.self) { try HandwritingEngine(model: path) }
      #expect(fault?.code == .handwritingAbsent && fault?.responsible == .technician)
      #expect(fault?.detail.contains("tegaki-zinnia-simplified-chinese") == true)
    }
  }

  @Test("a scratch folder that cannot be written is a fault for the technician")
  func scratch() throws {
    let fault = #expect(throws: TypingFault.self) { try PinyinEngine(scratch: "/dev/null") }
    #expect(fault?.code == .scratchFailed && fault?.responsible == .technician)
  }

  @Test("a line that is no question is answered with a fault")
  func line() {
    for line in ["", "{}", "nihao", #"{"candidates":{}}"#, "\u{0}"] {
      let answer = TypingLine.message(
        TypingAnswer.self, from: TypingDesk(scratch: "/nowhere").answer(line: line.utf8))
      guard case .fault(let fault) = answer else {
        Issue.record("\(line) was answered")
        continue
      }
      #expect(fault.code == .questionInvalid)
    }
  }
}
