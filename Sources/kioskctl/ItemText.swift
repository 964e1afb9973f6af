import ServiceModel

/// A guidance item as lines for a terminal, in the order of the kiosk's screen.
enum ItemText {
  static func of(_ item: GuidanceItem) -> String {
    let given: [(String, String?)] = [
      ("编码", item.code.text), ("部门", item.department), ("事项类型", item.kind?.chinese),
      ("受理条件", joined(item.conditions)), ("材料", joined(item.materials.map(material))),
      ("流程", joined(item.process)), ("法定时限", item.legalLimit?.chinese),
      ("承诺时限", item.promisedLimit?.chinese), ("收费", item.fee.map(fee)),
      ("结果", item.result), ("地点", joined(item.places.map(place))),
      ("咨询电话", item.consultPhone), ("投诉电话", item.complaintPhone),
      ("本机能办", joined(item.services.map(\.rawValue).sorted())), ("表单", item.form?.text),
      ("版本", item.version),
    ]
    return ([item.name] + given.map { "  \($0)：\($1 ?? "未提供")" }).joined(separator: "\n")
  }

  private static func joined(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: "；")
  }

  private static func material(_ material: Material) -> String {
    let counts = [
      material.originals.map { "原件 \($0)" }, material.copies.map { "复印件 \($0)" },
      material.required ? nil : "有则提供", material.note,
    ].compactMap { $0 }
    return counts.isEmpty
      ? material.name : "\(material.name)（\(counts.joined(separator: "，"))）"
  }

  private static func place(_ place: ServicePlace) -> String {
    [place.name, place.address, place.hours].compactMap { $0 }.joined(separator: " ")
  }

  private static func fee(_ fee: Fee) -> String {
    switch fee {
    case .free: "不收费"
    case .charged(let basis): "收费，依据：\(basis)"
    }
  }
}
