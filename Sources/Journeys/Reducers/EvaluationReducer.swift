import ApplicationForms
import ServiceModel

// 评价建议: five levels after a case, and a remark with a receipt of its own.
extension KioskReducer {
  func reduceEvaluation(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .rate(let level):
      guard session.page == .evaluation, !session.busy else { return [] }
      session.evaluation.level = level
      session.evaluation.reasons = []
      if level.asksForReason {
        session.go(to: .evaluationReasons)
        return []
      }
      return sendEvaluation(&session)
    case .toggleReason(let reason):
      guard session.page == .evaluationReasons else { return [] }
      session.evaluation.reasons.formSymmetricDifference([reason])
      return []
    case .sendEvaluation:
      guard session.page == .evaluationReasons, !session.busy else { return [] }
      return sendEvaluation(&session)
    case .skipEvaluation:
      guard session.page == .evaluation || session.page == .evaluationReasons, !session.busy
      else { return [] }
      return thank(&session, in: state)
    case .remark(let kind):
      guard session.page == .remarks else { return [] }
      session.errand = .remark(Remark(submission: makeSubmission(), kind: kind))
      session.go(to: .remarkTopic)
      return []
    case .remarkTopic(let topic):
      guard session.page == .remarkTopic, case .remark(var remark) = session.errand else {
        return []
      }
      remark.topic = topic
      session.errand = .remark(remark)
      session.go(to: .remarkWords)
      return []
    case .sendRemark:
      return sendRemark(&session)
    default: return []
    }
  }

  func thank(_ session: inout Session, in state: KioskState) -> [Effect] {
    session.go(to: .thanks)
    return [.stop(.idle), .wind(.farewell, seconds: state.site.limits.farewellSeconds)]
  }

  private func sendEvaluation(_ session: inout Session) -> [Effect] {
    guard let receipt = session.receipt, let level = session.evaluation.level else { return [] }
    let id = session.evaluation.submission ?? makeSubmission()
    session.evaluation.submission = id
    session.busy = true
    session.trouble = nil
    let reasons = session.evaluation.reasons.map(\.rawValue).sorted()
    return [
      .confirm([
        NewSubmission(
          id: id, session: session.id, kind: .evaluation, matter: Self.evaluationMatter,
          matterName: receipt.matterName, schema: "evaluation/1",
          body: CanonicalForm.evaluation(about: receipt.number, level: level, reasons: reasons),
          pages: [], applicant: nil, verification: nil, about: receipt.number)
      ])
    ]
  }

  private func sendRemark(_ session: inout Session) -> [Effect] {
    guard session.page == .remarkReview, !session.busy, case .remark(let remark) = session.errand,
      let topic = remark.topic, remark.receipt == nil
    else { return [] }
    session.busy = true
    session.trouble = nil
    return [
      .confirm([
        NewSubmission(
          id: remark.submission, session: session.id, kind: .feedback,
          matter: Self.remarkMatter, matterName: phrases.say(.remarkMatter, remark.kind.chinese),
          schema: "feedback/1",
          body: CanonicalForm.feedback(
            remark.kind, about: topic.rawValue, words: words(of: remark, topic),
            mobile: MobileNumber(remark.mobile)),
          pages: [], applicant: nil, verification: nil, about: nil)
      ])
    ]
  }

  /// The topic as it stood on the screen, and what the person wrote beneath it.
  private func words(of remark: Remark, _ topic: RemarkTopic) -> String {
    let said = remark.words.isEmpty ? [] : [remark.words]
    return ([phrases[topic.phrase]] + said).joined(separator: "\n")
  }

  /// Our own codes for what has no matter in the catalogue.
  static let evaluationMatter = ItemCode("evaluation")
  static let remarkMatter = ItemCode("feedback")
}
