import Delivery
import Foundation
import Logging
import Sealing
import ServiceModel
import Synchronization

/// The keys that the platform signs with: the one that the profile pins, or those that it showed
/// first, written down and kept.
final class PlatformKeys: Sendable {
  private let pinned: VerifyingKey?
  private let file: String
  private let client: PlatformClient
  private let known: Mutex<[VerifyingKey]>
  private let log = Logger(label: "platform-keys")

  /// - Parameter file: where the keys that the platform showed first are kept, a line each.
  init(pinned: [UInt8]?, file: String, client: PlatformClient) throws(SealingError) {
    let pinnedKey: VerifyingKey? =
      if let pinned { try VerifyingKey(raw: pinned) } else { nil }
    self.pinned = pinnedKey
    self.file = file
    self.client = client
    let lines = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let kept = lines.split(separator: "\n").compactMap { try? VerifyingKey(base64: String($0)) }
    known = Mutex(pinnedKey.map { [$0] } ?? kept)
  }

  /// Asks the platform once, where nothing is pinned and nothing was ever shown.
  func learn() async throws(PlatformError) {
    guard known.withLock({ $0.isEmpty }) else { return }
    let shown = try await client.keys().filter { $0.algorithm == "Ed25519" }
      .compactMap { try? VerifyingKey(base64: $0.publicKey) }
    guard !shown.isEmpty else { throw .unreadable("no key that this kiosk can use") }
    let text = shown.map { $0.base64 + "\n" }.joined()
    do {
      try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      log.error("the platform's keys cannot be kept", metadata: ["cause": "\(error)"])
    }
    known.withLock { if $0.isEmpty { $0 = shown } }
    log.notice("platform keys kept", metadata: ["count": "\(shown.count)"])
  }

  /// Whether a catalogue's bundle is the platform's.
  func verifiesBundle(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
    known.withLock { $0 }.contains { $0.verifies(signature, over: bytes) }
  }

  func verifies(_ signature: String, over text: String) -> Bool {
    let isGenuine = known.withLock { $0 }.contains { $0.verifies(base64: signature, over: text) }
    if !isGenuine {
      log.critical("a receipt is signed with no key that this kiosk knows: ask the platform")
    }
    return isGenuine
  }
}

/// Where submissions go: no receipt can be believed before the platform's keys are known.
struct PlatformDestination: SubmissionDestination {
  let client: PlatformClient
  let keys: PlatformKeys

  func submit(_ outgoing: OutgoingSubmission) async throws(PlatformError) -> PlatformReceipt {
    do {
      try await keys.learn()
    } catch .refused(let code, let status, _) {
      // That it shows no key is no word about a submission.
      throw .unreadable("keys: status \(status), \(code)")
    }
    return try await client.submit(outgoing)
  }

  func take(_ page: MaterialPage) async throws(PlatformError) { try await client.take(page) }

  func reach() async throws(PlatformError) { try await client.reach() }
}
