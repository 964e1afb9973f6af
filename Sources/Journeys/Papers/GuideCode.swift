import ServiceModel

/// What a phone reads from the code beside a guide: where it stands on the net, or the guide's main
/// points themselves, for which nobody needs a line.
struct GuideCode: Hashable {
  let text: String
  let isLink: Bool

  init(_ guide: GuideState, _ item: GuidanceItem, _ site: Site) {
    if let link = site.guideLink, !item.code.isOurs {
      text = link.replacing("{code}", with: Self.escaped(item.code.text))
      isLink = true
      return
    }
    var lines = [item.name, "主管部门：\(item.department)"]
    if !item.code.isOurs { lines.append("事项编码：\(item.code)") }
    if let situation = guide.situation { lines.append("情形：\(situation.name)") }
    if let limit = item.promisedLimit { lines.append("承诺时限：\(limit.chinese)") }
    if let phone = item.consultPhone { lines.append("咨询电话：\(phone)") }
    if let version = item.version { lines.append("指南版本：\(version)") }
    lines.append(site.centre)
    let materials = guide.toBring.map { situation, material in
      "· " + (situation.map { "\($0.name)：" } ?? "") + material.name
    }
    if !materials.isEmpty { lines += ["要带的材料："] + materials }
    text = Self.cut(lines)
    isLink = false
  }

  /// So much that the code's squares are still large enough for an old phone.
  private static let mostBytes = 700

  private static func cut(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      guard text.utf8.count + line.utf8.count < mostBytes else { return text + "\n……没有列全，请看打印的指南" }
      text += text.isEmpty ? line : "\n" + line
    }
    return text
  }

  /// Unreserved characters stay (RFC 3986 §2.3).
  private static func escaped(_ code: String) -> String {
    code.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      let isPlain =
        byte < 128 && (character.isLetter || character.isNumber || "-._~".contains(character))
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(character) : "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
