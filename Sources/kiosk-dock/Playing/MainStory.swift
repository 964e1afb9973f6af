import KioskSimulators

/// From the first touch, without network, to the paper in the hand and the thanks; then the line
/// comes back.
struct MainStory: Sendable {
  let hall: SimulatedHall
  let album: Album
  let card: SampleCard

  /// - Returns: the receipt number, 17 digits.
  func play() async throws -> String {
    try await hall.resident.read("offline")
    try await album.picture("home", "首页，没有网络")
    let errand = PensionErrand(hall.resident, hall.reader, card) { [album] name, words in
      try await album.picture(name, words)
    }
    try await errand.findMatter()
    try await errand.fill()
    let receipt = try await errand.confirm()
    try await errand.takePapers()
    try hall.line.set(.up)
    try await errand.evaluate()
    // The line is back: the case and the evaluation went by themselves, each once.
    _ = try await hall.platform.waits(for: 2)
    try await album.picture("home-again", "回到首页，平台已收到")
    return receipt
  }
}
