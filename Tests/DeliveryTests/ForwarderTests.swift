import Delivery
import ServiceModel
import Testing

@Suite("Forwarder", .timeLimit(.minutes(2)))
struct ForwarderTests {
  @Test("what waits is brought over once each, byte for byte, receipts in groups")
  func delivers() async throws {
    let items = (0..<120).map { Sample.outgoing($0) }
    try await Rig.run(items) { rig in
      await rig.outbox.settled(120)
      #expect(Set(rig.platform.order) == Set(items.map(\.id.text)))
      #expect(rig.platform.requests.count == 120)
      for item in items { #expect(rig.platform.body(of: item.id) == item.submission.body) }
      #expect(await rig.outbox.groups == [50, 50, 20])
    }
  }

  @Test("one person's submissions go in order, and an evaluation after what came before it")
  func order() async throws {
    let items = (0..<40).map { place in
      Sample.outgoing(place, person: place % 3, kind: place % 10 == 9 ? .evaluation : .registration)
    }
    try await Rig.run(items) { rig in
      await rig.outbox.settled(40)
      let place = Dictionary(uniqueKeysWithValues: rig.platform.order.enumerated().map { ($1, $0) })
      for kind in [SubmissionKind.registration, .evaluation] {
        for person in 0..<3 {
          let own = items.filter { item in
            item.submission.kind == kind
              && item.submission.session == Sample.outgoing(0, person: person).submission.session
          }
          let places = own.compactMap { place[$0.id.text] }
          #expect(places == places.sorted())
        }
      }
      let evaluations = items.filter { $0.submission.kind == .evaluation }
      #expect(evaluations.allSatisfy { place[$0.id.text]! >= 36 })
    }
  }

  @Test(
    "an answer that decides nothing is followed by the same submission again, until it has its receipt",
    arguments: [
      StandInPlatform.Fault.hangUp, .loseAnswer, .garbage, .otherDigest, .otherID, .falseSignature,
      .status(302), .status(408), .status(409, code: "in-progress"), .status(425), .status(429),
      .status(500), .status(502), .status(503, retryAfter: 1), .status(504), .status(599),
    ])
  func again(fault: StandInPlatform.Fault) async throws {
    let items = (0..<3).map { Sample.outgoing($0) }
    let first = items[0].id.text
    try await Rig.run(items, fault: { id, number in id == first && number <= 4 ? fault : .none }) {
      rig in
      await rig.outbox.settled(3)
      #expect(rig.platform.order.count == 3)
      #expect(rig.platform.requests.count { $0 == first } == 5)
      for item in items {
        guard case .accepted(let receipt) = await rig.outbox.states[item.id] else {
          Issue.record("not accepted")
          continue
        }
        #expect(receipt.digest == item.submission.digest)
        #expect(StandInPlatform.verify(receipt))
      }
      #expect(await rig.outbox.acceptedTwice == 0)
    }
  }

  @Test(
    "what the platform refuses for good goes before the staff and holds up nobody",
    arguments: [400, 404, 405, 413, 415, 422, 451])
  func refused(status: Int) async throws {
    let items = (0..<60).map { Sample.outgoing($0, person: $0 / 2) }
    let bad = items[0].id
    try await Rig.run(
      items, fault: { id, _ in id == bad.text ? .status(status, code: "no-good") : .none }
    ) { rig in
      await rig.outbox.settled(60)
      #expect(
        await rig.outbox.states[bad] == .needsStaff(code: "no-good", reason: "for ***X"),
        "the platform's words, without a citizen number")
      #expect(rig.platform.order.count == 59)
      #expect(rig.platform.requests.count { $0 == bad.text } == 1)
    }
  }

  @Test(
    "a refused token stops the queue and keeps what is in it, until there is a new one",
    arguments: [401, 403])
  func unauthorised(status: Int) async throws {
    let items = (0..<60).map { Sample.outgoing($0, person: 0) }
    let clock = StillClock()
    let platform = StandInPlatform { _, number in number == 1 ? .status(status) : .none }
    try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      let outbox = MemoryOutbox(items)
      let policy = ForwardingPolicy()
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client(server.url), clock: clock,
        random: SeededRandom(1), policy: policy, verify: StandInPlatform.verify)
      let work = Task { await forwarder.run() }
      var pauses = clock.pauses.makeAsyncIterator()
      #expect(await pauses.next() == policy.longestPause)
      #expect(await forwarder.status == LineStatus(condition: .unauthorised, backlog: 60))
      #expect(platform.requests.count == 1)
      await forwarder.wake()
      #expect(platform.requests.count == 1, "something new to send does not ask again")
      #expect(await outbox.states.values.allSatisfy { $0 == .pending })
      // The second submission of the line, then the third…: each asks once with a bad token.
      for _ in items {
        await forwarder.retryNow()
        if await outbox.states[items[59].id]?.isFinal == true { break }
        _ = await pauses.next()
      }
      await outbox.settled(60)
      #expect(platform.order == items.map(\.id.text))
      work.cancel()
      await work.value
    }
  }

  @Test("the platform's Retry-After is kept, and an unreasonable one is cut")
  func retryAfter() async throws {
    for (asked, kept) in [(30, 30), (1_000_000, 3600)] {
      try await Rig.run(
        [Sample.outgoing(0)],
        fault: { _, number in number == 1 ? .status(503, retryAfter: asked) : .none }
      ) { rig in
        await rig.outbox.settled(1)
        #expect(rig.clock.slept.first == .seconds(kept))
      }
    }
  }

  @Test("pauses grow to their ceiling, stay there, and it never gives up")
  func neverGivesUp() async throws {
    try await Rig.run(
      [Sample.outgoing(0)], fault: { _, number in number <= 300 ? .hangUp : .none }
    ) { rig in
      await rig.outbox.settled(1)
      let slept = Array(rig.clock.slept.prefix(300))
      for (place, pause) in slept.enumerated() {
        #expect(pause <= min(.seconds(300), .seconds(1) * (1 << min(place, 20))))
      }
      let late = slept.dropFirst(20)
      #expect(late.max()! > .seconds(250), "full jitter reaches for the ceiling")
      #expect(late.min()! < .seconds(50), "and for nothing")
      #expect(rig.platform.order.count == 1)
    }
  }

  @Test(
    "one submission over which the platform fails always is passed by others, not by its person's")
  func poison() async throws {
    let items = (0..<120).map { Sample.outgoing($0, person: $0 == 7 ? 0 : $0) }
    let bad = items[0].id.text
    try await Rig.run(items, fault: { id, _ in id == bad ? .status(500) : .none }) { rig in
      await rig.outbox.settled(118)
      #expect(rig.platform.order.count == 118)
      #expect(!rig.platform.requests.contains(items[7].id.text))
      #expect(await rig.outbox.states[items[0].id]?.isFinal == false)
      #expect(await rig.outbox.states[items[7].id]?.isFinal == false)
    }
  }

  @Test("when the platform fails over everything it is asked seldom, not once for each that waits")
  func illPlatform() async throws {
    let items = (0..<100).map { Sample.outgoing($0) }
    try await Rig.run(items, fault: { _, number in number <= 2 ? .status(500) : .none }) { rig in
      await rig.outbox.settled(100)
      let pauses = rig.clock.slept.count
      #expect(
        pauses >= 200 / (ForwardingPolicy().failuresBeforePause + ForwardingPolicy().inFlight))
      #expect(rig.platform.order.count == 100)
    }
  }

  @Test("what stood as under way at the start is sent again, in its place")
  func restart() async throws {
    let items = (0..<5).map { Sample.outgoing($0, person: 0) }
    let platform = StandInPlatform()
    try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      let outbox = MemoryOutbox(items)
      await outbox.set(items[0].id, .sending)
      await outbox.set(items[3].id, .sending)
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client(server.url), clock: ImpatientClock(),
        random: SeededRandom(1), verify: StandInPlatform.verify)
      let work = Task { await forwarder.run() }
      await outbox.settled(5)
      #expect(platform.order == items.map(\.id.text))
      work.cancel()
      await work.value
    }
  }

  @Test("something new is sent at once, out of the rest")
  func wakes() async throws {
    let platform = StandInPlatform()
    try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      let outbox = MemoryOutbox()
      let clock = StillClock()
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client(server.url), clock: clock,
        random: SeededRandom(1), verify: StandInPlatform.verify)
      let work = Task { await forwarder.run() }
      var pauses = clock.pauses.makeAsyncIterator()
      #expect(await pauses.next() == ForwardingPolicy().heartbeat)
      #expect(await forwarder.status == LineStatus(condition: .online, backlog: 0))
      await outbox.add(Sample.outgoing(0))
      await forwarder.wake()
      await outbox.settled(1)
      work.cancel()
      await work.value
    }
  }

  @Test("its end is prompt, leaves nothing as under way, and a second sender is refused")
  func cancelled() async throws {
    // Hangs for good on the first one.
    try await ScriptedServer.run({ $0.path == "/v1/submissions" ? .nothing : .answer(404) }) {
      server in
      let outbox = MemoryOutbox([Sample.outgoing(0)])
      let forwarder = Forwarder(
        outbox: outbox, destination: Sample.client(server.url), clock: StillClock(),
        random: SeededRandom(1), verify: StandInPlatform.verify)
      var statuses = forwarder.statuses.makeAsyncIterator()
      let work = Task { await forwarder.run() }
      #expect(await statuses.next()?.backlog == 1)
      await forwarder.run()
      work.cancel()
      await work.value
      #expect(await outbox.states.values.allSatisfy { $0 == .pending })
    }
  }
}
