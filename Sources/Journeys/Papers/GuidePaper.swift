import ServiceModel

// A guide to take home. What the catalogue does not give is left out: the template says 未提供.
extension KioskReducer {
  func guidePaper(
    _ guide: GuideState, _ item: GuidanceItem, in state: KioskState
  ) -> DocumentRequest {
    var request = DocumentRequest(template: "guide", facts: facts(state))
    let code = GuideCode(guide, item, state.site)
    let given: [String: String?] = [
      "matter": item.name,
      "matter-code": item.code.text,
      "department": item.department,
      "matter-kind": item.kind?.chinese,
      "version": item.version,
      "legal-limit": item.legalLimit?.chinese,
      "promised-limit": promise(guide, item),
      "fee": item.fee.map { phrases.fee($0) },
      "result": item.result,
      "consult-phone": item.consultPhone,
      "complaint-phone": item.complaintPhone,
      "situation": guide.situation?.name,
      "code": code.text,
      "code-words": phrases[code.isLink ? .guideCodeLink : .guideCodeWords],
    ]
    request.values = given.compactMapValues { $0 }
    request.lists = [
      "conditions": guide.toFulfil, "process": item.process,
      "more": more(item),
      "questions": item.questions.flatMap { ["问：\($0.question)", "答：\($0.answer)"] },
    ].filter { !$0.value.isEmpty }
    if !guide.toBring.isEmpty {
      request.tables["materials"] = guide.toBring.map { situation, material in
        [
          material.name, material.originals.map(String.init) ?? "",
          material.copies.map(String.init) ?? "",
          phrases[material.required ? .required : .ifAny],
          remarks(material, of: situation),
        ]
      }
    }
    if !item.places.isEmpty {
      request.tables["places"] = item.places.map { place in
        [place.name, place.address ?? "", place.hours ?? ""]
      }
    }
    return request
  }

  /// What there is to bring, each with a box: ticked for what the person has.
  func checklistPaper(
    _ guide: GuideState, _ item: GuidanceItem, in state: KioskState
  ) -> DocumentRequest {
    var request = DocumentRequest(template: "checklist", facts: facts(state))
    request.values = ["matter": item.name]
    request.values["situation"] = guide.situation?.name
    request.values["version"] = item.version
    request.tables["materials"] = guide.materials.enumerated().map { place, material in
      [
        guide.ready.contains(place) ? "√" : material.certificate == nil ? "□" : "电子",
        material.name,
        material.originals.map(String.init) ?? "", material.copies.map(String.init) ?? "",
        [material.required ? "" : phrases[.ifAny], remarks(material, of: nil)]
          .filter { !$0.isEmpty }.joined(separator: "；"),
      ]
    }
    return request
  }

  private func promise(_ guide: GuideState, _ item: GuidanceItem) -> String? {
    guard let limit = item.promisedLimit?.chinese else { return nil }
    return guide.lastDay.map { "\(limit)（\(phrases.say(.lastDay, $0.chinese))）" } ?? limit
  }

  private func remarks(_ material: Material, of situation: Situation?) -> String {
    [
      situation.map { "情形：\($0.name)" },
      material.issuer.map { phrases.say(.issuedBy, $0) },
      material.trust == .pledged ? phrases[.mayBePledged] : nil,
      material.certificate == nil ? nil : phrases[.certificateSpares],
      material.note,
    ].compactMap { $0 }.joined(separator: "；")
  }

  /// What only some sources give.
  private func more(_ item: GuidanceItem) -> [String] {
    func line(_ label: Phrase, _ parts: [String?]) -> String? {
      let words = parts.compactMap { $0 }
      return words.isEmpty ? nil : "\(phrases[label])：\(words.joined(separator: "、"))"
    }
    return [
      line(.audience, item.audience.map(\.chinese)),
      line(.caseKind, [item.caseKind?.chinese]),
      line(.exerciseLevel, [item.level?.chinese]),
      line(.handlingScope, [item.scope]),
      line(.handlingChannels, item.channels.map(\.chinese)),
      line(.resultDelivery, item.delivery),
      line(.resultSample, [item.resultSample]),
      line(.limitBasis, [item.legalLimitBasis]),
      line(.legalBasis, item.basis),
    ].compactMap { $0 }
  }
}
