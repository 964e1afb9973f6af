import Delivery
import Foundation
import ServiceModel
import Testing

@Suite("The program", .timeLimit(.minutes(5)))
struct ProgramTests {
  @Test("it ends cleanly when it is told to, and starts again with everything")
  func ends() async throws {
    try await PlatformProgram.run { platform in
      let receipt = try await platform.client().submit(Sample.registration(1))
      let key = try await platform.verifyingKey()
      let status = try await platform.terminate()
      #expect(status == 0)
      try await platform.start()
      let again = try await platform.client().receipt(of: receipt.submissionId)
      #expect(again?.signature == receipt.signature)
      #expect(try await platform.verifyingKey() == key)
    }
  }

  @Test("a folder that a platform uses takes no second one")
  func second() async throws {
    try await PlatformProgram.run { platform in
      let words = try Self.refusal(platform, ["--state", platform.state.path, "--port", "0"])
      #expect(words.contains("inUse"))
      _ = try await platform.client().health()
    }
  }

  @Test("it starts with nothing but a folder, and lets the demonstration's token in on both sides")
  func demonstration() async throws {
    let platform = try PlatformProgram()
    let ready = platform.folder.appending(path: "ready")
    let process = try platform.launch([
      "--port", "0", "--state", platform.state.path, "--announce", ready.path,
    ])
    defer { PlatformProgram.end(process) }
    let url = try await PlatformProgram.address(announcedIn: ready, by: process)
    let token = try String(
      contentsOf: PlatformProgram.repository.appending(path: "kiosk-config/demo-token"),
      encoding: .utf8
    ).trimmingCharacters(in: .newlines)
    let client = PlatformClient(
      PlatformAddress(url: url, token: token, kiosk: Sample.kiosk),
      now: { Timestamp(milliseconds: 1) })
    #expect(try await client.submit(Sample.registration(1)).sequence == 1)
    let answer = try await HTTPClient().send(
      HTTPRequest(
        url: url + "/v1/operator/submissions", headers: [("Authorization", "Bearer \(token)")]))
    #expect(answer.status == 200)
  }

  @Test("a kiosks' token alone lets no operator in, and may not be the operator's too")
  func operatorsToken() async throws {
    let platform = try PlatformProgram()
    let token = platform.folder.appending(path: "kiosk-token").path
    let ready = platform.folder.appending(path: "ready")
    let process = try platform.launch([
      "--port", "0", "--state", platform.state.path, "--announce", ready.path, "--token-file",
      token,
    ])
    let url = try await PlatformProgram.address(announcedIn: ready, by: process)
    for token in [PlatformProgram.kioskToken, PlatformProgram.operatorToken, ""] {
      let answer = try await HTTPClient().send(
        HTTPRequest(
          url: url + "/v1/operator/submissions", headers: [("Authorization", "Bearer \(token)")]))
      #expect(answer.status == 401)
    }
    PlatformProgram.end(process)
    let words = try Self.refusal(
      platform,
      [
        "--port", "0", "--state", platform.state.path, "--token-file", token,
        "--operator-token-file", token,
      ])
    #expect(words.contains("operators need their own"))
  }

  @Test("a database that is damaged or sealed with another key is not touched")
  func damaged() async throws {
    try await PlatformProgram.run { platform in
      _ = try await platform.client().submit(Sample.registration(1))
      platform.kill()
      let key = platform.state.appending(path: "sealing.key")
      let kept = try Data(contentsOf: key)
      try FileManager.default.removeItem(at: key)
      let other = try Self.refusal(platform, ["--port", "0", "--state", platform.state.path])
      #expect(other.contains("otherKey"))
      try FileManager.default.removeItem(at: key)
      try kept.write(to: key)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.path)
      try await platform.start()
      #expect(try await platform.summaries().count == 1)
      platform.kill()
      for file in ["platform.sqlite-wal", "platform.sqlite-shm"] {
        try? FileManager.default.removeItem(at: platform.state.appending(path: file))
      }
      let garbage = Data(repeating: 0x5A, count: 40_000)
      try garbage.write(to: platform.database)
      let words = try Self.refusal(platform, ["--port", "0", "--state", platform.state.path])
      #expect(words.contains("damaged"))
      #expect(try Data(contentsOf: platform.database) == garbage)
    }
  }

  @Test("neither the log nor any file says who somebody is, and no secret is open to others")
  func nothingPersonal() async throws {
    try await PlatformProgram.run(["--log-level", "trace"]) { platform in
      let client = platform.client()
      let outgoing = Sample.registration(1)
      _ = try await client.submit(outgoing)
      _ = try await client.submit(Sample.feedback(2))
      _ = try await client.cases(of: Sample.lin.number)
      _ = try await client.cases(for: outgoing.receipt.number, ending: "0283")
      _ = try await client.contributions(of: Sample.lin.number, name: Sample.lin.name)
      _ = try await client.certificate(
        .participation, for: Sample.lin.number, name: Sample.lin.name,
        request: "7f0c5a52-3b0e-4c55-9c1d-0d4b6d1f2a10")
      for path in ["/v1/990000195812030283", "/v1/submissions/990000195812030283"] {
        _ = try await platform.ask("GET", path)
      }
      _ = try await platform.ask(
        "POST", "/v1/enquiries/cases", json: #"{"citizenNumber":"990000195812030284"}"#)
      let secrets = [
        "99000019581203028", "林样例", "示例村1组1号", "13900000000", "排队太久",
        PlatformProgram.kioskToken, PlatformProgram.operatorToken,
      ]
      let files = try FileManager.default.contentsOfDirectory(atPath: platform.state.path)
      #expect(files.count >= 5)
      for file in files {
        let path = platform.state.appending(path: file)
        let bytes = try Data(contentsOf: path)
        for secret in secrets {
          #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
          #expect(!file.contains(secret))
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions]
        #expect(mode as? Int == 0o600, "\(file)")
      }
      #expect(platform.log.contains("taken in"))
      for secret in secrets { #expect(!platform.log.contains(secret), "\(secret)") }
    }
  }

  /// What the program says when it does not start.
  private static func refusal(
    _ platform: PlatformProgram, _ arguments: [String]
  ) throws -> String {
    let process = try platform.launch(arguments)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus != 0)
    return platform.log
  }
}
