import CaptureOrders
import Foundation
import ServiceModel
import Synchronization
import Testing

@testable import PageCapture

@Suite("A scanner behind SANE")
struct ScannerTests {
  /// Pages as they come.
  private final class Tray: Sendable {
    private let taken = Mutex<[CapturedPage]>([])

    var pages: [CapturedPage] { taken.withLock { $0 } }

    @Sendable func take(_ page: CapturedPage) { taken.withLock { $0.append(page) } }
  }

  private func scan(
    _ settings: [String] = [], _ order: ScanOrder = TestScanner.order
  ) async throws -> [CapturedPage] {
    try await TestScanner.with(settings) { worker in
      let tray = Tray()
      let count = try await worker.scan(order, page: tray.take)
      #expect(count == tray.pages.count)
      return tray.pages
    }
  }

  @Test("the scanners that are plugged in are listed with what they can")
  func list() async throws {
    let scanners = try await TestScanner.with(["number_of_devices 2"]) {
      try await $0.scanners()
    }
    #expect(
      scanners.first
        == Scanner(
          name: "test:0", vendor: "Noname", model: "frontend-tester", type: "virtual device",
          hasFeeder: true))
    #expect(scanners.map(\.name) == ["test:0", "test:1"])
  }

  @Test("a page of A4 comes in gray, in the resolution that was ordered")
  func gray() async throws {
    let page = try #require(try await scan().first)
    #expect(page.dotsPerInch == 100)
    #expect(abs(page.width - 827) <= 1 && abs(page.height - 1169) <= 1)
    #expect(try page.raster.channels == 1)
  }

  @Test("a page of more dots than are kept is made as small as every page")
  func fine() async throws {
    var order = TestScanner.order
    order.resolution = 400
    let page = try #require(try await scan([], order).first)
    #expect(page.height == 2339 && page.dotsPerInch == 200)
  }

  @Test("a scanner that has not the resolution takes the nearest, and the page says which")
  func inexact() async throws {
    let page = try #require(
      try await scan(["resolution_min 75.0", "resolution_max 300.0", "resolution_quant 75.0"])
        .first)
    #expect(page.dotsPerInch == 75)
    #expect(abs(page.height - 877) <= 2)
  }

  @Test("every page of the feeder comes, one by one, until it is empty")
  func feeder() async throws {
    var order = TestScanner.order
    order.source = .feeder
    #expect(try await scan([], order).count == 10)
  }

  @Test(
    "a picture is the same however the scanner sends it",
    arguments: [
      ["fuzzy-parameters true"], ["read-limit true", "read-limit-size 777"],
      ["non-blocking true"], ["select-fd true"], ["depth 16"], ["depth 1"],
    ])
  func kinds(settings: [String]) async throws {
    let page = try #require(try await scan(settings).first)
    #expect(page == (try await scan().first))
  }

  @Test("rows with something to spare at their end give the page without it")
  func loss() async throws {
    let whole = try #require(try await scan().first)
    let page = try #require(try await scan(["ppl-loss 7"]).first)
    #expect(page.width == whole.width - 7 && page.height == whole.height)
    let (raster, wholeRaster) = (try page.raster, try whole.raster)
    for row in [0, 300, 1100] {
      for column in [0, 400, 800] {
        #expect(abs(raster.brightness(column, row) - wholeRaster.brightness(column, row)) < 40)
      }
    }
  }

  @Test("a hand scanner, which knows no length before its end, gives a page")
  func handScanner() async throws {
    let page = try #require(try await scan(["hand-scanner true"]).first)
    // It is 11 cm wide.
    #expect(abs(page.width - 433) <= 1 && page.height > 64)
    #expect(page.judgement.measures.contrast > 200)
  }

  @Test(
    "three pictures of one colour each are joined, in any order", arguments: ["RGB", "GBR", "BRG"])
  func threePasses(order words: String) async throws {
    var order = TestScanner.order
    order.isColoured = true
    let colours = ["mode Color", "test-picture \"Color pattern\""]
    let plain = try #require(try await scan(colours, order).first)
    let joined = try #require(
      try await scan(colours + ["three-pass true", "three-pass-order \(words)"], order).first)
    #expect(joined.jpeg == plain.jpeg)
    #expect(try plain.raster.channels == 3)
  }

  @Test(
    "what the scanner says is a fault for whoever can help",
    arguments: [
      ("JAMMED", CaptureFault.Code.scannerJammed, DeviceFault.Responsible.staff),
      ("NO_DOCS", .scannerEmpty, .resident), ("COVER_OPEN", .scannerOpen, .resident),
      ("DEVICE_BUSY", .scannerBusy, .nobody), ("IO_ERROR", .scannerSilent, .technician),
      ("ACCESS_DENIED", .scannerForbidden, .technician), ("CANCELLED", .cancelled, .nobody),
      ("NO_MEM", .memoryShort, .nobody), ("INVAL", .scannerStrange, .technician),
      ("UNSUPPORTED", .scannerStrange, .technician),
    ])
  func faults(word: String, code: CaptureFault.Code, who: DeviceFault.Responsible) async throws {
    let settings = ["read-status-code \"SANE_STATUS_\(word)\""]
    try await TestScanner.with(settings) { worker in
      let fault = await House.fault { () async throws(CaptureFault) in
        try await worker.scan(TestScanner.order) { _ in }
      }
      #expect(fault?.code == code && fault?.responsible == who)
    }
  }

  @Test("a scanner that is not there is a fault for the technician")
  func absent() async throws {
    try await TestScanner.with { worker in
      for name in ["test:99", "nobody:usb:1", "--help"] {
        let fault = await House.fault { () async throws(CaptureFault) in
          try await worker.scan(ScanOrder(device: name)) { _ in }
        }
        #expect(fault?.code == .scannerAbsent, "\(name)")
      }
    }
  }

  @Test("a scan that is not wanted any more ends in the middle of a page, and leaves no process")
  func cancelled() async throws {
    let started = Mutex<Int32>(0)
    // Two seconds a page.
    let settings = ["read-delay true", "read-delay-duration 100000"]
    try await TestScanner.with(settings, started: { number in started.withLock { $0 = number } }) {
      worker in
      var order = TestScanner.order
      order.source = .feeder
      let (tray, feeder) = (Tray(), order)
      let scan = Task { () async throws(CaptureFault) in
        try await worker.scan(feeder, page: tray.take)
      }
      while tray.pages.isEmpty { await Task.yield() }
      scan.cancel()
      let result = await scan.result
      let fault = #expect(throws: CaptureFault.self) { try result.get() }
      #expect(fault?.code == .cancelled)
      #expect(tray.pages.count < 10)
      #expect(kill(started.withLock { $0 }, 0) == -1)
    }
  }

  @Test("a scan that is asked to end says so itself")
  func asked() async throws {
    try await TestScanner.withConfiguration(["read-delay true", "read-delay-duration 100000"]) {
      let process = Process()
      process.executableURL = URL(filePath: House.executable)
      process.arguments = [
        "scan", "--device=test:0", "--resolution=100", "--source=feeder", "--configuration=\($0)",
      ]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      var reader = AnswerReader()
      var answers: [CaptureAnswer] = []
      while !reader.isAtEnd {
        let bytes = output.fileHandleForReading.availableData
        try #require(!bytes.isEmpty, "it ended without a word")
        // The first piece of the first page: the second one is about to be read.
        if answers.isEmpty { kill(process.processIdentifier, SIGINT) }
        reader.add(bytes)
        while let answer = try reader.next() { answers.append(answer) }
      }
      // Its driver may hang now.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let fault = answers.compactMap { if case .fault(let fault) = $0 { fault } else { nil } }.last
      #expect(fault?.code == .cancelled && (1..<10).contains(answers.count - 1))
    }
  }
}
