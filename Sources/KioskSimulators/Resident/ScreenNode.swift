import Foundation
import FoundationXML

/// What the screen tells about itself.
struct ScreenNode {
  let name: String
  let identifier: String?
  let value: String?
  let state: String?
  let enabled: Bool
  let children: [ScreenNode]

  var all: [ScreenNode] { [self] + children.flatMap(\.all) }

  func find(_ identifier: String) -> ScreenNode? { all.first { $0.identifier == identifier } }

  /// - Parameter source: the page source, XML.
  init(source: String) throws {
    guard let root = try XMLDocument(xmlString: source).rootElement() else {
      throw ResidentError.refused("a page source that is none")
    }
    self.init(root)
  }

  private init(_ element: XMLElement) {
    func attribute(_ name: String) -> String? {
      element.attribute(forName: name)?.stringValue
    }
    name = attribute("name") ?? ""
    identifier = attribute("id")
    value = attribute("value")
    state = attribute("state")
    enabled = attribute("enabled") == "true"
    children = (element.children ?? []).compactMap { $0 as? XMLElement }.map(ScreenNode.init)
  }
}
