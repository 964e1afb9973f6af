import ApplicationForms
import DataFiles
import FoundationEssentials
import Sealing
import ServiceModel
import Testing

/// The repository's own data, and people who do not exist.
enum Samples {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let today = CalendarDay(year: 2026, month: 11, day: 22)!

  static func addresses() throws -> AddressList {
    try AddressList.load(path: root + "/assets/addresses/demo.yaml")
  }

  static func library() throws -> FormLibrary {
    try FormLibrary.load(directory: root + "/assets/forms", addresses: addresses())
  }

  static func form(_ code: String) throws -> FilledForm {
    FilledForm(try #require(try library()[FormCode(code)]), on: today)
  }

  /// A form of one section whose fields are these lines.
  static func definition(_ fields: [String]) throws(FileProblems) -> FormDefinition {
    let frame = """
      code: sample
      version: "1"
      title: 样表
      matter: sample
      kind: registration
      sections:
        - id: one
          title: 一
          fields:

      """
    return try FormDefinition.load(
      text: frame + fields.map { "      \($0)\n" }.joined(), file: "sample.yaml",
      addresses: AddressList(name: "空", towns: []))
  }

  static func resident() throws -> Identity {
    let number = try CitizenNumber(number)
    return Identity(
      name: "张样例", number: PersonNumber(number), sex: number.sex, birth: number.birth,
      address: "示例县示例镇示例一村 1 组 8 号", source: .residentCard, verification: .verified)
  }

  /// Old enough for everything.
  static func elder() throws -> Identity {
    let number = try CitizenNumber("990000193003150024")
    return Identity(
      name: "林样例", number: PersonNumber(number), sex: number.sex, birth: number.birth,
      address: "示例县示例镇示例一村 1 组 8 号", source: .residentCard, verification: .verified)
  }

  /// The same person without a card.
  static func typed() throws -> Identity {
    .typed(number: try CitizenNumber(number))
  }

  static let number = "990000194910010011"
  static let bankCard = "9999990000000014"
  static let mobile = "13800000000"
  static let village = "990000101201"

  /// A registration with every field answered.
  static func complete() throws -> FilledForm {
    var form = try form("pension-enrolment")
    form.prefill(from: try resident())
    form.set(mobile, for: "mobile")
    form.set(village, for: "village")
    form.set("3", for: "grade")
    form.set(bankCard, for: "bank-card")
    return form
  }
}

extension CanonicalForm {
  static func bytes(of form: FilledForm, identity: Identity) -> [UInt8] {
    bytes(of: form, identity: identity) { .of($0) }
  }
}
