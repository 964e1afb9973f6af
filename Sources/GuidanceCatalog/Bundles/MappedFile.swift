#if canImport(Glibc)
  import Glibc
#endif

/// A file as bytes of memory, which the kernel reads and writes as they are touched.
final class MappedFile {
  let bytes: UnsafeMutableRawBufferPointer
  var count: Int { bytes.count }

  init(reading path: String) throws(BundleError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { throw Self.failure(.unreadable, path, file) }
    bytes = try Self.map(file, Int(status.st_size), PROT_READ, path)
  }

  /// A new file of so many bytes, whose room on the disk is taken at once: a disk that is full says so
  /// now, and not in the middle of a write to memory, which would end the process.
  init(writing path: String, count: Int) throws(BundleError) {
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Self.failure(.notWritten, path, file) }
    let taken = count > 0 ? posix_fallocate(file, 0, off_t(count)) : 0
    guard taken == 0 else {
      close(file)
      throw BundleError(.notWritten, cause: String(cString: strerror(taken)))
    }
    bytes = try Self.map(file, count, PROT_READ | PROT_WRITE, path)
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }

  private static func map(
    _ file: Int32, _ count: Int, _ protection: Int32, _ path: String
  ) throws(BundleError) -> UnsafeMutableRawBufferPointer {
    guard count > 0 else {
      close(file)
      throw BundleError(.malformed, cause: "nothing in \(path)")
    }
    let address = mmap(nil, count, protection, MAP_SHARED, file, 0)
    guard let address, address != MAP_FAILED else { throw failure(.unreadable, path, file) }
    // The mapping keeps the file.
    close(file)
    return UnsafeMutableRawBufferPointer(start: address, count: count)
  }

  private static func failure(
    _ code: BundleError.Code, _ path: String, _ file: Int32
  ) -> BundleError {
    let cause = "\(path): \(String(cString: strerror(errno)))"
    if file >= 0 { close(file) }
    return BundleError(code, cause: cause)
  }
}
