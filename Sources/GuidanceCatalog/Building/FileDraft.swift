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
    path = "\(destination).\(getpid()).draft"
    discard()
  }

  /// Durable first, then visible: after a power cut there is the old file or the whole new one.
  func putInPlace() throws(CatalogueError) {
    try Self.synchronise(path)
    guard rename(path, destination) == 0 else { throw Self.failure("rename") }
    let folder = destination.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try Self.synchronise(
      folder.isEmpty ? "." : folder == [""] ? "/" : folder.joined(separator: "/"))
  }

  /// Removes what is left of a draft; nothing once it has taken its place.
  func discard() { unlink(path) }

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
