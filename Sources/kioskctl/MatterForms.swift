import ApplicationForms
import GuidanceCatalog

extension FormLibrary {
  /// What the catalogue must know of the forms.
  var matterForms: [MatterForm] {
    all.map { form in
      switch form.kind {
      case .registration:
        MatterForm(code: form.code, matter: form.matter, service: .registration)
      case .declaration:
        MatterForm(code: form.code, matter: form.matter, service: .declaration)
      }
    }
  }
}
