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

  /// Where the programs are built.
  static let products = URL(
    filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/"
  ).deletingLastPathComponent()

  static let today = CalendarDay(year: 2026, month: 11, day: 21)!

  static func card(_ id: String) throws -> SampleCard {
    let cards = try SampleCard.load(assets: assets.path)
    return try #require(cards.first { $0.id == id })
  }

  static func identity(_ id: String) throws -> Identity {
    try identity(of: card(id))
  }

  static func identity(of card: SampleCard) throws -> Identity {
    var identity = try Identity(cardText: card.text, today: today)
    identity.addedAddresses = card.addedAddresses ?? []
    return identity
  }

  /// The same person's social security card; its names in GB 18030.
  static func chip(
    _ id: String, _ generation: SimulatedChip.Generation, _ fault: SimulatedChip.Fault? = nil
  ) throws -> SimulatedChip {
    let names: [String: [UInt8]] = [
      "lin": [0xC1, 0xD6, 0xD1, 0xF9, 0xC0, 0xFD], "tian": [0xCC, 0xEF, 0xD1, 0xF9, 0xC0, 0xFD],
    ]
    let card = try card(id)
    return SimulatedChip(
      name: try #require(names[id]), number: card.number, birth: card.birth, sex: card.sex,
      days: ("20200101", "20400101"), generation: generation, fault: fault)
  }

  static func socialIdentity(_ id: String) throws -> Identity {
    let card = try card(id)
    let number = try CitizenNumber(card.number)
    return Identity(
      name: card.name, number: PersonNumber(number), sex: number.sex, birth: number.birth,
      validFrom: CalendarDay(compact: "20200101"),
      validity: .until(try #require(CalendarDay(compact: "20400101"))),
      source: .socialSecurityCard, verification: .unverified)
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
