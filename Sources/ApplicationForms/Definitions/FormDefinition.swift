import ServiceModel

/// A form as it stands in assets/forms: what is asked, in which order, under which rules.
public struct FormDefinition: Hashable, Sendable, Identifiable {
  public let code: FormCode
  /// Changes whenever what is asked changes; the platform reads a submission by it.
  public let version: String
  public let title: Wording
  /// The matter that it hands in: a guide of the kiosk's own, or the region's item that took that
  /// guide over (`handingIn`).
  public private(set) var matter: ItemCode
  public let kind: FormKind
  /// 情形: the few questions asked first, which decide what else is asked and brought.
  public let situation: FormSection?
  public private(set) var sections: [FormSection]
  /// What is to be brought; empty where the guide's own list says it.
  public let materials: [FormMaterial]

  public init(
    code: FormCode, version: String, title: Wording, matter: ItemCode, kind: FormKind,
    situation: FormSection? = nil, sections: [FormSection], materials: [FormMaterial] = []
  ) {
    self.code = code
    self.version = version
    self.title = title
    self.matter = matter
    self.kind = kind
    self.situation = situation
    self.sections = sections
    self.materials = materials
  }

  public var id: FormCode { code }

  /// The same form for the matter under the region's own code.
  public func handingIn(_ matter: ItemCode) -> FormDefinition {
    var form = self
    form.matter = matter
    return form
  }

  /// The same form where no pages can be taken: the papers are brought to the window.
  ///
  /// - Parameter certificates: those stay for which a certificate can stand.
  public func withoutFiles(butCertificates certificates: Bool = false) -> FormDefinition {
    var form = self
    form.sections = sections.compactMap { section in
      let fields = section.fields.filter { field in
        !field.kind.isFile || certificates && !field.kind.certificateKinds.isEmpty
      }
      return fields.isEmpty ? nil : section.asking(fields)
    }
    return form
  }

  /// `pension-enrolment/1`: what `Submission.schema` carries.
  public var schema: String { "\(code)/\(version)" }

  /// The situation's, then the others.
  public var allSections: [FormSection] { (situation.map { [$0] } ?? []) + sections }

  /// All fields in the order in which they are asked; those of a list's rows not among them.
  public var fields: [FormField] { allSections.flatMap(\.fields) }

  /// The same shared section stands here too.
  func shares(_ section: FormSection) -> Bool {
    section.isShared && sections.contains { $0.isShared && $0.id == section.id }
  }

  /// In the same words for a number that a person has of their own.
  func asksTheSame(_ field: FormField) -> Bool {
    switch field.kind {
    case .mobile, .bankCard:
      fields.contains {
        $0.id == field.id && $0.kind == field.kind && $0.label.chinese == field.label.chinese
      }
    default: false
    }
  }

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
  public let title: Wording
  public let layout: SectionLayout
  /// Several forms have it: what it asks is the same thing in each (一表申请).
  public let isShared: Bool
  public let fields: [FormField]

  public init(
    id: String, title: Wording, layout: SectionLayout = .questions, isShared: Bool = false,
    fields: [FormField]
  ) {
    self.id = id
    self.title = title
    self.layout = layout
    self.isShared = isShared
    self.fields = fields
  }

  fileprivate func asking(_ fields: [FormField]) -> FormSection {
    FormSection(id: id, title: title, layout: layout, isShared: isShared, fields: fields)
  }
}

/// How a section comes to the person.
public enum SectionLayout: String, Hashable, Sendable, CaseIterable {
  /// One question a screen, in their order.
  case questions
  /// All on one page, each opened by a touch.
  case page
}

/// A paper that the matter asks for, as long as its rule holds.
public struct FormMaterial: Hashable, Sendable {
  public let material: Material
  public let condition: Rule?

  public init(material: Material, condition: Rule? = nil) {
    self.material = material
    self.condition = condition
  }
}
