import ServiceModel

/// Puts submissions that belong together behind each other: those of one session or one
/// applicant go one by one, in order; different lanes may go at the same time.
enum Lanes {
  /// What makes two submissions belong together. Lives in memory only.
  static func keys(of outgoing: OutgoingSubmission) -> [String] {
    let session = "session \(outgoing.submission.session)"
    guard let applicant = outgoing.submission.applicant else { return [session] }
    return [session, "applicant \(applicant.digits)"]
  }

  static func of(_ items: [OutgoingSubmission]) -> [[OutgoingSubmission]] {
    var laneOfKey: [String: Int] = [:]
    var lanes: [[Int]] = []
    for (place, item) in items.enumerated() {
      let keys = keys(of: item)
      let joined = Set(keys.compactMap { laneOfKey[$0] })
      let target = joined.min() ?? lanes.count
      if target == lanes.count { lanes.append([]) }
      for other in joined where other != target {
        lanes[target] += lanes[other]
        lanes[other] = []
        for (key, lane) in laneOfKey where lane == other { laneOfKey[key] = target }
      }
      lanes[target].append(place)
      for key in keys { laneOfKey[key] = target }
    }
    return lanes.filter { !$0.isEmpty }.map { $0.sorted().map { items[$0] } }
  }
}
