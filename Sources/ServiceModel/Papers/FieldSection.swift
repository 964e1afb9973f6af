/// A section of a form on paper: a heading and the fields beneath it.
public struct FieldSection: Hashable, Sendable, Codable {
  public var title: String
  public var fields: [PaperField]

  public init(title: String, fields: [PaperField]) {
    self.title = title
    self.fields = fields
  }
}

/// One labelled cell of a form.
public struct PaperField: Hashable, Sendable, Codable {
  public var label: String
  /// What was filled in; empty where nothing was.
  public var value: String
  /// What an empty form shows in the cell, for a hand to tick: `□ 男　□ 女`.
  public var hint: String
  /// Takes the whole width of the page; other fields share it by twos.
  public var wide: Bool

  public init(label: String, value: String = "", hint: String = "", wide: Bool = false) {
    self.label = label
    self.value = value
    self.hint = hint
    self.wide = wide
  }
}
