import ServiceModel

/// What an answer is made of, and so how it is entered, checked, shown and masked.
///
/// Every answer is kept as one text; what it looks like stands at each kind.
public enum FieldKind: Hashable, Sendable {
  case text
  /// A person's name, `林样例`, `阿依古丽·买买提`.
  case name
  case citizenNumber
  case mobile
  /// A mobile number, or a fixed one with its area code: `0826-1234567`.
  case phone
  case bankCard
  /// An ISO day, `1949-10-01`.
  case date
  /// Yuan with up to two decimals, `200` or `200.50`.
  case money
  /// A number with the unit that the label or the unit names, `2.5`.
  case number(NumberForm)
  /// The option's code.
  case choice([ChoiceOption])
  /// The codes in the options' order, parted by commas.
  case several([ChoiceOption])
  /// `yes` or `no`.
  case yesNo
  /// The village's 12-digit region code.
  case village(AddressList)
  /// The village's code, and after a blank what stands behind its name: `990000101201 1组8号`.
  case address(AddressList)
  /// Groups of fields, one for each person or thing. Its own answer is nothing: the rows are counted.
  case rows(RowsForm)
  /// 告知承诺: `yes` when the person pledged.
  case pledge(Pledge)
  /// The strokes of a hand, as `SignatureStrokes` writes them.
  case signature
  /// A paper that is brought: its pages as `FormPage` writes them, parted by commas; or the one
  /// `ElectronicCertificate` that stands for it.
  case file(FileForm)

  /// What can be chosen: the options, or the list's villages with their town; empty for what is
  /// typed.
  public var options: [ChoiceOption] {
    switch self {
    case .choice(let options), .several(let options): options
    case .village(let list): list.options
    default: []
    }
  }

  /// How many pages a paper may have; `nil` for what is no paper.
  public var mostPages: Int? {
    if case .file(let form) = self { form.most } else { nil }
  }

  /// Which certificates of the platform stand for the paper; empty for what is no paper.
  public var certificateKinds: [ElectronicCertificateKind] {
    if case .file(let form) = self { form.certificates } else { [] }
  }

  /// The fields of each row; empty for what is not a list.
  public var rowFields: [FormField] {
    if case .rows(let form) = self { form.fields } else { [] }
  }
}

/// One answer of a choice.
public struct ChoiceOption: Hashable, Sendable, Identifiable {
  public let code: String
  public let label: Wording

  public init(code: String, label: Wording) {
    self.code = code
    self.label = label
  }

  public var id: String { code }
}

/// How a number is written.
public struct NumberForm: Hashable, Sendable {
  /// 亩, 立方米; `nil` for a plain count.
  public let unit: Wording?
  /// Places after the point, 0 to 3.
  public let decimals: Int

  public init(unit: Wording? = nil, decimals: Int = 0) {
    self.unit = unit
    self.decimals = decimals
  }
}

/// A list of persons or things, each with the same fields.
public struct RowsForm: Hashable, Sendable {
  /// What one of them is called: 家庭成员.
  public let item: Wording
  public let fields: [FormField]
  /// How many there must and may be.
  public let count: ClosedRange<Int>

  public init(item: Wording, fields: [FormField], count: ClosedRange<Int>) {
    self.item = item
    self.fields = fields
    self.count = count
  }

  /// More than this nobody fills at a kiosk.
  public static let most = 12
}

/// A paper that goes with the form as pictures.
public struct FileForm: Hashable, Sendable {
  /// How many pages it may have.
  public let most: Int
  /// Which certificates of the platform stand for it.
  public let certificates: [ElectronicCertificateKind]

  public init(most: Int, certificates: [ElectronicCertificateKind] = []) {
    self.most = most
    self.certificates = certificates
  }

  /// More than this is brought to the window.
  public static let most = 20
}

/// 告知承诺: what a person says is so instead of proving it, and what follows if it is not.
public struct Pledge: Hashable, Sendable {
  public let text: Wording
  public let consequence: Wording
  /// What somebody does who will not pledge: which proof there is instead; `nil` where there is none.
  public let refusal: Wording?

  public init(text: Wording, consequence: Wording, refusal: Wording? = nil) {
    self.text = text
    self.consequence = consequence
    self.refusal = refusal
  }
}
