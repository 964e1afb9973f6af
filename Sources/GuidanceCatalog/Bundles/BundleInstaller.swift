import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Puts the catalogue of a bundle in the place of the one that is there, or leaves that one as it is.
///
/// What is put there was signed by the platform, whole and newer; what was there before is kept
/// beside it (`.last`). Whenever the process or the power ends, one whole catalogue stands in the
/// place.
public struct BundleInstaller: Sendable {
  private let path: String
  private let seal: BundleSeal

  /// - Parameter path: of the catalogue file.
  public init(path: String, seal: BundleSeal) {
    self.path = path
    self.seal = seal
  }

  /// SHA-256 of the catalogue that is there: a bundle can say the difference from it. `nil` when there
  /// is none.
  public var base: String? { try? BundleMaker.digest(of: path, seal.digest) }

  /// What a bundle is, proven by its signature; nothing else of it is looked at.
  public func header(of bundle: String) throws(BundleError) -> BundleHeader {
    try PiecedFile(path: bundle).header(seal)
  }

  /// What the beginning of a bundle, header and signature, promises: looked at before the rest is
  /// fetched.
  ///
  /// - Returns: how many bytes the whole must have.
  /// - Throws: also `older` and `present`.
  public func promise(of beginning: String) throws(BundleError) -> Int {
    let file = try PiecedFile(path: beginning)
    let header = try file.header(seal)
    try demandNewer(header)
    try demandBase(header)
    try demandFormat(header)
    // The beginning lies there already, and as much of the rest as was fetched before.
    let fetched = (try? MappedFile(reading: beginning).count) ?? 0
    try demandRoom(header, toFetch: max(0, file.place + header.packed - fetched))
    return file.place + header.packed
  }

  /// Two gigabytes: ten times a province.
  private static let mostBytes = 2 << 30

  private func demandNewer(_ header: BundleHeader) throws(BundleError) {
    let present = try? Catalogue(path: path).serial
    guard header.serial != present else { throw BundleError(.present) }
    // Where the file cannot be opened, the number of the last one that was put there still counts.
    let floor = SerialFloor(of: path).serial
    guard header.serial > present ?? -1, header.serial >= floor else {
      throw BundleError(
        .older, cause: "number \(header.serial), here was \(max(present ?? 0, floor))")
    }
  }

  private func demandBase(_ header: BundleHeader) throws(BundleError) {
    guard let needed = header.base, needed != base else { return }
    throw BundleError(.otherBase, cause: "made for another catalogue than the one that is there")
  }

  private func demandFormat(_ header: BundleHeader) throws(BundleError) {
    guard header.format == CatalogueFormat.version else {
      throw BundleError(
        .otherFormat,
        cause: "format \(header.format), this program reads \(CatalogueFormat.version)")
    }
  }

  /// What is still to be fetched, what it becomes, and something for the ledger beside them.
  private func demandRoom(_ header: BundleHeader, toFetch: Int) throws(BundleError) {
    guard (1...Self.mostBytes).contains(header.size), (1...Self.mostBytes).contains(header.packed)
    else { throw BundleError(.malformed, cause: "\(header.packed) bytes for \(header.size)") }
    var disk = statvfs()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    guard statvfs(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, &disk) == 0 else {
      return
    }
    let free = Int(
      clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize))
        .partialValue)
    let needed = header.size + toFetch + Self.spared
    guard free >= needed else {
      throw BundleError(
        .notWritten, cause: "\(free >> 20) MB free on the disk, \(needed >> 20) needed")
    }
  }

  private static let spared = 32 << 20

  /// - Throws: why it was not taken.
  @discardableResult
  public func install(_ bundle: String) throws(BundleError) -> BundleHeader {
    // One at a time, whichever program: else an older one could be put over a newer.
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      if lock >= 0 { close(lock) }
      throw BundleError(.notWritten, cause: "lock: \(String(cString: strerror(errno)))")
    }
    defer { close(lock) }
    let file = try PiecedFile(path: bundle)
    let header = try file.header(seal)
    try demandNewer(header)
    try demandBase(header)
    try demandFormat(header)
    try demandRoom(header, toFetch: 0)
    let draft = FileDraft(of: path)
    defer { draft.discard() }
    let place = file.place
    try provePacked(file, header)
    try unpack(bundle, from: place, header, to: draft)
    try prove(draft.path, header)
    keepLast()
    do {
      try draft.putInPlace()
    } catch {
      throw BundleError(.notWritten, cause: error.cause)
    }
    SerialFloor(of: path).raise(to: header.serial)
    return header
  }

  /// Only bytes that the platform signed are unpacked.
  private func provePacked(
    _ file: PiecedFile, _ header: BundleHeader
  ) throws(BundleError) {
    var size = 0
    let sha256 = try digest {
      let piece = try file.read()
      size += piece.count
      guard size <= header.packed else {
        throw BundleError(.damaged, cause: "more than \(header.packed) bytes")
      }
      return piece.isEmpty ? nil : piece
    }
    guard size == header.packed, sha256 == header.packedSha256 else {
      throw BundleError(.damaged, cause: "\(size) bytes of \(header.packed), or other ones")
    }
  }

  private func unpack(
    _ bundle: String, from place: Int, _ header: BundleHeader, to draft: FileDraft
  ) throws(BundleError) {
    let packed = try MappedFile(reading: bundle)
    guard packed.count == place + header.packed else { throw BundleError(.damaged) }
    let older: MappedFile? = header.base == nil ? nil : try MappedFile(reading: path)
    do {
      let content = try MappedFile(writing: draft.path, count: header.size)
      try Zstandard.unpack(
        UnsafeRawBufferPointer(rebasing: packed.bytes[place...]), since: older, into: content)
    }
    let file = try PiecedFile(path: draft.path)
    let sha256 = try digest {
      let piece = try file.read()
      return piece.isEmpty ? nil : piece
    }
    guard sha256 == header.sha256 else {
      throw BundleError(.damaged, cause: "what came out is not what was signed")
    }
  }

  private func digest(_ next: () throws -> [UInt8]?) throws(BundleError) -> String {
    do {
      return try seal.digest(next)
    } catch let error as BundleError {
      throw error
    } catch {
      throw BundleError(.unreadable, cause: "\(error)")
    }
  }

  /// The new file opens, is of this program's format, and says of itself what the header says.
  private func prove(_ draft: String, _ header: BundleHeader) throws(BundleError) {
    do {
      let catalogue = try Catalogue(path: draft)
      guard catalogue.count == header.items, catalogue.serial == header.serial else {
        throw BundleError(
          .damaged, cause: "\(catalogue.count) items, number \(catalogue.serial) inside")
      }
    } catch let error as BundleError {
      throw error
    } catch let error as CatalogueError {
      throw BundleError(error.code == .otherFormat ? .otherFormat : .damaged, cause: error.cause)
    } catch {
      throw BundleError(.damaged, cause: "\(error)")
    }
  }

  /// A second name for what is there; without one the switch goes on all the same.
  private func keepLast() {
    let last = path + ".last"
    let fresh = last + ".draft"
    unlink(fresh)
    guard link(path, fresh) == 0 else { return }
    rename(fresh, last)
    // rename(2) does nothing where both names are of one file already.
    unlink(fresh)
  }
}

/// The number of the last catalogue that was put in a place, kept beside it: should the file be spoiled,
/// an older one is still no news.
struct SerialFloor {
  private let path: String

  init(of catalogue: String) { path = catalogue + ".serial" }

  var serial: Int {
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    return text.flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 0
  }

  func raise(to serial: Int) {
    try? Data("\(serial)\n".utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
