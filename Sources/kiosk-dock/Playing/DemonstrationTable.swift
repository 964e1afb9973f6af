/// What was done, for a terminal: Chinese characters are two columns wide.
struct DemonstrationTable {
  let album: [Album.Entry]
  let record: DemonstrationRecord

  var text: String {
    let wide = album.map(\.file.count).max() ?? 0
    var lines = album.map { entry in
      entry.file + String(repeating: " ", count: wide - entry.file.count) + "  " + entry.words
    }
    lines.append(String(repeating: "-", count: wide + 24))
    lines += [
      "receipt      \(record.receipt)", "case         \(record.caseNumber)",
      "handed in    \(record.requests) time(s), taken in once",
      "submissions  \(record.submissions) at the platform",
      "papers       \(record.papers) documents, \(record.pages) pages",
    ]
    return lines.joined(separator: "\n")
  }
}
