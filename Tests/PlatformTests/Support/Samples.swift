import Delivery
import Foundation
import Sealing
import ServiceModel

/// Sample persons and what they hand in. Area code 990000 is not assigned to any place.
enum Sample {
  static let kiosk = KioskCode("0001")!
  static let neighbourKiosk = KioskCode("0002")!
  /// In the insurance, as assets/platform says.
  static let lin = Person(name: "林样例", number: "990000195812030283")
  static let tian = Person(name: "田样例", number: "990000195104120130")
  /// Not in the insurance.
  static let chen = Person(name: "陈样例", number: "990000198609170356")

  struct Person: Sendable {
    let name: String
    let number: PersonNumber
    /// As the number says.
    var birth: String { number.citizen?.birth.iso ?? "" }
    var sex: String { number.citizen?.sex.rawValue ?? "" }

    init(name: String, number: String) {
      self.name = name
      self.number = (try? PersonNumber(number))!
    }
  }

  /// - Parameter source: a person who typed the number has no name and no address.
  static func registration(
    _ place: Int, of person: Person = lin, words: String = "样例", source: String = "residentCard"
  ) -> OutgoingSubmission {
    let isTyped = source == "typedNumber"
    let name = person.name.isEmpty ? "" : #""name":"\#(person.name)","#
    let body = """
      {"answers":{"mobile":"13900000000","note":"\(words) \(place)"},"applicant":{\
      \(isTyped ? "" : #""address":"示例村1组1号","#)"birth":"\(person.birth)",\
      \(name)"number":"\(person.number.digits)","sex":"\(person.sex)",\
      "source":"\(source)","verification":"\(isTyped ? "unverified" : "verified")"},"form":"pension-enrolment/1",\
      "kind":"registration","matter":"512036001003"}
      """
    return outgoing(
      place, .registration, schema: "pension-enrolment/1", matter: "512036001003",
      name: "城乡居民养老保险参保登记", body: body, applicant: person.number)
  }

  static func page(_ place: Int) -> MaterialPage {
    var bytes: [UInt8] = [0xff, 0xd8, 0xff, 0xe0] + Array("样例页\(place)".utf8)
    bytes += Array(repeating: UInt8(place), count: 200_000)
    return MaterialPage(digest: .of(bytes), bytes: bytes)
  }

  /// Who typed the number, with a paper.
  static func registration(_ place: Int, naming pages: [MaterialPage]) -> OutgoingSubmission {
    let named = pages.map { #"{"digest":"\#($0.digest)","origin":"scanner"}"# }
      .joined(separator: ",")
    let body = """
      {"answers":{},"applicant":{"birth":"1958-12-03","number":"990000195812030283","sex":"2",\
      "source":"typedNumber","verification":"unverified"},"form":"pension-enrolment/1",\
      "kind":"registration","materials":[{"name":"户口簿","pages":[\(named)],"trust":"C"}],\
      "matter":"512036001003"}
      """
    return outgoing(
      place, .registration, schema: "pension-enrolment/1", matter: "512036001003",
      name: "城乡居民养老保险参保登记", body: body, applicant: lin.number)
  }

  /// A paper for which something stands, as a form would say it.
  static func registration(
    _ place: Int, material: String, source: String = "residentCard"
  ) -> OutgoingSubmission {
    let isTyped = source == "typedNumber"
    let body = """
      {"answers":{},"applicant":{"birth":"1958-12-03","name":"林样例","number":"990000195812030283",\
      "sex":"2","source":"\(source)","verification":"\(isTyped ? "unverified" : "verified")"},\
      "form":"pension-enrolment/1","kind":"registration","materials":[\(material)],\
      "matter":"512036001003"}
      """
    return outgoing(
      place, .registration, schema: "pension-enrolment/1", matter: "512036001003",
      name: "城乡居民养老保险参保登记", body: body, applicant: lin.number)
  }

  static func evaluation(
    _ place: Int, about receipt: ReceiptNumber, level: Int = 5
  ) -> OutgoingSubmission {
    let body =
      #"{"about":"\#(receipt.digits)","kind":"evaluation","level":\#(level),"reasons":["slow"]}"#
    return outgoing(
      place, .evaluation, schema: "evaluation/1", matter: "evaluation", name: "城乡居民养老保险参保登记",
      body: body)
  }

  static func feedback(_ place: Int, kind: String = "complaint") -> OutgoingSubmission {
    let body = """
      {"about":"waiting","feedbackKind":"\(kind)","kind":"feedback","mobile":"13900000000",\
      "words":"排队太久"}
      """
    return outgoing(
      place, .feedback, schema: "feedback/1", matter: "feedback", name: "投诉", body: body)
  }

  /// The same for the same place.
  static func outgoing(
    _ place: Int, _ kind: SubmissionKind, schema: String, matter: String, name: String,
    body: String, applicant: PersonNumber? = nil
  ) -> OutgoingSubmission {
    var random = SeededRandom(UInt64(place) + 1)
    let id = SubmissionID(milliseconds: 1_795_219_200_000 + UInt64(place), using: &random)
    let bytes = Array(body.utf8)
    let submission = Submission(
      id: id, session: SessionID(using: &random), kind: kind, matter: ItemCode(matter),
      matterName: name, schema: schema, body: bytes, digest: .of(bytes), applicant: applicant)
    let number = ReceiptNumber(
      kiosk: kiosk, day: CalendarDay(year: 2026, month: 11, day: 21)!, using: &random)
    return OutgoingSubmission(
      submission: submission,
      receipt: Receipt(
        number: number, submission: id, digest: submission.digest, kind: kind,
        matterName: name, confirmedAt: Timestamp(milliseconds: 1_795_219_200_000)),
      verification: applicant == nil
        ? "none" : body.contains("\"unverified\"") ? "unverified" : "verified")
  }

  /// The headers of a submission as a kiosk sends them, to be spoilt.
  static func headers(of outgoing: OutgoingSubmission) -> [String: String] {
    let submission = outgoing.submission
    return [
      "Idempotency-Key": submission.id.text, "Content-Type": "application/json",
      "Content-Digest": digestHeader(submission.body),
      "Submission-Kind": submission.kind.rawValue, "Submission-Schema": submission.schema,
      "Matter-Code": submission.matter.text, "Matter-Name": "%E6%A0%B7%E4%BE%8B",
      "Receipt-Number": outgoing.receipt.number.digits, "Confirmed-At": "1795219200000",
      "Sent-At": "1795219200500", "Identity-Verification": outgoing.verification,
    ]
  }

  static func digestHeader(_ body: [UInt8]) -> String {
    "sha-256=:\(Base64.encode(SHA256.hash(body))):"
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
