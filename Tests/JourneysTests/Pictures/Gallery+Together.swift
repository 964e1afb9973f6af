import ServiceModel

@testable import Journeys

// Several matters that are handed in at once.
extension Gallery {
  mutating func paintTogether() throws {
    try begin(submissions: 1...9)
    store.go(.addMatter)
    store.go(.items(Self.items, page: .matters(.registration)))
    keep("together-add")
    choose("medical-enrolment")
    store.go(.choose(field: "whom", option: "self"))
    store.go(.nextQuestion)
    store.go(.addMatter)
    store.go(.items(Self.items, page: .matters(.registration)))
    choose("social-card")
    while case .question(let id)? = store.state.session?.page {
      let field = try store.session.question
      store.go(.choose(field: id, option: field?.kind.options.first?.code ?? "yes"))
      store.go(.nextQuestion)
    }
    keep("together-notice")
    store.go(.begin)
    store.go(.card(.waiting))
    store.lay(try Sample.identity())
    try answer()
    keep("together")
    // The second one asks nothing that the first has not said, but for its paper.
    store.go(.removeMatter(2))
    fillNext()
    store.go(.nextQuestion)
    keep("together-review")
    guard case .confirm(let new)? = store.go(.confirm).first else { return }
    store.go(.confirmed(new.map { Sample.receipt(of: $0) }))
    keep("together-receipt")
    try begin(submissions: 1...9)
    store.go(.addMatter)
    store.go(.items(Self.items, page: .matters(.registration)))
    choose("medical-enrolment")
    store.go(.choose(field: "whom", option: "self"))
    store.go(.nextQuestion)
    store.go(.begin)
    store.go(.card(.waiting))
    for case .findEarlier(let form) in store.go(.card(.read(try Sample.identity()))) {
      store.go(.earlier(.handedIn([Sample.recorded]), of: form))
    }
    keep("together-handed-in")
  }

  private mutating func fillNext() {
    for case .findEarlier(let form) in store.go(.fillNextMatter) {
      store.go(.earlier(nil, of: form))
    }
  }
}
