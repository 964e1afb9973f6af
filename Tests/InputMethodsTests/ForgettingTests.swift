import Foundation
import Glibc
import Testing
import Workers

@testable import TypingOrders

@Suite("Nothing that was typed outlives the session", .serialized)
struct ForgettingTests {
  @Test("after forgetting no process and no folder is left")
  func nothingLeft() async throws {
    try await Desk.with { desk in
      await desk.worker.forget()
      _ = try await desk.candidates("zhangsan")
      let process = try #require(desk.started.all.last)
      #expect(isThere(process) && !desk.left.isEmpty)
      await desk.worker.forget()
      #expect(!isThere(process) && desk.left.isEmpty)
      await desk.worker.forget()
      #expect(desk.started.all.count == 1)
    }
  }

  @Test("while it types, no file holds what was typed or chosen")
  func nothingWritten() async throws {
    try await Desk.with { desk in
      for _ in 0..<20 {
        let texts = try await desk.texts("zhangsanfeng")
        _ = try await desk.choose(texts.count - 1, "zhangsanfeng")
        _ = try await desk.choose(0, "nihao")
        _ = try await desk.recognise(try #require(Ink.characters["木"]))
      }
      let written = desk.written
      #expect(!written.isEmpty, "the schema is there: the test can tell")
      for typed in ["zhang", "nihao", "张", "你好", "木"] {
        #expect(written.range(of: Data(typed.utf8)) == nil, "\(typed)")
      }
    }
  }

  @Test("what one person chose does not change the order that the next one sees")
  func sameOrder() async throws {
    try await Desk.with { desk in
      let first = try await desk.candidates("zhangsan")
      let rare = first.texts.count - 1
      for _ in 0..<20 {
        let choice = try await desk.choose(rare, "zhangsan")
        _ = try await desk.choose(3, choice.rest)
        #expect(try await desk.candidates("zhangsan") == first)
      }
      await desk.worker.forget()
      #expect(try await desk.candidates("zhangsan") == first)
      #expect(desk.started.all.count == 2)
    }
  }

  @Test("forgetting ends a question that is being answered, and those that wait")
  func duringQuestions() async throws {
    try await Desk.with { desk in
      _ = try await desk.candidates("nihao")
      let process = try #require(desk.started.all.last)
      kill(process, SIGSTOP)
      try await withThrowingTaskGroup(of: TypingFault.Code?.self) { group in
        let asked = Started()
        for _ in 0..<5 {
          group.addTask {
            await desk.fault { () async throws(TypingFault) in
              asked.note(0)
              return try await desk.worker.candidates(for: "nihao")
            }?.code
          }
        }
        while asked.all.count < 5 { await Task.yield() }
        let began = ContinuousClock.now
        await desk.worker.forget()
        #expect(ContinuousClock.now - began < .seconds(5), "the limit is 30 s here")
        #expect(!isThere(process))
        // A question that came after the session had ended belongs to the next one.
        for try await code in group { #expect(code == .forgotten || code == nil) }
      }
      await desk.worker.forget()
      #expect(desk.left.isEmpty && desk.started.all.allSatisfy { !isThere($0) })
    }
  }

  @Test("a worker that nobody holds any more leaves nothing")
  func released() async throws {
    let started = Started()
    try await Desk.with(started: started) { desk in
      var worker: TypingWorker? = TypingWorker(
        executable: Desk.executable, scratchParent: desk.parent, timeLimit: .seconds(30),
        started: started.note)
      _ = try await worker?.candidates(for: "nihao")
      let process = try #require(started.all.last)
      worker = nil
      // Its own thread lets go of it last.
      while isThere(process) || !desk.left.isEmpty { await Task.yield() }
    }
  }

  @Test("a folder that a killed kiosk left is removed at the next start, one in use is not")
  func leftFolders() async throws {
    try await Desk.with { desk in
      _ = try await desk.candidates("nihao")
      let inUse = desk.left
      let left = desk.parent + "/kiosk-typing-AbCdEf"
      try FileManager.default.createDirectory(
        atPath: left + "/build", withIntermediateDirectories: true)
      try Data("zhangsan".utf8).write(to: URL(filePath: left + "/build/user"))
      let other = desk.parent + "/something-else"
      try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: desk.parent + "/kiosk-typing-link", withDestinationPath: other)
      _ = TypingWorker(executable: Desk.executable, scratchParent: desk.parent)
      #expect(Set(desk.left) == Set(inUse + ["something-else", "kiosk-typing-link"]))
    }
  }

  @Test("a worker ends with the thread that started it, as it does with the kiosk")
  func parentDeath() async throws {
    try await Desk.with { desk in
      let parent = desk.parent
      let child = await withCheckedContinuation { continuation in
        let began = OwnThread.start {
          let child = try? WorkerChild(executable: Desk.executable, scratchParent: parent)
          // Its answer shows that it has asked to end with us.
          _ = try? child?.ask(.candidates(letters: "ni"), within: .seconds(30))
          continuation.resume(returning: child)
        }
        if !began { continuation.resume(returning: nil) }
      }
      let process = try #require(child).process
      var information = siginfo_t()
      #expect(waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) == 0)
      #expect(information.si_code == CLD_KILLED)
    }
  }

  @Test("the worker's arguments and environment hold nothing typed, and only root looks inside")
  func closed() async throws {
    try await Desk.with { desk in
      _ = try await desk.candidates("zhangsan")
      let process = try #require(desk.started.all.last)
      let words = try String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
      #expect(words.split(separator: "\0").count == 2 && !words.contains("zhangsan"))
      let environment = try? String(contentsOfFile: "/proc/\(process)/environ", encoding: .utf8)
      #expect((environment == nil) == (geteuid() != 0))
      #expect(environment.map { $0.split(separator: "\0").count } ?? 2 == 2)
    }
  }

  @Test("whenever the session ends, in the middle of whatever, nothing is left")
  func anyMoment() async throws {
    let rounds = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 2_000 : 60
    var failed = 0
    try await Desk.with { desk in
      for round in 0..<rounds {
        let (worker, answered) = (desk.worker, Started())
        await withTaskGroup(of: Void.self) { group in
          for letters in ["zhang", "zhangsan", "nihao"] {
            group.addTask {
              _ = try? await worker.candidates(for: letters)
              answered.note(0)
            }
          }
          // From the first instant on to after the last answer.
          while answered.all.count < round % 4 { await Task.yield() }
          for _ in 0..<(round % 60) * 40 { await Task.yield() }
          await worker.forget()
        }
        // A question that came after the end began a session of its own.
        await worker.forget()
        if !desk.left.isEmpty || desk.started.all.contains(where: isThere) { failed += 1 }
      }
    }
    print("count: typing-leftover tried \(rounds) failed \(failed)")
    #expect(failed == 0)
  }
}
