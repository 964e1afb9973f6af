import Journeys
import PaperOrders
import Printing

// Rooms that already have the form that the journeys ask for.
extension PrintDesk: PagePrinter {}
extension PaperWorker: PaperComposer {}
