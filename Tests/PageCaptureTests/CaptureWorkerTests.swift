import Foundation
import ServiceModel
import Synchronization
import Testing

@testable import CaptureOrders
@testable import PageCapture

@Suite("The worker that takes pages")
struct CaptureWorkerTests {
  private final class Started: Sendable {
    private let processes = Mutex<[Int32]>([])

    func note(_ process: Int32) { processes.withLock { $0.append(process) } }
    var all: [Int32] { processes.withLock { $0 } }
  }

  private func worker(
    _ executable: String = House.executable, decoding: Duration = .seconds(60),
    started: @escaping @Sendable (Int32) -> Void = { _ in }
  ) -> CaptureWorker {
    CaptureWorker(
      executable: executable, configuration: nil,
      patience: CaptureWorker.Patience(decoding: decoding), started: started)
  }

  @Test("a worker that is killed is a fault, whenever it happens", arguments: [0, 5, 20])
  func killed(milliseconds: Int) async throws {
    let started = Started()
    let worker = worker { process in
      kill(process, SIGSTOP)
      started.note(process)
      usleep(UInt32(milliseconds) * 1000)
      kill(process, SIGKILL)
    }
    // Megabytes to send: no signal comes back for them.
    let bytes = [UInt8](repeating: 0x25, count: 19 << 20)
    let fault = await House.fault { () async throws(CaptureFault) in
      try await worker.adopt(bytes)
    }
    #expect(fault?.code == .workerDied && fault?.responsible == .nobody)
    #expect(kill(try #require(started.all.first), 0) == -1, "not even its number is left")
  }

  @Test("a worker that stands still is killed when its time is over")
  func overdue() async throws {
    let started = Started()
    let worker = worker(decoding: .milliseconds(300)) { process in
      kill(process, SIGSTOP)
      started.note(process)
    }
    let fault = await House.fault { () async throws(CaptureFault) in
      try await worker.adopt([0xFF, 0xD8, 0xFF])
    }
    #expect(fault?.code == .workerTimedOut)
    #expect(kill(try #require(started.all.first), 0) == -1)
  }

  @Test("whoever no longer waits ends the worker")
  func cancelled() async throws {
    let started = Started()
    let worker = worker { process in
      kill(process, SIGSTOP)
      started.note(process)
    }
    let task = Task { () async throws(CaptureFault) in
      try await worker.adopt([0xFF, 0xD8, 0xFF])
    }
    while started.all.isEmpty { await Task.yield() }
    task.cancel()
    let result = await task.result
    #expect(throws: CaptureFault(.cancelled, "the page was no longer wanted")) {
      try result.get()
    }
    #expect(kill(try #require(started.all.first), 0) == -1)
  }

  @Test("a program that is not there, or not the worker, is a fault")
  func notTheWorker() async {
    for (program, code) in [
      ("/no/such/kiosk-capture", CaptureFault.Code.workerAbsent), ("/bin/true", .workerDied),
      ("/bin/echo", .workerReplyInvalid), ("/bin/cat", .workerDied),
    ] {
      let fault = await House.fault { () async throws(CaptureFault) in
        try await worker(program).adopt([0x0A])
      }
      #expect(fault?.code == code, "\(program)")
    }
  }

  @Test("answers are read whole, in whatever pieces they come")
  func pieces() throws {
    let page = try CapturedPage(DrawnPage.cornered(width: 100, height: 80), dotsPerInch: 200)
    let picture = try #require(PagePicture(width: 1, height: 2, rgb: [10, 2, 3, 4, 5, 6]))
    let answers: [CaptureAnswer] = [
      .file(.pdf, pages: 2), .page(page), .page(page), .scanners([]), .picture(picture),
      .end(pages: 2),
    ]
    let bytes = answers.flatMap(\.framed)
    for size in [1, 7, 1000, bytes.count] {
      var reader = AnswerReader()
      var read: [CaptureAnswer] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        reader.add(bytes[start..<min(start + size, bytes.count)])
        while let answer = try reader.next() { read.append(answer) }
      }
      #expect(read == answers && reader.isAtEnd)
    }
  }

  @Test(
    "what is no answer is a fault",
    arguments: ["{\"x\":1}\n", "hello\n", "{\"page\":{\"bytes\":-1}}\n", "{\"pages\":1}\n{}\n"])
  func strange(text: String) {
    var reader = AnswerReader()
    reader.add(text.utf8)
    let fault = #expect(throws: CaptureFault.self) {
      while try reader.next() != nil {}; _ = try reader.next()
    }
    #expect(fault?.code == .workerReplyInvalid)
  }

  @Test("a worker that never stops talking is a fault")
  func endless() throws {
    var reader = AnswerReader()
    for _ in 0..<100 { reader.add(CaptureAnswer.scanners([]).framed) }
    let fault = #expect(throws: CaptureFault.self) { while try reader.next() != nil {} }
    #expect(fault?.code == .workerReplyInvalid)
  }

  @Test("every fault has a sentence in Chinese, and the code that journeys know")
  func sentences() {
    for code in CaptureFault.Code.allCases {
      #expect(code.sentence.hasSuffix("。"))
      let device = CaptureFault(code, "cause").device
      #expect(device.code == "capture-\(code.rawValue)" && device.responsible == code.responsible)
    }
  }

  @Test("a page says nothing of itself but its size")
  func description() throws {
    let page = try CapturedPage(DrawnPage.cornered(width: 100, height: 80), dotsPerInch: nil)
    #expect("\(page)" == "page of 100 × 80" && String(reflecting: page) == "page of 100 × 80")
  }
}
