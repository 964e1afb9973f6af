import FoundationEssentials
import PaperOrders

/// The templates of one folder, by their codes.
public struct TemplateLibrary: Sendable {
  private let templates: [String: DocumentTemplate]

  public var codes: [String] { templates.keys.sorted() }

  /// Reads every `*.json` of `documents` beneath the assets' folder.
  ///
  /// - Throws: `.templatesAbsent` when there is no such folder, `.templateInvalid` when a file
  ///   is not a template: the detail names the file and the place in it.
  public init(assets: String) throws(PaperFault) {
    let folder = assets + "/documents"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw PaperFault(
        .templatesAbsent, .technician, "no folder of document templates at \(folder)")
    }
    var templates: [String: DocumentTemplate] = [:]
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
        throw PaperFault(.templateInvalid, .technician, "\(name) cannot be read")
      }
      let template = try DocumentTemplate(reading: data, fileName: name)
      templates[template.code] = template
    }
    self.templates = templates
  }

  /// - Throws: `.unknownTemplate`, whose detail names the code.
  public func template(_ code: String) throws(PaperFault) -> DocumentTemplate {
    guard let template = templates[code] else {
      let name = code.count <= 40 ? code : code.prefix(40) + "…"
      throw PaperFault(
        .unknownTemplate, .technician,
        "no document template “\(name)”; there are \(codes.joined(separator: ", "))")
    }
    return template
  }
}

extension DocumentTemplate {
  /// Reads one template strictly: a key that nothing here understands is a fault, because a
  /// misspelt one would silently change what a paper says.
  init(reading data: Data, fileName: String) throws(PaperFault) {
    do {
      self = try JSONDecoder().decode(DocumentTemplate.self, from: data)
      let written = try JSONDecoder().decode(JSONShape.self, from: data)
      let understood = try JSONDecoder().decode(
        JSONShape.self, from: try JSONEncoder().encode(self))
      if let path = written.firstKey(notIn: understood) {
        throw PaperFault(.templateInvalid, .technician, "\(fileName): unknown key \(path)")
      }
    } catch let fault as PaperFault {
      throw fault
    } catch let error as DecodingError {
      throw PaperFault(.templateInvalid, .technician, "\(fileName): \(error.placeAndReason)")
    } catch {
      throw PaperFault(.templateInvalid, .technician, "\(fileName): \(error)")
    }
    guard fileName == code + ".json" else {
      throw PaperFault(
        .templateInvalid, .technician, "\(fileName): its code is “\(code)”, not its file's name")
    }
  }
}

extension DecodingError {
  /// `blocks[2].text: a brace without its partner in “{name”`.
  var placeAndReason: String {
    let context: Context =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .keyNotFound(_, let context), .dataCorrupted(let context):
        context
      @unknown default: Context(codingPath: [], debugDescription: "cannot be decoded")
      }
    let path = context.codingPath.reduce(into: "") { path, key in
      if let place = key.intValue {
        path += "[\(place)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
  }
}
