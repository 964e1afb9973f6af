import Delivery
import ServiceModel

/// Sample submissions. Area code 990000 is not assigned to any place.
enum Sample {
  static let kiosk = KioskCode("0001")!
  static let applicant = number("99000019900101001")

  static func number(_ seventeen: String) -> PersonNumber {
    let numbers = "0123456789X".compactMap { try? PersonNumber(seventeen + String($0)) }
    precondition(numbers.count == 1, "one check character fits")
    return numbers[0]
  }

  /// `person`: those with one number belong together.
  static func outgoing(
    _ place: Int, person: Int? = nil, kind: SubmissionKind = .registration,
    pages: [MaterialPage] = []
  ) -> OutgoingSubmission {
    var random = SeededRandom(UInt64(place) + 1)
    let id = SubmissionID(milliseconds: UInt64(place), using: &random)
    var session = SeededRandom(UInt64(1_000_000 + (person ?? place)))
    let named = pages.map { "\"\($0.digest)\"" }.joined(separator: ",")
    let body = Array(
      #"{"name":"样例 \#(place)"\#(pages.isEmpty ? "" : #","pages":[\#(named)]"#)}"#.utf8)
    let digest = ContentDigest(bytes: (0..<32).map { UInt8(truncatingIfNeeded: place &* 7 &+ $0) })!
    let submission = Submission(
      id: id, session: SessionID(using: &session), kind: kind, matter: ItemCode("512036001003"),
      matterName: "城乡居民养老保险参保登记", schema: "pension-enrolment/1", body: body,
      digest: digest, applicant: nil)
    let number = ReceiptNumber(
      kiosk: kiosk, day: CalendarDay(year: 2026, month: 11, day: 21)!, using: &random)
    return OutgoingSubmission(
      submission: submission,
      receipt: Receipt(
        number: number, submission: id, digest: digest, kind: kind,
        matterName: submission.matterName, confirmedAt: Timestamp(milliseconds: 77)),
      verification: "verified")
  }

  /// The digest is one of its own; the platform computes it, not the forwarder.
  static func page(_ place: Int) -> MaterialPage {
    var random = SeededRandom(UInt64(place) + 77)
    let digest = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    return MaterialPage(
      digest: ContentDigest(bytes: digest)!,
      bytes: [0xff, 0xd8, 0xff] + Array(repeating: UInt8(place), count: 1000))
  }

  static func client(_ url: String, _ settings: HTTPSettings = HTTPSettings()) -> PlatformClient {
    PlatformClient(
      PlatformAddress(url: url, token: "sample-token", kiosk: kiosk), http: HTTPClient(settings),
      now: { Timestamp(milliseconds: 88) })
  }
}

/// The same numbers for the same seed (S. Vigna's SplitMix64).
struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
