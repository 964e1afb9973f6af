import CLinux
import Glibc
import ServiceModel

/// The sticks that are plugged in, as the machine mounts them: each in a folder of its own within one
/// folder.
///
/// Nothing on a stick is trusted. It has to be mounted read-only, without programs, devices and
/// set-user bits; no link is followed and no other file system entered; what is no ordinary file is
/// passed over. What a file holds is for `kiosk-capture` to find out. Every call blocks for as long as
/// the stick lets it wait.
public struct StickFolder: Sendable {
  private let path: String
  private let mayBeUnmounted: Bool

  /// Of one stick: beyond it the newest of what was seen are told.
  static let mostFiles = 100
  static let mostEntries = 5_000
  static let deepest = 4

  /// - Parameter path: of the folder in which the machine mounts sticks.
  public init(_ path: String) { self.init(path, mayBeUnmounted: false) }

  /// - Parameter mayBeUnmounted: takes plain folders for sticks, where a test may not mount.
  init(_ path: String, mayBeUnmounted: Bool) {
    self.path = path
    self.mayBeUnmounted = mayBeUnmounted
  }

  /// The names of those that are plugged in now; empty where there is no such folder.
  public func sticks() -> [String] {
    guard let folder = Descriptor(folder: path) else { return [] }
    return folder.names().filter { name in
      guard let status = folder.status(of: name), status.isFolder else { return false }
      // Nothing is mounted there: what was plugged in is out again.
      return mayBeUnmounted || status.device != folder.status?.device
    }.sorted()
  }

  /// What is on a stick and may hold pages, newest first.
  ///
  /// - Throws: `.stickAbsent`, `.stickUnsafe` when it is not mounted as it must be.
  public func content(of stick: String) throws(CaptureFault) -> StickContent {
    let root = try open(stick)
    var walk = Walk(stick: stick)
    walk.visit(root, "", depth: 1)
    let files = walk.files.sorted {
      ($0.changedAt.milliseconds, $1.path) > ($1.changedAt.milliseconds, $0.path)
    }
    return StickContent(
      files: Array(files.prefix(Self.mostFiles)),
      hasMore: files.count > Self.mostFiles || walk.isCutShort)
  }

  /// The bytes of a file.
  ///
  /// - Throws: `.stickAbsent`, also for what is no ordinary file any more, `.stickUnsafe`,
  ///   `.fileTooLarge`, `.fileDamaged` when the stick cannot be read.
  public func read(_ file: StickFile) throws(CaptureFault) -> [UInt8] {
    let root = try open(file.stick)
    guard let opened = Descriptor(linux_open_beneath(root.number, file.path)),
      let status = opened.status, status.isFile
    else { throw CaptureFault(.stickAbsent, "the file is not there") }
    guard status.size <= CaptureLimits.fileBytes else {
      throw CaptureFault(.fileTooLarge, "\(status.size) bytes")
    }
    guard let bytes = opened.bytes(atMost: CaptureLimits.fileBytes) else {
      throw CaptureFault(.fileDamaged, "reading failed with error \(errno)")
    }
    return bytes
  }

  private func open(_ stick: String) throws(CaptureFault) -> Descriptor {
    guard !stick.contains("/"), stick != "..",
      let folder = Descriptor(folder: path),
      let root = folder.folder(stick),
      mayBeUnmounted || root.status?.device != folder.status?.device
    else { throw CaptureFault(.stickAbsent, "nothing is mounted there") }
    guard mayBeUnmounted || root.isHarmless else {
      throw CaptureFault(.stickUnsafe, "it must be mounted with ro,nosuid,nodev,noexec")
    }
    return root
  }

  /// Goes through a stick.
  private struct Walk {
    let stick: String
    var files: [StickFile] = []
    var isCutShort = false
    private var entries = 0

    init(stick: String) { self.stick = stick }

    mutating func visit(_ folder: Descriptor, _ path: String, depth: Int) {
      // Hidden: what machines keep for themselves.
      for name in folder.names() where !name.hasPrefix(".") {
        entries += 1
        guard entries <= StickFolder.mostEntries else {
          isCutShort = true
          return
        }
        guard let status = folder.status(of: name) else { continue }
        if status.isFile, StickFolder.mayHoldPages(name), status.size > 0 {
          files.append(
            StickFile(
              stick: stick, path: path + name, bytes: status.size, changedAt: status.changedAt))
        } else if status.isFolder, depth < StickFolder.deepest, let inner = folder.folder(name),
          inner.status?.device == folder.status?.device
        {
          visit(inner, path + name + "/", depth: depth + 1)
        }
      }
    }
  }

  /// What it really is, is seen when it is read.
  private static func mayHoldPages(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    return ["jpg", "jpeg", "png", "pdf"].contains(ending)
  }
}
