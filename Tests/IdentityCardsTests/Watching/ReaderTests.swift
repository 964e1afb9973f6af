import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Synchronization
import Testing

@Suite("A reader on a serial line")
struct ReaderTests {
  @Test("a card is announced, read, and gone when it is lifted; the next one is read too")
  func twoCards() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    try await listener.wait(for: .waiting)
    for id in ["lin", "tian"] {
      desk.simulated.put(try Samples.card(id))
      try await listener.wait(for: .reading, .read(try Samples.identity(id)))
      desk.simulated.take()
      try await until("removal") { listener.events.last == .removed }
    }
    let expected: [CardEvent] = [
      .waiting, .reading, .read(try Samples.identity("lin")), .removed, .reading,
      .read(try Samples.identity("tian")), .removed,
    ]
    #expect(listener.events == expected)
    #expect(desk.reader.module?.text.hasPrefix("05.03-") == true)
  }

  @Test("a card that is lifted too early is said to have moved, and is read when it comes again")
  func takenEarly() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    desk.simulated.takeDuringReading()
    desk.simulated.put(try Samples.card("lin"))
    let place = try await listener.wait(for: .waiting, .reading, .failed(fault("card-moved")))
    desk.simulated.put(try Samples.card("lin"))
    try await listener.wait(for: .reading, .read(try Samples.identity("lin")), from: place)
  }

  @Test("a card that cannot be read is told once, however long it lies there")
  func unreadable() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    desk.simulated.putUnreadable()
    try await listener.wait(for: .waiting, .reading, .failed(fault("card-unreadable")))
    let commands = desk.simulated.commands
    try await until("more looks") { desk.simulated.commands > commands + 20 }
    #expect(listener.events.count == 3)
  }

  @Test(
    "what a card is refused for is said by its code",
    arguments: [
      (SampleCard.Fault.integrity, "card-not-verifiable", "SW3 33"),
      (.foreign, "card-not-identity", ""),
    ])
  func refused(cardFault: SampleCard.Fault, code: String, detail: String) async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    var card = try Samples.card("lin")
    card.cardFault = cardFault
    desk.simulated.put(card)
    let told = DeviceFault(code: code, responsible: .resident, detail: detail)
    try await listener.wait(for: .waiting, .reading, .failed(told))
    #expect(!listener.events.contains { if case .read = $0 { true } else { false } })
  }

  @Test("what lies there when a reader comes back is tried, whatever failed before")
  func cardAfterOutage() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    desk.simulated.putUnreadable()
    try await listener.wait(for: .reading, .failed(fault("card-unreadable")))
    desk.simulated.unplug()
    desk.simulated.put(try Samples.card("lin"))
    try await until("absence") { listener.events.contains(where: CardFaultTests.isAbsence) }
    let place = listener.events.count
    try desk.simulated.replug()
    try await listener.wait(
      for: .waiting, .reading, .read(try Samples.identity("lin")), from: place)
  }

  @Test("a text that is not laid out as its kind is no identity")
  func otherKind() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    // 248: the mark of a foreigner's card of 2017, on the text of one of 2023.
    var card = try Samples.card("foreigner")
    card.kind = "I"
    card.number = "99999919850615001X"
    desk.simulated.put(card)
    try await until("a failure") {
      listener.events.contains { event in
        if case .failed(let fault) = event { fault.code == "card-text-damaged" } else { false }
      }
    }
  }

  @Test("noise before every answer does no harm")
  func noise() async throws {
    let desk = try ReaderDesk()
    desk.simulated.setNoise([0x00, 0xAA, 0xFF, 0x96])
    let listener = CardListener(desk.reader)
    desk.simulated.put(try Samples.card("lin"))
    try await listener.wait(for: .waiting, .reading, .read(try Samples.identity("lin")))
  }

  @Test("a module that is not authorised is the technician's, and works again when it is")
  func notAuthorised() async throws {
    let desk = try ReaderDesk()
    desk.simulated.setRefusal(.notAuthorised)
    let listener = CardListener(desk.reader)
    try await until("fault") { !listener.events.isEmpty }
    guard case .unavailable(let fault) = listener.events[0] else {
      Issue.record("\(listener.events)")
      return
    }
    #expect(fault.code == "reader-not-authorised" && fault.responsible == .technician)
    desk.simulated.setRefusal(nil)
    try await listener.wait(for: .waiting)
    #expect(listener.events.count == 2)
  }

  @Test("a card that was left lying is not read into the next person's session")
  func forgottenCard() async throws {
    let desk = try ReaderDesk()
    let first = CardListener(desk.reader)
    desk.simulated.put(try Samples.card("lin"))
    try await first.wait(for: .read(try Samples.identity("lin")))
    first.cancel()

    let second = CardListener(desk.reader)
    try await second.wait(for: .waiting, .failed(fault("card-left-lying")))
    let commands = desk.simulated.commands
    try await until("more looks") { desk.simulated.commands > commands + 20 }
    #expect(second.events.count == 2)
    desk.simulated.take()
    let place = try await second.wait(for: .removed)
    desk.simulated.put(try Samples.card("tian"))
    try await second.wait(for: .reading, .read(try Samples.identity("tian")), from: place)
    #expect(!second.events.contains(.read(try Samples.identity("lin"))))
  }

  @Test("that it is taken is seen, though nobody listens")
  func departure() async throws {
    let desk = try ReaderDesk()
    await desk.reader.cardTaken()
    let listener = CardListener(desk.reader)
    desk.simulated.put(try Samples.card("lin"))
    try await listener.wait(for: .read(try Samples.identity("lin")))
    listener.cancel()
    let gone = Mutex(false)
    let waiting = Task {
      await desk.reader.cardTaken()
      gone.withLock { $0 = true }
    }
    let commands = desk.simulated.commands
    try await until("more looks") { desk.simulated.commands > commands + 10 }
    #expect(!gone.withLock { $0 })
    desk.simulated.take()
    await waiting.value
    // Nothing is asked of a reader on which nothing lies.
    let after = desk.simulated.commands
    try await Task.sleep(for: .milliseconds(100))
    #expect(desk.simulated.commands == after)
    // A reader that is gone has nothing to be taken from, whoever listens.
    let next = CardListener(desk.reader)
    desk.simulated.put(try Samples.card("tian"))
    try await next.wait(for: .read(try Samples.identity("tian")))
    let unplugged = Task { await desk.reader.cardTaken() }
    desk.simulated.unplug()
    await unplugged.value
    next.cancel()
  }

  @Test(
    "nor when the reader loses its memory, between two sessions or within one",
    arguments: [true, false])
  func forgottenCardAndPower(isBetween: Bool) async throws {
    let desk = try ReaderDesk()
    let first = CardListener(desk.reader)
    desk.simulated.put(try Samples.card("lin"))
    try await first.wait(for: .read(try Samples.identity("lin")))
    first.cancel()

    if isBetween {
      desk.simulated.unplug()
      try desk.simulated.replug()
    }
    let second = CardListener(desk.reader)
    try await second.wait(for: .waiting, .failed(fault("card-left-lying")))
    if !isBetween {
      desk.simulated.unplug()
      try await until("absence") { second.events.contains(where: CardFaultTests.isAbsence) }
      let place = second.events.count
      try desk.simulated.replug()
      try await second.wait(for: .waiting, from: place)
    }
    let commands = desk.simulated.commands
    try await until("more looks") { desk.simulated.commands > commands + 20 }
    #expect(!second.events.contains(.read(try Samples.identity("lin"))))
    desk.simulated.take()
    let place = try await second.wait(for: .removed)
    desk.simulated.put(try Samples.card("tian"))
    try await second.wait(for: .reading, .read(try Samples.identity("tian")), from: place)
  }

  @Test("an earlier stream ends when a new one begins, and all end with the reader")
  func streams() async throws {
    var desk: ReaderDesk? = try ReaderDesk()
    let first = try #require(desk?.reader.cards())
    let second = try #require(desk?.reader.cards())
    for await _ in first {}
    desk = nil
    for await _ in second {}
    #expect(desk == nil)
  }

  @Test("many listeners in a row: each hears of the cards of its own time only")
  func manyListeners() async throws {
    let desk = try ReaderDesk()
    for round in 0..<30 {
      let id = round.isMultiple(of: 2) ? "lin" : "tian"
      let listener = CardListener(desk.reader)
      try await listener.wait(for: .waiting)
      desk.simulated.put(try Samples.card(id))
      // Every third leaves before the card may have been read.
      if !round.isMultiple(of: 3) {
        try await listener.wait(for: .read(try Samples.identity(id)))
      }
      listener.cancel()
      #expect(CardFaultTests.strangers(in: listener.events[...], beside: id) == 0)
      let next = CardListener(desk.reader)
      try await next.wait(for: .waiting)
      desk.simulated.take()
      let commands = desk.simulated.commands
      try await until("absence") { desk.simulated.commands > commands + 8 }
      next.cancel()
    }
  }

  @Test("a card that left while nobody listened is not missed: the next one is read at once")
  func leftUnheard() async throws {
    let desk = try ReaderDesk()
    desk.simulated.put(try Samples.card("lin"))
    let first = CardListener(desk.reader)
    try await first.wait(for: .read(try Samples.identity("lin")))
    first.cancel()
    desk.simulated.take()
    // Looks for the departure come to their end.
    var commands = -1
    while commands != desk.simulated.commands {
      commands = desk.simulated.commands
      // A hundred looks' time: the thread may wait for a core.
      try await Task.sleep(for: .milliseconds(500))
    }
    desk.simulated.put(try Samples.card("tian"))
    let second = CardListener(desk.reader)
    try await second.wait(for: .waiting, .reading, .read(try Samples.identity("tian")))
    #expect(second.events.count == 3)
  }

  @Test("nobody listening and no card there, the reader is asked nothing")
  func rest() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    try await until("looks") { desk.simulated.commands > 10 }
    listener.cancel()
    // One question may be under way; after it there are none for the time of twenty looks.
    var commands = -1
    try await until("rest") {
      defer { commands = desk.simulated.commands }
      return commands == desk.simulated.commands
    }
    try await Task.sleep(for: .milliseconds(100))
    #expect(desk.simulated.commands <= commands + 1)
  }

  @Test("who leaves is not held up by a reader that does not answer")
  func leaving() async throws {
    let desk = try ReaderDesk(shortAnswer: .seconds(600))
    let first = CardListener(desk.reader)
    try await first.wait(for: .waiting)
    desk.simulated.setSilent(true)
    let commands = desk.simulated.commands
    try await until("a question") { desk.simulated.commands > commands }
    first.cancel()
    desk.simulated.setSilent(false)
    // Ten minutes of patience with the lost answer; the next listener has half a minute.
    let second = CardListener(desk.reader)
    try await second.wait(for: .waiting)
    desk.simulated.put(try Samples.card("tian"))
    try await second.wait(for: .read(try Samples.identity("tian")))
  }

  @Test("a reader that is missing is told once, and is found when it comes")
  func missing() async throws {
    let desk = try ReaderDesk()
    desk.simulated.unplug()
    let listener = CardListener(desk.reader)
    try await until("fault") { !listener.events.isEmpty }
    guard case .unavailable(let fault) = listener.events[0] else {
      Issue.record("\(listener.events)")
      return
    }
    #expect(fault.code == "reader-absent" && fault.responsible == .technician)
    try desk.simulated.replug()
    try await listener.wait(for: .waiting)
    #expect(listener.events.count == 2)
  }

  private func fault(_ code: String) -> DeviceFault {
    DeviceFault(code: code, responsible: .resident)
  }
}
