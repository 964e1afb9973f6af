/// What is to stand on one document: the name of a template and the words for its places.
///
/// Everything is text as it shall be read; masking, grouping and dates are the caller's. A
/// request holds personal data: it travels on a pipe, never in arguments, the environment or a
/// file's name.
///
///     var request = DocumentRequest(template: "receipt", facts: facts)
///     request.values["receipt-number"] = receipt.number.grouped
public struct DocumentRequest: Hashable, Sendable, Codable {
  /// The code of a template: `receipt`.
  public var template: String
  public var facts: PageFacts
  /// Words by the name of their place. A value of nothing but blanks counts as not given.
  public var values: [String: String]
  /// Lists of sentences: the conditions of a matter.
  public var lists: [String: [String]]
  /// Rows of tables; every row has one cell for each column of the template.
  public var tables: [String: [[String]]]
  /// Sections of a form.
  public var forms: [String: [FieldSection]]

  public init(
    template: String, facts: PageFacts, values: [String: String] = [:],
    lists: [String: [String]] = [:], tables: [String: [[String]]] = [:],
    forms: [String: [FieldSection]] = [:]
  ) {
    self.template = template
    self.facts = facts
    self.values = values
    self.lists = lists
    self.tables = tables
    self.forms = forms
  }
}

/// Where and when a paper was made: stands at the edge of every page.
///
/// Templates reach them as `{centre}`, `{kiosk}` and `{printed-at}`.
public struct PageFacts: Hashable, Sendable, Codable {
  /// The centre's name, as its sign has it.
  public var centre: String
  /// The kiosk's code.
  public var kiosk: String
  /// Also the document's creation date: the same request gives the same bytes.
  public var printedAt: Timestamp
  /// Words over every page that say that it is not a real paper; `nil` on a real one.
  public var mark: String?

  public init(centre: String, kiosk: String, printedAt: Timestamp, mark: String? = nil) {
    self.centre = centre
    self.kiosk = kiosk
    self.printedAt = printedAt
    self.mark = mark
  }

  public var values: [String: String] {
    ["centre": centre, "kiosk": kiosk, "printed-at": printedAt.chinese]
  }
}
