/// What a template asks of a request.
public struct TemplateNeeds: Hashable, Sendable {
  /// Values without which nothing is printed.
  public internal(set) var requiredValues: Set<String> = []
  /// Values that have words of their own for their absence, or whose block is left out.
  public internal(set) var optionalValues: Set<String> = []
  public internal(set) var requiredLists: Set<String> = []
  public internal(set) var optionalLists: Set<String> = []
  public internal(set) var requiredTables: Set<String> = []
  public internal(set) var optionalTables: Set<String> = []
  public internal(set) var requiredForms: Set<String> = []
  public internal(set) var optionalForms: Set<String> = []

  public var values: Set<String> { requiredValues.union(optionalValues) }
  public var lists: Set<String> { requiredLists.union(optionalLists) }
  public var tables: Set<String> { requiredTables.union(optionalTables) }
  public var forms: Set<String> { requiredForms.union(optionalForms) }

  fileprivate mutating func add(_ wording: Wording, required: Bool) {
    for name in wording.places {
      if required { requiredValues.insert(name) } else { optionalValues.insert(name) }
    }
  }

  fileprivate mutating func add(_ code: CodeBlock, required: Bool) {
    add(code.text, required: required)
    add(code.title, required: required)
    for line in code.lines { add(line.text, required: required && line.absent == nil) }
  }
}

extension DocumentTemplate {
  /// Places that the page itself fills.
  static let pagePlaces: Set<String> = ["centre", "kiosk", "printed-at", "page", "pages"]

  /// The names of everything that a request for it may hold.
  public var needs: TemplateNeeds {
    var needs = TemplateNeeds()
    if let head { for words in [head.left, head.right] { needs.add(words, required: true) } }
    for words in [foot.left, foot.right] { needs.add(words, required: true) }
    for block in blocks { block.tell(&needs) }
    needs.requiredValues.subtract(Self.pagePlaces)
    needs.optionalValues.subtract(Self.pagePlaces.union(needs.requiredValues))
    return needs
  }
}

extension TemplateBlock {
  fileprivate func tell(_ needs: inout TemplateNeeds) {
    let sure = whenGiven == nil
    switch content {
    case .title(let block), .subtitle(let block), .heading(let block):
      needs.add(block.text, required: sure)
    case .paragraph(let block): needs.add(block.text, required: sure && block.absent == nil)
    case .prominent(let block): needs.add(block.text, required: sure)
    case .notice(let block): needs.add(block.text, required: sure && block.absent == nil)
    case .details(let block):
      for detail in block.rows.joined() {
        needs.add(detail.text, required: sure && detail.absent == nil)
      }
    case .code(let block): needs.add(block, required: sure)
    case .issue(let block):
      for line in block.lines + [block.seal.arc] { needs.add(line, required: sure) }
      if let code = block.code { needs.add(code, required: sure) }
    case .list(let block):
      if sure && block.absent == nil {
        needs.requiredLists.insert(block.items)
      } else {
        needs.optionalLists.insert(block.items)
      }
    case .table(let block):
      if sure && block.absent == nil {
        needs.requiredTables.insert(block.rows)
      } else {
        needs.optionalTables.insert(block.rows)
      }
    case .form(let block):
      if sure {
        needs.requiredForms.insert(block.sections)
      } else {
        needs.optionalForms.insert(block.sections)
      }
    case .signature(let block):
      for entry in block.entries {
        if let text = entry.text { needs.add(text, required: false) }
        if let strokes = entry.strokes { needs.optionalValues.insert(strokes) }
      }
    case .gap: break
    }
  }
}
