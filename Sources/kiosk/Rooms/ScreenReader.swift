import Journeys
import Logging
import Speech
import TouchUI

/// Reads the window aloud: the title, what is written under it, and the control with the focus.
@MainActor
final class ScreenReader: ScreenVoice {
  private let desk: SpeechDesk?
  private let wordbook: Wordbook
  /// What there is to read.
  var tree: @MainActor () -> AccessibilityNode? = { nil }
  private let log = Logger(label: "speech")
  private var watch: Task<Void, Never>?

  init(desk: SpeechDesk?, wordbook: Wordbook) {
    self.desk = desk
    self.wordbook = wordbook
    guard let desk else { return }
    watch = Task { [log] in
      for await case .unavailable(let trouble) in desk.events {
        log.warning("nothing can be heard", metadata: ["why": "\(trouble)"])
      }
    }
  }

  func readScreen(_ modes: Modes) async {
    guard let desk, let tree = tree(),
      let language = wordbook.language(modes.language).voice
    else { return }
    desk.setRate(SpeechRate(step: modes.pace))
    desk.setVolume(SpeechVolume(step: modes.loudness))
    desk.speak(tree.spoken.map(SpokenText.speakable), language: language)
  }

  func sayFound(_ names: [String], _ modes: Modes) async {
    let phrases = wordbook[modes.language]
    let words =
      names.isEmpty
      ? phrases[.nothingHere]
      : phrases.say(.foundSpoken, String(names.count)) + names.prefix(3).joined(separator: "。")
    say(words, modes)
  }

  /// Such as the control that the keyboard's focus came to.
  func say(_ words: String, _ modes: Modes) {
    guard let desk, modes.listens, let language = wordbook.language(modes.language).voice else {
      return
    }
    desk.speak([SpokenText.speakable(words)], language: language)
  }

  /// Says it whether or not the screen is heard: to somebody who goes away.
  func call(_ words: String) async {
    Chime.ring()
    desk?.setVolume(.loud)
    desk?.speak([SpokenText.speakable(words)], language: .mandarin)
  }

  func hush() async { desk?.stop() }

  func end() { desk?.end() }
}

extension Language {
  /// `nil`: no voice speaks it.
  fileprivate var voice: SpokenLanguage? {
    switch spoken {
    case "cmn": .mandarin
    case "en": .english
    case "ug": .uyghur
    default: nil
    }
  }
}

extension AccessibilityNode {
  /// What is said of a screen, in the order of reading. A dialog is said and what lies under it
  /// is not; a secret is never said.
  var spoken: [String] {
    let isDialog = find(identifier: "dialog") != nil
    var lines: [String] = []
    func add(_ node: AccessibilityNode) {
      guard node.shown else { return }
      let isCovered = isDialog && !node.enabled
      switch node.role {
      case "button":
        if node.focused { lines.append(node.name) }
        return
      case "heading", "text", "banner", "field", "progress":
        guard !isCovered else { break }
        let value =
          node.secret ? nil : node.value.flatMap { $0.isEmpty || $0 == node.name ? nil : $0 }
        lines.append([node.name, value].compactMap { $0 }.joined(separator: "，"))
        return
      default: break
      }
      for child in node.children { add(child) }
    }
    add(self)
    return lines.filter { !$0.isEmpty }
  }
}
