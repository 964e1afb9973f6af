/// The accessibility tree as XML: an element's name is its role.
///
/// ```xml
/// <group name="" x="0" …><button name="我要办理" id="apply" enabled="true" …/></group>
/// ```
/// Elements follow in the order of the snapshot, without anything between them.
enum PageSource {
  static func xml(_ snapshot: ScreenSnapshot) -> String {
    var source = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    var open: [ScreenElement] = []
    let elements = snapshot.elements
    for element in elements {
      while let last = open.last, last.index != element.parent {
        source += "</\(name(last))>"
        open.removeLast()
      }
      source += "<\(name(element))"
      for (name, value) in element.attributes { source += " \(name)=\"\(escaped(value.words))\"" }
      let next = element.index + 1
      if next < elements.count, elements[next].parent == element.index {
        source += ">"
        open.append(element)
      } else {
        source += "/>"
      }
    }
    for element in open.reversed() { source += "</\(name(element))>" }
    return source
  }

  /// An attribute's value (XML 1.0 §2.2 and §3.3.3): what XML cannot write is left out, and
  /// white space is kept from being made into blanks.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A role that is no XML name would break every selector.
  private static func name(_ element: ScreenElement) -> String {
    let role = element.node.role
    let isName =
      role.first?.isLetter == true
      && role.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return isName ? role : "element"
  }
}
