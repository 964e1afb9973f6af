import DataFiles

/// The keys of a form definition's file.
enum FormKey: String, DataKey { case code, version, title, matter, kind, sections }

enum SectionKey: String, DataKey { case id, title, fields }

enum FieldKey: String, DataKey {
  case id, label, help, kind, from, required, masked, rules, options, when
}

enum RulesKey: String, DataKey { case length, amount, pattern }

enum RangeKey: String, DataKey { case least, most }

enum OptionKey: String, DataKey { case code, label }

enum ConditionKey: String, DataKey { case field, answers }

/// The words for `FieldKind`.
enum FieldKindWord: String, CaseIterable {
  case text, citizenNumber, mobile, bankCard, date, money, choice, village
}
