import CXML
import Foundation

/// XPath 1.0 over the page source. libxml2 does it: Foundation's `nodes(forXPath:)` crashes on an
/// expression that is none.
enum XPath {
  /// - Parameter start: the element that a relative path begins at.
  /// - Returns: the elements' indices in the snapshot, in order.
  /// - Throws: `invalid selector` for an expression that is none, or that finds something else than
  ///   elements.
  static func find(
    _ expression: String, in snapshot: ScreenSnapshot, from start: ScreenElement
  ) throws -> [Int] {
    // libxml2 would read to the zero and no further.
    guard !expression.utf8.contains(0) else {
      throw WebDriverError(.invalidSelector, "not an XPath: it has a zero in it")
    }
    let document = try Document(PageSource.xml(snapshot), start: start.index)
    return try document.find(expression)
  }

  private final class Document {
    private let document: xmlDocPtr
    private var indices: [xmlNodePtr: Int] = [:]
    private var start: xmlNodePtr?

    init(_ source: String, start: Int) throws {
      let bytes = Array(source.utf8CString.dropLast())
      let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue)
      guard
        let document = xmlReadMemory(bytes, Int32(bytes.count), nil, "UTF-8", options)
      else { throw WebDriverError(.unknownError, "the page source is not well-formed") }
      self.document = document
      count(xmlDocGetRootElement(document), start)
    }

    deinit { xmlFreeDoc(document) }

    /// The order of the document is that of the snapshot.
    private func count(_ node: xmlNodePtr?, _ start: Int) {
      var next = node
      while let node = next {
        if indices.count == start { self.start = node }
        indices[node] = indices.count
        count(node.pointee.children, start)
        next = node.pointee.next
      }
    }

    func find(_ expression: String) throws -> [Int] {
      guard let context = xmlXPathNewContext(document) else {
        throw WebDriverError(.unknownError, "no memory for an XPath")
      }
      defer { xmlXPathFreeContext(context) }
      // What is wrong is told to the client, not to the journal.
      context.pointee.error = { _, _ in }
      cxml_be_silent()
      // An expression of a test takes some thousands of steps.
      context.pointee.opLimit = 50_000_000
      context.pointee.node = start
      guard let result = xmlXPathEvalExpression(expression, context) else {
        throw WebDriverError(.invalidSelector, "not an XPath: \(expression)")
      }
      defer { xmlXPathFreeObject(result) }
      guard result.pointee.type == XPATH_NODESET else {
        throw WebDriverError(.invalidSelector, "does not find elements: \(expression)")
      }
      guard let set = result.pointee.nodesetval else { return [] }
      return try (0..<Int(set.pointee.nodeNr)).map { place in
        guard let node = set.pointee.nodeTab[place], let index = indices[node] else {
          throw WebDriverError(.invalidSelector, "finds more than elements: \(expression)")
        }
        return index
      }.sorted()
    }
  }
}
