import ServiceModel

// A guide to take home. What the catalogue does not give is left out: the template says 未提供.
extension KioskReducer {
  func guidePaper(_ item: GuidanceItem, in state: KioskState) -> DocumentRequest {
    var request = DocumentRequest(template: "guide", facts: facts(state))
    let given: [String: String?] = [
      "matter": item.name,
      "matter-code": item.code.text,
      "department": item.department,
      "matter-kind": item.kind?.chinese,
      "version": item.version,
      "legal-limit": item.legalLimit?.chinese,
      "promised-limit": item.promisedLimit?.chinese,
      "fee": item.fee.map { phrases.fee($0) },
      "result": item.result,
      "consult-phone": item.consultPhone,
      "complaint-phone": item.complaintPhone,
    ]
    request.values = given.compactMapValues { $0 }
    request.lists = ["conditions": item.conditions, "process": item.process]
      .filter { !$0.value.isEmpty }
    if !item.materials.isEmpty {
      request.tables["materials"] = item.materials.map { material in
        [
          material.name, material.originals.map(String.init) ?? "",
          material.copies.map(String.init) ?? "",
          phrases[material.required ? .required : .ifAny], material.note ?? "",
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
}
