import DataFiles

extension AddressList {
  /// Reads assets/addresses/….yaml.
  ///
  /// - Throws: `FileProblems`: also a code that is not 9 or 12 digits, does not begin with its
  ///   town's, or stands twice.
  public static func load(path: String) throws(FileProblems) -> AddressList {
    try DataFile.read(path: path, decode)
  }

  /// The same from text in memory; `file` only names it.
  public static func load(text: String, file: String) throws(FileProblems) -> AddressList {
    try DataFile.read(text: text, file: file, decode)
  }

  private enum Key: String, DataKey { case name, towns }
  private enum TownKey: String, DataKey { case code, name, villages }
  private enum VillageKey: String, DataKey { case code, name }

  private static func decode(_ root: DataNode) -> AddressList? {
    guard let mapping = root.mapping(Key.self) else { return nil }
    let name = mapping.text(.name)
    var seen: Set<String> = []
    let towns = mapping.required(.towns)?.items()?.compactMap { town($0, seen: &seen) }
    guard let name, let towns else { return nil }
    return AddressList(name: name, towns: towns)
  }

  private static func town(_ node: DataNode, seen: inout Set<String>) -> Town? {
    guard let mapping = node.mapping(TownKey.self) else { return nil }
    let code = regionCode(mapping.required(.code), digits: 9, within: "", seen: &seen)
    let name = mapping.text(.name)
    let villages = mapping.required(.villages)?.items()?.compactMap { node -> Village? in
      guard let mapping = node.mapping(VillageKey.self) else { return nil }
      let own = regionCode(mapping.required(.code), digits: 12, within: code ?? "", seen: &seen)
      guard let name = mapping.text(.name), let own else { return nil }
      return Village(code: own, name: name)
    }
    guard let code, let name, let villages else { return nil }
    return Town(code: code, name: name, villages: villages)
  }

  private static func regionCode(
    _ node: DataNode?, digits: Int, within prefix: String, seen: inout Set<String>
  ) -> String? {
    guard let node, let code = node.text() else { return nil }
    guard code.utf8.count == digits, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
      node.report(chinese: "区划代码应是 \(digits) 位数字", english: "a region code of \(digits) digits")
      return nil
    }
    guard code.hasPrefix(prefix) else {
      node.report(
        chinese: "村的代码应以镇的代码 \(prefix) 开头",
        english: "a village's code begins with its town's, \(prefix)")
      return nil
    }
    guard seen.insert(code).inserted else {
      node.report(chinese: "代码 \(code) 写了两次", english: "the code \(code) is given twice")
      return nil
    }
    return code
  }
}
