import Delivery
import Foundation
import Glibc
import ServiceModel
import Testing

/// A disk that really is full: a small tmpfs of the test's own.
@Suite("Full disk", .timeLimit(.minutes(5)))
struct FullDiskTests {
  @Test(
    "a full disk is a reason to come back: nothing that was taken in is lost, and it goes on",
    .enabled(if: SmallDisk.possible, "mounting a tmpfs needs root"))
  func fullDisk() async throws {
    let platform = try PlatformProgram()
    let disk = try SmallDisk(platform.state, kilobytes: 1024)
    defer {
      platform.kill()
      disk.unmount()
    }
    try await platform.start()
    let client = platform.client()
    var taken: [PlatformReceipt] = []
    var refusal: PlatformError?
    while refusal == nil, taken.count < 5000 {
      do throws(PlatformError) {
        taken.append(try await client.submit(Sample.registration(taken.count)))
      } catch {
        refusal = error
      }
    }
    #expect(refusal == .busy(status: 503, retryAfter: .seconds(60)))
    #expect(taken.count > 10)
    #expect(try await platform.summaries().map(\.id) == taken.map(\.submissionId))
    try disk.resize(kilobytes: 16_384)
    let late = try await client.submit(Sample.registration(taken.count))
    #expect(!late.duplicate)
    platform.kill()
    try await platform.start()
    #expect(
      try await platform.summaries().map(\.caseNumber) == (taken + [late]).map(\.caseNumber))
  }
}

/// A tmpfs of a given size, mounted for one test.
private struct SmallDisk {
  private let path: String

  /// Root may still not mount inside a container: tried once.
  static let possible: Bool = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "small-disk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    guard let disk = try? SmallDisk(folder, kilobytes: 64) else { return false }
    disk.unmount()
    return true
  }()

  init(_ folder: URL, kilobytes: Int) throws {
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "mode=700,size=\(kilobytes)k") == 0 else {
      throw POSIXError(.EPERM)
    }
  }

  func resize(kilobytes: Int) throws {
    guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(kilobytes)k") == 0
    else { throw POSIXError(.EPERM) }
  }

  func unmount() { umount2(path, Int32(MNT_DETACH)) }
}
