import Confinement
import Glibc

/// Decodes the photo of one card with a maker's closed library, and ends: 1024 bytes come in, 102 by
/// 126 pixels go out (red, green, blue, from the top left). Its arguments are the library's path and
/// how the library orders the bytes of a pixel, `bgr` or `rgb`. The exit status says what went wrong:
/// EX_DATAERR for no photo, EX_UNAVAILABLE for a library that cannot be used.
@main
enum KioskPhoto {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, ["bgr", "rgb"].contains(arguments[2]) else { exit(EX_USAGE) }
    let (path, isBlueFirst) = (arguments[1], arguments[2] == "bgr")
    // Before the library: its code is as foreign as what it is given.
    do throws(SandboxRefusal) {
      try Sandbox.enter(readable: [folder(of: path)], seconds: 2)
    } catch {
      exit(EX_OSERR)
    }
    guard let library = ClosedLibrary(path: path) else { exit(EX_UNAVAILABLE) }
    guard let photo = read(count: PhotoShape.packedCount), let pixels = library.unpack(photo) else {
      exit(EX_DATAERR)
    }
    exit(write(PhotoShape.upright(pixels, isBlueFirst: isBlueFirst)) ? EXIT_SUCCESS : EX_IOERR)
  }

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static func read(count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: count)
    while bytes.count < count {
      let got = Glibc.read(STDIN_FILENO, &buffer, count - bytes.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      bytes += buffer[..<got]
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
