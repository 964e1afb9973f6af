import Journeys
import Paperwork
import Printing

// Rooms that already have the form that the journeys ask for.
extension PrintDesk: PagePrinter {}
extension PaperWorker: PaperComposer {}
