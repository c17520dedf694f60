"""The expression language: parse, check, evaluate, trace and compile conditions."""

from milepost.conditions.checking import check
from milepost.conditions.compiling import Compiled, compile_conditions
from milepost.conditions.environment import Environment, Given, Item, Layers, Names
from milepost.conditions.errors import ConditionError
from milepost.conditions.evaluation import evaluate
from milepost.conditions.functions import FUNCTIONS, Function
from milepost.conditions.parser import parse
from milepost.conditions.scope import WORDS, Scope
from milepost.conditions.tracing import trace
from milepost.conditions.walking import bind, cites, reads
from milepost.conditions.writing import text_of, write

__all__ = [
    "FUNCTIONS",
    "WORDS",
    "Compiled",
    "ConditionError",
    "Environment",
    "Function",
    "Given",
    "Item",
    "Layers",
    "Names",
    "Scope",
    "bind",
    "check",
    "cites",
    "compile_conditions",
    "evaluate",
    "parse",
    "reads",
    "text_of",
    "trace",
    "write",
]
