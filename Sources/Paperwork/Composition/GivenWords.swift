import PaperOrders
import ServiceModel

/// The words of a request as they are printed, held against what its template asks for.
struct GivenWords {
  private let values: [String: String]
  let lists: [String: [String]]
  let tables: [String: [[String]]]
  let forms: [String: [FieldSection]]

  /// - Throws: `.missingValue`, `.unexpectedValue` (both name the place, never the words),
  ///   `.unprintableCharacter` for a control character.
  init(_ request: DocumentRequest, for template: DocumentTemplate) throws(PaperFault) {
    let needs = template.needs
    var values: [String: String] = [:]
    for (name, text) in request.values.merging(request.facts.values, uniquingKeysWith: { $1 }) {
      let text = try Self.clean(text)
      if !text.isEmpty { values[name] = text }
    }
    self.values = values
    var lists: [String: [String]] = [:]
    for (name, items) in request.lists {
      let items = try items.cleaned(Self.clean).filter { !$0.isEmpty }
      if !items.isEmpty { lists[name] = items }
    }
    self.lists = lists
    var tables: [String: [[String]]] = [:]
    for (name, rows) in request.tables where !rows.isEmpty {
      tables[name] = try rows.cleaned { row throws(PaperFault) in try row.cleaned(Self.clean) }
    }
    self.tables = tables
    var forms: [String: [FieldSection]] = [:]
    for (name, sections) in request.forms where !sections.isEmpty {
      forms[name] = try sections.cleaned(Self.clean)
    }
    self.forms = forms

    let given = Set(values.keys).union(DocumentTemplate.pagePlaces)
    try Self.compare(Set(request.values.keys), given, needs.values, needs.requiredValues, "value")
    try Self.compare(
      Set(request.lists.keys), Set(lists.keys), needs.lists, needs.requiredLists, "list")
    try Self.compare(
      Set(request.tables.keys), Set(tables.keys), needs.tables, needs.requiredTables, "table")
    try Self.compare(
      Set(request.forms.keys), Set(forms.keys), needs.forms, needs.requiredForms, "form")
  }

  /// `nil` when nothing but blanks was given.
  func value(_ name: String) -> String? { values[name] }

  /// Whether a value, list, table or form of that name is given.
  func has(_ name: String) -> Bool {
    values[name] != nil || lists[name] != nil || tables[name] != nil || forms[name] != nil
  }

  /// The words with their places filled, or what stands for their absence.
  func fill(_ wording: Wording, absent: String? = nil) throws(PaperFault) -> String {
    guard let text = wording.filled({ values[$0] }) ?? absent else {
      let name = wording.places.first { values[$0] == nil } ?? wording.text
      throw PaperFault(.missingValue, .technician, "the request gives no value “\(name)”")
    }
    return text
  }

  private static func compare(
    _ named: Set<String>, _ given: Set<String>, _ known: Set<String>, _ required: Set<String>,
    _ kind: String
  ) throws(PaperFault) {
    if let stranger = named.subtracting(known).min() {
      throw PaperFault(
        .unexpectedValue, .technician,
        "the template has no place for the \(kind) “\(stranger.prefix(40))”")
    }
    if let missing = required.subtracting(given).min() {
      throw PaperFault(
        .missingValue, .technician, "the request gives no \(kind) “\(missing)”")
    }
  }

  /// Without blanks at its ends; line breaks are one character, tabs are blanks.
  private static func clean(_ text: String) throws(PaperFault) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\n", "\u{2028}", "\u{2029}": scalars.append("\n")
      case "\t": scalars.append(" ")
      default:
        guard scalar.isPrintable else { throw .unprintable(scalar) }
        scalars.append(scalar)
      }
    }
    return String(String(scalars).trimmingBlanks)
  }
}

extension Unicode.Scalar {
  /// Neither a control character nor one that turns the direction of its neighbours around: with
  /// those a paper can show other words than it holds.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .surrogate: false
    default: !(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return self[first...last]
  }
}

extension Array {
  fileprivate func cleaned(
    _ clean: (Element) throws(PaperFault) -> Element
  ) throws(PaperFault) -> [Element] {
    var result: [Element] = []
    for element in self { result.append(try clean(element)) }
    return result
  }
}

extension [FieldSection] {
  fileprivate func cleaned(
    _ clean: (String) throws(PaperFault) -> String
  ) throws(PaperFault) -> [FieldSection] {
    try cleaned { section throws(PaperFault) in
      FieldSection(
        title: try clean(section.title),
        fields: try section.fields.cleaned { field throws(PaperFault) in
          PaperField(
            label: try clean(field.label), value: try clean(field.value),
            hint: try clean(field.hint), wide: field.wide)
        })
    }
  }
}
