import Delivery
import KioskSimulators
import ServiceModel
import Synchronization
import Testing

/// The forwarder over a line that fails, and the line itself.
@Suite("Over a bad line", .timeLimit(.minutes(2)))
struct LineProxyTests {
  private static func get(_ port: UInt16, _ client: HTTPClient) async throws(HTTPError) -> Int {
    try await client.send(HTTPRequest(url: "http://127.0.0.1:\(port)/v1/health")).status
  }

  private static func quick() -> HTTPClient {
    var settings = HTTPSettings()
    settings.timeout = .milliseconds(300)
    return HTTPClient(settings)
  }

  @Test("a line does what its mode says, and changes while it works")
  func modes() async throws {
    let heard = Mutex(0)
    try await ScriptedServer.run({ _ in
      heard.withLock { $0 += 1 }
      return .answer(200)
    }) { server in
      let line = try LineProxy(to: server.port)
      let client = Self.quick()
      #expect(try await Self.get(line.port, client) == 200)
      #expect(try await Self.get(line.port, client) == 200)
      #expect(line.requests == 2)
      try line.set(.cut)
      await #expect(throws: HTTPError(.unreachable, "Couldn't connect to server")) {
        try await Self.get(line.port, client)
      }
      #expect(line.requests == 2)
      try line.set(.silent)
      await #expect(throws: HTTPError(.timedOut, "Timeout was reached")) {
        try await Self.get(line.port, client)
      }
      #expect(line.requests == 3)
      #expect(heard.withLock { $0 } == 2)
      try line.set(.loseAnswers)
      let error = await #expect(throws: HTTPError.self) { try await Self.get(line.port, client) }
      #expect(error?.reason == .unreachable)
      #expect(heard.withLock { $0 } == 3, "the request got through")
      try line.set(.slow(.milliseconds(50)))
      let slow = try await ContinuousClock().measure { _ = try await Self.get(line.port, client) }
      #expect(slow >= .milliseconds(100), "once each way")
      try line.set(.up)
      #expect(try await Self.get(line.port, client) == 200)
      #expect(line.mode == .up)
      line.close()
      await #expect(throws: HTTPError.self) { try await Self.get(line.port, client) }
    }
  }

  @Test("answers that are lost on the line double nothing")
  func loseAnswers() async throws {
    let platform = StandInPlatform()
    try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      let line = try LineProxy(to: server.port, mode: .loseAnswers)
      let items = (0..<30).map { Sample.outgoing($0, person: $0 / 2) }
      let outbox = MemoryOutbox(items)
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client("http://127.0.0.1:\(line.port)"),
        clock: ImpatientClock(), random: SeededRandom(1), verify: StandInPlatform.verify)
      let work = Task { await forwarder.run() }
      while platform.requests.count < 20 { await Task.yield() }
      #expect(await outbox.states.values.allSatisfy { !$0.isFinal })
      try line.set(.up)
      await outbox.settled(30)
      #expect(platform.order.count == 30)
      #expect(platform.requests.count > 30)
      work.cancel()
      await work.value
    }
  }

  @Test("a cut line is told as offline, and what waited goes over when it is back")
  func cut() async throws {
    let platform = StandInPlatform()
    try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      let line = try LineProxy(to: server.port, mode: .cut)
      let items = (0..<30).map { Sample.outgoing($0) }
      let outbox = MemoryOutbox(items)
      let clock = StillClock()
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client("http://127.0.0.1:\(line.port)"),
        clock: clock, random: SeededRandom(1), verify: StandInPlatform.verify)
      let work = Task { await forwarder.run() }
      var pauses = clock.pauses.makeAsyncIterator()
      _ = await pauses.next()
      #expect(await forwarder.status == LineStatus(condition: .offline, backlog: 30))
      try line.set(.up)
      await forwarder.retryNow()
      await outbox.settled(30)
      // It rests again when it has asked the idle line.
      _ = await pauses.next()
      #expect(await forwarder.status == LineStatus(condition: .online, backlog: 0))
      #expect(platform.requests.count == 30)
      work.cancel()
      await work.value
    }
  }
}
