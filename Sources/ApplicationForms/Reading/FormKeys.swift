import DataFiles

/// The keys of a form definition's file.
enum FormKey: String, DataKey {
  case code, version, title, matter, kind, situation, sections, materials
}

enum SectionKey: String, DataKey { case id, title, layout, fields, use }

enum FieldKey: String, DataKey {
  case id, label, help, kind, from, required, masked, rules, options, when, compute
  case unit, decimals, item, count, fields, pledge, pages, certificates
}

enum RulesKey: String, DataKey { case length, range, earliest, latest, pattern, checks }

enum CheckKey: String, DataKey { case rule, say }

enum RangeKey: String, DataKey { case least, most }

enum OptionKey: String, DataKey { case code, label }

enum PledgeKey: String, DataKey { case text, consequence, refusal }

enum FormMaterialKey: String, DataKey {
  case name, note, originals, copies, required, issuer, trust, certificate, when
}

/// The languages that a form's words can be in, as assets/strings calls them.
enum WordingKey: String, DataKey {
  case chinese = "zh-Hans"
  case english = "en"
  case mongolian = "mn-Mong"
}

/// The words for `FieldKind`.
enum FieldKindWord: String, CaseIterable {
  case text, name, citizenNumber, mobile, phone, bankCard, date, money, number, choice, several,
    yesNo, village, address, rows, pledge, signature, file
}
