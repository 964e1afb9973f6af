import Foundation
import Testing

/// The house of the design: who may import whom. Read from the sources, not from the manifest,
/// because a manifest says what may be linked and not what is used.
@Suite("The house")
struct ImportTests {
  /// What each room may import beside Foundation and the C standard library.
  static let allowed: [String: Set<String>] = [
    "ServiceModel": [],
    "Workers": ["CLinux", "CWipe"],
    "Confinement": ["CLinux"],
    "Drawing": ["CPango", "CQRCode", "CLate"],
    "TouchUI": ["Drawing", "CSDL", "CSDLTTF", "CDispatchPump", "CLate"],
    "IdentityCards": ["ServiceModel", "Workers", "CUSB", "CPCSC", "Logging"],
    "Printing": ["ServiceModel", "CCups", "Logging"],
    "PaperOrders": ["ServiceModel", "Workers", "CLinux"],
    "Paperwork": ["PaperOrders", "Drawing", "ServiceModel", "CPoppler"],
    "CaptureOrders": ["ServiceModel", "Workers", "CLinux"],
    "PageCapture": [
      "CaptureOrders", "Drawing", "ServiceModel", "CSANE", "CTurboJPEG", "CPoppler", "CVideo",
    ],
    "TypingOrders": ["ServiceModel", "Workers", "CLinux"],
    "InputMethods": ["TypingOrders", "CRime", "CZinnia"],
    "DataFiles": ["Yams"],
    "GuidanceCatalog": ["ServiceModel", "DataFiles", "CZstd", "GRDB", "Yams"],
    "ApplicationForms": ["ServiceModel", "DataFiles", "Yams"],
    "KioskConfiguration": ["ServiceModel", "DataFiles", "Yams"],
    "Ledger": ["ServiceModel", "Sealing", "GRDB", "GRDBSQLite", "Logging"],
    "Delivery": ["ServiceModel", "Workers", "CCurl", "Logging"],
    "Sealing": ["ServiceModel", "COpenSSL"],
    "Speech": ["Workers", "CSpeechd"],
    "Journeys": ["TouchUI", "ApplicationForms", "GuidanceCatalog", "ServiceModel"],
    "WebDriver": ["TouchUI", "Drawing", "CXML", "FlyingFox", "FlyingSocks", "Logging"],
    "KioskSimulators": [
      "ServiceModel", "IdentityCards", "Sealing", "Logging", "FoundationXML",
    ],
  ]

  /// What each program may import: the kiosk joins the rooms and knows no simulator and no
  /// server of the platform's kind; each other program knows the rooms that it is about.
  static let programs: [String: Set<String>] = [
    "kiosk": [
      "Journeys", "TouchUI", "Drawing", "IdentityCards", "Printing", "PaperOrders",
      "GuidanceCatalog", "ApplicationForms", "KioskConfiguration", "DataFiles", "Ledger",
      "Delivery", "Sealing", "ServiceModel", "Speech", "TypingOrders", "CaptureOrders", "WebDriver",
      "ArgumentParser", "Logging",
      "FlyingFox", "FlyingSocks", "CLate", "Workers",
    ],
    "kioskctl": [
      "KioskConfiguration", "GuidanceCatalog", "ApplicationForms", "DataFiles", "IdentityCards",
      "Sealing", "ServiceModel",
      "ArgumentParser",
    ],
    "kiosk-paper": [
      "Paperwork", "PaperOrders", "ServiceModel", "Confinement", "CLate", "ArgumentParser",
    ],
    "kiosk-photo": ["Confinement"],
    "kiosk-capture": [
      "PageCapture", "CaptureOrders", "ServiceModel", "Confinement", "CLate", "CLinux",
      "ArgumentParser",
    ],
    "kiosk-typing": ["InputMethods", "CLinux"],
    "kiosk-platform": [
      "Paperwork", "PaperOrders", "Sealing", "ServiceModel", "ArgumentParser", "Logging", "GRDB",
      "GRDBSQLite",
      "Hummingbird", "HTTPTypes", "NIOCore", "ServiceLifecycle",
    ],
    "kiosk-dock": ["KioskSimulators", "TouchUI", "ArgumentParser"],
  ]

  /// The one room that keeps each C library; Poppler is kept by two, which read foreign PDFs for
  /// opposite ends: as they are for a printer, and as pictures only.
  static let keepers: [String: Set<String>] = [
    "CSDL": ["TouchUI"], "CSDLTTF": ["TouchUI"], "CDispatchPump": ["TouchUI"],
    "CPango": ["Drawing"], "CQRCode": ["Drawing"], "CUSB": ["IdentityCards"],
    "CPCSC": ["IdentityCards"],
    "CCups": ["Printing"], "CPoppler": ["Paperwork", "PageCapture"], "CCurl": ["Delivery"],
    "COpenSSL": ["Sealing"], "CRime": ["InputMethods"], "CZinnia": ["InputMethods"],
    "CLinux": [
      "Workers", "Confinement", "PaperOrders", "CaptureOrders", "TypingOrders", "kiosk-typing",
      "kiosk-capture",
    ],
    "CSANE": ["PageCapture"], "CTurboJPEG": ["PageCapture"], "CVideo": ["PageCapture"],
    "CSpeechd": ["Speech"], "CZstd": ["GuidanceCatalog"],
    "CWipe": ["Workers"],
    "CXML": ["WebDriver"],
    // Linked behind the headers of six of them; what the first page waits for is loaded ahead,
    // and remembered.
    "CLate": ["Drawing", "TouchUI", "kiosk", "kiosk-paper", "kiosk-capture"],
  ]

  /// `FoundationNetworking` is not among them: Delivery is the one way to the network.
  static let standard: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization",
  ]

  static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  @Test("a room imports only what the design lets it", arguments: allowed.keys.sorted())
  func rooms(room: String) throws {
    let permitted = try #require(Self.allowed[room]).union(Self.standard)
    for (file, module) in try Self.imports(of: room) {
      #expect(permitted.contains(module), "\(file) imports \(module)")
    }
  }

  @Test("a program imports only the rooms that it is about", arguments: programs.keys.sorted())
  func programImports(program: String) throws {
    let permitted = try #require(Self.programs[program]).union(Self.standard)
    for (file, module) in try Self.imports(of: program) {
      #expect(permitted.contains(module), "\(file) imports \(module)")
    }
  }

  @Test("nobody reaches around a room to the C library that it keeps")
  func keepers() throws {
    for room in try Self.rooms() {
      for (file, module) in try Self.imports(of: room) {
        guard let keepers = Self.keepers[module] else { continue }
        #expect(keepers.contains(room), "\(file) imports \(module)")
      }
    }
  }

  @Test("every room is in the table, or is a program or a C library")
  func everyRoomIsKnown() throws {
    for room in try Self.rooms() {
      let isProgram = Self.programs[room] != nil
      let isCLibrary = Self.keepers[room] != nil
      #expect(isProgram || isCLibrary || Self.allowed[room] != nil, "\(room) is not in the house")
    }
  }

  @Test("the reader of imports sees them")
  func control() throws {
    #expect(try Self.imports(of: "TouchUI").contains { $0.module == "CSDL" })
  }

  static func rooms() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sources.path)
  }

  static func imports(of room: String) throws -> [(file: String, module: String)] {
    let folder = sources.appending(path: room)
    guard let files = FileManager.default.enumerator(atPath: folder.path) else { return [] }
    var found: [(file: String, module: String)] = []
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"),
          words[..<place].allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "internal" })
        else { continue }
        let names = words[(place + 1)...].filter {
          !["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"].contains($0)
        }
        guard let name = names.first?.split(separator: ".").first else { continue }
        found.append(("\(room)/\(file)", String(name)))
      }
    }
    return found
  }
}
