import Foundation
import ServiceModel
import Synchronization
import Testing

@testable import PaperOrders
@testable import Paperwork

@Suite("The worker that makes papers")
struct PaperWorkerTests {
  /// Process ids, in the order of their start.
  private final class Started: Sendable {
    private let processes = Mutex<[Int32]>([])

    func note(_ process: Int32) { processes.withLock { $0.append(process) } }
    var all: [Int32] { processes.withLock { $0 } }
  }

  private func worker(
    _ executable: String = House.executable, assets: String = House.assets,
    timeLimit: Duration = .seconds(60), atOnce: Int = 2,
    started: @escaping @Sendable (Int32) -> Void = { _ in }
  ) -> PaperWorker {
    PaperWorker(
      executable: executable, assets: assets, digest: House.digest, timeLimit: timeLimit,
      atOnce: atOnce, started: started)
  }

  private func fault(
    _ body: () async throws(DeviceFault) -> some Any
  ) async -> DeviceFault? {
    do throws(DeviceFault) {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  @Test("a worker makes the same bytes as a composer here")
  func same() async throws {
    let document = try await worker().compose(Requests.certificate)
    let paper = try House.composer.compose(Requests.certificate)
    #expect(document.bytes == paper.bytes)
    #expect(document.pages == paper.pages && document.title == "个人参保证明")
    #expect(document.digest == House.digest(paper.bytes))
  }

  @Test("it looks through a foreign document and shows its pages")
  func foreign() async throws {
    let paper = try House.composer.compose(Requests.guide)
    let document = try await worker().verify(paper.bytes, title: "办事指南")
    #expect(document.pages == paper.pages && document.bytes == paper.bytes)
    let picture = try await worker().preview(paper.bytes, page: 1, dotsPerInch: 60)
    #expect(try picture == PaperPreview.png(paper.bytes, page: 1, dotsPerInch: 60))
    #expect(
      await fault { () async throws(DeviceFault) in
        try await worker().verify(ForeignPDF.bytes(), title: "")
      }?.code == "paper-font-not-embedded")
  }

  @Test("a fault of the composer arrives as it is, without the words of the person")
  func composerFault() async {
    var request = Requests.receipt
    request.values["applicant"] = "林\u{E123}"
    let fault = await fault { () async throws(DeviceFault) in
      try await worker().compose(request)
    }
    #expect(fault?.code == "paper-unprintable-character" && fault?.responsible == .staff)
    #expect(fault?.detail.contains("林") == false)
  }

  @Test("many at once all get their own paper, and no more programs run than may")
  func concurrent() async throws {
    let worker = worker(atOnce: 3)
    let pages = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<12 {
        group.addTask {
          var request = Requests.receipt
          request.values["matter"] = "样例事项第\(number)号"
          let document = try await worker.compose(request)
          return (number, try PaperInspection.inspect(document.bytes).bare)
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(pages.count == 12)
    for (number, text) in pages { #expect(text.contains("样例事项第\(number)号")) }
  }

  @Test("a worker that is killed is a fault, whenever it happens")
  func killed() async throws {
    for delay in [0, 5, 20, 60] {
      let started = Started()
      let worker = worker { process in
        started.note(process)
        usleep(UInt32(delay) * 1000)
        kill(process, SIGKILL)
      }
      let fault = await fault { () async throws(DeviceFault) in
        try await worker.compose(Requests.receipt)
      }
      #expect(fault?.code == "paper-worker-died" && fault?.responsible == .nobody)
      let process = try #require(started.all.first)
      #expect(kill(process, 0) == -1, "nothing of it is left, not even its number")
    }
  }

  @Test("a worker that dies while megabytes are sent to it raises no signal here")
  func killedWhileReading() async {
    let worker = worker { kill($0, SIGKILL) }
    let bytes = [UInt8](repeating: 0x25, count: 30 << 20)
    let fault = await fault { () async throws(DeviceFault) in try await worker.inspect(bytes) }
    #expect(fault?.code == "paper-worker-died")
  }

  @Test("a worker that stands still is killed when its time is over")
  func overdue() async throws {
    let started = Started()
    let worker = worker(timeLimit: .milliseconds(400)) { process in
      started.note(process)
      kill(process, SIGSTOP)
    }
    let fault = await fault { () async throws(DeviceFault) in
      try await worker.compose(Requests.receipt)
    }
    #expect(fault?.code == "paper-worker-timed-out")
    #expect(kill(try #require(started.all.first), 0) == -1)
  }

  @Test("whoever no longer waits ends the worker")
  func cancelled() async throws {
    let started = Started()
    let worker = worker { process in
      kill(process, SIGSTOP)
      started.note(process)
    }
    let task = Task { () async throws(DeviceFault) in
      try await worker.compose(Requests.receipt)
    }
    while started.all.isEmpty { await Task.yield() }
    task.cancel()
    let result = await task.result
    #expect(
      throws: DeviceFault(
        code: "paper-cancelled", responsible: .nobody, detail: "the document was no longer wanted")
    ) { try result.get() }
    #expect(kill(try #require(started.all.first), 0) == -1)
  }

  @Test("a program that is not there, or not the worker, is a fault for the technician")
  func notTheWorker() async {
    let expected = [
      ("/no/such/kiosk-paper", "paper-worker-absent"), ("/bin/true", "paper-worker-reply-invalid"),
      ("/bin/false", "paper-worker-died"), ("/bin/echo", "paper-worker-reply-invalid"),
    ]
    for (program, code) in expected {
      let fault = await fault { () async throws(DeviceFault) in
        try await worker(program).compose(Requests.receipt)
      }
      #expect(fault?.code == code, "\(program)")
      #expect(fault?.responsible == .technician)
    }
  }

  @Test("assets that are not there are a fault for the technician")
  func noAssets() async {
    let fault = await fault { () async throws(DeviceFault) in
      try await worker(assets: "/no/such/assets").compose(Requests.receipt)
    }
    #expect(fault?.code == "paper-templates-absent")
  }

  @Test("a request that is none is refused by the worker itself")
  func badRequest() throws {
    let process = WorkerProcess(
      program: House.executable, arguments: ["compose", "--assets", House.assets],
      input: Array("{}".utf8))
    let frame = try process.run(within: .seconds(60), { _ in }).get()
    let fault = #expect(throws: PaperFault.self) { try WorkerReply(framed: frame) }
    #expect(fault?.code == .requestInvalid)
  }

  @Test("the sandbox refuses files, network, programs and signals, and leaves nothing behind")
  func sandbox() throws {
    try House.withFolder { folder in
      let kept = folder.appending(path: "kept")
      try Data("kept".utf8).write(to: kept)
      let result = try House.run(House.executable, ["try-sandbox", folder.path])
      #expect(result.well && !result.output.contains("ALLOWED"), "\(result.output)")
      #expect(result.output.split(separator: "\n").count == 9)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["kept"])
      // Without the sandbox every one of them is allowed: the test can tell.
      #expect(FileManager.default.createFile(atPath: folder.path + "/attempt", contents: nil))
    }
  }

  @Test(
    "a damaged frame is a fault", arguments: ["", "{}", "{\"bytes\":3}\nab", "{\"bytes\":1}\nab"])
  func frames(text: String) {
    let fault = #expect(throws: PaperFault.self) { try WorkerReply(framed: Array(text.utf8)) }
    #expect(fault?.code == .workerReplyInvalid)
  }
}
