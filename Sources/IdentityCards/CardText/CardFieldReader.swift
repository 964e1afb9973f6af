import ServiceModel

/// Takes values out of a card's text; what does not hold one is an error by the field's name.
struct CardFieldReader {
  private let text: [UInt8]

  /// - Parameter text: the 256 bytes that the reader gave.
  init(_ text: [UInt8], of kind: CardKind) throws(CardTextError) {
    guard text.count == CardContents.textCount else { throw .wrongSize(text.count) }
    let found = CardKind(of: text)
    guard found == kind else { throw .otherKind(found) }
    self.text = text
  }

  func words(_ field: CardField) throws(CardTextError) -> String {
    guard let words = try optionalWords(field) else { throw .damaged(field: field.name) }
    return words
  }

  /// `nil` when there is nothing but padding.
  func optionalWords(_ field: CardField) throws(CardTextError) -> String? {
    guard let words = field.words(in: text) else { throw .damaged(field: field.name) }
    return words.isEmpty ? nil : words
  }

  func day(_ field: CardField) throws(CardTextError) -> CalendarDay {
    guard let day = CalendarDay(compact: field.characters(in: text)) else {
      throw .damaged(field: field.name)
    }
    return day
  }

  func validity(_ field: CardField) throws(CardTextError) -> CardValidity {
    field.characters(in: text) == "长期" ? .longTerm : .until(try day(field))
  }

  func sex(_ field: CardField) -> Sex { Sex(rawValue: field.characters(in: text)) ?? .unknown }

  func ethnicGroup(_ field: CardField) -> EthnicGroup {
    EthnicGroup(code: field.characters(in: text))
  }

  /// Of the 15 characters that foreigners' cards had before 2023.
  func foreignerNumber(_ field: CardField) throws(CardTextError) -> PersonNumber {
    guard let number = try? PersonNumber(field.characters(in: text)), number.citizen == nil else {
      throw .wrongNumber
    }
    return number
  }

  func number(_ field: CardField) throws(CardTextError) -> CitizenNumber {
    do {
      return try CitizenNumber(field.characters(in: text))
    } catch {
      throw .wrongNumber
    }
  }
}
