import ServiceModel

/// A person in the insurance and what was paid.
struct InsuredPerson: Hashable, SampleEntry {
  let person: Applicant
  /// 参保地.
  let place: String
  /// 参保状态, in the insurance's words.
  let state: String
  let records: [ContributionRecord]

  private enum CodingKeys: CodingKey { case place, state, records }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    person = try Applicant(ofEntry: decoder)
    place = try container.decode(String.self, forKey: .place)
    state = try container.decode(String.self, forKey: .state)
    records = try container.decode([ContributionRecord].self, forKey: .records)
  }
}
