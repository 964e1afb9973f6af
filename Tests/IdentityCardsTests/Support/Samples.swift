import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Testing

/// The people who do not exist, and the day on which they come.
enum Samples {
  static let assets = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "assets")

  static let today = CalendarDay(year: 2026, month: 11, day: 21)!

  static func card(_ id: String) throws -> SampleCard {
    let cards = try SampleCard.load(assets: assets.path)
    return try #require(cards.first { $0.id == id })
  }

  static func identity(_ id: String) throws -> Identity {
    try identity(of: card(id))
  }

  static func identity(of card: SampleCard) throws -> Identity {
    try Identity(cardText: card.text, today: today)
  }

  /// The data of an answer with a card's contents, and the frame around it (1295 bytes).
  static func contents(_ id: String) throws -> SDTReply {
    let photo = [UInt8](repeating: 0xAA, count: 1024)
    return SDTReply(status: .ok, data: [1, 0, 4, 0] + (try card(id).text) + photo)
  }
}

/// The same numbers in every run (SplitMix64, constants of its author, S. Vigna).
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
