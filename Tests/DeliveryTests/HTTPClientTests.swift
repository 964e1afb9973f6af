import Delivery
import Foundation
import Synchronization
import Testing

@testable import KioskSimulators

@Suite("HTTP client", .timeLimit(.minutes(2)))
struct HTTPClientTests {
  @Test("bytes go over and come back as they are, a megabyte as well as none, over one connection")
  func echo() async throws {
    try await ScriptedServer.run({ .answer(201, ["X-Method": $0.method], $0.body) }) { server in
      let client = HTTPClient()
      for count in [0, 1, 65_537, 1 << 20] {
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let response = try await client.send(
          HTTPRequest(method: "POST", url: server.url + "/x", body: body))
        #expect(response.status == 201)
        #expect(response.headers["x-method"] == "POST")
        #expect(response.body == body)
      }
      #expect(server.connections == 1)
    }
  }

  @Test("many requests at once get their own answers")
  func together() async throws {
    try await ScriptedServer.run({ .answer(200, [:], Array($0.path.utf8)) }) { server in
      let client = HTTPClient()
      let right = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask {
            let answer = try await client.send(HTTPRequest(url: "\(server.url)/\(number)"))
            return answer.body == Array("/\(number)".utf8)
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(right == 60)
    }
  }

  @Test("who does not answer, hangs up, talks nonsense or says too much gives a typed error")
  func failures() async throws {
    var settings = HTTPSettings()
    settings.timeout = .milliseconds(200)
    settings.largestResponse = 1000
    let client = HTTPClient(settings)
    try await ScriptedServer.run({ request in
      switch request.path {
      case "/nothing": .nothing
      case "/hang-up": .hangUp
      case "/nonsense": .raw([1, 2, 3, 4])
      case "/short": .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc".utf8))
      default: .answer(200, [:], [UInt8](repeating: 7, count: 1001))
      }
    }) { server in
      for (path, reason) in [
        ("/nothing", HTTPError.Reason.timedOut), ("/hang-up", .unreachable),
        ("/nonsense", .unreachable), ("/short", .unreachable), ("/large", .tooLarge),
      ] {
        let error = await #expect(throws: HTTPError.self) {
          try await client.send(HTTPRequest(url: server.url + path))
        }
        #expect(error?.reason == reason, "\(path)")
      }
    }
  }

  @Test("a request that could carry another one in its headers is not sent")
  func injection() async throws {
    try await ScriptedServer.run({ _ in .answer(200) }) { server in
      let client = HTTPClient()
      for (name, value) in [("A", "b\r\nC: d"), ("A\n", "b"), ("", "b"), ("A:B", "c"), ("A", "样例")]
      {
        let error = await #expect(throws: HTTPError.self) {
          try await client.send(HTTPRequest(url: server.url, headers: [(name, value)]))
        }
        #expect(error?.reason == .malformed)
      }
      let error = await #expect(throws: HTTPError.self) {
        try await client.send(HTTPRequest(url: "file:///etc/hostname"))
      }
      #expect(error?.reason == .malformed)
      #expect(server.connections == 0)
    }
  }

  @Test("a redirect is an answer, not an order")
  func redirect() async throws {
    try await ScriptedServer.run({
      $0.path == "/" ? .answer(302, ["Location": "/other"]) : .answer(200)
    }) { (server: ScriptedServer) async throws in
      #expect(try await HTTPClient().send(HTTPRequest(url: server.url + "/")).status == 302)
    }
  }

  @Test("a cancelled request ends at once, before, during and after it")
  func cancelled() async throws {
    let (heard, hear) = AsyncStream<Void>.makeStream()
    try await ScriptedServer.run({ _ in
      hear.yield()
      return .nothing
    }) { server in
      let client = HTTPClient()
      let during = Task { try await client.send(HTTPRequest(url: server.url)) }
      var signals = heard.makeAsyncIterator()
      _ = await signals.next()
      during.cancel()
      await #expect(throws: HTTPError(.cancelled)) { try await during.value }
      let before = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await client.send(HTTPRequest(url: server.url))
      }
      await #expect(throws: HTTPError(.cancelled)) { try await before.value }
    }
  }

  @Test("a server is believed only with a certificate that proves it")
  func certificates() async throws {
    let server = try TLSServer()
    defer { server.stop() }
    try await server.ready()
    let request = HTTPRequest(url: "https://localhost:\(server.port)/")
    let error = await #expect(throws: HTTPError.self) { try await HTTPClient().send(request) }
    #expect(error?.reason == .untrusted)
    var trusting = HTTPSettings()
    trusting.certificateAuthority = server.certificate
    #expect(try await HTTPClient(trusting).send(request).status == 200)
  }
}

/// OpenSSL's own test server, with a certificate that nobody else knows.
private final class TLSServer {
  let port: UInt16
  var certificate: String { directory.appendingPathComponent("certificate.pem").path }
  private let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("tls-server-\(UUID().uuidString)")
  private let process = Process()

  init() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    let free = try LoopbackSocket.bound(to: 0)
    port = LoopbackSocket.port(of: free)
    close(free)
    let key = directory.appendingPathComponent("key.pem").path
    let making = Process()
    making.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    making.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
      key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost",
    ]
    making.standardInput = FileHandle.nullDevice
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    process.executableURL = making.executableURL
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-www", "-cert", certificate, "-key", key,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Returns when it takes connections.
  func ready() async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline, process.isRunning {
      if let handle = LoopbackSocket.connected(to: port) {
        close(handle)
        return
      }
      await Task.yield()
    }
    throw POSIXError(.ETIMEDOUT)
  }

  func stop() {
    // Not SIGTERM: children inherit this process's mask, which blocks it.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: directory)
  }
}
