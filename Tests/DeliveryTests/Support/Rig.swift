import Delivery
import ServiceModel

/// A forwarder at work between an outbox and a stand-in platform behind real sockets.
struct Rig {
  let platform: StandInPlatform
  let server: ScriptedServer
  let outbox: MemoryOutbox
  let clock: ImpatientClock
  let forwarder: Forwarder

  /// Runs the forwarder for the length of `body`.
  static func run(
    _ items: [OutgoingSubmission], policy: ForwardingPolicy = ForwardingPolicy(),
    fault: @escaping @Sendable (String, Int) -> StandInPlatform.Fault = { _, _ in .none },
    _ body: (Rig) async throws -> Void
  ) async throws {
    let platform = StandInPlatform(fault)
    try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      let outbox = MemoryOutbox(items)
      let clock = ImpatientClock()
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client(server.url), clock: clock,
        random: SeededRandom(1), policy: policy, verify: StandInPlatform.verify)
      let work = Task { await forwarder.run() }
      try await body(
        Rig(platform: platform, server: server, outbox: outbox, clock: clock, forwarder: forwarder))
      work.cancel()
      await work.value
    }
  }
}
