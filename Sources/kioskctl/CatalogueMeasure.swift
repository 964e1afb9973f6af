import ArgumentParser
import Foundation
import GuidanceCatalog

/// `kioskctl catalogue measure --catalogue FILE QUERIES`.
struct CatalogueMeasure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "量搜索的快慢 / how long opening and searching take on this machine.",
    discussion: """
      把每行的词一个字一个字地输入，每输入一个字搜索一次。
      Types each line of a file key by key, and searches after each.
      """)

  @Option(help: "目录库文件 / the catalogue file.")
  var catalogue: String

  @Argument(help: "每行一个词的文件 / a file with a query in each line.")
  var queries: String

  func run() throws {
    let lines = try String(contentsOfFile: queries, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let before = Self.residentKilobytes
    let begun = ContinuousClock.now
    let opened: Catalogue
    do throws(CatalogueError) {
      opened = try Catalogue(path: catalogue)
    } catch {
      throw refuse(error, path: catalogue)
    }
    let opening = ContinuousClock.now - begun
    var keys: [Duration] = []
    for line in lines {
      for count in 1...max(1, line.count) {
        let key = String(line.prefix(count))
        let start = ContinuousClock.now
        _ = try reading(opened) { catalogue throws(CatalogueError) in
          try catalogue.search(key, limit: 20)
        }
        keys.append(ContinuousClock.now - start)
      }
    }
    keys.sort()
    print("items \(opened.count)")
    print("keystrokes \(keys.count)")
    print("open_ms \(Self.milliseconds(opening))")
    for (name, share) in [("p50", 0.5), ("p99", 0.99), ("worst", 1)] {
      let place = min(keys.count - 1, Int(Double(keys.count) * share))
      print("search_\(name)_ms \(Self.milliseconds(keys[place]))")
    }
    print("memory_growth_mb \((Self.residentKilobytes - before) / 1024)")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    String(format: "%.2f", duration / .milliseconds(1))
  }

  /// From /proc; 0 where there is none.
  private static var residentKilobytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
