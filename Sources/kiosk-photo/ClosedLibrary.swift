import Glibc

/// The one function that is called of a maker's library: `int unpack(char *packed, char *pixels,
/// int)`, which answers 1 when it has decoded, by its C name or by the one that C++ gives it.
struct ClosedLibrary {
  private typealias Unpack =
    @convention(c) (
      UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, Int32
    ) -> Int32

  private static let names = ["unpack", "_Z6unpackPcS_i", "_Z6unpackPhS_i"]
  private let function: Unpack

  /// `nil` when it is no library for this machine, or has no such function.
  init?(path: String) {
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else { return nil }
    let found = Self.names.lazy.compactMap { dlsym(library, $0) }.first
    guard let found else { return nil }
    function = unsafeBitCast(found, to: Unpack.self)
  }

  /// The pixels as the library lays them out; `nil` when it says that this is no photo.
  func unpack(_ packed: [UInt8]) -> [UInt8]? {
    var packed = packed
    // Some write a whole bitmap file, with its header and padded rows.
    var pixels = [UInt8](repeating: 0, count: 2 * PhotoShape.count)
    guard function(&packed, &pixels, 0) == 1 else { return nil }
    return Array(pixels[..<PhotoShape.count])
  }
}
