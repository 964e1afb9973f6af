import ServiceModel

/// The submissions that are being taken in at this moment, so that a second request for one of
/// them is told to come back instead of waiting for the first.
actor SubmissionsUnderWay {
  private struct Key: Hashable {
    let kiosk: KioskCode
    let id: SubmissionID
  }

  private var keys: Set<Key> = []

  /// Runs `work` unless another request for the same submission is at it.
  ///
  /// - Throws: `in-progress`, and what `work` throws.
  func alone<Value: Sendable>(
    _ kiosk: KioskCode, _ id: SubmissionID, _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    let key = Key(kiosk: kiosk, id: id)
    guard keys.insert(key).inserted else { throw Problem(.inProgress) }
    defer { keys.remove(key) }
    return try await work()
  }
}
