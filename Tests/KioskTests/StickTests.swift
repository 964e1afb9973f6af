import Foundation
import KioskSimulators
import Testing

/// A stick of memory that can be plugged in and pulled out, mounted as the delivered rule mounts one.
private final class PluggedStick: Sendable {
  private let folder: URL
  private var place: URL { folder.appending(path: "sda1") }

  init(in folder: URL) { self.folder = folder }

  /// Root may still not mount inside a container: tried once.
  static let possible: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let stick = PluggedStick(in: folder)
    defer { stick.pull() }
    return (try? stick.plug([:])) != nil
  }()

  func plug(_ files: [String: Data]) throws {
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    guard mount("tmpfs", place.path, "tmpfs", 0, "size=64m") == 0 else { throw POSIXError(.EPERM) }
    for (name, bytes) in files { try bytes.write(to: place.appending(path: name)) }
    let flags = UInt(MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
    guard mount("tmpfs", place.path, "tmpfs", flags, "size=64m") == 0 else {
      throw POSIXError(.EINVAL)
    }
  }

  func pull() {
    umount2(place.path, Int32(MNT_DETACH))
    try? FileManager.default.removeItem(at: place)
  }
}

/// Counts how often somebody opens a folder.
private struct Watchman {
  private let number: Int32

  init(_ folder: URL) throws {
    number = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard inotify_add_watch(number, folder.path, UInt32(IN_OPEN)) >= 0 else {
      throw POSIXError(.ENOENT)
    }
  }

  func close() { _ = Glibc.close(number) }

  func opens(within time: Duration) async throws -> Int {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while read(number, &bytes, bytes.count) > 0 {}
    try await Task.sleep(for: time)
    let count = read(number, &bytes, bytes.count)
    // Each event is as long as its four numbers, and has no name.
    return max(0, count) / MemoryLayout<inotify_event>.size
  }
}

/// Files that people bring on a stick: the real kiosk, a real mount, the real program that reads them.
@Suite(
  "Papers on a stick", .serialized,
  .enabled(if: PluggedStick.possible, "mounting a tmpfs needs root"))
struct StickTests {
  @Test("the last person's stick is not read; one's own is, page by page, and arrives once")
  func whole() async throws {
    let folder = URL(filePath: "/tmp/kiosk-sticks-\(UUID().uuidString.prefix(8))")
    let stick = PluggedStick(in: folder)
    defer {
      stick.pull()
      try? FileManager.default.removeItem(at: folder)
    }
    let picture = try Data(
      contentsOf: URL(filePath: "\(Hall.root)/docs/pictures/standard.png"))
    let files = ["户口簿.png": picture, "坏的.pdf": Data("%PDF-1.7 no".utf8), "说明.txt": Data([1])]
    try stick.plug(files)
    try await Hall.with({ $0.sticks = folder.path }) { hall in
      let resident = hall.resident
      try await hall.findPaper()
      try await resident.press("stick")
      try await resident.read("stick-state", saying: try WholeTests.phrase("stickForeign"))
      #expect(try await !resident.shows("file-0"))
      stick.pull()
      try await resident.read("stick-state", saying: try WholeTests.phrase("stickPlugIn"))
      try stick.plug(files)
      try await resident.read("file-1")
      #expect(try await !resident.shows("file-2"))
      // What is broken is said, and nothing of it goes with the form.
      let names = try await resident.words()
      let broken = try #require(
        names.filter { $0 == "坏的.pdf" || $0 == "户口簿.png" }.firstIndex(of: "坏的.pdf"))
      try await resident.press("file-\(broken)")
      try await resident.read("trouble", saying: try WholeTests.phrase("fileUnusable"))
      try await resident.press("file-\(1 - broken)")
      try await resident.read("judgement")
      try await resident.press("use")
      try await resident.press("stick-done")
      try await resident.read("remove-page-1")
      try await hall.leavePapers()
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let materials = try #require(try await hall.body(of: arrived[0].id).materials)
      #expect(materials.map(\.name) == ["户口簿"] && materials[0].pages.count == 1)
      #expect(materials[0].pages.map(\.origin) == ["stick"] && materials[0].trust == "C")
      let page = try await hall.platform.page(materials[0].pages[0].digest, of: arrived[0].id)
      #expect(page.prefix(2) == Data([0xff, 0xd8]))
      // Nobody goes without it.
      try await resident.read("paper-1", saying: "delivered")
      try await resident.press("finish")
      try await resident.read("take-stick")
      print("count: stick-page tried \(arrived.count) failed \(arrived.count - 1)")
    }
  }

  @Test("when the session ends nobody looks for sticks any more")
  func ended() async throws {
    let folder = URL(filePath: "/tmp/kiosk-sticks-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let watchman = try Watchman(folder)
    defer { watchman.close() }
    try await Hall.with({ $0.sticks = folder.path }) { hall in
      try await hall.findPaper()
      try await hall.resident.press("stick")
      try await hall.resident.read("stick-state")
      #expect(try await watchman.opens(within: .seconds(2)) > 0)
      try await hall.resident.press("leave")
      try await hall.resident.press("leave-anyway")
      try await hall.goAway()
      #expect(try await watchman.opens(within: .seconds(2)) == 0)
    }
  }
}
