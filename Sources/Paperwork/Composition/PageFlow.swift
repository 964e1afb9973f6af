import PaperOrders
import ServiceModel

/// Gives pieces their places on pages, first come first placed.
struct PageFlow {
  /// A piece and the distance of its top from the top of the page's body.
  struct Placed {
    let piece: any FlowPiece
    let top: Double
  }

  /// The height of a page's body in points.
  let bodyHeight: Double
  let pageLimit: Int

  /// - Throws: `.doesNotFit` for a piece taller than a page that cannot be divided,
  ///   `.tooManyPages` beyond the limit.
  func pages(of pieces: [any FlowPiece]) throws(PaperFault) -> [[Placed]] {
    var pages: [[Placed]] = []
    var page = OpenPage()
    var waiting = Array(pieces.reversed())
    while let piece = waiting.popLast() {
      if page.isFresh, let head = piece.pageHead, !pages.isEmpty { page.repeatHead(head) }
      let gap = page.isFresh ? 0 : piece.gapAbove
      let room = bodyHeight - page.used - gap
      if piece.height + follower(of: piece, in: waiting) <= room {
        page.place(piece, gap: gap)
      } else if let parts = piece.divided(at: room) {
        page.place(parts.first, gap: gap)
        waiting.append(parts.rest)
        try turn(&page, into: &pages)
      } else if !page.isFresh {
        waiting.append(piece)
        try turn(&page, into: &pages)
      } else if piece.height <= room {
        // What it should stay with is too tall for any page.
        page.place(piece, gap: gap)
      } else {
        throw PaperFault(
          .doesNotFit, .technician,
          "a part \(Int(piece.height)) points tall does not fit a page of \(Int(bodyHeight))")
      }
    }
    if !page.isFresh || pages.isEmpty { try turn(&page, into: &pages) }
    return pages
  }

  /// The room that must stay free below a piece for what it has to stay with.
  private func follower(of piece: any FlowPiece, in waiting: [any FlowPiece]) -> Double {
    var room = 0.0
    var current = piece
    var rest = waiting[...]
    while current.keepsWithNext, let next = rest.popLast() {
      room += next.gapAbove + (next.keepsWithNext ? next.height : next.leastHeight)
      current = next
    }
    return room
  }

  private func turn(_ page: inout OpenPage, into pages: inout [[Placed]]) throws(PaperFault) {
    guard pages.count < pageLimit else {
      throw PaperFault(.tooManyPages, .staff, "the document is longer than \(pageLimit) pages")
    }
    pages.append(page.placed)
    page = OpenPage()
  }

  private struct OpenPage {
    private(set) var placed: [Placed] = []
    private(set) var used = 0.0
    /// Nothing stands on it yet but a repeated header.
    private(set) var isFresh = true

    mutating func repeatHead(_ head: any FlowPiece) {
      placed = [Placed(piece: head, top: 0)]
      used = head.height
    }

    mutating func place(_ piece: any FlowPiece, gap: Double) {
      placed.append(Placed(piece: piece, top: used + gap))
      used += gap + piece.height
      isFresh = false
    }
  }
}
