import CSANE

/// Numbers as SANE writes them.
enum ScannerNumber {
  /// Fixed-point numbers have 16 bits behind the point (SANE_FIXED_SCALE_SHIFT).
  static let one = 65_536.0

  static func decoded(_ word: SANE_Word, _ type: SANE_Value_Type) -> Double {
    type == SANE_TYPE_FIXED ? Double(word) / one : Double(word)
  }
}

extension ScannerOption.Constraint {
  init(_ descriptor: SANE_Option_Descriptor) {
    switch descriptor.constraint_type {
    case SANE_CONSTRAINT_RANGE:
      guard let range = descriptor.constraint.range?.pointee, range.min <= range.max else {
        self = .none
        return
      }
      self = .range(
        ScannerNumber.decoded(
          range.min, descriptor.type)...ScannerNumber.decoded(range.max, descriptor.type))
    case SANE_CONSTRAINT_WORD_LIST:
      guard let list = descriptor.constraint.word_list else {
        self = .none
        return
      }
      // The first is how many follow.
      self = .numbers(
        UnsafeBufferPointer(start: list + 1, count: max(0, Int(list[0])))
          .map { ScannerNumber.decoded($0, descriptor.type) })
    case SANE_CONSTRAINT_STRING_LIST:
      var words: [String] = []
      while let word = descriptor.constraint.string_list?[words.count] {
        words.append(String(cString: word))
      }
      self = .words(words)
    default:
      self = .none
    }
  }

  /// The allowed number that is nearest; the higher of two that are as near. The steps of a range are
  /// left to the scanner, which rounds.
  func nearest(to wanted: Double) -> Double {
    switch self {
    case .none, .words: wanted
    case .range(let range): min(max(wanted, range.lowerBound), range.upperBound)
    case .numbers(let numbers):
      numbers.sorted(by: >).min { abs($0 - wanted) < abs($1 - wanted) } ?? wanted
    }
  }
}
