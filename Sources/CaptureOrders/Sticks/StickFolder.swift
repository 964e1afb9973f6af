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
    return (folder.names(atMost: Self.mostEntries)?.names ?? []).filter { name in
      guard let status = folder.status(of: name), status.isFolder else { return false }
      // Nothing is mounted there: what was plugged in is out again.
      return mayBeUnmounted || status.device != folder.status?.device
    }.sorted()
  }

  /// What is on these and may hold pages, newest first: one stick may come in parts, a small one for
  /// starting machines beside the one with the files.
  ///
  /// - Throws: when none of them can be read, of the last one `.stickAbsent`, `.stickUnsafe` when it is
  ///   not mounted as it must be, `.fileDamaged`.
  public func content(of sticks: [String]) throws(CaptureFault) -> StickContent {
    var walks: [Walk] = []
    var last = CaptureFault(.stickAbsent, "nothing is plugged in")
    for stick in sticks {
      do throws(CaptureFault) { walks.append(try walk(stick)) } catch { last = error }
    }
    guard !walks.isEmpty else { throw last }
    let files = walks.flatMap(\.files).sorted {
      ($0.changedAt.milliseconds, $1.path) > ($1.changedAt.milliseconds, $0.path)
    }
    return StickContent(
      files: Array(files.prefix(Self.mostFiles)),
      hasMore: files.count > Self.mostFiles || walks.contains(where: \.isCutShort))
  }

  private func walk(_ stick: String) throws(CaptureFault) -> Walk {
    let root = try open(stick)
    var walk = Walk(stick: stick)
    guard walk.visit(root, "", depth: 1) else {
      throw CaptureFault(.fileDamaged, "its entries cannot be read, error \(errno)")
    }
    return walk
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

    /// - Returns: whether the folder could be read.
    @discardableResult
    mutating func visit(_ folder: Descriptor, _ path: String, depth: Int) -> Bool {
      let left = StickFolder.mostEntries - entries
      guard let (names, hasMore) = folder.names(atMost: left) else { return false }
      isCutShort = isCutShort || hasMore
      entries += names.count
      // Hidden: what machines keep for themselves.
      for name in names where !name.hasPrefix(".") {
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
      return true
    }
  }

  /// What it really is, is seen when it is read.
  private static func mayHoldPages(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    return ["jpg", "jpeg", "png", "pdf"].contains(ending)
  }
}
