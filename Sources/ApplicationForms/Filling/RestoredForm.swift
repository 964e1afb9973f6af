import Foundation
import ServiceModel

extension FilledForm {
  /// The form that a body was made from, for printing its papers again.
  ///
  /// - Parameter day: when it was confirmed.
  /// - Returns: `nil` when the body is not one of `CanonicalForm.bytes` for this very schema: a
  ///   paper is never printed from a form that has changed since.
  public init?(restoring body: [UInt8], by definition: FormDefinition, confirmedOn day: CalendarDay)
  {
    guard let sent = try? JSONDecoder().decode(SentForm.self, from: Data(body)),
      sent.form == definition.schema
    else { return nil }
    self.init(definition, on: day)
    for field in definition.fields {
      if let source = field.source {
        let value = sent.applicant.value(of: source)
        if let value { set(value, for: field.id) } else { leaveToOffice(field.id) }
        continue
      }
      if field.kind == .signature {
        if let hand = sent.signature { set(hand.strokes, for: field.id) }
        continue
      }
      if field.kind.isFile {
        let material = sent.materials?.first { $0.field == field.id.text }
        if let content = material?.content { set(content.text, for: field.id) }
        continue
      }
      guard restore(sent.answers[field.id.text], of: field) else { return nil }
    }
  }

  /// The answers of a form that was handed in before, for what another one asks alike.
  ///
  /// - Parameter day: when it was handed in.
  /// - Returns: `nil` when they are not those of this very schema.
  public init?(_ earlier: EarlierForm, by definition: FormDefinition, on day: CalendarDay) {
    guard earlier.form == definition.schema else { return nil }
    self.init(definition, on: day)
    for field in definition.fields where field.source == nil && field.kind.isReusable {
      guard restore(earlier.answers[field.id.text], of: field) else { return nil }
    }
  }

  /// - Returns: whether it could be.
  private mutating func restore(_ answer: SentAnswer?, of field: FormField) -> Bool {
    switch answer {
    case .rows(let rows):
      for row in rows {
        guard let number = addRow(to: field.id) else { return false }
        let place = RowPlace(list: field.id, number: number)
        // In their order: a condition looks back.
        for own in field.kind.rowFields {
          if let answer = row[own.id.text] { set(answer.text, for: place.id(of: own.id)) }
        }
      }
    case let answer?: set(answer.text, for: field.id)
    case nil: break
    }
    return true
  }

  private struct SentForm: Decodable {
    var form: String
    var answers: [String: SentAnswer]
    var applicant: Applicant
    var materials: [Material]?
    var signature: Signature?

    struct Signature: Decodable {
      var strokes: String
    }

    struct Material: Decodable {
      var field: String
      var pages: [FormPage]?
      var certificate: ElectronicCertificate?

      var content: PaperContent? {
        certificate.map { .certificate($0) } ?? pages.map { .pages($0) }
      }
    }

    /// What fields are filled from; the rest is for the office.
    struct Applicant: Decodable {
      var name: String?
      var number: String?
      var sex: String?
      var birth: String?
      var address: String?

      func value(of part: IdentityPart) -> String? {
        switch part {
        case .name: name
        case .number: number
        case .sex: sex
        case .birth: birth
        case .address: address
        }
      }
    }
  }
}

extension SentAnswer {
  /// As a field keeps it; a row has none.
  fileprivate var text: String {
    switch self {
    case .one(let text): text
    case .several(let texts): texts.joined(separator: ",")
    case .rows: ""
    }
  }
}
