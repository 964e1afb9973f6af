import DataFiles
import Foundation
import Testing

@testable import KioskConfiguration

/// The repository, found from this file.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}

@Suite("the schema of profiles")
struct ProfileSchemaTests {
  private struct Schema: Decodable {
    var required: [String]?
    var properties: [String: Schema]?
    var additionalProperties: Bool?
    var allowed: [String]?
    var minimum: Double?
    var maximum: Double?

    enum CodingKeys: String, CodingKey {
      case required, properties, additionalProperties, minimum, maximum
      case allowed = "enum"
    }
  }

  private func schema() throws -> Schema {
    let path = Repository.root + "/kiosk-config/profile.schema.json"
    return try JSONDecoder().decode(Schema.self, from: Data(contentsOf: URL(filePath: path)))
  }

  private static let groups: [String: Set<String>] = [
    "centre": words(CentreKey.self), "kiosk": words(KioskKey.self),
    "platform": words(PlatformKey.self), "reader": words(ReaderKey.self),
    "printer": words(PrinterKey.self), "screen": words(ScreenKey.self),
    "session": words(SessionKey.self), "files": words(FilesKey.self),
    "staff": words(StaffKey.self), "speech": words(SpeechKey.self),
    "socialCard": words(SocialCardKey.self), "photo": words(PhotoKey.self),
    "scanner": words(ScannerKey.self), "paperScanner": words(PaperScannerKey.self),
    "camera": words(CameraKey.self), "sticks": words(SticksKey.self),
  ]

  private static func words<Key: DataKey>(_ type: Key.Type) -> Set<String> {
    Set(type.allCases.map(\.rawValue))
  }

  @Test("it has the keys of the reader and no others")
  func keys() throws {
    let schema = try schema()
    let properties = try #require(schema.properties)
    #expect(Set(properties.keys) == Self.words(ProfileKey.self))
    #expect(schema.additionalProperties == false)
    for (group, keys) in Self.groups {
      let part = try #require(properties[group])
      #expect(Set((part.properties ?? [:]).keys) == keys)
      #expect(part.additionalProperties == false)
    }
  }

  @Test("what it requires is what the reader misses, and nothing else")
  func required() throws {
    let schema = try schema()
    for (group, part) in try #require(schema.properties) {
      for key in (part.properties ?? [:]).keys {
        let text = without(key, in: group)
        let isMissed = SampleProfile.problems(text).contains { $0.reason == .missingKey(key) }
        // Keys that another key's word asks for: the schema says them under if and then.
        // A group's only key: without it there is no mapping that could miss it.
        let dependent: Set = ["device", "width", "height", "codeFile"]
        let isOnly = part.properties?.count == 1
        #expect(
          isMissed == (part.required ?? []).contains(key) || dependent.contains(key) || isOnly)
      }
    }
    #expect(
      Set(schema.required ?? [])
        == Self.words(ProfileKey.self).subtracting([
          "session", "staff", "speech", "socialCard", "scanner", "photo", "paperScanner", "camera",
          "sticks",
        ]))
    #expect(SampleProfile.problems(withoutGroup("session")).isEmpty)
  }

  @Test("its words and limits are the reader's")
  func limits() throws {
    for (group, part) in try #require(try schema().properties) {
      for (key, value) in part.properties ?? [:] {
        if let allowed = value.allowed {
          let found = SampleProfile.problems(setting(key, in: group, to: "no-such-word"))
          guard case .notOneOf(let words, _, _)? = found.first?.reason else {
            Issue.record("\(key) has words in the schema only")
            continue
          }
          #expect(Set(words) == Set(allowed))
        }
        if let minimum = value.minimum, let maximum = value.maximum {
          for (number, isRight) in [
            (minimum, true), (maximum, true), (minimum - 1, false), (maximum + 1, false),
          ] {
            let text = setting(key, in: group, to: String(Int(number)))
            #expect(SampleProfile.problems(text).isEmpty == isRight, "\(key): \(number)")
          }
        }
      }
    }
  }

  private func lines(of group: String) -> (before: [String], group: [String], after: [String]) {
    let lines = SampleProfile.text.split(separator: "\n").map(String.init)
    let start = lines.firstIndex(of: "\(group):") ?? lines.endIndex
    let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
    return (Array(lines[..<start]), Array(lines[start..<end]), Array(lines[end...]))
  }

  private func without(_ key: String, in group: String) -> String {
    let parts = lines(of: group)
    let kept = parts.group.filter { !$0.hasPrefix("  \(key):") }
    return (parts.before + kept + parts.after).joined(separator: "\n")
  }

  private func withoutGroup(_ group: String) -> String {
    let parts = lines(of: group)
    return (parts.before + parts.after).joined(separator: "\n")
  }

  private func setting(_ key: String, in group: String, to value: String) -> String {
    let parts = lines(of: group)
    let changed = parts.group.map { $0.hasPrefix("  \(key):") ? "  \(key): \(value)" : $0 }
    return (parts.before + changed + parts.after).joined(separator: "\n")
  }
}
