import Foundation
import ServiceModel

/// The answers of a form that is not handed in yet, to go on from later. Personal: it is sealed
/// wherever it lies, and its `description` holds no answer.
public struct KeptForm: Hashable, Sendable, Codable {
  let schema: String
  let day: CalendarDay
  let answers: [String: String]
  let rows: [String: Int]
  /// Of answers that the platform gave; not there where it gave none.
  let origins: [String: Origin]?
  /// Where the person was; `nil` behind the last question.
  public var place: FieldID? {
    get { at.map { FieldID($0) } }
    set { at = newValue?.text }
  }
  private var at: String?

  struct Origin: Hashable, Sendable, Codable {
    let matter: String
    let day: CalendarDay
  }

  fileprivate init(_ form: FilledForm) {
    schema = form.definition.schema
    day = form.today
    answers = Dictionary(uniqueKeysWithValues: form.answers.map { ($0.key.text, $0.value) })
    let filled = form.rows.filter { $0.value > 0 }
    rows = Dictionary(uniqueKeysWithValues: filled.map { ($0.key.text, $0.value) })
    var origins: [String: Origin] = [:]
    for id in form.answers.keys {
      if case .platform(let matter, let day) = form.origin(of: id) {
        origins[id.text] = Origin(matter: matter, day: day)
      }
    }
    self.origins = origins.isEmpty ? nil : origins
  }

  /// Whether it answers what that form does not ask: papers, where a kiosk cannot take any.
  public func holdsMore(than definition: FormDefinition) -> Bool {
    let asked = Set(definition.fields.map(\.id.text))
    return answers.contains { answer in
      !answer.value.isEmpty && !asked.contains(String(answer.key.prefix { $0 != "." }))
    }
  }

  /// - Returns: `nil` for bytes that are not what `bytes` gave.
  public init?(bytes: [UInt8]) {
    guard let kept = try? JSONDecoder().decode(KeptForm.self, from: Data(bytes)) else { return nil }
    self = kept
  }

  public var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Texts, numbers and a day: nothing of it can fail.
    guard let data = try? encoder.encode(self) else { preconditionFailure("a form without bytes") }
    return [UInt8](data)
  }
}

extension KeptForm: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(schema), \(answers.count) answers" }
  public var customMirror: Mirror { Mirror(self, children: ["form": schema]) }
}

extension FilledForm {
  public var kept: KeptForm { KeptForm(self) }

  /// Goes on from what was kept: to be called once the identity has filled its part.
  ///
  /// A hand and a pledge stand only for what stood there when they were given. They come back the same
  /// day with the same card's words, and are asked for anew after that.
  ///
  /// - Returns: whether it is one of this form; nothing is changed otherwise.
  @discardableResult
  public mutating func goOn(from kept: KeptForm) -> Bool {
    guard kept.schema == definition.schema else { return false }
    let fields = definition.fields
    let stands =
      kept.day == today
      && fields.allSatisfy { field in
        field.source == nil || kept.answers[field.id.text] == answers[field.id]
      }
    let own = fields.filter { $0.source == nil && (stands || !$0.kind.isWord) }.map(\.id.text)
    putBack(
      kept.answers.filter { answer in
        own.contains(String(answer.key.prefix { $0 != "." })) && !isOver(answer.value)
      },
      kept.rows, from: kept.origins ?? [:])
    return true
  }

  /// A certificate that counted when it was taken, and does not any more.
  private func isOver(_ answer: String) -> Bool {
    ElectronicCertificate(answer).map { !$0.isValid(on: today) } ?? false
  }
}
