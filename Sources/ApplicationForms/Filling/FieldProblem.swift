import ServiceModel

/// Why an answer cannot be handed in. Never holds the answer.
public enum FieldProblem: Error, Hashable, Sendable {
  case required
  /// Characters counted; `least` equals `most` where only one length is right.
  case wrongLength(have: Int, least: Int, most: Int)
  /// The same of words, which are not counted in digits.
  case wordsLength(have: Int, least: Int, most: Int)
  /// A character that this kind of answer cannot hold.
  case wrongCharacter
  /// The birth in a citizen number is not a day of the calendar.
  case impossibleBirth
  /// Most likely one digit is mistyped.
  case wrongCheckDigit
  /// Eleven digits, but no mobile number begins like that.
  case notMobile
  /// Neither a mobile number nor a fixed one with its area code.
  case notPhone
  case notAName
  case notADay
  case notAnAmount
  /// A number with at most so many places after the point.
  case notANumber(decimals: Int)
  case outOfRange(least: Quantity, most: Quantity)
  /// A day before the earliest that is right.
  case tooEarly(CalendarDay)
  case tooLate(CalendarDay)
  /// Not among the options.
  case notAChoice
  /// Against the form's own pattern.
  case notAsAsked
  case tooFewRows(have: Int, least: Int)
  case tooManyPages(most: Int)
  /// The matter can go on only with this pledge.
  case notPledged
  /// Against a check of the form, which says it in its own words.
  case against(Wording)

  /// A stable word for tests and counts: `wrong-length`.
  public var code: String {
    switch self {
    case .required: "required"
    case .wrongLength: "wrong-length"
    case .wordsLength: "words-length"
    case .wrongCharacter: "wrong-character"
    case .impossibleBirth: "impossible-birth"
    case .wrongCheckDigit: "wrong-check-digit"
    case .notMobile: "not-mobile"
    case .notPhone: "not-phone"
    case .notAName: "not-a-name"
    case .notADay: "not-a-day"
    case .notAnAmount: "not-an-amount"
    case .notANumber: "not-a-number"
    case .outOfRange: "out-of-range"
    case .tooEarly: "too-early"
    case .tooLate: "too-late"
    case .notAChoice: "not-a-choice"
    case .notAsAsked: "not-as-asked"
    case .tooFewRows: "too-few-rows"
    case .tooManyPages: "too-many-pages"
    case .notPledged: "not-pledged"
    case .against: "against"
    }
  }
}
