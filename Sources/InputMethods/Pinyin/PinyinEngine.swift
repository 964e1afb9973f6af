import CRime
import Glibc
import TypingOrders

/// Pinyin by librime, without memory: what was typed or chosen never changes a later answer.
///
/// librime is one for the process: make one of these, and use it on one thread.
public final class PinyinEngine {
  private let rime: RimeApi
  private let session: RimeSessionId

  /// - Parameters:
  ///   - scratch: A folder that librime may write to.
  ///   - data: librime's data folder.
  /// - Throws: `.dictionaryAbsent`, `.scratchFailed`, `.engineFailed`.
  public init(scratch: String, data: String = "/usr/share/rime-data") throws(TypingFault) {
    for file in PinyinSchema.dictionary where access("\(data)/\(file)", R_OK) != 0 {
      throw TypingFault(
        .dictionaryAbsent, .technician,
        "\(data)/\(file) cannot be read: install the Debian package rime-data-pinyin-simp",
        cause: String(cString: strerror(errno)))
    }
    try PinyinSchema.write(into: scratch + "/build")
    guard let rime = rime_get_api()?.pointee else { throw Self.failed("librime has no interface") }
    self.rime = rime
    Self.start(rime, scratch: scratch, data: data)
    session = rime.create_session()
    guard session != 0 else { throw Self.failed("librime begins no session") }
    guard try !candidates(for: "ni").texts.isEmpty else {
      throw TypingFault(
        .dictionaryAbsent, .technician,
        "librime finds no word in \(data): reinstall the Debian package rime-data-pinyin-simp")
    }
  }

  deinit {
    _ = rime.destroy_session(session)
    rime.finalize()
  }

  /// - Throws: `.questionInvalid` for more letters than `PinyinLetters.limit`.
  public func candidates(for typed: String) throws(TypingFault) -> PinyinCandidates {
    guard let letters = PinyinLetters(typed: typed) else {
      return PinyinCandidates(preedit: typed, texts: [])
    }
    try type(letters)
    defer { rime.clear_composition(session) }
    // librime parts syllables by blanks, and by an apostrophe where one was typed.
    let preedit = (composition?.preedit ?? letters.text).replacing("'", with: " ")
    return PinyinCandidates(preedit: preedit, texts: texts)
  }

  /// - Throws: `.questionInvalid` for too many letters, and when there is no such candidate.
  public func choose(_ index: Int, for typed: String) throws(TypingFault) -> PinyinChoice {
    guard let letters = PinyinLetters(typed: typed) else { throw Self.noCandidate }
    try type(letters)
    defer { rime.clear_composition(session) }
    guard index >= 0, index < texts.count, rime.select_candidate(session, index) != 0 else {
      throw Self.noCandidate
    }
    if let text = committed { return PinyinChoice(text: text, rest: "") }
    guard let composition, composition.chosen > 0 else {
      throw Self.failed("librime made nothing of a choice")
    }
    let preedit = Array(composition.preedit.utf8)
    let unused = String(decoding: preedit[composition.chosen...], as: UTF8.self)
    // A preedit shows each letter as one, whichever it shows.
    return PinyinChoice(
      text: String(decoding: preedit[..<composition.chosen], as: UTF8.self),
      rest: letters.rest(letters: unused.count { $0 != " " && $0 != "'" }))
  }

  private func type(_ letters: PinyinLetters) throws(TypingFault) {
    guard letters.text.count <= PinyinLetters.limit else {
      throw TypingFault(
        .questionInvalid, .technician, "more than \(PinyinLetters.limit) letters at once")
    }
    rime.clear_composition(session)
    for letter in letters.text.utf8 { _ = rime.process_key(session, Int32(letter), 0) }
  }

  /// The candidates of what is typed.
  private var texts: [String] {
    var iterator = RimeCandidateListIterator()
    guard rime.candidate_list_begin(session, &iterator) != 0 else { return [] }
    defer { rime.candidate_list_end(&iterator) }
    var texts: [String] = []
    while texts.count < PinyinCandidates.limit, rime.candidate_list_next(&iterator) != 0 {
      texts.append(String(cString: iterator.candidate.text))
    }
    return texts
  }

  /// What is shown of the letters, and how many bytes at its start are chosen text. `nil` when
  /// nothing is being composed.
  private var composition: (preedit: String, chosen: Int)? {
    var context = rime_empty_context()
    guard rime.get_context(session, &context) != 0 else { return nil }
    defer { _ = rime.free_context(&context) }
    guard let preedit = context.composition.preedit else { return nil }
    return (String(cString: preedit), Int(context.composition.sel_start))
  }

  /// The text of a choice that used all letters.
  private var committed: String? {
    var commit = rime_empty_commit()
    guard rime.get_commit(session, &commit) != 0 else { return nil }
    defer { _ = rime.free_commit(&commit) }
    return commit.text.map { String(cString: $0) }
  }

  private static func start(_ rime: RimeApi, scratch: String, data: String) {
    // librime's log library keeps pointers to what it is given.
    func kept(_ text: String) -> UnsafePointer<CChar>? { UnsafePointer(strdup(text)) }
    var traits = rime_empty_traits()
    traits.shared_data_dir = kept(data)
    traits.user_data_dir = kept(scratch)
    traits.distribution_name = kept("kiosk")
    traits.distribution_code_name = kept("kiosk")
    traits.distribution_version = kept("1")
    traits.app_name = kept("rime.kiosk")
    // Only what ends the process, and to standard error, which goes nowhere: a log could quote.
    traits.min_log_level = 3
    traits.log_dir = kept("")
    rime.setup(&traits)
    rime.initialize(&traits)
  }

  private static let noCandidate = TypingFault(
    .questionInvalid, .technician, "these letters have no such candidate")

  private static func failed(_ what: String) -> TypingFault {
    TypingFault(.engineFailed, .technician, "\(what): reinstall the Debian package librime1")
  }
}
