/// A block of a template: what kind of thing stands there, and when.
struct TemplateBlock: Hashable, Sendable {
  /// The block is left out unless this value, list, table or form is given.
  var whenGiven: String?
  var content: Content

  enum Content: Hashable, Sendable {
    case title(WordsBlock)
    case subtitle(WordsBlock)
    case heading(WordsBlock)
    case paragraph(ParagraphBlock)
    case list(ListBlock)
    case prominent(ProminentBlock)
    case details(DetailsBlock)
    case form(FormBlock)
    case table(TableBlock)
    case code(CodeBlock)
    case signature(SignatureBlock)
    case issue(IssueBlock)
    case notice(NoticeBlock)
    case gap(GapBlock)
  }
}

extension TemplateBlock: Codable {
  private enum Keys: String, CodingKey {
    case kind
    case whenGiven
  }

  private enum Kind: String, Codable {
    case title, subtitle, heading, paragraph, list, prominent, details, form, table, code
    case signature, issue, notice, gap
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    whenGiven = try container.decodeIfPresent(String.self, forKey: .whenGiven)
    content =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .title: .title(try WordsBlock(from: decoder))
      case .subtitle: .subtitle(try WordsBlock(from: decoder))
      case .heading: .heading(try WordsBlock(from: decoder))
      case .paragraph: .paragraph(try ParagraphBlock(from: decoder))
      case .list: .list(try ListBlock(from: decoder))
      case .prominent: .prominent(try ProminentBlock(from: decoder))
      case .details: .details(try DetailsBlock(from: decoder))
      case .form: .form(try FormBlock(from: decoder))
      case .table: .table(try TableBlock(from: decoder))
      case .code: .code(try CodeBlock(from: decoder))
      case .signature: .signature(try SignatureBlock(from: decoder))
      case .issue: .issue(try IssueBlock(from: decoder))
      case .notice: .notice(try NoticeBlock(from: decoder))
      case .gap: .gap(try GapBlock(from: decoder))
      }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encodeIfPresent(whenGiven, forKey: .whenGiven)
    let (kind, block): (Kind, any Encodable) =
      switch content {
      case .title(let block): (.title, block)
      case .subtitle(let block): (.subtitle, block)
      case .heading(let block): (.heading, block)
      case .paragraph(let block): (.paragraph, block)
      case .list(let block): (.list, block)
      case .prominent(let block): (.prominent, block)
      case .details(let block): (.details, block)
      case .form(let block): (.form, block)
      case .table(let block): (.table, block)
      case .code(let block): (.code, block)
      case .signature(let block): (.signature, block)
      case .issue(let block): (.issue, block)
      case .notice(let block): (.notice, block)
      case .gap(let block): (.gap, block)
      }
    try container.encode(kind, forKey: .kind)
    try block.encode(to: encoder)
  }
}
