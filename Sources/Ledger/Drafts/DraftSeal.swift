import GRDB
import Sealing
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Seals what a draft says about a person, bound to everything else in its row.
struct DraftSeal {
  let key: SealingKey

  func seal(_ kept: KeptDraft) throws -> [UInt8] {
    let content = DraftContent(
      person: kept.draft.form.person.digits, isProven: kept.draft.isProven,
      body: Data(kept.draft.body))
    return try key.seal(
      Array(try JSONEncoder().encode(content)),
      associated: associated([
        kept.draft.id.text, kept.number.digits, kept.draft.kind.rawValue,
        kept.draft.form.matter.text, kept.draft.matterName, kept.draft.form.schema,
        String(kept.keptAt.milliseconds),
      ]))
  }

  func open(_ row: Row) throws -> KeptDraft {
    let words: [String] = try ["id", "number", "kind", "matter", "matterName", "schema"].map {
      try row.value($0)
    }
    let keptAt: Int64 = try row.value("keptAt")
    let opened = try key.open(
      row.bytes("content"), associated: associated(words + [String(keptAt)]))
    let content = try JSONDecoder().decode(DraftContent.self, from: Data(opened))
    guard let id = SubmissionID(words[0]), let number = ReceiptNumber(words[1]),
      let kind = SubmissionKind(rawValue: words[2]),
      let person = try? PersonNumber(content.person)
    else { throw LedgerError(.tampered, "a draft") }
    return KeptDraft(
      draft: Draft(
        id: id,
        form: FormOfPerson(person: person, matter: ItemCode(words[3]), schema: words[5]),
        kind: kind, matterName: words[4], isProven: content.isProven,
        body: [UInt8](content.body)),
      number: number, keptAt: Timestamp(milliseconds: keptAt))
  }

  private func associated(_ parts: [String]) -> [UInt8] {
    Array("draft\n".utf8) + parts.flatMap { Array("\($0.utf8.count):\($0)\n".utf8) }
  }
}

/// What lies under the seal.
private struct DraftContent: Codable {
  let person: String
  let isProven: Bool
  let body: Data
}
