"""What all tests share: the modules beside this file, and the vocabulary of the feature files."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

pytest_plugins = ["milepost.specs.plugin"]
