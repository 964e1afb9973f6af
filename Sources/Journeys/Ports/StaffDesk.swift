/// What the centre's staff may do at the kiosk itself.
public protocol StaffDesk: Sendable {
  /// - Returns: `nil` when the code is right.
  func admit(_ code: StaffCode) async -> StaffRefusal?
  func report() async -> HallReport
  /// Queues what the platform gave back once more.
  ///
  /// - Returns: whether it was done.
  func sendRefusedAgain() async -> Bool
  /// Ends every job at the printer and empties the spool.
  ///
  /// - Returns: whether it was done.
  func clearPrinter() async -> Bool
}

/// What a member of the staff typed. It never says itself.
public struct StaffCode: Hashable, Sendable, CustomStringConvertible {
  public let digits: String

  public init(_ digits: String) { self.digits = digits }

  public var description: String { "staff code" }
}

/// Reads the screen aloud.
public protocol ScreenVoice: Sendable {
  /// Says what is on the screen once the present change is shown, in place of what is being said.
  func readScreen(_ modes: Modes) async
  /// Calls after somebody who goes away, loudly and in Chinese, whatever the modes are.
  func call(_ words: String) async
  /// Says how many were found and the first of them, in place of what is being said.
  func sayFound(_ names: [String], _ modes: Modes) async
  func hush() async
}
