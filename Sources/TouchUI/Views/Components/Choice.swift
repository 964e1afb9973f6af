extension View {
  /// One of several answers: a tick and a thicker edge say which is chosen.
  ///
  /// - Parameter iconSide: of the tick, in units.
  public static func choice(
    _ title: String, identifier: String, isChosen: Bool, iconSide: Double = 48, action: Action?
  ) -> View {
    .button(
      title, identifier: identifier, style: .card, selected: isChosen, action: action,
      label: .row(
        spacing: 24,
        [
          .icon(
            isChosen ? "check" : "circle", side: iconSide,
            colour: isChosen ? .accent : .textMuted),
          .text(title, .body, bold: isChosen).weight(1),
        ])
    ).padding(vertical: 30, horizontal: 36)
  }

  /// A value between two buttons that make it less and more; a button without an action is at
  /// its end.
  public static func stepper(
    _ name: String, value: String, identifier: String, less: (name: String, action: Action?),
    more: (name: String, action: Action?)
  ) -> View {
    func end(_ step: (name: String, action: Action?), _ which: String) -> View {
      View.button(
        step.name, identifier: "\(identifier)-\(which)", style: .card, action: step.action,
        label: .text(step.name, .body, bold: true, alignment: .centre)
      ).padding(vertical: 20, horizontal: 8).weight(2)
    }
    return View.row(
      spacing: 16, alignment: .fill,
      [
        end(less, "less"),
        View.row([.text(value, .body, colour: .accent, bold: true, alignment: .centre).weight(1)])
          .accessible(.text, name, identifier: identifier, value: value).weight(1),
        end(more, "more"),
      ])
  }

  /// Something that a person should know, with its sign and in the colour of how much it matters.
  public static func banner(
    _ words: String, icon: String, colour: ColourRole, wash: ColourRole, iconSide: Double = 60,
    identifier: String? = nil
  ) -> View {
    View.row(
      spacing: 24, [.icon(icon, side: iconSide, colour: colour), .text(words, .body).weight(1)]
    )
    .padding(28)
    .background(wash, cornerRadius: 20)
    .border(colour)
    .accessible(.banner, words, identifier: identifier)
  }
}
