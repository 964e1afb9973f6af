extension View {
  /// What is being typed, large.
  ///
  /// - Parameters:
  ///   - shown: what stands in it; dots when it is secret.
  ///   - hint: its name, and what stands in it while nothing else does.
  ///   - value: what is said of it aloud; `nil` says what is shown.
  public static func field(
    _ shown: String, hint: String, identifier: String, scale: TextScale = .title,
    value: String? = nil, isSecret: Bool = false
  ) -> View {
    View.row([
      .text(
        shown.isEmpty ? hint : shown, shown.isEmpty ? .heading : scale,
        colour: shown.isEmpty ? .textMuted : .text, bold: !shown.isEmpty
      ).weight(1)
    ])
    .padding(vertical: 24, horizontal: 36)
    .minimumHeight(128)
    .background(.surface, cornerRadius: 16)
    .border(.accent, width: 4)
    .accessible(
      .field, hint, identifier: identifier, value: value ?? shown, isSecret: isSecret)
  }

  /// A day in three boxes, filled from the left as its digits come: `1958` `03` `05`.
  ///
  /// - Parameters:
  ///   - digits: at most eight, YYYYMMDD.
  ///   - units: what stands after each box: 年, 月, 日.
  public static func date(
    _ digits: String, units: (year: String, month: String, day: String), name: String,
    identifier: String, scale: TextScale = .title
  ) -> View {
    let characters = Array(digits)
    func box(_ range: Range<Int>, _ unit: String, weight: Double) -> [View] {
      let part = String(characters[min(range.lowerBound, characters.count)...].prefix(range.count))
      let isNext = range.contains(characters.count)
      return [
        View.row([
          .text(part.isEmpty ? " " : part, scale, bold: true, alignment: .centre).weight(1)
        ])
        .padding(vertical: 20, horizontal: 12)
        .minimumHeight(128)
        .background(.surface, cornerRadius: 16)
        .border(isNext ? .accent : .border, width: isNext ? 4 : 2)
        .weight(weight),
        .text(unit, .heading),
      ]
    }
    return View.row(
      spacing: 16,
      box(0..<4, units.year, weight: 2) + box(4..<6, units.month, weight: 1)
        + box(6..<8, units.day, weight: 1)
    ).accessible(.field, name, identifier: identifier, value: digits)
  }
}
