extension DispatcherConnection {
  /// Asks for events and for lines that wait for each other.
  ///
  /// - Throws: `noVoice` when the dispatcher has only its stand-in, which says an English sentence
  ///   about itself.
  func prepare(within limit: Duration) throws(SpeechTrouble) {
    for event in ["BEGIN", "END", "CANCEL"] {
      try ask("SET SELF NOTIFICATION \(event) ON", within: limit)
    }
    try ask("SET SELF PRIORITY MESSAGE", within: limit)
    let module = try ask("GET OUTPUT_MODULE", within: limit).values.first
    guard let module, module != "dummy" else { throw .noVoice }
  }

  /// Chooses voice, pace and loudness of what is said next.
  func set(
    _ order: SpeechOrder, _ settings: SpeechSettings, within limit: Duration
  ) throws(SpeechTrouble) {
    let module = settings.module.map(word)
    if let module { try ask("SET SELF OUTPUT_MODULE \(module)", within: limit) }
    try ask("SET SELF LANGUAGE \(order.language.name(for: module))", within: limit)
    if let voice = settings.voice.map(word) {
      try ask("SET SELF SYNTHESIS_VOICE \(voice)", within: limit)
    }
    try ask("SET SELF RATE \(order.rate.rawValue)", within: limit)
    try ask("SET SELF VOLUME \(order.volume.rawValue)", within: limit)
  }

  /// A name that stays on its line.
  private func word(_ name: String) -> String { String(name.filter { !$0.isNewline }) }
}
