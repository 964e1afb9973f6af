import ServiceModel

// Papers that go with a form, page by page.
extension FilledForm {
  /// Of a paper that counts just now.
  public func pages(of field: FieldID) -> [ContentDigest] {
    pagesWithOrigin(of: field).map(\.digest)
  }

  private func pagesWithOrigin(of field: FieldID) -> [FormPage] {
    definition.field(field)?.kind.isFile == true ? self[field]?.pages ?? [] : []
  }

  /// The papers that go with it, in their order, each with its pages.
  public var files: [(field: FormField, pages: [FormPage])] {
    presentFields.compactMap { field in
      let pages = pagesWithOrigin(of: field.id)
      return pages.isEmpty ? nil : (field, pages)
    }
  }

  /// Every page that some paper has, hidden ones too.
  public var keptPages: Set<ContentDigest> {
    definition.fields.reduce(into: []) { pages, field in
      guard field.kind.isFile else { return }
      pages.formUnion(answers[field.id]?.pages.map(\.digest) ?? [])
    }
  }

  public mutating func add(
    _ page: ContentDigest, from origin: PageOrigin, to field: FieldID
  ) {
    set(pagesWithOrigin(of: field) + [FormPage(page, from: origin)], for: field)
  }

  public mutating func remove(_ page: ContentDigest, from field: FieldID) {
    set(pagesWithOrigin(of: field).filter { $0.digest != page }, for: field)
  }

  /// Pages that are not there any more are taken out of every paper.
  ///
  /// - Returns: whether one had any of them.
  public mutating func losePages(_ missing: Set<ContentDigest>) -> Bool {
    let isLess = !keptPages.isDisjoint(with: missing)
    for field in definition.fields where field.kind.isFile {
      lose(missing, from: field.id)
    }
    return isLess
  }

  private mutating func set(_ pages: [FormPage], for field: FieldID) {
    set(pages.map(\.text).joined(separator: ","), for: field)
  }
}
