"""The command line: translate arguments, call the workspace, print, set the exit code."""

from milepost.cli.app import main

__all__ = ["main"]
