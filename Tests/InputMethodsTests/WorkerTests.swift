import Foundation
import Testing

@testable import TypingOrders

@Suite("The worker that types", .serialized)
struct WorkerTests {
  @Test("nothing is started before the first question, and one worker answers them all")
  func lazy() async throws {
    try await Desk.with { desk in
      #expect(desk.started.all.isEmpty && desk.left.isEmpty)
      for letters in ["ni", "nih", "niha", "nihao"] {
        _ = try await desk.candidates(letters)
      }
      #expect(desk.started.all.count == 1)
    }
  }

  @Test("a worker that is killed between questions is replaced")
  func killedBetween() async throws {
    try await Desk.with { desk in
      let before = try await desk.candidates("nihao")
      for _ in 0..<5 {
        kill(try #require(desk.started.all.last), SIGKILL)
        #expect(try await desk.candidates("nihao") == before)
      }
      #expect(desk.started.all.count == 6)
      #expect(desk.started.all.dropLast().allSatisfy { !isThere($0) })
      #expect(try FileManager.default.contentsOfDirectory(atPath: desk.parent).count == 1)
    }
  }

  @Test("a worker that hangs is a fault within the limit, and the next question is answered")
  func hangs() async throws {
    try await Desk.with(timeLimit: .milliseconds(2000)) { desk in
      _ = try await desk.candidates("nihao")
      let process = try #require(desk.started.all.last)
      kill(process, SIGSTOP)
      let began = ContinuousClock.now
      let fault = await desk.fault { () async throws(TypingFault) in
        try await desk.worker.candidates(for: "nihao")
      }
      let waited = ContinuousClock.now - began
      #expect(fault?.code == .workerTimedOut && fault?.responsible == .nobody)
      #expect(waited >= .seconds(2) && waited < .seconds(5))
      #expect(!isThere(process))
      #expect(try await desk.texts("nihao").first == "你好")
    }
  }

  @Test("a program that is not there, or is none of ours, is a fault and leaves nothing")
  func notTheWorker() async throws {
    let expected: [(String, TypingFault.Code)] = [
      ("/no/such/kiosk-typing", .workerAbsent), ("/bin/true", .workerDied),
      ("/bin/cat", .workerDied), ("/usr/bin/yes", .answerInvalid), ("/bin/sh", .workerDied),
    ]
    for (program, code) in expected {
      try await Desk.with(program) { desk in
        let fault = await desk.fault { () async throws(TypingFault) in
          try await desk.worker.candidates(for: "nihao")
        }
        #expect(fault?.code == code && fault?.responsible == .technician, "\(program)")
        #expect(desk.left.isEmpty && desk.started.all.allSatisfy { !isThere($0) })
      }
    }
  }

  @Test("a scratch parent that is not there is a fault for the technician")
  func noParent() async throws {
    let worker = TypingWorker(executable: Desk.executable, scratchParent: "/no/such/folder")
    let fault = await #expect(throws: TypingFault.self) {
      try await worker.candidates(for: "nihao")
    }
    #expect(fault?.code == .scratchFailed && fault?.responsible == .technician)
  }

  @Test("many tasks at once all get their own answers, from one worker")
  func manyTasks() async throws {
    try await Desk.with { desk in
      let asked = ["nihao": "你好", "zhangsan": "张三", "canbaozhengming": "参保证明"]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          for (letters, text) in asked {
            group.addTask {
              let texts = try await desk.texts(letters)
              #expect(texts.first == text)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(desk.started.all.count == 1)
    }
  }

  @Test("two workers at once do not disturb each other, not even in one scratch parent")
  func twoWorkers() async throws {
    try await Desk.with { desk in
      let other = TypingWorker(executable: Desk.executable, scratchParent: desk.parent)
      async let one = desk.candidates("nihao")
      async let two = other.candidates(for: "zhangsan")
      let texts = try await (one.texts, two.texts)
      #expect(texts.0.first == "你好" && texts.1.first == "张三")
      await other.forget()
      #expect(isThere(try #require(desk.started.all.last)))
      #expect(try await desk.texts("nihao").first == "你好")
      #expect(desk.started.all.count == 1)
    }
  }
}
