import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

/// How long a practised hand of seventy needs, by the keystroke-level model.
///
/// Operators: S. Card, T. Moran, A. Newell, "The keystroke-level model for user performance time with
/// interactive systems", CACM 23 (7), 1980: pointing 1.10 s, preparing in the mind 1.35 s. For the old
/// they are stretched as the cycles of the motor and the cognitive processor are (70 to 146 ms and 70
/// to 118 ms): T. Jastrzembski, N. Charness, "The Model Human Processor and the older adult", J. Exp.
/// Psychol. Appl. 13 (4), 2007. Reading, hesitating and mistakes are not in it: it compares designs, it
/// does not foretell.
struct KeystrokeModel {
  static let pointing = 1.10 * 146 / 70
  static let preparing = 1.35 * 118 / 70
  /// To find the card, lay it down and take it back: an estimate, nobody's measurement.
  static let card = 10.0

  let taps: Int
  let seconds: Double

  /// Every tap is pointed at. Every tap is prepared in the mind but those on a keyboard, where a whole
  /// word or number is prepared at once.
  init(_ resident: Resident) {
    taps = resident.taps
    seconds =
      Double(resident.taps) * Self.pointing
      + Double(resident.taps - resident.keys + resident.typed) * Self.preparing + Self.card
  }
}

@Suite("what a matter costs a hand")
struct KeystrokeModelTests {
  /// The matters that residents come for most, and what each may cost.
  static let limits: [(form: String, seconds: Double)] = [
    ("pension-enrolment", 180), ("pension-entitlement", 120), ("medical-enrolment", 240),
    ("social-card", 180), ("old-age-allowance", 240),
  ]

  @Test("the five most used are within their time, from the first page to the receipt")
  func seconds() throws {
    let forms = FormLibrary(try EveryMatterTests.forms())
    for (code, limit) in Self.limits {
      let form = try #require(forms[FormCode(code)])
      let resident = try EveryMatterTests.resident(form) { _ in }
      try resident.press(form.kind == .registration ? "tile-registration" : "tile-declaration")
      try resident.press("item-\(form.matter.text)")
      try resident.press("apply")
      try resident.fill()
      try resident.press("confirm")
      #expect(resident.state.page == .receipt)
      let model = KeystrokeModel(resident)
      print("klm_\(code)_taps \(model.taps) taps")
      print("klm_\(code)_seconds \(Int(model.seconds.rounded())) s")
      #expect(model.seconds < limit, "\(code)")
    }
  }
}
