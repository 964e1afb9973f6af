/// Words of a template with places for values: `第 {page} 页　共 {pages} 页`.
struct Wording: Hashable, Sendable {
  let text: String
  private let parts: [Part]

  private enum Part: Hashable {
    case words(String)
    case place(String)
  }

  /// `nil` when a brace has no partner or a place has no name.
  init?(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: brace)..<end]
      guard !name.isEmpty, !name.contains("{") else { return nil }
      if brace > rest.startIndex { parts.append(.words(String(rest[..<brace]))) }
      parts.append(.place(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
    self.parts = parts
  }

  /// The names of its places, in their order.
  var places: [String] {
    parts.compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  /// The words with every place filled; `nil` when a value is not given.
  func filled(_ value: (String) -> String?) -> String? {
    var words = ""
    for part in parts {
      switch part {
      case .words(let text): words += text
      case .place(let name):
        guard let text = value(name) else { return nil }
        words += text
      }
    }
    return words
  }
}

extension Wording: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let wording = Wording(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a brace without its partner in “\(text)”")
    }
    self = wording
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
