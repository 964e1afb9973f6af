import Yams

/// The keys that a mapping of a data file may have: an enumeration of its words.
public protocol DataKey: RawRepresentable<String>, CaseIterable, Hashable {}

/// A mapping of a data file whose keys are all known.
public struct DataMapping<Key: DataKey> {
  private let values: [Key: DataNode]
  /// Keys that stand there misspelt: that problem is enough, they are not missing as well.
  private let misspelt: Set<String>
  private let owner: DataNode

  /// Leaves a problem for every key that `Key` does not know.
  init(_ mapping: Node.Mapping, of owner: DataNode) {
    var values: [Key: DataNode] = [:]
    var misspelt: Set<String> = []
    for (name, value) in mapping {
      let word = name.scalar?.string ?? ""
      let path = owner.path.isEmpty ? word : "\(owner.path).\(word)"
      let mark = value.mark ?? name.mark
      guard let key = Key(rawValue: word) else {
        let known = Key.allCases.map(\.rawValue)
        let meant = Spelling.nearest(to: word, in: known)
        if let meant { misspelt.insert(meant) }
        owner.collector.add(
          line: name.mark?.line ?? owner.line, column: name.mark?.column ?? owner.column,
          path: owner.path, reason: .unknownKey(word, meant: meant, known: known))
        continue
      }
      // A block of lines is shown where its key stands; a value on the key's line, at the value.
      let isBlock = name.mark?.line != mark?.line
      let place = isBlock || value.scalar?.string.isEmpty == true ? name.mark : mark
      values[key] = DataNode(
        node: value, line: place?.line ?? owner.line, column: place?.column ?? owner.column,
        path: path, collector: owner.collector)
    }
    self.values = values
    self.misspelt = misspelt
    self.owner = owner
  }

  /// The value of a key that may be left out.
  public subscript(key: Key) -> DataNode? { values[key] }

  /// The value of a key that must be there; its absence is a problem of the mapping.
  public func required(_ key: Key) -> DataNode? {
    if let value = values[key] { return value }
    return misspelt.contains(key.rawValue) ? nil : owner.refuse(.missingKey(key.rawValue))
  }

  /// The text of a key that must be there.
  public func text(_ key: Key) -> String? { required(key)?.text() }
}
