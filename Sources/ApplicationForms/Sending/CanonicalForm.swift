import Foundation
import ServiceModel

/// The bodies that travel to the platform, byte for byte as docs/platform-api.yaml tells them.
public enum CanonicalForm {
  /// The body of a registration or declaration.
  ///
  /// What the identity gives travels under `applicant`; `answers` holds the person's own and what was
  /// worked out from them, and of these only what counts and is not empty: what the review shows.
  /// What the identity lacks is not sent. Papers stand in `materials` by the digests of their pages, each
  /// with where it came from, or by the certificate that stands for them, and with how far they are to
  /// be trusted; beside them the hand that signed all this, as strokes and as a picture, with the
  /// digest of what it stands under: of these very bytes without it.
  ///
  /// - Parameter digest: SHA-256.
  /// - Precondition: the form is complete and was filled from this identity: what is sent is what
  ///   the person confirmed.
  public static func bytes(
    of form: FilledForm, identity: Identity, digest: ([UInt8]) -> ContentDigest
  ) -> [UInt8] {
    precondition(form.isComplete, "an incomplete form is never sealed")
    for field in form.presentFields where field.source != nil {
      precondition(
        form[field.id] == field.source.flatMap { identity.value(of: $0) },
        "the form was filled from another identity")
    }
    let own = form.presentFields.filter { $0.row == nil && $0.source == nil }
    let answers = members(of: own.filter { $0.kind != .signature && !$0.kind.isFile }, form)
    var body: [String: CanonicalJSON] = [
      "answers": .object(answers),
      "applicant": .object(part(of: identity)),
      "form": .string(form.definition.schema),
      "kind": .string(form.definition.kind.rawValue),
      "matter": .string(form.definition.matter.text),
    ]
    let materials = form.papers.map { paper in
      CanonicalJSON.object(
        part(of: paper.content).merging([
          "field": .string(paper.field.id.text),
          "name": .string(paper.field.label.chinese),
          "trust": .string(paper.content.trust.rawValue),
        ]) { $1 })
    }
    if !materials.isEmpty { body["materials"] = .array(materials) }
    if let hand = form.signature.flatMap({ SignatureStrokes($0) }) {
      body["signature"] = .object([
        "over": .string(digest(CanonicalJSON.object(body).bytes).hexadecimal),
        "picture": .string(hand.picture),
        "strokes": .string(hand.text),
      ])
    }
    return CanonicalJSON.object(body).bytes
  }

  /// Whether two bodies hand in the same: nobody's hand draws its name twice alike.
  public static func handsInTheSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard let one = unsigned(one), let other = unsigned(other) else { return false }
    return NSDictionary(dictionary: one).isEqual(to: other)
  }

  private static func unsigned(_ body: [UInt8]) -> [String: Any]? {
    var members = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any]
    members?["signature"] = nil
    return members
  }

  /// The fields' answers by their names: a text, a list of codes, or a list of rows.
  private static func members(
    of fields: [FormField], _ form: FilledForm
  ) -> [String: CanonicalJSON] {
    var members: [String: CanonicalJSON] = [:]
    for field in fields {
      let name = String(field.id.text.split(separator: ".").last ?? "")
      switch field.kind {
      case .rows:
        let count = form.rowCount(of: field.id)
        guard count > 0 else { continue }
        members[name] = .array(
          (1...count).map { number in
            let place = RowPlace(list: field.id, number: number)
            return .object(self.members(of: form.presentFields.filter { $0.row == place }, form))
          })
      case .several:
        guard let answer = form[field.id] else { continue }
        members[name] = .array(answer.codes.map { .string($0) })
      default:
        guard let answer = form[field.id] else { continue }
        members[name] = .string(answer)
      }
    }
    return members
  }

  /// The body of a 好差评 about the case with that receipt. `reasons`: codes of fixed indicators.
  public static func evaluation(
    about receipt: ReceiptNumber, level: EvaluationLevel, reasons: [String]
  ) -> [UInt8] {
    CanonicalJSON.object([
      "about": .string(receipt.digits),
      "kind": .string("evaluation"),
      "level": .integer(level.rawValue),
      "reasons": .array(reasons.map { .string($0) }),
    ]).bytes
  }

  /// The body of a complaint, suggestion, question or call for help. `topic`: a code.
  public static func feedback(
    _ kind: FeedbackKind, about topic: String, words: String, mobile: MobileNumber?
  ) -> [UInt8] {
    var members: [String: CanonicalJSON] = [
      "about": .string(topic),
      "feedbackKind": .string(kind.rawValue),
      "kind": .string("feedback"),
      "words": .string(words),
    ]
    if let mobile { members["mobile"] = .string(mobile.digits) }
    return CanonicalJSON.object(members).bytes
  }

  private static func part(of paper: PaperContent) -> [String: CanonicalJSON] {
    switch paper {
    case .pages(let pages):
      return [
        "pages": .array(
          pages.map {
            .object([
              "digest": .string($0.digest.hexadecimal), "origin": .string($0.origin.rawValue),
            ])
          })
      ]
    case .certificate(let certificate):
      var members: [String: CanonicalJSON] = [
        "identifier": .string(certificate.identifier),
        "kind": .string(certificate.kind.code),
        "name": .string(certificate.name),
        "issuer": .string(certificate.issuer),
        "issuedOn": .string(certificate.issuedOn.iso),
      ]
      if let last = certificate.validUntil { members["validUntil"] = .string(last.iso) }
      return ["certificate": .object(members)]
    }
  }

  private static func part(of identity: Identity) -> [String: CanonicalJSON] {
    var members: [String: CanonicalJSON] = [
      "birth": .string(identity.birth.iso),
      "number": .string(identity.number.digits),
      "sex": .string(identity.sex.rawValue),
      "source": .string(identity.source.rawValue),
      "verification": .string(identity.verification.code),
    ]
    for (key, part) in [("address", IdentityPart.address), ("name", .name)] {
      if let value = identity.value(of: part) { members[key] = .string(value) }
    }
    if !identity.addedAddresses.isEmpty {
      members["addedAddresses"] = .array(identity.addedAddresses.map { .string($0) })
    }
    return members
  }
}
