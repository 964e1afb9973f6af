import Yams

/// A value of a data file and where it stands. Reading it as what it is not leaves a problem and
/// gives `nil`, so that one pass finds every problem of the file.
public struct DataNode {
  let node: Node
  /// Where a problem of this value is shown.
  public let line: Int
  public let column: Int
  /// The keys that lead here, `sections[2].fields[0].kind`.
  public let path: String
  let collector: ProblemCollector

  /// A non-empty text; numbers and dates count as their characters, so that `0001` stays `0001`.
  public func text() -> String? {
    guard let scalar = node.scalar, shape != .nothing else { return wrong(.text) }
    return scalar.string
  }

  /// A whole number in plain decimal digits within `range`.
  public func wholeNumber(in range: ClosedRange<Int>) -> Int? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any,
      let number = Int(scalar.string)
    else { return wrong(.wholeNumber) }
    guard range.contains(number) else { return refuse(.outOfRange(range, found: number)) }
    return number
  }

  /// A decimal number such as `21.5` within `range`.
  public func decimal(in range: ClosedRange<Double>) -> Double? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any,
      let number = Double(scalar.string), number.isFinite
    else { return wrong(.number) }
    guard range.contains(number) else {
      report(
        chinese: "应在 \(range.lowerBound) 到 \(range.upperBound) 之间，现在是 \(scalar.string)",
        english: "between \(range.lowerBound) and \(range.upperBound), not \(scalar.string)")
      return nil
    }
    return number
  }

  /// `true` or `false`; YAML 1.1's yes, on and off are refused, for they surprise.
  public func boolean() -> Bool? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any,
      let value = Bool(scalar.string)
    else { return wrong(.boolean) }
    return value
  }

  /// One word of a closed list.
  public func choice<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> Word? {
    guard let word = text() else { return nil }
    if let value = Word(rawValue: word) { return value }
    let allowed = Word.allCases.map(\.rawValue)
    return refuse(
      .notOneOf(allowed: allowed, found: word, meant: Spelling.nearest(to: word, in: allowed)))
  }

  /// A list, which may be empty.
  public func items() -> [DataNode]? {
    guard let sequence = node.sequence else { return wrong(.list) }
    return sequence.enumerated().map { place, item in
      DataNode(
        node: item, line: item.mark?.line ?? line, column: item.mark?.column ?? column,
        path: "\(path)[\(place)]", collector: collector)
    }
  }

  /// A mapping with the keys of `Key` and no others.
  public func mapping<Key: DataKey>(_ keys: Key.Type) -> DataMapping<Key>? {
    guard let mapping = node.mapping else { return wrong(.mapping) }
    return DataMapping(mapping, of: self)
  }

  /// Leaves a problem of the reader's own rule here.
  public func report(chinese: String, english: String) {
    collector.add(
      line: line, column: column, path: path, reason: .refused(chinese: chinese, english: english))
  }

  public var isMapping: Bool { node.mapping != nil }

  func refuse<Value>(_ reason: FileProblem.Reason) -> Value? {
    collector.add(line: line, column: column, path: path, reason: reason)
    return nil
  }

  private func wrong<Value>(_ expected: FileProblem.Shape) -> Value? {
    refuse(.wrongShape(expected: expected, found: shape))
  }

  private var shape: FileProblem.Shape {
    switch node {
    case .mapping: .mapping
    case .sequence: .list
    case .alias: .text
    case .scalar(let scalar):
      if scalar.string.isEmpty
        || scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
      {
        .nothing
      } else if scalar.style == .plain, Int(scalar.string) != nil {
        .wholeNumber
      } else if scalar.style == .plain, Bool(scalar.string) != nil {
        .boolean
      } else {
        .text
      }
    }
  }
}
