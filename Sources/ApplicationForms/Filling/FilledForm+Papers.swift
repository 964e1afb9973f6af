import ServiceModel

// Papers that go with a form: page by page, or as the certificate that stands for them.
extension FilledForm {
  /// What there is of a paper that counts just now.
  public func paper(of field: FieldID) -> PaperContent? {
    definition.field(field)?.kind.isFile == true ? self[field]?.paper : nil
  }

  /// Of a paper that counts just now.
  public func pages(of field: FieldID) -> [ContentDigest] {
    paper(of: field)?.pages.map(\.digest) ?? []
  }

  /// The papers that go with it, in their order.
  public var papers: [(field: FormField, content: PaperContent)] {
    presentFields.compactMap { field in paper(of: field.id).map { (field, $0) } }
  }

  /// The papers that it asks for just now and that nobody gave.
  public var missingPapers: [FormField] {
    askedFields.filter { $0.kind.isFile && paper(of: $0.id) == nil }
  }

  /// Every page that some paper has, hidden ones too.
  public var keptPages: Set<ContentDigest> {
    definition.fields.reduce(into: []) { pages, field in
      guard field.kind.isFile else { return }
      pages.formUnion(answers[field.id]?.paper?.pages.map(\.digest) ?? [])
    }
  }

  /// A paper that a certificate stood for is brought after all.
  public mutating func add(
    _ page: ContentDigest, from origin: PageOrigin, to field: FieldID
  ) {
    let pages = paper(of: field)?.pages ?? []
    set(.pages(pages + [FormPage(page, from: origin)]), for: field)
  }

  public mutating func remove(_ page: ContentDigest, from field: FieldID) {
    let pages = paper(of: field)?.pages ?? []
    set(.pages(pages.filter { $0.digest != page }), for: field)
  }

  /// - Parameter certificate: `nil` takes it back.
  public mutating func put(_ certificate: ElectronicCertificate?, for field: FieldID) {
    set(certificate.map { .certificate($0) } ?? .pages([]), for: field)
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

  private mutating func set(_ content: PaperContent, for field: FieldID) {
    set(content.text, for: field)
  }
}
