import DataFiles
import ServiceModel

/// Holds matters and forms together: no matter names a form that is not there or is another's,
/// and no form stands where nobody can reach it.
struct MatterForms {
  private let forms: [FormCode: MatterForm]

  init(_ forms: [MatterForm]) {
    self.forms = Dictionary(forms.map { ($0.code, $0) }) { first, _ in first }
  }

  /// Leaves a problem where the matter's form cannot do what its services say.
  func check(_ item: GuidanceItem, form formNode: DataNode?, services servicesNode: DataNode?) {
    guard let code = item.form else { return }
    guard let form = forms[code] else {
      let known = forms.keys.map(\.text).sorted().joined(separator: "、")
      formNode?.report(
        chinese: "没有表单“\(code)”，现有：\(known)", english: "no form “\(code)”: there are \(known)")
      return
    }
    if form.matter != item.code {
      formNode?.report(
        chinese: "表单“\(code)”是事项“\(form.matter)”的",
        english: "the form “\(code)” belongs to the matter “\(form.matter)”")
    }
    let handedIn = item.services.intersection(Self.handingIn)
    for service in handedIn.subtracting([form.service]).map(\.rawValue).sorted() {
      servicesNode?.report(
        chinese: "表单“\(code)”是 \(form.service.rawValue)，不能用于 \(service)",
        english: "the form “\(code)” is for \(form.service.rawValue), not \(service)")
    }
  }

  /// Leaves a problem for every form that no matter names.
  func checkAllAreUsed(by entries: [CatalogueEntry], at node: DataNode?) {
    let used = Set(entries.compactMap(\.item.form))
    for form in forms.values.sorted(by: { $0.code.text < $1.code.text })
    where !used.contains(form.code) {
      node?.report(
        chinese: "没有事项使用表单“\(form.code)”，应写在事项“\(form.matter)”的 form 里",
        english: "no matter uses the form “\(form.code)”: name it as form of “\(form.matter)”")
    }
  }

  private static let handingIn: Set<KioskService> = [.registration, .declaration]
}
