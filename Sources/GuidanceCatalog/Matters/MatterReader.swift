import DataFiles
import ServiceModel

/// Reads one matter of matters.yaml.
struct MatterReader {
  let version: String?
  /// `nil` when nobody knows which forms there are.
  let forms: MatterForms?

  func entry(_ node: DataNode) -> CatalogueEntry? {
    guard let mapping = node.mapping(MatterKey.self) else { return nil }
    let services = mapping[.services]?.items()?.compactMap { $0.choice(KioskService.self) } ?? []
    let form = mapping[.form]?.text().map { FormCode($0) }
    if form == nil, let needing = services.first(where: Self.needForm.contains) {
      mapping[.services]?.report(
        chinese: "\(needing.rawValue) 要有 form", english: "\(needing.rawValue) needs a form")
    }
    let code = mapping.text(.code)
    let name = mapping.text(.name)
    let department = mapping.text(.department)
    let particulars = particulars(mapping)
    let also = texts(mapping[.also])
    let listed = texts(mapping[.listed])
    guard let code, let name, let department else { return nil }
    var item = particulars(ItemCode(code), name, department)
    item.services = Set(services)
    item.form = form
    item.version = version
    forms?.check(item, form: mapping[.form], services: mapping[.services])
    var entry = CatalogueEntry(item: item, also: also)
    entry.listed = listed
    return entry
  }

  /// Everything that a guide says besides its name, read once, so that no problem stays hidden
  /// behind a name that is missing.
  private func particulars(
    _ mapping: DataMapping<MatterKey>
  ) -> (ItemCode, String, String) -> GuidanceItem {
    var item = GuidanceItem(
      code: ItemCode(""), name: "", department: "",
      kind: mapping[.kind].flatMap { kind(of: $0) },
      conditions: texts(mapping[.conditions]), materials: materials(mapping[.materials]),
      process: texts(mapping[.process]), legalLimit: mapping[.legalLimit].flatMap { limit($0) },
      promisedLimit: mapping[.limit].flatMap { limit($0) }, fee: mapping[.fee].flatMap { fee($0) },
      result: mapping[.result]?.text(),
      places: mapping[.places]?.items()?.compactMap { place($0) } ?? [],
      consultPhone: mapping[.consultPhone]?.text(),
      complaintPhone: mapping[.complaintPhone]?.text())
    item.basis = texts(mapping[.basis])
    item.legalLimitBasis = mapping[.legalLimitBasis]?.text()
    item.level = mapping[.level]?.choice(ExerciseLevel.self)
    item.audience =
      mapping[.audience]?.items()?
      .compactMap { $0.choice(ServiceAudience.self) } ?? []
    item.caseKind = mapping[.caseKind]?.choice(CaseKind.self)
    item.channels =
      mapping[.channels]?.items()?
      .compactMap { $0.choice(HandlingChannel.self) } ?? []
    item.scope = mapping[.scope]?.text()
    item.delivery = texts(mapping[.delivery])
    item.resultSample = mapping[.resultSample]?.text()
    item.situations = mapping[.situations]?.items()?.compactMap { situation($0) } ?? []
    item.questions = mapping[.questions]?.items()?.compactMap { question($0) } ?? []
    if Set(item.situations.map(\.name)).count < item.situations.count {
      mapping[.situations]?.report(
        chinese: "两种情形名称一样", english: "two situations have one name")
    }
    return { item.listed(as: $0, name: $1, department: $2, kind: nil) }
  }

  /// The services that fill or print a form.
  private static let needForm: Set<KioskService> = [.registration, .declaration, .formPrinting]

  private func texts(_ node: DataNode?) -> [String] {
    node?.items()?.compactMap { $0.text() } ?? []
  }

  private func kind(of node: DataNode) -> ItemKind? {
    guard let code = node.text() else { return nil }
    guard let kind = ItemKind(code: code) else {
      node.report(
        chinese: "事项类型是 01 到 10 或 20", english: "the kind of an item is 01 to 10, or 20")
      return nil
    }
    return kind
  }

  private func materials(_ node: DataNode?) -> [Material] {
    node?.items()?.compactMap { material($0) } ?? []
  }

  private func situation(_ node: DataNode) -> Situation? {
    guard let mapping = node.mapping(SituationKey.self) else { return nil }
    let name = mapping.text(.name)
    let conditions = texts(mapping[.conditions])
    let materials = materials(mapping[.materials])
    return name.map { Situation(name: $0, conditions: conditions, materials: materials) }
  }

  private func place(_ node: DataNode) -> ServicePlace? {
    guard let mapping = node.mapping(PlaceKey.self) else { return nil }
    let name = mapping.text(.name)
    let address = mapping[.address]?.text()
    let hours = mapping[.hours]?.text()
    return name.map { ServicePlace(name: $0, address: address, hours: hours) }
  }

  private func question(_ node: DataNode) -> GuidanceQuestion? {
    guard let mapping = node.mapping(QuestionKey.self) else { return nil }
    guard let ask = mapping.text(.ask), let answer = mapping.text(.answer) else { return nil }
    return GuidanceQuestion(question: ask, answer: answer)
  }

  private func material(_ node: DataNode) -> Material? {
    guard let mapping = node.mapping(MaterialKey.self) else { return nil }
    let name = mapping.text(.name)
    let note = mapping[.note]?.text()
    let originals = mapping[.originals]?.wholeNumber(in: 0...99)
    let copies = mapping[.copies]?.wholeNumber(in: 0...99)
    let required = mapping[.required]?.boolean() ?? true
    let issuer = mapping[.issuer]?.text()
    let trust = mapping[.trust]?.choice(MaterialTrust.self)
    let certificate = mapping[.certificate]?.text()
    guard let name else { return nil }
    return Material(
      name: name, note: note, originals: originals, copies: copies, required: required,
      issuer: issuer, trust: trust, certificate: certificate)
  }

  private func limit(_ node: DataNode) -> TimeLimit? {
    guard let mapping = node.mapping(LimitKey.self) else { return nil }
    let given = LimitKey.allCases.compactMap { key in mapping[key].map { (key, $0) } }
    guard given.count == 1, let (key, value) = given.first else {
      node.report(chinese: "时限只写一种", english: "exactly one kind of time limit")
      return nil
    }
    switch key {
    case .atOnce: return value.boolean().map { _ in .atOnce }
    case .workingDays: return value.wholeNumber(in: 1...999).map { .workingDays($0) }
    case .calendarDays: return value.wholeNumber(in: 1...999).map { .calendarDays($0) }
    case .words: return value.text().map { .words($0) }
    case .workingDaysRange:
      let days = value.items()?.compactMap { $0.wholeNumber(in: 1...999) } ?? []
      guard days.count == 2, days[0] < days[1] else {
        value.report(chinese: "写成 [少, 多]，例如 [25, 30]", english: "[least, most], such as [25, 30]")
        return nil
      }
      return .workingDaysRange(days[0], days[1])
    }
  }

  private func fee(_ node: DataNode) -> Fee? {
    guard let mapping = node.mapping(FeeKey.self) else { return nil }
    let free = mapping.required(.free)?.boolean()
    let basis = mapping[.basis]?.text()
    switch (free, basis) {
    case (true?, nil): return .free
    case (false?, let basis?): return .charged(basis: basis)
    case (nil, _): return nil
    default:
      node.report(
        chinese: "收费的写依据（basis），不收费的不写", english: "a basis is given for a fee, and only then")
      return nil
    }
  }
}
