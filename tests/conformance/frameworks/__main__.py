"""`python -m tests.conformance.frameworks`: framework by framework, cases passed of cases known."""

from __future__ import annotations

import sys

from .running import cases, differences, frameworks


def main() -> int:
    """Print the table; 1 where a case differs."""
    failed = 0
    for framework in frameworks():
        known = list(cases(framework))
        wrong = {case.name: found for case in known if (found := differences(case))}
        failed += len(wrong)
        print(f"{framework:<24} {len(known) - len(wrong):>4} of {len(known):>4}")
        for name, found in wrong.items():
            print(f"  {name}: {'; '.join(found)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
