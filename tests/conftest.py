"""What all tests share: the vocabulary of the feature files."""

pytest_plugins = ["milepost.specs.plugin"]
