import Foundation
import ServiceModel

extension FilledForm {
  /// The form that a body was made from, for printing its papers again.
  ///
  /// - Returns: `nil` when the body is not one of `CanonicalForm.bytes` for this very schema: a
  ///   paper is never printed from a form that has changed since.
  public init?(restoring body: [UInt8], by definition: FormDefinition) {
    guard let sent = try? JSONDecoder().decode(SentForm.self, from: Data(body)),
      sent.form == definition.schema
    else { return nil }
    self.init(definition)
    for field in definition.fields {
      let value =
        switch field.source {
        case .name: sent.applicant.name
        case .number: sent.applicant.number
        case .sex: sent.applicant.sex
        case .birth: sent.applicant.birth
        case .address: sent.applicant.address
        case nil: sent.answers[field.id.text]
        }
      if let value {
        set(value, for: field.id)
      } else if field.source != nil {
        leaveToOffice(field.id)
      }
    }
  }

  private struct SentForm: Decodable {
    var form: String
    var answers: [String: String]
    var applicant: Applicant

    /// What fields are filled from; the rest is for the office.
    struct Applicant: Decodable {
      var name: String?
      var number: String?
      var sex: String?
      var birth: String?
      var address: String?
    }
  }
}
