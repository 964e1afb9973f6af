import ServiceModel

/// The bodies that travel to the platform, byte for byte as docs/platform-api.yaml tells them.
public enum CanonicalForm {
  /// The body of a registration or declaration.
  ///
  /// What the identity gives travels under `applicant`; `answers` holds the person's own, and
  /// of these only the ones that are asked and not empty. What the identity lacks is not sent.
  ///
  /// - Precondition: the form is complete and was filled from this identity: what is sent is what
  ///   the person confirmed.
  public static func bytes(of form: FilledForm, identity: Identity) -> [UInt8] {
    precondition(form.isComplete, "an incomplete form is never sealed")
    var answers: [String: CanonicalJSON] = [:]
    for field in form.askedFields {
      guard let answer = form[field.id] else { continue }
      switch field.source {
      case nil: answers[field.id.text] = .string(answer)
      case .some:
        precondition(
          answer == field.source.flatMap { identity.value(of: $0) },
          "the form was filled from another identity")
      }
    }
    return CanonicalJSON.object([
      "answers": .object(answers),
      "applicant": .object(part(of: identity)),
      "form": .string(form.definition.schema),
      "kind": .string(form.definition.kind.rawValue),
      "matter": .string(form.definition.matter.text),
    ]).bytes
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
