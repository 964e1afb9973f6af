import Sealing
import ServiceModel

/// Sample persons and what they hand in. Area code 990000 is not assigned to any place.
enum Sample {
  static let applicant = number("99000019900101001")
  static let neighbour = number("99000019850203002")
  static let session = SessionID("11111111-1111-4111-8111-111111111111")!

  static func number(_ seventeen: String) -> PersonNumber {
    let numbers = "0123456789X".compactMap { try? PersonNumber(seventeen + String($0)) }
    precondition(numbers.count == 1, "one check character fits")
    return numbers[0]
  }

  static func submission(
    _ words: String = "样例申请人", applicant: PersonNumber? = applicant,
    kind: SubmissionKind = .registration, id: SubmissionID? = nil, milliseconds: UInt64 = 1
  ) -> Submission {
    var generator = SecureRandom()
    let who = applicant?.digits ?? "none"
    let id = id ?? SubmissionID(milliseconds: milliseconds, using: &generator)
    // No two say the same: that would be one case.
    let body = Array(
      #"{"answers":{"note":"\#(id)"},"applicant":{"name":"\#(words)","number":"\#(who)"}}"#.utf8)
    return Submission(
      id: id, session: session,
      kind: kind, matter: ItemCode("512036001003"), matterName: "城乡居民养老保险参保登记",
      schema: "pension-enrolment/1", body: body, digest: .of(body), applicant: applicant)
  }

  static func platformReceipt(
    for submission: Submission, sequence: Int64 = 1, digest: ContentDigest? = nil
  ) -> PlatformReceipt {
    PlatformReceipt(
      submissionId: submission.id, digest: digest ?? submission.digest,
      caseNumber: CaseNumber("CASE-\(sequence)"), acceptedAt: Timestamp(milliseconds: 5),
      sequence: sequence, duplicate: false, signature: "c2lnbmF0dXJl", keyId: "key")
  }

  static func ticket() -> PrintTicket {
    var generator = SecureRandom()
    return PrintTicket(
      id: TicketID(using: &generator), session: session, title: "样例申请人的办理回执",
      digest: .of([1]), pages: 2)
  }
}

/// The same numbers for the same seed (S. Vigna's SplitMix64).
struct SeededRandom: RandomNumberGenerator, Sendable {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
