import ServiceModel

/// A form as it stands in assets/forms: what is asked, in which order, under which rules.
public struct FormDefinition: Hashable, Sendable, Identifiable {
  public let code: FormCode
  /// Changes whenever what is asked changes; the platform reads a submission by it.
  public let version: String
  public let title: String
  /// The matter that it hands in: a guide of the kiosk's own, or the region's item that took that
  /// guide over (`handingIn`).
  public private(set) var matter: ItemCode
  public let kind: FormKind
  public let sections: [FormSection]

  public init(
    code: FormCode, version: String, title: String, matter: ItemCode, kind: FormKind,
    sections: [FormSection]
  ) {
    self.code = code
    self.version = version
    self.title = title
    self.matter = matter
    self.kind = kind
    self.sections = sections
  }

  public var id: FormCode { code }

  /// The same form for the matter under the region's own code.
  public func handingIn(_ matter: ItemCode) -> FormDefinition {
    var form = self
    form.matter = matter
    return form
  }

  /// `pension-enrolment/1`: what `Submission.schema` carries.
  public var schema: String { "\(code)/\(version)" }

  /// All fields in the order in which they are asked.
  public var fields: [FormField] { sections.flatMap(\.fields) }

  public func field(_ id: FieldID) -> FormField? {
    fields.first { $0.id == id }
  }
}

/// What handing in the form means.
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// 一窗登记.
  case registration
  /// 自助申报.
  case declaration

  public var submission: SubmissionKind {
    switch self {
    case .registration: .registration
    case .declaration: .declaration
    }
  }
}

/// Fields that are asked together.
public struct FormSection: Hashable, Sendable, Identifiable {
  /// Unique in its form.
  public let id: String
  public let title: String
  public let fields: [FormField]

  public init(id: String, title: String, fields: [FormField]) {
    self.id = id
    self.title = title
    self.fields = fields
  }
}
