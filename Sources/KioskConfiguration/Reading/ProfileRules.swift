import DataFiles
import FoundationEssentials
import ServiceModel

/// The rules of single values that more than a shape or a range decides.
extension ProfileReader {
  func kioskCode(_ node: DataNode) -> KioskCode? {
    guard let text = node.text() else { return nil }
    guard let code = KioskCode(text) else {
      node.report(chinese: "应是 4 位数字，例如 0001", english: "four digits, such as 0001")
      return nil
    }
    return code
  }

  /// A number as people write it: digits, and spaces, hyphens or a leading + between them.
  /// Outer `nil`: refused.
  func officeHours(_ node: DataNode) -> OfficeHours?? {
    guard let spans = node.items()?.map({ $0.text() }) else { return nil }
    guard let hours = OfficeHours(spans.compactMap { $0 }), !spans.contains(nil) else {
      node.report(
        chinese: "写成 [\"09:00-12:00\", \"13:00-17:00\"]，从早到晚，不重叠",
        english: "[\"09:00-12:00\", \"13:00-17:00\"]: in their order, none over another")
      return nil
    }
    return .some(hours)
  }

  func phoneNumber(_ node: DataNode) -> String? {
    guard let text = node.text() else { return nil }
    let digits = text.filter(\.isNumber).count
    let isPhone =
      (3...20).contains(digits)
      && text.allSatisfy { $0.isASCII && ($0.isNumber || "+- ".contains($0)) }
    guard isPhone else {
      node.report(
        chinese: "应是电话号码：数字，可以有空格和连字符",
        english: "a phone number: digits, with spaces and hyphens where you like")
      return nil
    }
    return text
  }

  /// What residents confirm travels to this address, so that outside a demonstration it is
  /// encrypted on its way.
  func platformURL(_ node: DataNode, environment: Environment?) -> String? {
    guard let text = node.text() else { return nil }
    guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
      let host = url.host(), isHost(host), url.query() == nil, url.fragment() == nil,
      url.user() == nil, !text.contains(where: \.isWhitespace)
    else {
      node.report(
        chinese: "应是平台地址，例如 https://平台主机（不带 ? 和 #）",
        english: "the platform's address, such as https://host, without ? and #")
      return nil
    }
    if scheme == "http", environment == .production {
      node.report(
        chinese: "正式环境（production）必须用 https://",
        english: "in production the address begins with https://")
      return nil
    }
    return String(text.reversed().drop { $0 == "/" }.reversed())
  }

  /// RFC 8032 §5.1.5: an Ed25519 public key is 32 bytes.
  func ed25519Key(_ node: DataNode) -> [UInt8]? {
    guard let text = node.text() else { return nil }
    guard let data = Data(base64Encoded: text), data.count == 32 else {
      node.report(
        chinese: "应是平台公钥：32 字节的 Base64（44 个字符）",
        english: "the platform's public key: 32 bytes in Base64, 44 characters")
      return nil
    }
    return Array(data)
  }

  /// A name or an IPv4 address, by its characters.
  func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
  }
}
