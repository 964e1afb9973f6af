import FoundationEssentials

/// Makes bundles of a catalogue file.
public enum BundleMaker {
  /// - Parameters:
  ///   - catalogue: a file that was built with a serial number.
  ///   - base: the catalogue file that kiosks have; the bundle says the difference only. `nil` makes a
  ///     whole one.
  ///   - sign: an Ed25519 signature over the bytes.
  ///   - digest: as `BundleSeal.digest`.
  /// - Throws: `CatalogueError` when the catalogue is none or damaged, `BundleError` when the bundle
  ///   cannot be written.
  public static func make(
    of catalogue: String, since base: String? = nil, at path: String,
    sign: (_ bytes: [UInt8]) throws -> [UInt8],
    digest: (_ next: () throws -> [UInt8]?) throws -> String
  ) throws -> BundleHeader {
    let opened = try Catalogue(path: catalogue)
    // Kiosks prove that the bytes are these; that these are a whole catalogue is proven here.
    try opened.verify()
    let packed = try Zstandard.pack(catalogue, since: base)
    var rest: [UInt8]? = packed
    let packedDigest = try digest {
      defer { rest = nil }
      return rest
    }
    let header = BundleHeader(
      serial: opened.serial, version: opened.version, made: opened.made, items: opened.count,
      size: try MappedFile(reading: catalogue).count,
      sha256: try self.digest(of: catalogue, digest),
      packed: BundleHeader.Packed(
        size: packed.count, sha256: packedDigest,
        base: try base.map { try self.digest(of: $0, digest) }))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = Array(try encoder.encode(header))
    let signature = try sign(BundleLayout.signedText(text))
    let draft = FileDraft(of: path)
    defer { draft.discard() }
    let writing = try DraftWriter(draft)
    try writing.write(BundleLayout.beginning(text, signature: signature))
    try writing.write(packed)
    try draft.putInPlace()
    return header
  }

  /// Where a platform looks for the bundle that says the difference from `base`: beside the whole one.
  public static func place(
    of bundle: String, since base: String,
    digest: (_ next: () throws -> [UInt8]?) throws -> String
  ) throws -> String {
    "\(bundle).from-\(try self.digest(of: base, digest))"
  }

  static func digest(
    of path: String, _ digest: (_ next: () throws -> [UInt8]?) throws -> String
  ) throws -> String {
    let file = try PiecedFile(path: path)
    return try digest {
      let piece = try file.read()
      return piece.isEmpty ? nil : piece
    }
  }
}
