import DataFiles
import ServiceModel

extension FormDefinition {
  /// Reads assets/forms/….yaml.
  ///
  /// - Parameter addresses: the villages that a field of the kind `village` chooses from.
  /// - Throws: `FileProblems` with every unknown key, wrong value and reference to nothing.
  public static func load(
    path: String, addresses: AddressList
  ) throws(FileProblems) -> FormDefinition {
    try DataFile.read(path: path) { FormDefinitionReader(addresses: addresses).form($0) }
  }

  /// The same from text in memory; `file` only names it.
  public static func load(
    text: String, file: String, addresses: AddressList
  ) throws(FileProblems) -> FormDefinition {
    try DataFile.read(text: text, file: file) {
      FormDefinitionReader(addresses: addresses).form($0)
    }
  }
}

/// Reads the file as a whole and its sections; `FieldReader` reads the fields.
struct FormDefinitionReader {
  let addresses: AddressList

  func form(_ root: DataNode) -> FormDefinition? {
    guard let mapping = root.mapping(FormKey.self) else { return nil }
    let code = mapping.required(.code).flatMap { identifier($0) }
    let version = mapping.text(.version)
    let title = mapping.text(.title)
    let matter = mapping.text(.matter)
    let kind = mapping.required(.kind)?.choice(FormKind.self)
    var known = KnownFields()
    let sections = mapping.required(.sections)?.items()?.compactMap { section($0, &known) }
    guard let code, let version, let title, let matter, let kind, let sections else { return nil }
    return FormDefinition(
      code: FormCode(code), version: version, title: title, matter: ItemCode(matter), kind: kind,
      sections: sections)
  }

  private func section(_ node: DataNode, _ known: inout KnownFields) -> FormSection? {
    guard let mapping = node.mapping(SectionKey.self) else { return nil }
    let id = mapping.required(.id).flatMap { identifier($0) }
    let title = mapping.text(.title)
    let reader = FieldReader(addresses: addresses)
    let fields = mapping.required(.fields)?.items()?.compactMap { reader.field($0, &known) }
    guard let id, let title, let fields else { return nil }
    return FormSection(id: id, title: title, fields: fields)
  }
}

/// The fields read so far: identifiers stand once, and a condition looks back, never ahead.
struct KnownFields {
  private(set) var fields: [FieldID: FormField] = [:]

  subscript(id: FieldID) -> FormField? { fields[id] }

  /// `false` when there is one of that name.
  mutating func add(_ field: FormField) -> Bool {
    fields.updateValue(field, forKey: field.id) == nil
  }
}

/// A name for programs: a letter, then letters, digits and hyphens of ASCII.
func identifier(_ node: DataNode) -> String? {
  guard let text = node.text() else { return nil }
  let isName =
    text.first.map { $0.isASCII && $0.isLetter } == true
    && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  guard isName else {
    node.report(
      chinese: "名称只能用英文字母、数字和连字符，并以字母开头",
      english: "a name of ASCII letters, digits and hyphens that begins with a letter")
    return nil
  }
  return text
}
