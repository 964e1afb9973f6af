/// A title, a subtitle or a heading.
struct WordsBlock: Hashable, Sendable, Codable {
  var text: Wording
}

struct ParagraphBlock: Hashable, Sendable, Codable {
  var text: Wording
  /// First lines begin two characters in, as running Chinese text does.
  var indented: Bool
  /// Stands there when a value of the text is not given; without it the value must be given.
  var absent: String?
}

/// Sentences one under the other.
struct ListBlock: Hashable, Sendable, Codable {
  /// The name of a list of the request.
  var items: String
  var numbered: Bool
  /// Stands there when the list is empty; without it the list must be given.
  var absent: String?
}

/// A number that must be found at a glance: small label, large words, in a frame.
struct ProminentBlock: Hashable, Sendable, Codable {
  var label: String
  var text: Wording
}

/// Labelled values, one or two to a row.
struct DetailsBlock: Hashable, Sendable, Codable {
  /// The width of a label, in millimetres.
  var labelWidth: Double
  var rows: [[Detail]]

  struct Detail: Hashable, Sendable, Codable {
    var label: String
    var text: Wording
    /// Stands there when a value is not given; without it the value must be given.
    var absent: String?
  }
}

/// The sections of a form, with what was filled in or with room for a pen.
struct FormBlock: Hashable, Sendable, Codable {
  /// The name of a form of the request.
  var sections: String
  var cells: Cells
  /// The width of a label, in millimetres.
  var labelWidth: Double
  /// The least height of a row, in millimetres.
  var rowHeight: Double
  /// Stands in a filled form where nothing was filled in.
  var absent: String?

  enum Cells: String, Hashable, Sendable, Codable {
    case filled
    /// Values are never printed, even when the request has them.
    case empty
  }
}

/// A grid whose header stands again on every page that it reaches.
struct TableBlock: Hashable, Sendable, Codable {
  /// The name of a table of the request.
  var rows: String
  /// The title of a first column that counts the rows; none without it.
  var counter: String?
  var columns: [Column]
  /// Stands in one wide row when there are no rows; without it there must be some.
  var absent: String?

  struct Column: Hashable, Sendable, Codable {
    var title: String
    /// Its part of the width, against the sum of all.
    var share: Double
    var alignment: Alignment
    /// Stands in an empty cell; without it the cell stays empty.
    var absent: String?
  }

  enum Alignment: String, Hashable, Sendable, Codable {
    case left
    case centre
    case right
  }
}

/// A QR code with words beside it.
struct CodeBlock: Hashable, Sendable, Codable {
  /// What a scanner reads.
  var text: Wording
  /// The length of its side, in millimetres.
  var side: Double
  var title: Wording
  var lines: [Line]

  struct Line: Hashable, Sendable, Codable {
    var text: Wording
    var absent: String?
  }
}

/// Lines for a hand to sign on.
struct SignatureBlock: Hashable, Sendable, Codable {
  var entries: [Entry]

  struct Entry: Hashable, Sendable, Codable {
    var label: String
    /// Stands on the line, with room between: `年　　月　　日`.
    var hint: String
    /// Stands there instead where its values are given.
    var text: Wording?
    /// The value that holds the strokes of a hand, as `SignatureStrokes` writes them.
    var strokes: String?
  }
}

/// Who issued the paper and when, at the right, over a seal.
struct IssueBlock: Hashable, Sendable, Codable {
  var lines: [Wording]
  var seal: Seal
  /// At the left: how the paper is verified.
  var code: CodeBlock?

  struct Seal: Hashable, Sendable, Codable {
    /// In millimetres.
    var diameter: Double
    /// Along the upper arc.
    var arc: Wording
    /// Large, in the middle.
    var centre: String
    /// Small, beneath the middle.
    var below: String
  }
}

/// Words in a frame.
struct NoticeBlock: Hashable, Sendable, Codable {
  var title: String
  var text: Wording
  var absent: String?
}

struct GapBlock: Hashable, Sendable, Codable {
  /// In millimetres.
  var height: Double
}
