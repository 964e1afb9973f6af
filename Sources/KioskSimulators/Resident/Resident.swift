import Foundation

/// Somebody at the screen: finds what is written there, touches it, reads what comes, and waits
/// as a person waits. Speaks W3C WebDriver to a kiosk that was started with
/// `--webdriver`.
///
///     let resident = Resident(port: 4455)
///     try await resident.press("tile-registration")
///     try await resident.type("13800000000")
public struct Resident: Sendable {
  /// How long a person stands before a screen that does not come.
  public var patience: Duration
  private let client: WebDriverClient

  public init(port: UInt16, patience: Duration = .seconds(20)) {
    client = WebDriverClient(port: port)
    self.patience = patience
  }

  /// Waits until the kiosk's home page can be touched.
  public func arrive() async throws {
    _ = try await wait(for: "the home page") { () async throws -> Bool? in
      guard let tile = try await client.tree().find("tile-guide") else { return nil }
      return tile.enabled ? true : nil
    }
    await leave()
  }

  /// Leaves the screen to another client; the next touch comes back to it.
  public func leave() async { await client.leave() }

  /// Touches the control with this identifier, once it is there and answers.
  public func press(_ identifier: String) async throws {
    _ = try await wait(for: identifier) { () async throws -> Bool? in
      guard let node = try await client.tree().find(identifier), node.enabled else { return nil }
      return try await client.click(identifier) ? true : nil
    }
  }

  /// Touches it when it is on the screen now.
  ///
  /// - Returns: whether it was.
  public func pressIfShown(_ identifier: String) async throws -> Bool {
    guard let node = try await client.tree().find(identifier), node.enabled else { return false }
    return try await client.click(identifier)
  }

  /// Touches the keys, one after the other.
  public func type(_ characters: String) async throws {
    for character in characters { try await press("key-\(character)") }
  }

  /// Writes words at once, as somebody does with a keyboard of his own.
  public func write(_ words: String, into identifier: String = "entry") async throws {
    try await read(identifier)
    try await client.write(words, into: identifier)
  }

  /// Draws two strokes on the pad.
  public func sign(on identifier: String = "signature") async throws {
    try await read(identifier)
    for stroke in [-80, 60] {
      try await client.draw(
        (0...6).map { (x: stroke + $0 * 6, y: -70 + $0 * 22) }, on: identifier)
    }
  }

  /// Waits until it is on the screen, and reads its value, or its name where it has none.
  @discardableResult
  public func read(_ identifier: String) async throws -> String {
    try await wait(for: identifier) {
      try await client.tree().find(identifier).map { $0.value ?? $0.name }
    }
  }

  /// Waits until one of them is on the screen.
  ///
  /// - Returns: which.
  public func readAny(of identifiers: [String]) async throws -> String {
    try await wait(for: identifiers.joined(separator: " or ")) {
      let tree = try await client.tree()
      return identifiers.first { tree.find($0) != nil }
    }
  }

  /// Waits until it says this, or stands so: `delivered`.
  public func read(_ identifier: String, saying value: String) async throws {
    _ = try await wait(for: "\(identifier) saying \(value)") {
      try await client.tree().find(identifier).flatMap { node in
        [node.state, node.value ?? node.name].contains(value) ? true : nil
      }
    }
  }

  public func shows(_ identifier: String) async throws -> Bool {
    try await client.tree().find(identifier) != nil
  }

  /// Every identifier on the screen.
  public func identifiers() async throws -> [String] {
    try await client.tree().all.compactMap(\.identifier)
  }

  /// What each control and each text that has a name says, all of one moment.
  public func look() async throws -> [String: String] {
    Dictionary(
      try await client.tree().all.compactMap { node in
        node.identifier.map { ($0, node.value ?? node.name) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Every word on the screen, for a look at whether somebody's data stands there.
  public func words() async throws -> [String] {
    try await client.tree().all.flatMap { [$0.name, $0.value ?? ""] }.filter { !$0.isEmpty }
  }

  /// Writes the screen's picture as a PNG.
  public func photograph(to path: String) async throws {
    try await client.screenshot().write(to: URL(fileURLWithPath: path))
  }

  private func wait<Answer>(
    for name: String, _ look: () async throws -> Answer?
  ) async throws -> Answer {
    let deadline = ContinuousClock.now + patience
    var last: (any Error)?
    while ContinuousClock.now < deadline {
      do {
        if let answer = try await look() { return answer }
      } catch {
        // It may just be starting, or have been killed: patience decides.
        last = error
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    let shown = (try? await identifiers()) ?? []
    throw ResidentError.gaveUp(
      waitingFor: name, shown: shown, cause: last.map { "\($0)" } ?? "it did not come")
  }
}

public enum ResidentError: Error, Sendable {
  case gaveUp(waitingFor: String, shown: [String], cause: String)
  case refused(String)
}
