import TypingOrders

/// Answers questions with the engine that they are for. An engine is opened by the first question
/// for it: who types pinyin does not wait for the model of handwriting.
public final class TypingDesk {
  private let scratch: String
  private var pinyin: PinyinEngine?
  private var handwriting: HandwritingEngine?

  /// - Parameter scratch: A folder that may be written to.
  public init(scratch: String) { self.scratch = scratch }

  /// One line for one line, both without a promise of their line feeds' absence.
  public func answer(line: some Sequence<UInt8>) -> [UInt8] {
    guard let question = TypingLine.message(TypingQuestion.self, from: line) else {
      return TypingLine.bytes(
        of: TypingAnswer.fault(
          TypingFault(.questionInvalid, .technician, "the question is none of this version's")))
    }
    return TypingLine.bytes(of: answer(question))
  }

  public func answer(_ question: TypingQuestion) -> TypingAnswer {
    do throws(TypingFault) {
      return switch question {
      case .candidates(let letters): .candidates(try openPinyin().candidates(for: letters))
      case .choose(let index, let letters):
        .choice(try openPinyin().choose(index, for: letters))
      case .recognise(let ink): .characters(try openHandwriting().characters(of: ink))
      }
    } catch {
      return .fault(error)
    }
  }

  private func openPinyin() throws(TypingFault) -> PinyinEngine {
    if let pinyin { return pinyin }
    let engine = try PinyinEngine(scratch: scratch)
    pinyin = engine
    return engine
  }

  private func openHandwriting() throws(TypingFault) -> HandwritingEngine {
    if let handwriting { return handwriting }
    let engine = try HandwritingEngine()
    handwriting = engine
    return engine
  }
}
