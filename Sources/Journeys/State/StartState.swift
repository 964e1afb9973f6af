/// The way of somebody who does not know where to begin: three plain questions, each answered
/// with one touch, that end at the matter.
public struct StartState: Hashable, Sendable {
  public var person: StartPerson?
  public var topic: StartTopic?
  public init() {}
}

public enum StartQuestion: Int, Hashable, Sendable, CaseIterable {
  /// 谁的事？
  case who = 1
  /// 什么样的事？
  case what
  /// 您想怎么样？
  case want
}

public enum StartPerson: String, Hashable, Sendable, CaseIterable {
  case elder
  case adult
  case child
  case disabled
  case unsure

  /// What such a person most often comes for, most often first.
  public var topics: [StartTopic] {
    switch self {
    case .elder: [.pension, .medical, .elderCare, .allowance, .disability, .residence, .card]
    case .adult:
      [.medical, .pension, .card, .work, .residence, .marriage, .birth, .housing, .shop, .farming]
    case .child: [.birth, .school, .medical, .residence, .card, .allowance, .disability]
    case .disabled: [.disability, .allowance, .medical, .pension, .work, .card]
    case .unsure: StartTopic.allCases
    }
  }
}

public enum StartTopic: String, Hashable, Sendable, CaseIterable {
  case pension
  case medical
  case elderCare
  case allowance
  case disability
  case birth
  case school
  case work
  case marriage
  case residence
  case card
  case housing
  case shop
  case farming

  /// What the catalogue is searched for; it is Chinese in every language.
  public var words: String {
    switch self {
    case .pension: "养老"
    case .medical: "医保"
    case .elderCare: "老年"
    case .allowance: "救助"
    case .disability: "残疾"
    case .birth: "生育"
    case .school: "学"
    case .work: "就业"
    case .marriage: "婚姻"
    case .residence: "居住"
    case .card: "社保卡"
    case .housing: "住房"
    case .shop: "个体工商户"
    case .farming: "农"
    }
  }
}

public enum StartWish: String, Hashable, Sendable, CaseIterable {
  /// 现在就办
  case apply
  /// 先看看怎么办
  case look
  /// 以前办过，问问办得怎样
  case ask
  /// 打印一张纸
  case paper
}
