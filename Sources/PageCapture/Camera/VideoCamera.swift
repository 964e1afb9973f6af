import CVideo
import CaptureOrders
import Glibc

/// A camera above a table (高拍仪), as Linux drives it: V4L2, each picture a JPEG.
///
/// Its pictures are whatever is plugged in says they are: only where nothing can be reached may one be
/// looked into.
public final class VideoCamera {
  private let device: Int32
  private let buffers: [UnsafeMutableRawPointer]
  private let bufferSize: Int

  private static let bufferCount = 3
  private static let pictureCount = 4
  /// A page needs 4 million pixels; more only take their time.
  private static let mostPixels = 13_000_000
  /// Without a picture for so long it is dead.
  private static let patience: Duration = .seconds(5)

  /// The first that is plugged in.
  ///
  /// - Throws: `.cameraAbsent`, or why the one that is there cannot be used.
  public static func first() throws(CaptureFault) -> VideoCamera {
    var found = CaptureFault(.cameraAbsent, "no /dev/video takes pictures")
    for number in 0..<64 where access("/dev/video\(number)", F_OK) == 0 {
      do throws(CaptureFault) {
        return try VideoCamera("/dev/video\(number)")
      } catch {
        if error.code != .cameraAbsent { found = error }
      }
    }
    throw found
  }

  /// - Parameter path: `/dev/video0`.
  /// - Throws: `.cameraAbsent`, `.cameraForbidden`, `.cameraBusy`, `.cameraStrange`, `.memoryShort`.
  public init(_ path: String) throws(CaptureFault) {
    device = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard device >= 0 else { throw Self.fault("open \(path)") }
    do throws(CaptureFault) {
      bufferSize = try Self.choose(device, path)
      buffers = try Self.buffers(of: bufferSize)
    } catch {
      close(device)
      throw error
    }
  }

  deinit {
    for buffer in buffers { free(buffer) }
    close(device)
  }

  /// A few pictures, one after the other: what the bus tore is whole in the next one.
  ///
  /// - Parameter settling: how long it may find its light and focus first.
  /// - Returns: one at least.
  /// - Throws: `.cameraBusy`, `.cameraSilent`, `.cameraAbsent` when it is pulled out, `.cameraStrange`.
  public func pictures(after settling: Duration) throws(CaptureFault) -> [[UInt8]] {
    guard video_request(device, UInt32(Self.bufferCount)) == 0 else {
      throw Self.fault("its buffers")
    }
    defer { video_request(device, 0) }
    for place in buffers.indices { try give(place) }
    guard video_run(device, 1) == 0 else { throw Self.fault("its start") }
    defer { video_run(device, 0) }
    let ready = ContinuousClock.now + settling
    var last = ContinuousClock.now
    var pictures: [[UInt8]] = []
    while ContinuousClock.now - last < Self.patience {
      guard let taken = try take() else { continue }
      if let picture = taken.picture {
        last = .now
        if last >= ready { pictures.append(picture) }
        if pictures.count == Self.pictureCount { return pictures }
      }
      try give(taken.place)
    }
    guard pictures.isEmpty else { return pictures }
    throw CaptureFault(.cameraSilent, "no whole picture in \(Self.patience)")
  }

  /// The best size, and how many bytes a picture of it may have.
  private static func choose(_ device: Int32, _ path: String) throws(CaptureFault) -> Int {
    guard video_takes_pictures(device) == 1 else {
      throw CaptureFault(.cameraAbsent, "\(path) takes no pictures")
    }
    let format = video_jpeg_format(device)
    guard format != 0 else { throw CaptureFault(.cameraStrange, "\(path) gives no JPEG") }
    var best: (width: UInt32, height: UInt32) = (0, 0)
    var index: UInt32 = 0
    var size: (width: UInt32, height: UInt32) = (0, 0)
    while index < 100, video_size(device, format, index, &size.width, &size.height) == 1 {
      let pixels = UInt64(size.width) * UInt64(size.height)
      if pixels <= mostPixels, pixels > UInt64(best.width) * UInt64(best.height) { best = size }
      index += 1
    }
    guard best.width > 0 else { throw CaptureFault(.cameraStrange, "\(path) tells no size") }
    let bytes = video_choose(device, format, best.width, best.height)
    guard bytes >= 0 else { throw fault("\(best.width) × \(best.height)") }
    guard (1...Int64(CaptureLimits.fileBytes * 2)).contains(bytes) else {
      throw CaptureFault(.cameraStrange, "pictures of \(bytes) bytes")
    }
    return Int(bytes)
  }

  private static func buffers(of size: Int) throws(CaptureFault) -> [UnsafeMutableRawPointer] {
    var buffers: [UnsafeMutableRawPointer] = []
    for _ in 0..<bufferCount {
      var memory: UnsafeMutableRawPointer?
      // Whole pages: what the kernel maps.
      guard posix_memalign(&memory, 4096, (size + 4095) / 4096 * 4096) == 0, let memory else {
        for buffer in buffers { free(buffer) }
        throw CaptureFault(.memoryShort, "for pictures of \(size) bytes")
      }
      buffers.append(memory)
    }
    return buffers
  }

  private func give(_ place: Int) throws(CaptureFault) {
    guard video_give(device, UInt32(place), buffers[place], UInt32(bufferSize)) == 0 else {
      throw Self.fault("a buffer")
    }
  }

  /// What came, without a picture when it is damaged; `nil` when nothing did.
  private func take() throws(CaptureFault) -> (place: Int, picture: [UInt8]?)? {
    var wait = pollfd(fd: device, events: Int16(POLLIN), revents: 0)
    poll(&wait, 1, 200)
    var (index, bytes, isDamaged) = (UInt32(0), UInt32(0), Int32(0))
    guard video_take(device, &index, &bytes, &isDamaged) == 0 else {
      // EIO: what came was lost; the next may be whole.
      guard errno == EAGAIN || errno == EIO else { throw Self.fault("a picture") }
      usleep(5000)
      return nil
    }
    let place = Int(index)
    guard buffers.indices.contains(place) else {
      throw CaptureFault(.cameraStrange, "a buffer that it was not given")
    }
    let count = min(Int(bytes), bufferSize)
    guard isDamaged == 0, count > 0 else { return (place, nil) }
    return (place, [UInt8](UnsafeRawBufferPointer(start: buffers[place], count: count)))
  }

  /// Of the call that just failed.
  private static func fault(_ step: String) -> CaptureFault {
    let code: CaptureFault.Code =
      switch errno {
      case ENOENT, ENODEV, ENXIO: .cameraAbsent
      case EACCES, EPERM: .cameraForbidden
      case EBUSY: .cameraBusy
      case ENOMEM: .memoryShort
      default: .cameraStrange
      }
    return CaptureFault(code, "\(step): \(String(cString: strerror(errno)))")
  }
}
