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

  /// The serial number of what is there; 0 for a catalogue that came with the program, or none.
  public var serial: Int { (try? Catalogue(path: path).serial) ?? 0 }

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
    guard (0...Self.mostBytes).contains(header.size) else {
      throw BundleError(.malformed, cause: "\(header.size) bytes")
    }
    return file.place + header.size
  }

  /// Two gigabytes: ten times a province.
  private static let mostBytes = 2 << 30

  private func demandNewer(_ header: BundleHeader) throws(BundleError) {
    let present = serial
    guard header.serial != present else { throw BundleError(.present) }
    guard header.serial > present else {
      throw BundleError(.older, cause: "number \(header.serial), here is \(present)")
    }
  }

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
    let draft = FileDraft(of: path)
    defer { draft.discard() }
    try unpack(file, header, to: draft)
    try prove(draft.path, header)
    keepLast()
    do {
      try draft.putInPlace()
    } catch {
      throw BundleError(.notWritten, cause: error.cause)
    }
    return header
  }

  private func unpack(
    _ file: PiecedFile, _ header: BundleHeader, to draft: FileDraft
  ) throws(BundleError) {
    let writer = try DraftWriter(draft)
    var size = 0
    let sha256: String
    do {
      sha256 = try seal.digest {
        let piece = try file.read()
        size += piece.count
        guard size <= header.size else {
          throw BundleError(.damaged, cause: "more than \(header.size) bytes")
        }
        try writer.write(piece)
        return piece.isEmpty ? nil : piece
      }
    } catch let error as BundleError {
      throw error
    } catch {
      throw BundleError(.unreadable, cause: "\(error)")
    }
    guard size == header.size, sha256 == header.sha256 else {
      throw BundleError(.damaged, cause: "\(size) bytes of \(header.size), or other ones")
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
