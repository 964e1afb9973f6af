import Delivery
import Foundation
import Sealing
import ServiceModel
import Testing

@Suite("Certificates", .timeLimit(.minutes(5)))
struct CertificateTests {
  private static let request = "7f0c5a52-3b0e-4c55-9c1d-0d4b6d1f2a10"
  private static let otherRequest = "7f0c5a52-3b0e-4c55-9c1d-0d4b6d1f2a11"

  @Test("a certificate is a PDF with the person's records, and its digest and signature are good")
  func issued() async throws {
    try await PlatformProgram.run { platform in
      let certificate = try await platform.client().certificate(
        .participation, for: Sample.lin.number, name: Sample.lin.name, request: Self.request)
      #expect(certificate.document.starts(with: Array("%PDF-".utf8)))
      #expect(ContentDigest.of(certificate.document) == certificate.digest)
      let key = try await platform.verifyingKey()
      #expect(certificate.keyId == key.id)
      #expect(
        key.verifies(base64: certificate.signature, over: certificate.digest.hexadecimal))
      // A title may be set with spaces between its characters.
      let words = try Self.run("pdftotext", ["-layout"], certificate.document, platform)
        .filter { !$0.isWhitespace }
      for word in [
        "个人参保证明", certificate.number, Sample.lin.name, Sample.lin.number.digits,
        "城乡居民基本养老保险", "2018", "200.00元",
      ] { #expect(words.contains(word), "\(word)") }
      let info = try Self.run("pdfinfo", [], certificate.document, platform, output: nil)
      #expect(info.contains("(A4)"))
    }
  }

  @Test("the code on the paper proves number and moment with the platform's key alone")
  func code() async throws {
    try await PlatformProgram.run { platform in
      let certificate = try await platform.client().certificate(
        .participation, for: Sample.lin.number, name: Sample.lin.name, request: Self.request)
      let file = platform.folder.appending(path: "certificate.pdf")
      try Data(certificate.document).write(to: file)
      let picture = platform.folder.appending(path: "certificate").path
      _ = try Self.run("pdftoppm", ["-r", "300", "-png", "-singlefile", file.path, picture])
      let text = try Self.run("zbarimg", ["--quiet", "--raw", picture + ".png"])
        .trimmingCharacters(in: .newlines)
      let lines = text.split(separator: "\n").map(String.init)
      try #require(lines.count == 6)
      #expect(
        lines.prefix(4) == [
          "participation-certificate-v1", certificate.number,
          String(certificate.issuedAt.milliseconds), Sample.lin.number.masked,
        ])
      let key = try await platform.verifyingKey()
      #expect(
        key.verifies(base64: lines[5], over: lines.prefix(5).joined(separator: "\n")))
    }
  }

  @Test("asked again, at once, later or after a restart, the same request gives the same bytes")
  func again() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let certificates = try await withThrowingTaskGroup(of: IssuedCertificate.self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await client.certificate(
              .participation, for: Sample.lin.number, name: Sample.lin.name, request: Self.request)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(certificates).count == 1)
      platform.kill()
      try await platform.start()
      let later = try await platform.client().certificate(
        .participation, for: Sample.lin.number, name: Sample.lin.name, request: Self.request)
      #expect(later == certificates.first)
      let other = try await platform.client().certificate(
        .participation, for: Sample.lin.number, name: Sample.lin.name, request: Self.otherRequest)
      #expect(other.number != later.number)
    }
  }

  @Test("one request's id is not good for another person")
  func keyReused() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      _ = try await client.certificate(
        .participation, for: Sample.lin.number, name: Sample.lin.name, request: Self.request)
      let error = await #expect(throws: PlatformError.self) {
        try await client.certificate(
          .participation, for: Sample.tian.number, name: Sample.tian.name, request: Self.request)
      }
      guard case .refused("key-reused", 422, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("who is not in the insurance gets no certificate, and neither does who gives another name")
  func noRecord() async throws {
    try await PlatformProgram.run { platform in
      for (number, name) in [
        (Sample.chen.number, Sample.chen.name), (Sample.lin.number, Sample.chen.name),
      ] {
        let error = await #expect(throws: PlatformError.self) {
          try await platform.client().certificate(
            .participation, for: number, name: name, request: Self.request)
        }
        guard case .refused("no-record", 404, _)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
  }

  /// What a program of the system says about a document.
  private static func run(
    _ program: String, _ options: [String], _ document: [UInt8], _ platform: PlatformProgram,
    output: String? = "-"
  ) throws -> String {
    let file = platform.folder.appending(path: "document.pdf")
    try Data(document).write(to: file)
    return try run(program, options + [file.path] + (output.map { [$0] } ?? []))
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let words = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program)")
    return String(decoding: words, as: UTF8.self)
  }
}
