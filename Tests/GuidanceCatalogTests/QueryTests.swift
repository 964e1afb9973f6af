import Foundation
import GuidanceCatalog
import ServiceModel
import Testing

/// Queries as residents would type them, each with the items that answer it: Tests/Bench/queries.json.
/// The figures of all of them are the bench's.
@Suite("What residents type")
struct QueryTests {
  struct Query: Decodable {
    let query: String
    let kind: String
    let right: [ItemCode]
  }

  @Test("the right item comes first for 85 in 100, and among the first three for 95")
  func quality() throws {
    let data = try Data(contentsOf: URL(filePath: Repository.root + "/Tests/Bench/queries.json"))
    let queries = Share.of(try JSONDecoder().decode([Query].self, from: data))
    let catalogue = try Shipped.catalogue()
    var first = 0
    var three = 0
    for query in queries {
      let codes = try catalogue.search(query.query, limit: 3).map(\.code)
      if let code = codes.first, query.right.contains(code) { first += 1 }
      if codes.contains(where: query.right.contains) { three += 1 }
    }
    print("count: query-first tried \(queries.count) failed \(queries.count - first)")
    print("count: query-three tried \(queries.count) failed \(queries.count - three)")
    #expect(Double(first) >= 0.85 * Double(queries.count))
    #expect(Double(three) >= 0.95 * Double(queries.count))
  }
}
