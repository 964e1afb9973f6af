import ServiceModel

/// What answers are called where no form says it, in the language of the screen.
public struct AnswerWords: Hashable, Sendable {
  public var language: String
  public var yes: String
  public var no: String
  public var pledged: String
  public var signed: String
  /// `{}` 页.
  public var pages: String
  /// 电子证照：`{}`（`{}`）: its name and who gave it out.
  public var certificate: String
  /// `{}` 元.
  public var yuan: String
  /// `{}年{}月{}日`.
  public var date: String
  /// Between several answers.
  public var comma: String

  /// What papers say.
  public static let chinese = AnswerWords(
    language: "zh-Hans", yes: "是", no: "否", pledged: "已承诺", signed: "已签名", pages: "{} 页",
    certificate: "电子证照：{}（{}）", yuan: "{} 元", date: "{}年{}月{}日", comma: "、")

  public init(
    language: String, yes: String, no: String, pledged: String, signed: String, pages: String,
    certificate: String, yuan: String, date: String, comma: String
  ) {
    self.language = language
    self.yes = yes
    self.no = no
    self.pledged = pledged
    self.signed = signed
    self.pages = pages
    self.certificate = certificate
    self.yuan = yuan
    self.date = date
    self.comma = comma
  }

  func fill(_ pattern: String, _ parts: String...) -> String {
    var rest = parts[...]
    return pattern.split(separator: "{}", omittingEmptySubsequences: false).enumerated()
      .map { place, words in place == 0 ? String(words) : (rest.popFirst() ?? "") + words }
      .joined()
  }
}

extension FieldKind {
  /// The answer in the words of the screen and the paper.
  func shown(_ answer: String, in words: AnswerWords = .chinese) -> String {
    func label(_ code: String) -> String {
      options.first { $0.code == code }?.label[words.language] ?? code
    }
    switch self {
    case .choice, .village: return label(answer)
    case .several: return answer.codes.map(label).joined(separator: words.comma)
    case .address(let list):
      let place = PlaceOfLiving(answer)
      return (list.village(place.village) ?? place.village) + place.detail
    case .date:
      return CalendarDay(iso: answer).map { day in
        words.fill(words.date, String(day.year), String(day.month), String(day.day))
      } ?? answer
    case .money: return words.fill(words.yuan, answer)
    case .number(let form):
      return form.unit.map { "\(answer) \($0[words.language])" } ?? answer
    case .yesNo: return answer == "yes" ? words.yes : words.no
    case .pledge: return answer == "yes" ? words.pledged : ""
    case .signature: return words.signed
    case .file:
      switch answer.paper {
      case .certificate(let held):
        return words.fill(words.certificate, held.name, held.issuer)
      case let paper: return words.fill(words.pages, String(paper?.pages.count ?? 0))
      }
    case .text, .name, .citizenNumber, .mobile, .phone, .bankCard, .rows: return answer
    }
  }

  /// The same with so many stars that a neighbour learns nothing.
  func masked(_ answer: String, in words: AnswerWords = .chinese) -> String {
    let known: String? =
      switch self {
      case .citizenNumber: (try? CitizenNumber(answer))?.masked
      case .mobile: MobileNumber(answer)?.masked
      case .phone: PhoneNumber(answer)?.masked
      case .bankCard: (try? BankCardNumber(answer))?.masked
      case .date: CalendarDay(iso: answer).map { words.fill(words.date, "\($0.year)", "**", "**") }
      default: nil
      }
    if let known { return known }
    let shown = shown(answer, in: words)
    // Of an address the province; of a name the family name.
    let kept = shown.count > 8 ? 3 : shown.count > 1 ? 1 : 0
    return shown.prefix(kept) + String(repeating: "*", count: min(6, max(1, shown.count - kept)))
  }
}
