import ServiceModel

/// A matter on its way into the catalogue, with what only the search needs to know.
public struct CatalogueEntry: Hashable, Sendable {
  public var item: GuidanceItem
  /// What people call the matter: each finds it as its own name would.
  public var also: [String]
  /// The names under which regions' lists have a matter that the kiosk ships with.
  public var listed: [String] = []
  /// Written for everywhere, while the region's own list has items beside it: these come first.
  public var isGeneral = false
  /// The list's own heading above the item (主项): its words find the item too.
  public var heading: String?

  /// The shipped matter whose guide it took over.
  public var matter: ItemCode?

  public init(item: GuidanceItem, also: [String] = [], heading: String? = nil) {
    self.item = item
    self.also = also
    self.heading = heading
  }
}
