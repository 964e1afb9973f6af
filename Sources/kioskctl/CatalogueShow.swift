import ArgumentParser
import GuidanceCatalog
import ServiceModel

/// `kioskctl catalogue show --catalogue FILE [CODE]`.
struct CatalogueShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "显示一个事项；不写编码时显示概况 / shows one item, or the whole in numbers.")

  @Option(help: "目录库文件 / the catalogue file.")
  var catalogue: String

  @Flag(help: "JSON.")
  var json = false

  @Argument(help: "事项编码 / the code of an item.")
  var code: String?

  func validate() throws {
    if json, code == nil { throw ValidationError("--json 要写编码 / --json needs a code") }
  }

  func run() throws {
    guard let code else {
      return print(try reading(catalogue, Self.overview))
    }
    let item = try reading(catalogue) { opened throws(CatalogueError) in
      try opened.item(ItemCode(code))
    }
    guard let item else {
      print("没有这个编码 / no item of this code: \(code)")
      throw Ending.nothingFound
    }
    print(json ? try JSONText.of(item) : ItemText.of(item))
  }

  private static func overview(_ catalogue: Catalogue) throws(CatalogueError) -> String {
    var lines = [
      "版本 / version \(catalogue.version), \(catalogue.count) 项 / items"
    ]
    for service in KioskService.allCases {
      for item in try catalogue.items(for: service) {
        lines.append("\(service.rawValue)\t\(item.name)\t\(item.code)")
      }
    }
    for department in try catalogue.departments() {
      lines.append("\(department.items)\t\(department.name)")
    }
    return lines.joined(separator: "\n")
  }
}

/// What a catalogue says; why it cannot is told on standard error.
func reading<Value>(
  _ path: String, _ body: (Catalogue) throws(CatalogueError) -> Value
) throws -> Value {
  do throws(CatalogueError) {
    return try body(Catalogue(path: path))
  } catch {
    throw refuse(error, path: path)
  }
}

/// The same of one that is open already.
func reading<Value>(
  _ catalogue: Catalogue, _ body: (Catalogue) throws(CatalogueError) -> Value
) throws -> Value {
  do throws(CatalogueError) {
    return try body(catalogue)
  } catch {
    throw refuse(error, path: "")
  }
}
