import ApplicationForms
import Chance
import Foundation
import ServiceModel
import Testing

@Suite("every form of the house, filled anyhow")
struct FillingTests {
  /// `FAULTS=full` asks for the full size.
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 10_000 : 100

  private static let forms = Result { try Samples.library().all.map(\.code.text).sorted() }

  @Test("every form is tried") func all() throws {
    #expect(try Self.forms.get().count >= 20)
  }

  @Test(
    "what is reviewed, sealed and received is the same, and hidden answers are never sent",
    arguments: (try? forms.get()) ?? [])
  func equal(code: String) throws {
    let identity = try Samples.elder()
    let definition = try #require(
      try Samples.library().all.first { $0.code.text == code })
    var failures: [String] = []
    for seed in 0..<Self.tries {
      var filler = Filler(chance: SplitMix(seed: UInt64(seed)))
      var form = FilledForm(definition, on: Samples.today)
      for _ in 0..<Int.random(in: 0...40, using: &filler.chance) { filler.scribble(on: &form) }
      form.prefill(from: identity)
      for _ in 0..<Int.random(in: 0...10, using: &filler.chance) { filler.scribble(on: &form) }
      if let problem = filler.complete(&form) {
        failures.append("\(seed): cannot be completed, \(problem.code)")
      } else if goneOn(with: form, identity)?.kept != form.kept {
        failures.append("\(seed): gone on with differently")
      } else if let failure = try difference(in: form, identity) {
        failures.append("\(seed): \(failure)")
      }
    }
    print("count: filling-\(code) tried \(Self.tries) failed \(failures.count)")
    #expect(failures.isEmpty, "\(failures.prefix(5))")
  }

  /// Kept, and gone on with by the same person on the same day.
  private func goneOn(with form: FilledForm, _ identity: Identity) -> FilledForm? {
    var again = FilledForm(form.definition, on: form.today)
    again.prefill(from: identity)
    guard let kept = KeptForm(bytes: form.kept.bytes), again.goOn(from: kept) else { return nil }
    return again
  }

  private func difference(in form: FilledForm, _ identity: Identity) throws -> String? {
    let bytes = CanonicalForm.bytes(of: form, identity: identity)
    guard
      let restored = FilledForm(
        restoring: bytes, by: form.definition, confirmedOn: Samples.today)
    else { return "not restored" }
    if CanonicalForm.bytes(of: restored, identity: identity) != bytes {
      return "sealed differently"
    }
    let reviewed = form.review().map { [$0.id] + $0.rows.map { "\($0.label)=\($0.shown ?? "")" } }
    let received = restored.review().map {
      [$0.id] + $0.rows.map { "\($0.label)=\($0.shown ?? "")" }
    }
    if reviewed != received { return "reviewed differently" }
    let body = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    var sent = flat(body?["answers"] as? [String: Any] ?? [:], under: "")
    sent["signature"] = (body?["signature"] as? [String: String])?["strokes"]
    for material in body?["materials"] as? [[String: Any]] ?? [] {
      let field = material["field"] as? String ?? "?"
      if let certificate = material["certificate"] {
        let data = try JSONSerialization.data(withJSONObject: certificate)
        sent[field] = try JSONDecoder().decode(ElectronicCertificate.self, from: data).text
        continue
      }
      let pages = material["pages"] as? [[String: String]] ?? []
      sent[field] =
        pages.map { "\($0["digest"] ?? ""):\($0["origin"] ?? "")" }.joined(separator: ",")
    }
    let shown = form.review().flatMap(\.rows)
      .filter { $0.shown != nil && form.definition.field($0.id)?.source == nil }
    let expected = Dictionary(
      shown.map { ($0.id.text, form[$0.id] ?? "") }, uniquingKeysWith: { first, _ in first })
    return sent == expected ? nil : "sent \(sent.keys.sorted()), shown \(expected.keys.sorted())"
  }

  /// The answers by the names of their fields, `family.1.name`; several codes parted by commas.
  private func flat(_ answers: [String: Any], under prefix: String) -> [String: String] {
    var flat: [String: String] = [:]
    for (name, value) in answers {
      switch value {
      case let text as String: flat[prefix + name] = text
      case let codes as [String]: flat[prefix + name] = codes.joined(separator: ",")
      case let rows as [[String: Any]]:
        for (number, row) in rows.enumerated() {
          flat.merge(self.flat(row, under: "\(prefix)\(name).\(number + 1).")) { first, _ in first }
        }
      default: flat[prefix + name] = "?"
      }
    }
    return flat
  }
}

@Suite("definitions that nobody would write")
struct DefinitionFuzzTests {
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 20_000 : 600

  @Test(
    "a definition is let in or refused with its line; what was let in neither ends nor hangs the program"
  )
  func fuzz() throws {
    let folder = Samples.root + "/assets/forms"
    let texts = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted()
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    let addresses = try Samples.addresses()
    var chance = SplitMix(seed: 6)
    var (loaded, failed) = (0, 0)
    for _ in 0..<Self.tries {
      let text = mutated(texts.randomElement(using: &chance) ?? "", &chance)
      do {
        let definition = try FormDefinition.load(
          text: text, file: "fuzz.yaml", addresses: addresses, sections: folder + "/sections")
        loaded += 1
        var filler = Filler(chance: chance)
        var form = FilledForm(definition, on: Samples.today)
        for _ in 0..<20 { filler.scribble(on: &form) }
        _ = filler.complete(&form)
        _ = form.review()
        chance = filler.chance
      } catch {
        if error.all.isEmpty { failed += 1 }
      }
    }
    print("count: form-fuzz tried \(Self.tries) failed \(failed) (let in \(loaded))")
    #expect(failed == 0)
    #expect(loaded > Self.tries / 20 && loaded < Self.tries)
  }

  /// Words exchanged, lines lost, doubled or moved, and rules made of anything.
  private func mutated(_ text: String, _ chance: inout SplitMix) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...2, using: &chance) {
      guard let place = lines.indices.randomElement(using: &chance) else { break }
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: lines.indices.randomElement(using: &chance) ?? 0)
      case 2: lines.swapAt(place, lines.indices.randomElement(using: &chance) ?? 0)
      case 3:
        let indent = lines[place].prefix { $0 == " " }
        lines.insert(indent + "when: " + rule(&chance), at: place + 1)
      case 4:
        var words = lines[place].split(separator: " ", omittingEmptySubsequences: false)
        words.shuffle(using: &chance)
        lines[place] = words.joined(separator: " ")
      default:
        var characters = Array(lines[place])
        if let at = characters.indices.randomElement(using: &chance) {
          characters[at] = "{}[]:'\"#&*!|>%@0aé家\t".randomElement(using: &chance) ?? " "
        }
        lines[place] = String(characters)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func rule(_ chance: inout SplitMix) -> String {
    let words = [
      "mobile", "family", "what", "kind", "not", "and", "or", "(", ")", "=", "<", ">=",
      "age(birth)",
      "count(family)", "sum(family.income)", "today", "1", "2.5", "\"a\"", "given(mobile)", "+",
      "*",
      "has", "in", ",", "true",
    ]
    return "'"
      + (0..<Int.random(in: 1...12, using: &chance)).map { _ in
        words.randomElement(using: &chance) ?? ""
      }.joined(separator: " ") + "'"
  }
}
