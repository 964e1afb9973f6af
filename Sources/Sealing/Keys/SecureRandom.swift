import COpenSSL

/// Random bytes that nobody can foretell (OpenSSL's generator, seeded by the kernel).
public struct SecureRandom: RandomNumberGenerator, Sendable {
  public init() {}

  public mutating func next() -> UInt64 {
    Self.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  public static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = RAND_bytes(&bytes, Int32(count))
    precondition(filled == 1, "without random numbers nothing may be sealed")
    return bytes
  }
}

/// Whether both are the same, in a time that tells nothing about where they differ.
public func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
