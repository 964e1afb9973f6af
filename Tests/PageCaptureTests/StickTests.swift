import CaptureOrders
import Foundation
import ServiceModel
import Testing

/// A stick as the machine mounts it, of memory; its content is written before it becomes read-only.
private struct Stick {
  static let harmless = UInt(MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)

  /// Root may still not mount inside a container: tried once.
  static let possible: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    guard (try? Stick(in: folder, flags: harmless) { _ in }) != nil else { return false }
    umount2(folder.path + "/sda1", Int32(MNT_DETACH))
    return true
  }()

  init(in folder: URL, flags: UInt = Self.harmless, _ fill: (URL) throws -> Void) throws {
    let path = folder.appending(path: "sda1")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path.path, "tmpfs", 0, "size=64m") == 0 else { throw POSIXError(.EPERM) }
    try fill(path)
    guard mount("tmpfs", path.path, "tmpfs", UInt(MS_REMOUNT) | flags, "size=64m") == 0 else {
      throw POSIXError(.EINVAL)
    }
  }
}

@Suite("Sticks with files", .enabled(if: Stick.possible, "mounting a tmpfs needs root"))
struct StickTests {
  private func with(
    flags: UInt = Stick.harmless, _ fill: (URL) throws -> Void,
    _ body: (StickFolder) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sticks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      umount2(folder.path + "/sda1", Int32(MNT_DETACH))
      try? FileManager.default.removeItem(at: folder)
    }
    _ = try Stick(in: folder, flags: flags, fill)
    try body(StickFolder(folder.path))
  }

  private func write(_ bytes: [UInt8], _ path: String, _ root: URL, changed: Double = 0) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_795_219_200 + changed)],
      ofItemAtPath: file.path)
  }

  private func code<Value>(_ work: () throws(CaptureFault) -> Value) -> CaptureFault.Code? {
    do throws(CaptureFault) {
      _ = try work()
      return nil
    } catch {
      return error.code
    }
  }

  @Test("photos and PDFs are found, the newest first, and read byte for byte")
  func found() throws {
    try with { root in
      try write([1, 2, 3], "旧.jpg", root)
      try write([4, 5], "证件/身份证/正面.PNG", root, changed: 60)
      try write([6], "合同.Pdf", root, changed: 30)
      try write([7], "说明.txt", root)
      try write([8], ".hidden.jpg", root)
      try write([8], ".Trashes/1.jpg", root)
      try write([], "空.jpg", root)
    } _: { folder in
      #expect(folder.sticks() == ["sda1"])
      let content = try folder.content(of: ["sda1"])
      #expect(content.files.map(\.name) == ["正面.PNG", "合同.Pdf", "旧.jpg"])
      #expect(content.files.map(\.bytes) == [2, 1, 3] && !content.hasMore)
      #expect(content.files[0].changedAt.milliseconds == 1_795_219_260_000)
      #expect(try folder.read(content.files[0]) == [4, 5])
      #expect(try folder.read(content.files[2]) == [1, 2, 3])
    }
  }

  @Test(
    "a stick that comes in parts is one; a name may be as long as names are; there is an end to it")
  func parts() throws {
    let long = String(repeating: "长", count: 83) + ".jpg"
    try with { root in
      try write([1, 2], long, root)
      try write([], "z/0.txt", root)
      for number in 0..<5100 { try Data().write(to: root.appending(path: "z/\(number).txt")) }
    } _: { folder in
      let content = try folder.content(of: ["none", "sda1"])
      #expect(content.files.map(\.name) == [long] && content.hasMore)
      #expect(try folder.read(content.files[0]) == [1, 2])
      let twice = try folder.content(of: ["sda1", "sda1"])
      #expect(twice.files.count == 2)
      #expect(code { () throws(CaptureFault) in try folder.content(of: []) } == .stickAbsent)
    }
  }

  @Test("what leads elsewhere is neither told nor read: links, pipes, folders, paths upwards")
  func elsewhere() throws {
    let outside = FileManager.default.temporaryDirectory
      .appending(path: "outside-\(UUID().uuidString).jpg")
    try Data([9]).write(to: outside)
    defer { try? FileManager.default.removeItem(at: outside) }
    try with { root in
      let files = FileManager.default
      try files.createSymbolicLink(
        at: root.appending(path: "link.jpg"), withDestinationURL: outside)
      try files.createSymbolicLink(
        at: root.appending(path: "folder"), withDestinationURL: URL(filePath: "/"))
      try files.createDirectory(
        at: root.appending(path: "folder.pdf"), withIntermediateDirectories: true)
      #expect(mkfifo(root.path + "/pipe.png", 0o600) == 0)
      try write([1], "good.jpg", root)
    } _: { folder in
      let paths = try folder.content(of: ["sda1"]).files.map(\.path)
      #expect(paths == ["good.jpg"])
      for path in [
        "link.jpg", "folder\(outside.path)", "pipe.png", "folder.pdf", "../sda1/good.jpg",
        outside.path, "", "none.jpg",
      ] {
        let file = StickFile(
          stick: "sda1", path: path, bytes: 1, changedAt: Timestamp(milliseconds: 0))
        #expect(
          code { () throws(CaptureFault) in try folder.read(file) } == .stickAbsent, "\(path)")
      }
      for stick in ["..", "sda1/..", "", "sdb1", "."] {
        let reason = code { () throws(CaptureFault) in try folder.content(of: [stick]) }
        #expect(reason == .stickAbsent, "\(stick)")
      }
    }
  }

  @Test(
    "one that is not mounted as it must be is not read",
    arguments: [MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC])
  func unsafe(missing: Int) throws {
    try with(flags: Stick.harmless & ~UInt(missing)) { root in
      try write([1], "good.jpg", root)
    } _: { folder in
      #expect(code { () throws(CaptureFault) in try folder.content(of: ["sda1"]) } == .stickUnsafe)
      let file = StickFile(
        stick: "sda1", path: "good.jpg", bytes: 1, changedAt: Timestamp(milliseconds: 0))
      #expect(code { () throws(CaptureFault) in try folder.read(file) } == .stickUnsafe)
    }
  }

  @Test(
    "a plain folder is no stick, a file that is too large is told, a name cannot turn the words")
  func odd() throws {
    try with { root in
      try write([UInt8](repeating: 1, count: CaptureLimits.fileBytes + 1), "大.pdf", root)
      try write([1], "照\u{202E}gpj.片\u{200B}\u{7}.jpg", root, changed: -60)
      for number in 0..<120 { try write([1], "many/\(number).jpg", root, changed: -3600) }
    } _: { folder in
      let content = try folder.content(of: ["sda1"])
      #expect(content.files.count == 100 && content.hasMore)
      #expect(content.files.prefix(2).map(\.name) == ["大.pdf", "照gpj.片.jpg"])
      #expect(
        code { () throws(CaptureFault) in try folder.read(content.files[0]) } == .fileTooLarge)
      #expect(try folder.read(content.files[1]) == [1])
    }
    // What is no folder of mounted sticks has none.
    #expect(StickFolder("/nonexistent").sticks().isEmpty)
    #expect(StickFolder("/etc").sticks().isEmpty)
  }
}
