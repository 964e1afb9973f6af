import DataFiles
import ServiceModel

/// Reads one matter of matters.yaml.
struct MatterReader {
  let version: String?
  /// `nil` when nobody knows which forms there are.
  let forms: MatterForms?

  func entry(_ node: DataNode) -> CatalogueEntry? {
    guard let mapping = node.mapping(MatterKey.self) else { return nil }
    let code = mapping.text(.code)
    let name = mapping.text(.name)
    let department = mapping.text(.department)
    let kind = mapping[.kind].flatMap { self.kind(of: $0) }
    let conditions = texts(mapping[.conditions])
    let materials = mapping[.materials]?.items()?.compactMap { material($0) } ?? []
    let process = texts(mapping[.process])
    let limit = mapping[.limit].flatMap { self.limit($0) }
    let fee = mapping[.fee].flatMap { self.fee($0) }
    let result = mapping[.result]?.text()
    let consultPhone = mapping[.consultPhone]?.text()
    let complaintPhone = mapping[.complaintPhone]?.text()
    let services = mapping[.services]?.items()?.compactMap { $0.choice(KioskService.self) } ?? []
    let form = mapping[.form]?.text().map { FormCode($0) }
    let also = texts(mapping[.also])
    let listed = texts(mapping[.listed])
    if form == nil, let needing = services.first(where: Self.needForm.contains) {
      mapping[.services]?.report(
        chinese: "\(needing.rawValue) 要有 form", english: "\(needing.rawValue) needs a form")
    }
    guard let code, let name, let department else { return nil }
    let item = GuidanceItem(
      code: ItemCode(code), name: name, department: department, kind: kind,
      conditions: conditions, materials: materials, process: process, promisedLimit: limit,
      fee: fee, result: result, consultPhone: consultPhone, complaintPhone: complaintPhone,
      services: Set(services), form: form, version: version)
    forms?.check(item, form: mapping[.form], services: mapping[.services])
    var entry = CatalogueEntry(item: item, also: also)
    entry.listed = listed
    return entry
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

  private func material(_ node: DataNode) -> Material? {
    guard let mapping = node.mapping(MaterialKey.self) else { return nil }
    let name = mapping.text(.name)
    let note = mapping[.note]?.text()
    let originals = mapping[.originals]?.wholeNumber(in: 0...99)
    let copies = mapping[.copies]?.wholeNumber(in: 0...99)
    let required = mapping[.required]?.boolean() ?? true
    guard let name else { return nil }
    return Material(
      name: name, note: note, originals: originals, copies: copies, required: required)
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
