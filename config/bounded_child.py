"""The child of `config.bounded`: takes its limits, then runs the module that it is given."""

import json
import resource
import runpy
import sys


def main(module: str, limits: dict[str, int], arguments: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__")


main(sys.argv[1], json.loads(sys.argv[2]), sys.argv[3:])
