import Foundation
import Ledger
import ServiceModel
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A disk that really is full: a small tmpfs of the test's own.
@Suite("Full disk")
struct FullDiskTests {
  @Test(
    "a full disk refuses what is new, loses nothing that it took, and goes on when there is room",
    .enabled(if: SmallDisk.possible, "mounting a tmpfs needs root"))
  func fullDisk() async throws {
    let disk = try SmallDisk(kilobytes: 1024)
    defer { disk.unmount() }
    let bench = try Bench(in: disk.path)
    var ledger: Ledger? = try bench.open(reserve: 0)
    var taken: [SubmissionID] = []
    var refusal: LedgerError.Code?
    while refusal == nil, taken.count < 5000 {
      let submission = Sample.submission()
      refusal = await code { [ledger] in
        try await ledger!.confirm(submission, verification: .verified)
      }
      if refusal == nil { taken.append(submission.id) }
    }
    #expect(refusal == .spaceLow)
    #expect(taken.count > 10)
    #expect(try await ledger!.nextPending(limit: 5000).map(\.submission.id) == taken)
    try disk.resize(kilobytes: 8192)
    let late = Sample.submission()
    _ = try await ledger!.confirm(late, verification: .verified)
    ledger = nil
    let again = try bench.open()
    #expect(again.opening.setAside == nil)
    #expect(try await again.nextPending(limit: 5000).map(\.submission.id) == taken + [late.id])
  }

  @Test(
    "with a reserve the queue can still record the answers when nothing new is taken in",
    .enabled(if: SmallDisk.possible, "mounting a tmpfs needs root"))
  func reserve() async throws {
    let disk = try SmallDisk(kilobytes: 4096)
    defer { disk.unmount() }
    let ledger = try Bench(in: disk.path).open(reserve: 2 << 20)
    var taken: [Submission] = []
    var refusal: LedgerError.Code?
    while refusal == nil, taken.count < 5000 {
      let submission = Sample.submission()
      refusal = await code { try await ledger.confirm(submission, verification: .verified) }
      if refusal == nil { taken.append(submission) }
    }
    #expect(refusal == .spaceLow)
    for start in stride(from: 0, to: taken.count, by: 50) {
      let group = taken[start..<min(start + 50, taken.count)]
      try await ledger.markSending(group.map(\.id))
      try await ledger.markAccepted(group.map { Sample.platformReceipt(for: $0) })
    }
    #expect(try await ledger.backlog().accepted == taken.count)
  }
}

/// A tmpfs of a given size, mounted for one test.
private struct SmallDisk {
  let path: String

  /// Root may still not mount inside a container: tried once.
  static let possible: Bool = {
    guard let disk = try? SmallDisk(kilobytes: 64) else { return false }
    disk.unmount()
    return true
  }()

  init(kilobytes: Int) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("small-disk-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k,mode=700") == 0 else {
      try FileManager.default.removeItem(atPath: path)
      throw POSIXError(.EPERM)
    }
  }

  func resize(kilobytes: Int) throws {
    guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(kilobytes)k") == 0 else {
      throw POSIXError(.EINVAL)
    }
  }

  func unmount() {
    umount2(path, Int32(MNT_DETACH))
    try? FileManager.default.removeItem(atPath: path)
  }
}
