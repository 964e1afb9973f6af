import Drawing
import PaperOrders
import ServiceModel

/// Turns the blocks of a template and the words of a request into pieces of paper.
struct BlockSetter {
  let words: GivenWords
  let typesetter: Typesetter
  /// Of the page's body, in points.
  let width: Double

  func pieces(of template: DocumentTemplate) throws(PaperFault) -> [any FlowPiece] {
    var pieces: [any FlowPiece] = []
    for block in template.blocks {
      if let name = block.whenGiven, !words.has(name) { continue }
      var next = try self.pieces(of: block.content)
      if pieces.last is HeadingPiece, var row = next.first as? GridRow {
        row.gapAbove = PaperLook.afterHeading
        next[0] = row
      }
      pieces += next
    }
    return pieces
  }

  private func pieces(of block: TemplateBlock.Content) throws(PaperFault) -> [any FlowPiece] {
    switch block {
    case .title(let block): [try title(block)]
    case .subtitle(let block):
      [
        TextPiece(
          run: LineRun(
            try typesetter.set(
              try words.fill(block.text), PaperLook.subtitle, width: width)),
          colour: PaperLook.quiet, gapAbove: PaperLook.lineGap)
      ]
    case .heading(let block):
      [
        HeadingPiece(
          layout: try typesetter.set(
            try words.fill(block.text), PaperLook.heading, width: width - HeadingPiece.inset))
      ]
    case .paragraph(let block): try paragraphs(block)
    case .list(let block): try list(block)
    case .prominent(let block):
      [
        try ProminentPiece(
          label: block.label, text: try words.fill(block.text), width: width, typesetter)
      ]
    case .details(let block): try details(block)
    case .form(let block): try form(block)
    case .table(let block): try table(block)
    case .code(let block): [try code(block, width: width)]
    case .signature(let block): [try SignaturePiece(block, words, width: width, typesetter)]
    case .issue(let block): [try issue(block)]
    case .notice(let block):
      [
        try NoticePiece(
          title: block.title, text: try words.fill(block.text, absent: block.absent),
          width: width, typesetter)
      ]
    case .gap(let block): [GapPiece(height: Paper.points(block.height))]
    }
  }

  private func title(_ block: WordsBlock) throws(PaperFault) -> TextPiece {
    let text = try words.fill(block.text)
    var style = PaperLook.title
    if text.count <= PaperLook.shortTitle { style.letterSpacing = PaperLook.titleSpacing }
    let even = try evenWidth(of: text, style)
    return TextPiece(
      run: LineRun(try typesetter.set(text, style, width: even)), inset: (width - even) / 2,
      gapAbove: 0, keepsWithNext: true)
  }

  /// The least width at which a title needs no more lines than at the whole width: no single
  /// character stands on the last of them.
  private func evenWidth(of text: String, _ style: TextStyle) throws(PaperFault) -> Double {
    let lines = try typesetter.measure(text, style, width: width).lineCount
    guard lines > 1 else { return width }
    var even = width
    while try typesetter.measure(text, style, width: even - style.size / 2).lineCount == lines {
      even -= style.size / 2
    }
    return even
  }

  private func paragraphs(_ block: ParagraphBlock) throws(PaperFault) -> [any FlowPiece] {
    let text = try words.fill(block.text, absent: block.absent)
    var pieces: [TextPiece] = []
    for paragraph in text.split(separator: "\n") {
      // Two characters in, as Chinese paragraphs begin.
      let line = block.indented ? "\u{3000}\u{3000}" + paragraph : String(paragraph)
      pieces.append(
        TextPiece(
          run: LineRun(try typesetter.set(line, PaperLook.body, width: width)),
          gapAbove: pieces.isEmpty ? PaperLook.afterHeading : PaperLook.lineGap))
    }
    return pieces
  }

  private func list(_ block: ListBlock) throws(PaperFault) -> [any FlowPiece] {
    guard let items = words.lists[block.items] else {
      return try paragraphs(absent: block.absent)
    }
    let inset = block.numbered ? PaperLook.body.size * (items.count < 10 ? 1.5 : 2.1) : 0
    var pieces: [TextPiece] = []
    for (place, item) in items.enumerated() {
      pieces.append(
        TextPiece(
          run: LineRun(try typesetter.set(item, PaperLook.body, width: width - inset)),
          inset: inset, gapAbove: pieces.isEmpty ? PaperLook.afterHeading : PaperLook.lineGap,
          marker: block.numbered
            ? try typesetter.set("\(place + 1).", PaperLook.body) : nil))
    }
    return pieces
  }

  private func paragraphs(absent: String?) throws(PaperFault) -> [any FlowPiece] {
    guard let absent, !absent.isEmpty else { return [] }
    return [
      TextPiece(
        run: LineRun(try typesetter.set(absent, PaperLook.body, width: width)),
        colour: PaperLook.quiet, gapAbove: PaperLook.afterHeading)
    ]
  }

  private func code(_ block: CodeBlock, width: Double) throws(PaperFault) -> CodePiece {
    var lines = [try words.fill(block.title)]
    for line in block.lines { lines.append(try words.fill(line.text, absent: line.absent)) }
    return try CodePiece(
      code: try words.fill(block.text), side: Paper.points(block.side), lines: lines,
      width: width, typesetter)
  }

  private func issue(_ block: IssueBlock) throws(PaperFault) -> IssuePiece {
    var lines: [String] = []
    for line in block.lines { lines.append(try words.fill(line)) }
    let seal = try Seal(
      diameter: Paper.points(block.seal.diameter), arc: try words.fill(block.seal.arc),
      middle: block.seal.centre, below: block.seal.below, typesetter)
    var code: CodePiece?
    if let block = block.code {
      code = try self.code(block, width: width * IssuePiece.codeShare)
    }
    return try IssuePiece(lines, seal: seal, beside: code, width: width, typesetter)
  }
}
