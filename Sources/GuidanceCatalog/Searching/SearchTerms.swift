/// A typed query, cut where its writing changes: hanzi, or letters and digits.
struct SearchTerms: Hashable {
  enum Term: Hashable {
    case hanzi(String)
    case letters(String)
  }

  /// All of it without gaps, as whole names are kept: the longest spelling of a name has some
  /// hundreds of letters.
  let whole: String
  let terms: [Term]

  var isEmpty: Bool { terms.isEmpty }

  /// Longer than any name that somebody types at a kiosk; what follows is not looked at.
  static let longest = 40

  init(_ query: String) {
    whole = FoldedText.fold(query.prefix(10 * Self.longest))
    terms = FoldedText.words(String(query.prefix(Self.longest))).flatMap { word -> [Term] in
      var terms: [Term] = []
      var rest = word[...]
      while let first = rest.first {
        let isLetters = first.isASCII
        let run = rest.prefix { $0.isASCII == isLetters }
        terms.append(isLetters ? .letters(String(run)) : .hanzi(String(run)))
        rest = rest.dropFirst(run.count)
      }
      return terms
    }
  }
}

extension SearchTerms.Term {
  /// The term as an expression of FTS5: in a name or another way to say it, at its start when
  /// `atStart`; also in the department's name when `orDepartment`; with a last syllable that may
  /// become a longer one when `isUnfinished`.
  ///
  /// Nothing of it needs quoting: folded text has no quotation marks.
  func expression(
    atStart: Bool = false, orDepartment: Bool = false, isUnfinished: Bool = false
  ) -> String {
    let mark = atStart ? "^ " : ""
    switch self {
    case .hanzi(let text):
      let columns = atStart ? "name" : orDepartment ? "name aliases department" : "name aliases"
      return "{\(columns)} : \(mark)\"\(text)\""
    case .letters(let letters):
      let joint = String(Grams.joint)
      var choices = ["{name} : \(mark)\"\(letters)\""]
      let initials = letters.map { String($0) }.joined(separator: joint)
      choices.append("{initials} : \(mark)\"\(initials)\"")
      for cut in PinyinSyllables.cuts(of: letters) {
        let spellings = Self.spellings(isUnfinished ? cut.unfinished : cut)
        choices += spellings.map { "{spelling} : \(mark)\($0)" }
      }
      return "(" + choices.joined(separator: " OR ") + ")"
    }
  }

  /// A syllable that is only begun stands for every syllable it could become. After a whole one
  /// it is left to the index, where few pairs begin so; alone it would meet nearly all of them,
  /// so that there its syllables are named.
  private static func spellings(_ cut: PinyinSyllables.Cut) -> [String] {
    let joint = String(Grams.joint)
    let whole = cut.whole.joined(separator: joint)
    guard let begun = cut.begun else { return ["\"\(whole)\""] }
    guard cut.whole.isEmpty else { return ["\"\(whole)\(joint)\(begun)\" *"] }
    return PinyinSyllables.beginning(with: begun).map { "\"\($0)\"" }
  }
}
