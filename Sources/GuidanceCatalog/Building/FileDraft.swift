import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// A file that is written beside its place and takes it in one step, when it is on the disk.
struct FileDraft {
  let path: String
  private let destination: String

  init(of destination: String) {
    self.destination = destination
    // Two drafts of one process are two files.
    path = "\(destination).\(getpid())-\(UInt32.random(in: 0...UInt32.max))\(Self.ending)"
    discard()
    Self.sweep(destination)
  }

  /// Durable first, then visible: after a power cut there is the old file or the whole new one.
  func putInPlace() throws(CatalogueError) {
    try Self.synchronise(path)
    guard rename(path, destination) == 0 else { throw Self.failure("rename") }
    try Self.synchronise(Self.folder(of: destination))
  }

  /// Removes what is left of a draft; nothing once it has taken its place.
  func discard() { unlink(path) }

  /// Removes the drafts of builds that were killed: nobody else would.
  private static func sweep(_ destination: String) {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder(of: destination))) ?? []
    let start = destination.split(separator: "/").last.map { "\($0)." } ?? ""
    for name in names where name.hasPrefix(start) && name.hasSuffix(ending) {
      let process = Int32(name.dropFirst(start.count).prefix { $0.isNumber })
      guard let process, kill(process, 0) != 0, errno == ESRCH else { continue }
      unlink(folder(of: destination) + "/" + name)
    }
  }

  private static let ending = ".draft"

  private static func folder(of path: String) -> String {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return folder.isEmpty ? "." : folder == [""] ? "/" : folder.joined(separator: "/")
  }

  private static func synchronise(_ path: String) throws(CatalogueError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("open") }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure("fsync") }
  }

  private static func failure(_ call: String) -> CatalogueError {
    CatalogueError(.notWritten, cause: "\(call): \(String(cString: strerror(errno)))")
  }
}
