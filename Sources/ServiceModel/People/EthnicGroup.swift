/// GB/T 3304: the two-digit code that cards carry and its name.
public struct EthnicGroup: Hashable, Sendable, Codable {
  /// `01` to `56`, `97`, `98`, or whatever the card said.
  public let code: String

  public init(code: String) { self.code = code }

  /// The group's name without 族; 其他 for a code that the standard does not list.
  public var name: String {
    if let number = Int(code), (1...Self.names.count).contains(number) {
      return Self.names[number - 1]
    }
    return code == "98" ? "外国血统中国籍人士" : "其他"
  }

  private static let names = [
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家",
    "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜",
    "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒",
    "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴",
    "珞巴", "基诺",
  ]
}
