"""A kind of import contract that import-linter does not have: the standard library and nothing else."""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class StandardLibraryOnly(Contract):
    """The package may import itself and the standard library; whatever else exists is refused."""

    package = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        package = str(self.package)
        found: dict[str, list[str]] = {}
        for importer in sorted({package, *graph.find_descendants(package)}):
            imported = graph.find_modules_directly_imported_by(importer)
            if strangers := sorted(name for name in imported if is_strange(name, package)):
                found[importer] = strangers
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, names in check.metadata["found"].items():
            output.print_error(f"{importer} imports {', '.join(names)}")


def is_strange(name: str, package: str) -> bool:
    own = name == package or name.startswith(f"{package}.")
    return not own and name.partition(".")[0] not in sys.stdlib_module_names
