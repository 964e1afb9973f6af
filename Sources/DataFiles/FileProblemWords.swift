extension FileProblem: CustomStringConvertible {
  /// `demo.yaml:12:3: …` in the two languages of the people who edit these files.
  public var description: String { "\(file):\(line):\(column): \(place)\(chinese) / \(english)" }

  private var place: String { path.isEmpty ? "" : "\(path): " }

  /// What is wrong and what would be right, in Chinese.
  public var chinese: String {
    switch reason {
    case .unreadable(let words): "文件读不出（\(words)）"
    case .syntax(let words): "不是正确的 YAML（\(words)）"
    case .duplicateKey(let key): "“\(key)”写了两次，只能留一个"
    case .unknownKey(let key, let meant?, _): "没有“\(key)”这一项，是不是“\(meant)”？"
    case .unknownKey(let key, nil, let known):
      "没有“\(key)”这一项，这里可以写：\(known.joined(separator: "、"))"
    case .missingKey(let key): "缺少“\(key)”"
    case .wrongShape(let expected, let found): "应是\(expected.chinese)，现在是\(found.chinese)"
    case .notOneOf(_, let found, let meant?): "不能是“\(found)”，是不是“\(meant)”？"
    case .notOneOf(let allowed, let found, nil):
      "不能是“\(found)”，只能是：\(allowed.joined(separator: "、"))"
    case .outOfRange(let range, let found):
      "应在 \(range.lowerBound) 到 \(range.upperBound) 之间，现在是 \(found)"
    case .refused(let chinese, _): chinese
    }
  }

  /// What is wrong and what would be right, in English.
  public var english: String {
    switch reason {
    case .unreadable(let words): "cannot read the file (\(words))"
    case .syntax(let words): "not valid YAML (\(words))"
    case .duplicateKey(let key): "“\(key)” is given twice: keep one"
    case .unknownKey(let key, let meant?, _): "unknown key “\(key)”: did you mean “\(meant)”?"
    case .unknownKey(let key, nil, let known):
      "unknown key “\(key)”: known here are \(known.joined(separator: ", "))"
    case .missingKey(let key): "“\(key)” is missing"
    case .wrongShape(let expected, let found):
      "expected \(expected.english), found \(found.english)"
    case .notOneOf(_, let found, let meant?): "not “\(found)”: did you mean “\(meant)”?"
    case .notOneOf(let allowed, let found, nil):
      "not “\(found)”: one of \(allowed.joined(separator: ", "))"
    case .outOfRange(let range, let found):
      "between \(range.lowerBound) and \(range.upperBound), not \(found)"
    case .refused(_, let english): english
    }
  }
}

extension FileProblem.Shape {
  var chinese: String {
    switch self {
    case .mapping: "一组“键: 值”"
    case .list: "列表（每行以“- ”开头）"
    case .text: "文字"
    case .wholeNumber: "整数（不加引号）"
    case .number: "数字（不加引号）"
    case .boolean: "true 或 false"
    case .nothing: "空的"
    }
  }

  var english: String {
    switch self {
    case .mapping: "“key: value” lines"
    case .list: "a list (lines that begin with “- ”)"
    case .text: "text"
    case .wholeNumber: "a whole number without quotes"
    case .number: "a number without quotes"
    case .boolean: "true or false"
    case .nothing: "nothing"
    }
  }
}
