import ServiceModel

// 大字·声音·语言, and reading aloud. Nothing of it outlives the session.
extension KioskReducer {
  /// `nil`: not for this part.
  func reduceModes(_ session: inout Session, _ action: Action) -> [Effect]? {
    switch action {
    case .openModes:
      guard session.overlay == nil else { return [] }
      session.overlay = .modes
      return []
    case .mode(let change):
      guard session.overlay == .modes else { return [] }
      let before = session.modes
      session.modes.change(change)
      if before.listens, !session.modes.listens { return [.hush] }
      let isHeard = before.listens && before != session.modes
      return isHeard ? [.readAloud(session.modes)] : []
    case .listen:
      session.modes.listens.toggle()
      return session.modes.listens ? [.readAloud(session.modes)] : [.hush]
    case .listenAgain:
      guard session.modes.listens else { return [] }
      return [.readAloud(session.modes)]
    default: return nil
    }
  }
}
