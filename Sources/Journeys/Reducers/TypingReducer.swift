import ApplicationForms
import ServiceModel
import TouchUI

// Words in Chinese, by pinyin or by hand.
extension KioskReducer {
  func reduceTyping(_ session: inout Session, _ action: Action) -> [Effect] {
    guard session.typesWords || session.signs else { return [] }
    switch action {
    case .keyboard(let keyboard):
      session.typing.clear()
      session.typing.keyboard = keyboard
      return []
    case .stroke(let points) where session.signs:
      if !points.isEmpty { sign(session.signature + [points], &session) }
      return []
    case .clearInk where session.signs:
      sign([], &session)
      return []
    case .stroke(let points):
      guard session.typing.keyboard == .handwriting, !points.isEmpty else { return [] }
      session.typing.strokes.append(points)
      return [.recognise(session.typing.strokes)]
    case .clearInk:
      session.typing.clear()
      return []
    case .candidates(let letters, let texts):
      guard session.typing.letters == letters else { return [] }
      take(texts, &session)
      return []
    case .characters(let strokes, let texts):
      guard session.typing.strokes == strokes else { return [] }
      take(texts, &session)
      return []
    case .showCandidates(let first):
      guard session.typing.candidates.indices.contains(first) else { return [] }
      session.typing.firstShown = first
      return []
    case .chooseCandidate(let index):
      guard session.typing.candidates.indices.contains(index) else { return [] }
      if session.typing.keyboard == .handwriting {
        let character = session.typing.candidates[index]
        session.typing.clear()
        write(character, &session)
        return []
      }
      return [.chooseCandidate(index, session.typing.letters)]
    case .chosen(let letters, let choice):
      guard session.typing.letters == letters else { return [] }
      guard let choice else {
        session.typing.isBroken = true
        return []
      }
      session.typing.clear()
      write(choice.text, &session)
      session.typing.letters = choice.rest
      return choice.rest.isEmpty ? [] : [.askCandidates(choice.rest)]
    default: return []
    }
  }

  /// A key of the pinyin keyboard; `nil` when it is for the words themselves.
  func typePinyin(_ key: Key, _ session: inout Session) -> [Effect]? {
    guard session.typesWords, session.typing.keyboard == .pinyin else { return nil }
    switch key {
    case .character(let letter) where letter.allSatisfy({ $0.isASCII && $0.isLetter }):
      guard session.typing.letters.count < 30 else { return [] }
      session.typing.letters += letter.lowercased()
    case .character:
      return nil
    case .backspace:
      guard !session.typing.letters.isEmpty else { return nil }
      session.typing.letters.removeLast()
    case .clear:
      guard !session.typing.letters.isEmpty else { return nil }
      session.typing.clear()
      return []
    }
    session.typing.candidates = []
    session.typing.firstShown = 0
    return session.typing.letters.isEmpty ? [] : [.askCandidates(session.typing.letters)]
  }

  private func take(_ texts: [String]?, _ session: inout Session) {
    session.typing.isBroken = texts == nil
    session.typing.candidates = texts ?? []
    session.typing.firstShown = 0
  }

  private func write(_ text: String, _ session: inout Session) {
    session.entryProblem = nil
    if session.question != nil {
      for character in text { typeAnswer(.character(String(character)), &session) }
    } else if let limit = session.page.entryLimit {
      session.entry = String((session.entry + text).prefix(limit))
    }
  }
}

extension Session {
  /// Whether the present page takes words and not a number.
  public var typesWords: Bool {
    if page == .remarkWords { return true }
    switch question?.kind {
    case .text, .name: return true
    case .address: return !place.village.isEmpty && entry.isEmpty
    default: return false
    }
  }

  /// Whether the present page takes a signature.
  public var signs: Bool { question?.kind == .signature }

  /// What was signed so far, for the pad.
  var signature: [[InkPoint]] { SignatureStrokes(answer)?.ink ?? [] }
}
