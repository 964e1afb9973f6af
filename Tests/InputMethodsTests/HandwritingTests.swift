import Testing
import TypingOrders

@Suite("Writing by hand")
struct HandwritingTests {
  @Test("a character that was written comes first", arguments: Ink.characters.keys.sorted())
  func first(character: String) async throws {
    let ink = try #require(Ink.characters[character])
    try await Desk.with { desk in
      let characters = try await desk.recognise(ink)
      #expect(characters.first == character)
      #expect(characters.count <= 12 && Set(characters).count == characters.count)
    }
  }

  @Test("no ink gives nothing; a dot or a finger that left the square gives something")
  func strange() async throws {
    try await Desk.with { desk in
      let none = try await desk.recognise(Ink())
      let emptyStroke = try await desk.recognise(Ink(strokes: [Ink.Stroke()]))
      #expect(none.isEmpty && emptyStroke.isEmpty)
      let dot = try await desk.recognise(Ink([[(500, 500)]]))
      #expect(!dot.isEmpty)
      let beyond = try await desk.recognise(Ink([[(-4000, 500), (1_000_000, 490)]]))
      #expect(beyond.first == "一")
      #expect(desk.started.all.count == 1)
    }
  }

  @Test("more points than a character can have are a fault of the question")
  func tooMany() async throws {
    try await Desk.with { desk in
      let point = Ink.Point(x: 1, y: 1)
      let stroke = Ink.Stroke(points: Array(repeating: point, count: Ink.pointLimit + 1))
      let fault = await desk.fault { () async throws(TypingFault) in
        try await desk.worker.recognise(Ink(strokes: [stroke]))
      }
      #expect(fault?.code == .questionInvalid)
    }
  }
}
