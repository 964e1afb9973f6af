import DataFiles
import ServiceModel

extension FormDefinition {
  /// Reads assets/forms/….yaml. The sections that several forms share lie beside it, in `sections`.
  ///
  /// - Parameter addresses: the villages that a field of the kind `village` chooses from.
  /// - Throws: `FileProblems` with every unknown key, wrong value and reference to nothing; also for
  ///   a form that is not in the file of its code, where a kiosk looks for it.
  public static func load(
    path: String, addresses: AddressList
  ) throws(FileProblems) -> FormDefinition {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let reader = FormDefinitionReader(addresses: addresses, sections: folder + "sections")
    return try DataFile.read(path: path) { reader.form($0, file: path.dropFirst(folder.count)) }
  }

  /// The same from text in memory; `file` only names it.
  ///
  /// - Parameter sections: the folder of the shared sections.
  public static func load(
    text: String, file: String, addresses: AddressList, sections: String = "sections"
  ) throws(FileProblems) -> FormDefinition {
    let reader = FormDefinitionReader(addresses: addresses, sections: sections)
    return try DataFile.read(text: text, file: file) { reader.form($0) }
  }
}

/// Reads the file as a whole and its sections; `FieldReader` reads the fields.
struct FormDefinitionReader {
  let addresses: AddressList
  /// The folder of the sections that several forms share.
  let sections: String

  /// - Parameter file: its name, where it has one.
  func form(_ root: DataNode, file: Substring? = nil) -> FormDefinition? {
    guard let mapping = root.mapping(FormKey.self) else { return nil }
    let code = mapping.required(.code).flatMap { identifier($0) }
    if let code, let file, file != "\(code).yaml" {
      mapping[.code]?.report(
        chinese: "代码是“\(code)”，文件名就应是 \(code).yaml",
        english: "a form of the code “\(code)” is in the file \(code).yaml")
    }
    let version = mapping.required(.version).flatMap { self.version($0) }
    let title = mapping.required(.title)?.wording()
    let matter = mapping.text(.matter)
    let kind = mapping.required(.kind)?.choice(FormKind.self)
    var known = KnownFields()
    let situation = mapping[.situation].flatMap { self.situation($0, &known) }
    let sections = mapping.required(.sections)?.items()?.compactMap { section($0, &known) }
    if let sections, let node = mapping[.sections] {
      checkSignature(sections, node)
      checkNames((situation.map { [$0] } ?? []) + sections, node)
    }
    let materials = mapping[.materials]?.items()?.compactMap { material($0, known) } ?? []
    guard let code, let version, let title, let matter, let kind, let sections else { return nil }
    return FormDefinition(
      code: FormCode(code), version: version, title: title, matter: ItemCode(matter), kind: kind,
      situation: situation, sections: sections, materials: materials)
  }

  /// - Parameter isShared: it stands in a file of its own, which uses no other.
  private func section(
    _ node: DataNode, _ known: inout KnownFields, isShared: Bool = false
  ) -> FormSection? {
    guard let mapping = node.mapping(SectionKey.self) else { return nil }
    if let use = mapping[.use] {
      guard !isShared else {
        use.report(chinese: "共用的部分里不能再写 use", english: "a shared section uses no other")
        return nil
      }
      return shared(use, mapping, &known)
    }
    let id = mapping.required(.id).flatMap { identifier($0) }
    let title = mapping.required(.title)?.wording()
    let layout = mapping[.layout]?.choice(SectionLayout.self) ?? .questions
    let reader = FieldReader(addresses: addresses)
    let fields = mapping.required(.fields)?.items()?.compactMap { reader.field($0, &known) }
    guard let id, let title, let fields else { return nil }
    return FormSection(
      id: id, title: title, layout: layout, isShared: isShared, fields: fields)
  }

  /// It stands between the slashes of a schema: `pension-enrolment/1`.
  private func version(_ node: DataNode) -> String? {
    guard let text = node.text() else { return nil }
    let isPlain =
      text.count <= 20
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }
    guard isPlain else {
      node.report(
        chinese: "版本只能用英文字母、数字、点和连字符，最多 20 个",
        english: "a version of at most 20 ASCII letters, digits, dots and hyphens")
      return nil
    }
    return text
  }

  private func checkNames(_ sections: [FormSection], _ node: DataNode) {
    var seen: Set<String> = []
    for section in sections where !seen.insert(section.id).inserted {
      node.report(
        chinese: "两个部分都叫“\(section.id)”", english: "two sections are called “\(section.id)”")
    }
  }

  /// A section that stands in a file of its own.
  private func shared(
    _ node: DataNode, _ mapping: DataMapping<SectionKey>, _ known: inout KnownFields
  ) -> FormSection? {
    for key in [SectionKey.id, .title, .layout, .fields] {
      mapping[key]?.report(
        chinese: "写了 use 就不写 \(key.rawValue)", english: "a section with use has no \(key.rawValue)")
    }
    guard let name = identifier(node) else { return nil }
    do throws(FileProblems) {
      return try DataFile.read(path: "\(sections)/\(name).yaml") {
        section($0, &known, isShared: true)
      }
    } catch {
      node.report(chinese: "共用的部分有错：\(error)", english: "the shared section is wrong: \(error)")
      return nil
    }
  }

  /// A section asked before anybody is known: nothing personal stands there, and everything is
  /// answered by a touch.
  private func situation(_ node: DataNode, _ known: inout KnownFields) -> FormSection? {
    guard let section = section(node, &known) else { return nil }
    if section.layout == .page {
      node.report(
        chinese: "情形一题一屏，不能写 layout: page", english: "a situation has one question a screen")
    }
    for field in section.fields {
      let isTouched =
        switch field.kind {
        case .choice, .several, .yesNo: true
        default: false
        }
      if !isTouched || field.source != nil || field.isMasked || field.computation != nil {
        node.report(
          chinese: "情形里的“\(field.id)”只能是 choice、several 或 yesNo，不能取自身份证、打星号或计算",
          english:
            "“\(field.id)” of the situation is a choice, several or yesNo, neither from the identity nor masked nor computed"
        )
      }
    }
    return section
  }

  /// What is signed stands before the signature.
  private func checkSignature(_ sections: [FormSection], _ node: DataNode) {
    let fields = sections.flatMap(\.fields)
    if fields.dropLast().contains(where: { $0.kind == .signature }) {
      node.report(
        chinese: "签名只能是最后一个字段", english: "a signature is the last field")
    }
    // 告知承诺: who pledges signs it.
    if fields.last?.kind != .signature,
      fields.contains(where: { if case .pledge = $0.kind { true } else { false } })
    {
      node.report(
        chinese: "有承诺的表，最后要签名（use: signature）",
        english: "a form with a pledge ends with a signature")
    }
  }

  private func material(_ node: DataNode, _ known: KnownFields) -> FormMaterial? {
    guard let mapping = node.mapping(FormMaterialKey.self) else { return nil }
    guard let name = mapping.text(.name) else { return nil }
    let material = Material(
      name: name, note: mapping[.note]?.text(),
      originals: mapping[.originals]?.wholeNumber(in: 0...20),
      copies: mapping[.copies]?.wholeNumber(in: 0...20),
      required: mapping[.required]?.boolean() ?? true, issuer: mapping[.issuer]?.text(),
      trust: mapping[.trust]?.choice(MaterialTrust.self),
      certificate: mapping[.certificate]?.text())
    return FormMaterial(
      material: material, condition: mapping[.when]?.rule(as: [.truth], in: known.scope()))
  }
}
