import Delivery
import Foundation
import ServiceModel
import Testing

@Suite("The catalogue's bundle is fetched")
struct CatalogueTests {
  @Test("piece by piece it is the bundle; what is known is not sent again; a new one begins anew")
  func pieces() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      await #expect(throws: PlatformError.self) {
        _ = try await client.catalogue(from: 0, atMost: 10, mark: nil)
      }
      let bundle = (0..<3000).map { UInt8(truncatingIfNeeded: $0 / 3) }
      try platform.publish(bundle)
      var fetched: [UInt8] = []
      var known: String?
      while true {
        let answer = try await client.catalogue(from: fetched.count, atMost: 700, mark: known)
        guard case .part(let bytes, let start, let size, let mark) = answer else {
          Issue.record("nothing came: \(answer)")
          return
        }
        #expect(start == fetched.count)
        #expect(size == bundle.count)
        #expect(known == nil || known == mark)
        fetched += bytes
        known = mark
        if fetched.count == size { break }
      }
      #expect(fetched == bundle)
      #expect(try await client.catalogue(from: 0, atMost: 700, mark: known) == .unchanged)
      // Behind the end there is nothing: it is another one than was thought.
      let behind = try await client.catalogue(from: 3000, atMost: 10, mark: known)
      guard case .part(let first, 0, 3000, _) = behind else {
        Issue.record("\(behind)")
        return
      }
      #expect(first == Array(bundle[..<10]))
      // Another bundle: the part that is there does not belong to it, and it comes from its beginning.
      let other = bundle.reversed().map { $0 }
      try platform.publish(other)
      let answer = try await client.catalogue(from: 700, atMost: 700, mark: known)
      guard case .part(let bytes, 0, 3000, let mark) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(mark != known)
      #expect(bytes == Array(other[..<700]))
    }
  }

  @Test("who says what it has gets the difference, or hears that it is the newest")
  func differences() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let (old, new, other) = (
        String(repeating: "a", count: 64), String(repeating: "b", count: 64),
        String(repeating: "c", count: 64)
      )
      func bundle(making content: String, _ rest: [UInt8]) -> [UInt8] {
        let header = Array(#"{"sha256":"\#(content)"}"#.utf8)
        return Array("KGBUNDL2".utf8) + [UInt8(header.count), 0, 0, 0] + header + rest
      }
      let (whole, small) = (bundle(making: new, [1, 2, 3, 4]), bundle(making: new, [9]))
      try platform.publish(whole)
      try platform.publish(small, since: old)
      // Left over from the publication before.
      try platform.publish(bundle(making: old, [7]), since: other)
      func bytes(_ base: String?) async throws -> [UInt8]? {
        switch try await client.catalogue(from: 0, atMost: 900, mark: nil, base: base) {
        case .unchanged: nil
        case .part(let bytes, _, _, _): bytes
        }
      }
      #expect(try await bytes(nil) == whole)
      #expect(try await bytes(old) == small)
      #expect(try await bytes(new) == nil)
      #expect(try await bytes(other) == whole)
      #expect(try await bytes("../../signing") == whole)
      #expect(try await bytes(String(repeating: "d", count: 64)) == whole)
    }
  }

  @Test("nobody without the kiosks' token gets it")
  func token() async throws {
    try await PlatformProgram.run { platform in
      try platform.publish([1, 2, 3])
      let answer = try await platform.ask("GET", "/v1/catalogue", as: .nobody)
      #expect(answer.status == 401)
    }
  }
}
