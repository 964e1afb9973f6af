import FoundationEssentials
import Sealing
import ServiceModel

/// What the platform reads of a submission's body; the body itself is kept byte for byte.
enum SubmissionContent: Hashable, Sendable {
  /// A registration or declaration: who hands it in, the pages that go with it, each once, and what was answered.
  case application(Applicant, pages: [ContentDigest], answers: [String: SentAnswer])
  /// 好差评 about the case of that receipt.
  case evaluation(about: ReceiptNumber)
  case feedback

  var applicant: Applicant? {
    if case .application(let applicant, _, _) = self { applicant } else { nil }
  }

  var pages: [ContentDigest] {
    if case .application(_, let pages, _) = self { pages } else { [] }
  }

  var answers: [String: SentAnswer] {
    if case .application(_, _, let answers) = self { answers } else { [:] }
  }

  /// - Throws: `unprocessable` when the body is not of the kind, form and matter that the headers
  ///   say, naming the part and never its value.
  init(_ body: [UInt8], _ headers: SubmissionHeaders) throws(Problem) {
    switch headers.kind {
    case .registration, .declaration:
      let form = try Self.decode(ApplicationForm.self, body)
      try Self.require(form.kind == headers.kind.rawValue, "kind")
      try Self.require(form.form == headers.schema, "form")
      try Self.require(form.matter == headers.matter.text, "matter")
      // Who typed the number gave no name: the office takes it from the card.
      let name = form.applicant.name ?? ""
      try Self.require(
        form.applicant.source == "typedNumber" || !name.isEmpty, "applicant.name")
      guard let number = try? PersonNumber(form.applicant.number) else {
        throw Problem(.unprocessable, "The body's applicant.number is not a citizen number.")
      }
      var pages: [ContentDigest] = []
      for material in form.materials ?? [] {
        try Self.require(!material.name.isEmpty, "materials")
        switch (material.pages, material.certificate, material.trust) {
        case (let own?, nil, .uploaded): try Self.require(!own.isEmpty, "materials")
        // Under a number that was typed nobody's certificates are told.
        case (nil, _?, .issued):
          try Self.require(form.applicant.source != "typedNumber", "materials")
        default: try Self.require(false, "materials")
        }
        for page in material.pages ?? [] where !pages.contains(page.digest) {
          pages.append(page.digest)
        }
      }
      try Self.require(form.materials?.isEmpty != true, "materials")
      try Self.require(pages.count <= MaterialPage.mostOfOne, "materials")
      if let signature = form.signature {
        try Self.require(
          SignatureStrokes(signature.strokes) != nil
            && Self.unsigned(body).map { ContentDigest.of($0) } == signature.over, "signature")
      }
      self = .application(
        Applicant(name: name, number: number), pages: pages, answers: form.answers)
    case .evaluation:
      let form = try Self.decode(EvaluationForm.self, body)
      try Self.require(form.kind == headers.kind.rawValue, "kind")
      try Self.require(EvaluationLevel(rawValue: form.level) != nil, "level")
      guard form.about.utf8.count == 17, let receipt = ReceiptNumber(form.about) else {
        throw Problem(.unprocessable, "The body's about is not a receipt number.")
      }
      self = .evaluation(about: receipt)
    case .feedback:
      let form = try Self.decode(FeedbackForm.self, body)
      try Self.require(form.kind == headers.kind.rawValue, "kind")
      try Self.require(FeedbackKind(rawValue: form.feedbackKind) != nil, "feedbackKind")
      try Self.require(!form.about.isEmpty, "about")
      try Self.require(form.mobile.map { MobileNumber($0) != nil } ?? true, "mobile")
      self = .feedback
    }
  }

  private struct ApplicationForm: Decodable {
    struct Person: Decodable {
      let name: String?
      let number: String
      let source: String
    }
    let kind: String
    let form: String
    let matter: String
    let applicant: Person
    let answers: [String: SentAnswer]
    let materials: [Material]?
    let signature: Signature?
  }

  /// The body without its last member, the signature. Within a text its quotes could not stand so.
  private static func unsigned(_ body: [UInt8]) -> [UInt8]? {
    let mark = Array(#","signature":{"#.utf8)
    guard body.count > mark.count else { return nil }
    let places = (0...(body.count - mark.count)).reversed()
    return places.first { body[$0..<($0 + mark.count)].elementsEqual(mark) }
      .map { Array(body[..<$0]) + Array("}".utf8) }
  }

  private struct Signature: Decodable {
    let over: ContentDigest
    let strokes: String
  }

  private struct Material: Decodable {
    let name: String
    let pages: [FormPage]?
    let certificate: ElectronicCertificate?
    let trust: MaterialTrust
  }

  private struct EvaluationForm: Decodable {
    let kind: String
    let about: String
    let level: Int
    let reasons: [String]
  }

  private struct FeedbackForm: Decodable {
    let kind: String
    let feedbackKind: String
    let about: String
    let words: String
    let mobile: String?
  }

  private static func decode<Form: Decodable>(
    _ form: Form.Type, _ body: [UInt8]
  ) throws(Problem) -> Form {
    do {
      return try JSONDecoder().decode(form, from: Data(body))
    } catch {
      throw Problem(.unprocessable, "The body lacks what its kind must have.")
    }
  }

  private static func require(_ holds: Bool, _ part: String) throws(Problem) {
    guard holds else {
      throw Problem(.unprocessable, "The body's \(part) is not what the contract or a header says.")
    }
  }
}

/// Who hands something in. Kept sealed.
struct Applicant: Hashable, Sendable {
  /// Empty when only the number is known.
  let name: String
  let number: PersonNumber

  /// As on the kiosk: `林**`, or the masked number where no name is known.
  var maskedName: String { Identity.masked(name: name) ?? number.masked }
}

extension Applicant: CustomStringConvertible {
  var description: String { maskedName }
}
