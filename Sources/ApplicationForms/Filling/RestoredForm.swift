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
        if let hand = sent.signature { set(hand, for: field.id) }
        continue
      }
      if field.kind.isFile {
        let pages = sent.materials?.first { $0.field == field.id.text }?.pages ?? []
        set(pages.joined(separator: ","), for: field.id)
        continue
      }
      switch sent.answers[field.id.text] {
      case .one(let answer): set(answer, for: field.id)
      case .several(let answers): set(answers.joined(separator: ","), for: field.id)
      case .rows(let rows):
        for row in rows {
          guard let number = addRow(to: field.id) else { return nil }
          let place = RowPlace(list: field.id, number: number)
          // In their order: a condition looks back.
          for own in field.kind.rowFields {
            if let answer = row[own.id.text] { set(answer.text, for: place.id(of: own.id)) }
          }
        }
      case nil: break
      }
    }
  }

  private struct SentForm: Decodable {
    var form: String
    var answers: [String: SentAnswer]
    var applicant: Applicant
    var materials: [Material]?
    var signature: String?

    struct Material: Decodable {
      var field: String
      var pages: [String]
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

  private enum SentAnswer: Decodable {
    case one(String)
    case several([String])
    case rows([[String: SentAnswer]])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let one = try? value.decode(String.self) {
        self = .one(one)
      } else if let several = try? value.decode([String].self) {
        self = .several(several)
      } else {
        self = .rows(try value.decode([[String: SentAnswer]].self))
      }
    }

    var text: String {
      switch self {
      case .one(let text): text
      case .several(let texts): texts.joined(separator: ",")
      case .rows: ""
      }
    }
  }
}
