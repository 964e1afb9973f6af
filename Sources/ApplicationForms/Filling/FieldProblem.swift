/// Why an answer cannot be handed in. The sentence for the person is in assets/strings under
/// `code`, with `data` in its places.
public enum FieldProblem: Error, Hashable, Sendable {
  case required
  /// Characters counted; `least` equals `most` where only one length is right.
  case wrongLength(have: Int, least: Int, most: Int)
  /// A character that this kind of answer cannot hold.
  case wrongCharacter
  /// The birth in a citizen number is not a day of the calendar.
  case impossibleBirth
  /// Most likely one digit is mistyped.
  case wrongCheckDigit
  /// Eleven digits, but no mobile number begins like that.
  case notMobile
  case notADay
  case notAnAmount
  /// Fen.
  case amountOutOfRange(least: Int, most: Int)
  /// Not among the options.
  case notAChoice
  /// Against the form's own pattern.
  case notAsAsked

  /// A stable word for strings and tests: `wrong-length`.
  public var code: String {
    switch self {
    case .required: "required"
    case .wrongLength: "wrong-length"
    case .wrongCharacter: "wrong-character"
    case .impossibleBirth: "impossible-birth"
    case .wrongCheckDigit: "wrong-check-digit"
    case .notMobile: "not-mobile"
    case .notADay: "not-a-day"
    case .notAnAmount: "not-an-amount"
    case .amountOutOfRange: "amount-out-of-range"
    case .notAChoice: "not-a-choice"
    case .notAsAsked: "not-as-asked"
    }
  }

  /// What the sentence names, under `have`, `least`, `most`; amounts in yuan. Never the answer.
  public var data: [String: String] {
    switch self {
    case .wrongLength(let have, let least, let most):
      ["have": String(have), "least": String(least), "most": String(most)]
    case .amountOutOfRange(let least, let most):
      ["least": Money(fen: least).yuan, "most": Money(fen: most).yuan]
    case .required, .wrongCharacter, .impossibleBirth, .wrongCheckDigit, .notMobile, .notADay,
      .notAnAmount, .notAChoice, .notAsAsked:
      [:]
    }
  }
}
