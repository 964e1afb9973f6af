import ServiceModel

/// A submission that was read and checked, on its way into the store.
struct IncomingSubmission: Hashable, Sendable {
  let kiosk: KioskCode
  let headers: SubmissionHeaders
  /// The exact bytes that were confirmed.
  let body: [UInt8]
  let content: SubmissionContent
}
