import Foundation
import GuidanceCatalog
import Sealing
import ServiceModel
import Testing

/// Real Ed25519 and SHA-256; small catalogues, so that many flips take little time.
@Suite("bundles")
struct BundleTests {
  @Test("a signed bundle takes the place of the catalogue, and the old one is kept beside it")
  func installed() throws {
    let bench = try BundleBench()
    let bundle = try bench.bundle(serial: 7)
    let header = try bench.installer.install(bundle)
    #expect(header.serial == 7)
    #expect(header.made == "2026-11-22")
    let catalogue = try Catalogue(path: bench.path)
    #expect(catalogue.serial == 7)
    #expect(catalogue.made == "2026-11-22")
    #expect(try catalogue.search("七号", limit: 1).count == 1)
    try bench.installer.install(try bench.bundle(serial: 8))
    #expect(try Catalogue(path: bench.path).serial == 8)
    #expect(try Catalogue(path: bench.path + ".last").serial == 7)
    try Catalogue(path: bench.path).verify()
  }

  @Test("one that is older, or the same, is refused")
  func older() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 5))
    for serial in [1, 4, 5] {
      let bundle = try bench.bundle(serial: serial)
      #expect(throws: BundleError.self) { try bench.installer.install(bundle) }
    }
    #expect(try Catalogue(path: bench.path).serial == 5)
  }

  @Test("one that somebody else signed is refused")
  func otherKey() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 1))
    let other = try bench.bundle(serial: 2, key: .generate())
    #expect(throws: BundleError(.badSignature)) { try bench.installer.install(other) }
    #expect(try Catalogue(path: bench.path).serial == 1)
  }

  @Test("a header that promises another number than the file has is refused")
  func mismatch() throws {
    let bench = try BundleBench()
    let file = try bench.catalogue(serial: 3)
    // A right one's packed bytes, under a header that says another number.
    let right = try bench.bytes(try bench.bundle(serial: 3))
    let packed = Array(right[(12 + Int(right[8]) + Int(right[9]) << 8 + 64)...])
    let other = bench.bench.folder + "/packed"
    try Data(packed).write(to: URL(filePath: other))
    let text = Array(
      """
      {"format":4,"items":1,"made":"","packed":\(packed.count),"packedSha256":"\(try bench.digest(of: other))",\
      "serial":9,"sha256":"\(try bench.digest(of: file))","size":\(try bench.bytes(file).count),\
      "version":"1"}
      """.utf8)
    let signature = try bench.key.sign(Array("kiosk-catalogue-bundle-2\n".utf8) + text)
    let count = [UInt8(text.count & 0xff), UInt8(text.count >> 8), 0, 0]
    let bundle = Array("KGBUNDL2".utf8) + count + text + signature + packed
    let path = bench.bench.folder + "/forged"
    try Data(bundle).write(to: URL(filePath: path))
    let refusal = #expect(throws: BundleError.self) { try bench.installer.install(path) }
    #expect(refusal?.cause == "5 items, number 3 inside")
    #expect(!FileManager.default.fileExists(atPath: bench.path))
  }

  @Test("the difference from what is there is small, gives the same bytes, and fits nothing else")
  func differences() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 1, items: 2000))
    let whole = try bench.bundle(serial: 2, items: 2001)
    let difference = try bench.bundle(serial: 2, items: 2001, since: (1, 2000))
    let sizes = try [difference, whole].map { try bench.bytes($0).count }
    print("count: bundle-difference \(sizes[0]) bytes of \(sizes[1])")
    #expect(sizes[0] < sizes[1] / 2)
    #expect(try bench.installer.promise(of: difference) == sizes[0])
    try bench.installer.install(difference)
    #expect(try bench.bytes(bench.path) == bench.bytes(bench.catalogue(serial: 2, items: 2001)))

    let next = try bench.bundle(serial: 3, items: 5, since: (1, 2000))
    let refusal = #expect(throws: BundleError.self) { try bench.installer.install(next) }
    #expect(refusal?.code == .otherBase)
    #expect(try Catalogue(path: bench.path).serial == 2)
  }

  @Test("any byte of a difference that is turned over is refused")
  func differenceFlips() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 1))
    let good = try bench.bytes(try bench.bundle(serial: 2, items: 6, since: (1, 5)))
    let path = bench.bench.folder + "/flipped"
    let isFull = ProcessInfo.processInfo.environment["FAULTS"] == "full"
    var failed = 0
    var tried = 0
    for place in stride(from: 0, to: good.count, by: isFull ? 1 : 13) {
      var bad = good
      bad[place] ^= UInt8(1) << UInt8(place % 8)
      try Data(bad).write(to: URL(filePath: path))
      tried += 1
      do throws(BundleError) {
        try bench.installer.install(path)
        failed += 1
      } catch {}
    }
    print("count: difference-flip tried \(tried) failed \(failed)")
    #expect(failed == 0 && tried > 50)
    #expect(try Catalogue(path: bench.path).serial == 1)
  }

  @Test("where the file is spoiled, one that is older than the last is refused all the same")
  func floor() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 5))
    try Data("spoiled".utf8).write(to: URL(filePath: bench.path))
    let old = try bench.bundle(serial: 4)
    let refusal = #expect(throws: BundleError.self) { try bench.installer.install(old) }
    #expect(refusal?.code == .older)
    // The very one that was there mends it.
    try bench.installer.install(try bench.bundle(serial: 5))
    #expect(try Catalogue(path: bench.path).serial == 5)
  }

  @Test("any byte of a bundle that is turned over is refused, and the old catalogue stays")
  func flips() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 1))
    let before = try bench.bytes(bench.path)
    let good = try bench.bytes(try bench.bundle(serial: 2))
    let isFull = ProcessInfo.processInfo.environment["FAULTS"] == "full"
    let tries = isFull ? 10_000 : 400
    var chance = SeededChance(seed: 11)
    var failed = 0
    let path = bench.bench.folder + "/flipped"
    for number in 0..<tries {
      // Every byte of the beginning, then anywhere.
      let place = number < 300 ? number : Int.random(in: 0..<good.count, using: &chance)
      var bad = good
      bad[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &chance)
      try Data(bad).write(to: URL(filePath: path))
      do throws(BundleError) {
        try bench.installer.install(path)
        failed += 1
      } catch {}
    }
    print("count: bundle-flip tried \(tries) failed \(failed)")
    #expect(failed == 0)
    #expect(try bench.bytes(bench.path) == before)
  }

  @Test("a bundle that was cut off anywhere is refused")
  func cuts() throws {
    let bench = try BundleBench()
    try bench.installer.install(try bench.bundle(serial: 1))
    let good = try bench.bytes(try bench.bundle(serial: 2))
    let path = bench.bench.folder + "/cut"
    var chance = SeededChance(seed: 12)
    var failed = 0
    for number in 0..<120 {
      let count = number < 60 ? 8 * number : Int.random(in: 0..<good.count, using: &chance)
      try Data(good[..<count]).write(to: URL(filePath: path))
      do throws(BundleError) {
        try bench.installer.install(path)
        failed += 1
      } catch {}
    }
    print("count: bundle-cut tried 120 failed \(failed)")
    #expect(failed == 0)
    #expect(try Catalogue(path: bench.path).serial == 1)
  }

  @Test("killed at any moment of a switch, one whole catalogue is there: the old or the new")
  func kills() throws {
    let bench = try BundleBench()
    let isFull = ProcessInfo.processInfo.environment["FAULTS"] == "full"
    let tries = isFull ? 200 : 12
    let bundle = try bench.bundle(serial: 2, items: 3000)
    let first = try bench.bundle(serial: 1)
    var chance = SeededChance(seed: 13)
    var failed = 0
    var switched = 0
    for _ in 0..<tries {
      for name in ["", ".last", ".serial"] {
        try? FileManager.default.removeItem(atPath: bench.path + name)
      }
      try bench.installer.install(first)
      let process = try bench.installProcess(bundle)
      usleep(UInt32.random(in: 0...200_000, using: &chance))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      do throws(CatalogueError) {
        let catalogue = try Catalogue(path: bench.path)
        try catalogue.verify()
        if catalogue.serial == 2 { switched += 1 }
        if ![1, 2].contains(catalogue.serial) { failed += 1 }
      } catch {
        failed += 1
      }
    }
    print("count: bundle-kill tried \(tries) failed \(failed) (switched \(switched))")
    #expect(failed == 0)
    // What was killed is cleared away by the next one.
    try bench.installer.install(try bench.bundle(serial: 3))
    #expect(try bench.bench.names().allSatisfy { !$0.contains(".draft") })
  }
}

/// A key, an installer, and bundles of small catalogues.
private struct BundleBench {
  let bench: Bench
  let key: SigningKey
  let installer: BundleInstaller
  let path: String

  init() throws {
    bench = try Bench()
    key = try SigningKey.generate()
    path = bench.folder + "/kiosk.sqlite"
    let verifying = try key.verifyingKey
    installer = BundleInstaller(
      path: path,
      seal: BundleSeal(
        verifies: { verifying.verifies($0, over: $1) },
        digest: { try SHA256.hexadecimal(of: $0) }))
  }

  func catalogue(serial: Int, items: Int = 5) throws -> String {
    let path = bench.folder + "/made-\(serial)-\(items).sqlite"
    let entries = (1...items).map { entry(serial == 7 ? "七号事项\($0)" : "事项\($0)") }
    _ = try CatalogueBuilder(
      version: "1", words: CatalogueWords(),
      edition: CatalogueEdition(serial: serial, made: "2026-11-22")
    ).build(entries, at: path)
    return path
  }

  func bundle(
    serial: Int, items: Int = 5, since: (serial: Int, items: Int)? = nil, key: SigningKey? = nil
  ) throws -> String {
    let signer = key ?? self.key
    let path = bench.folder + "/bundle-\(serial)-\(since?.serial ?? 0)"
    _ = try BundleMaker.make(
      of: try catalogue(serial: serial, items: items),
      since: try since.map { try catalogue(serial: $0.serial, items: $0.items) }, at: path,
      sign: { try signer.sign($0) }, digest: { try SHA256.hexadecimal(of: $0) })
    return path
  }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  func digest(of path: String) throws -> String {
    var rest: [UInt8]? = try bytes(path)
    return SHA256.hexadecimal {
      defer { rest = nil }
      return rest
    }
  }

  /// The same in a process of its own.
  func installProcess(_ bundle: String) throws -> Process {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(filePath: program).deletingLastPathComponent()
      .appending(path: "kioskctl")
    process.arguments = [
      "catalogue", "install", bundle, "--key", try key.verifyingKey.base64, "--catalogue", path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }
}
