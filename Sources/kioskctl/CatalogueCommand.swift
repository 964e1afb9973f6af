import ArgumentParser

/// `kioskctl catalogue`: makes the file that the kiosk searches, and looks into it.
struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "办事指南目录库 / the catalogue of guidance.",
    subcommands: [
      CatalogueBuild.self, CatalogueImporting.self, CatalogueExporting.self, CatalogueDiffing.self,
      CatalogueSearching.self, CatalogueMeasure.self, CatalogueBundling.self,
      CatalogueInstalling.self, CatalogueUpdate.self, CatalogueShow.self,
    ])
}
