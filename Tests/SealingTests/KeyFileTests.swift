import Foundation
import Sealing
import Testing

@Suite("Key files")
final class KeyFileTests {
  let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("key-file-tests-\(UUID().uuidString)")
  var path: String { directory.appendingPathComponent("ledger.key").path }

  init() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: directory) }

  @Test(
    "a created key is the one that is loaded, its file is its owner's alone, nothing lies around")
  func create() throws {
    let key = try SealingKey.create(path: path)
    #expect(try SealingKey.load(path: path).id == key.id)
    #expect(try SealingKey.loadOrCreate(path: path).id == key.id)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == 32)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["ledger.key"])
  }

  @Test("a key is never replaced")
  func never() throws {
    let key = try SealingKey.create(path: path)
    #expect(code { try SealingKey.create(path: path) } == .keyFileExists)
    #expect(try SealingKey.load(path: path).id == key.id)
  }

  @Test("a missing file, one that others may read and one of another length are told apart")
  func wrongFiles() throws {
    #expect(code { try SealingKey.load(path: path) } == .keyFileMissing)
    _ = try SealingKey.create(path: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(code { try SealingKey.load(path: path) } == .keyFileOpenToOthers)
    let short = directory.appendingPathComponent("short.key").path
    #expect(
      FileManager.default.createFile(
        atPath: short, contents: Data([1, 2]), attributes: [.posixPermissions: 0o600]))
    #expect(code { try SealingKey.load(path: short) } == .malformedKey)
    #expect(code { try SealingKey.create(path: "/proc/nowhere/key") } == .fileSystem)
  }

  @Test("of several who find no key, one makes it and all have the same")
  func race() async throws {
    let path = path
    let ids = try await withThrowingTaskGroup(of: SealingKeyID.self) { group in
      for _ in 0..<16 { group.addTask { try SealingKey.loadOrCreate(path: path).id } }
      return try await group.reduce(into: Set<SealingKeyID>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
  }

  @Test("a signing key lies in a PEM file and comes back the same")
  func signingKey() throws {
    let key = try SigningKey.create(path: path)
    let again = try SigningKey.loadOrCreate(path: path)
    #expect(try again.verifyingKey == key.verifyingKey)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8).hasPrefix("-----BEGIN PRIVATE KEY-----"))
  }
}
