import PaperOrders
import ServiceModel

/// Whether a finished PDF still holds every character that was set in it.
///
/// Characters are counted and not compared in order: a reader of PDFs puts cells, turned letters
/// and letters of another font into an order of its own.
struct TextCheck {
  private var wanted: [Unicode.Scalar: Int] = [:]

  init(_ words: [String]) {
    for text in words { Self.count(text, into: &wanted) }
  }

  /// - Throws: `.textLost`, which says how many characters are missing and none of them.
  func check(_ inspection: PaperInspection) throws(PaperFault) {
    var found: [Unicode.Scalar: Int] = [:]
    for page in inspection.text { Self.count(page, into: &found) }
    let lost = wanted.reduce(0) { lost, entry in
      lost + max(0, entry.value - (found[entry.key] ?? 0))
    }
    guard lost == 0 else {
      throw PaperFault(
        .textLost, .technician, "the PDF lacks \(lost) of the characters that were set in it")
    }
  }

  private static func count(_ text: String, into counts: inout [Unicode.Scalar: Int]) {
    for scalar in text.unicodeScalars {
      guard scalar.standsAlone else { continue }
      counts[scalar, default: 0] += 1
    }
  }
}

extension Unicode.Scalar {
  /// Has a place of its own on the paper. Blanks and joiners leave nothing there; Poppler passes
  /// over marks that stand on another letter (Tibetan vowels), though they are in the PDF.
  fileprivate var standsAlone: Bool {
    guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint else { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: false
    default: true
    }
  }
}
