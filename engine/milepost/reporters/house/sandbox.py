"""Templates of a house, in a sandbox: no file, no attribute of Python's own, always an end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from milepost.errors import InvalidInput
from milepost.model.house import Template
from milepost.reporters.house.built_in import BUILT_IN
from milepost.reporters.house.guarding import REFUSED, Counted, refused
from milepost.reporters.house.limits import Budget, bounded, capped, reckoned
from milepost.reporters.house.unknown import Unknown

_PADDING = frozenset(
    {"format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "translate"}
)
_TRUSTED = "safe"


class Templates(BaseLoader):
    """The templates of a house before the built-in ones; from memory, so there is no file."""

    def __init__(self, own: Mapping[str, Template], built_in: BaseLoader) -> None:
        self.own, self.built_in = own, built_in

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template. Raises TemplateNotFound."""
        if template in self.own:
            one = self.own[template]
            return one.text, one.shown, lambda: True
        try:
            return self.built_in.get_source(environment, template.removeprefix(BUILT_IN))
        except TemplateNotFound:
            raise TemplateNotFound(template) from None


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders the templates of one house, and the built-in ones that they stand among."""

    intercepted_binops = frozenset({"**", "*", "+", "%"})

    def __init__(self, own: Mapping[str, Template], plain: Environment) -> None:
        """As `plain` renders, whose templates are the built-in ones."""
        assert plain.loader is not None
        super().__init__(
            loader=Templates(own, plain.loader),
            autoescape=True,
            finalize=plain.finalize,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.own = {one.shown: one for one in own.values()}
        self.own_names = tuple(own)
        self.plain, self.budget = plain, Budget()
        self._fit_filters()

    def _fit_filters(self) -> None:
        escape = self.finalize
        escaped = dict.fromkeys(("e", "escape"), escape)
        for name in REFUSED - {_TRUSTED}:
            self.filters.pop(name, None)
        own = {"map": _mapped, "join": _joined, "counted": _counted, "bounded": _bounded}
        self.filters |= {**escaped, **own}
        self.globals.pop("lipsum", None)
        self.globals["range"] = self._range

    def _range(self, *ends: int) -> range:
        return self.budget.range(*ends)

    def page(self, name: str, values: Mapping[str, object]) -> str:
        """The page through the template of that name.

        Raises InvalidInput, TemplateError, or whatever an error in a template leads to.
        """
        self.budget = Budget()
        return "".join(capped(self.get_template(name).generate(**values)))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template; a house's own is looked at and guarded."""
        tree = super()._parse(source, name, filename)
        template = self.own.get(filename or "")
        if template is None:
            return tree
        if problems := tuple(refused(tree, template, self._blocks)):
            raise InvalidInput(problems)
        guarded: nodes.Template = Counted().visit(tree)
        return guarded

    @cached_property
    def _blocks(self) -> set[str]:
        """The blocks of every built-in template."""
        names = self.plain.list_templates()
        trees = (self.plain.parse(_text(self.plain, name)) for name in names)
        return {block.name for tree in trees for block in tree.find_all(nodes.Block)}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As Jinja's; nor what changes markup that is escaped, or makes a text very long."""
        if isinstance(obj, Markup) or (isinstance(obj, str) and attr in _PADDING):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic, where it has an end."""
        reckoned(operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return bounded(_joined(context, (left, right)))
        return bounded(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> None:
        """Texts are formatted by messages, never by templates."""

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """A call, for a step; the names are out of the way of keyword arguments."""
        __self.budget.spend()
        return bounded(super().call(__context, __obj, *args, **kwargs))


def _text(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


@pass_context
def _counted(context: Context, values: Any) -> Any:
    assert isinstance(context.environment, Sandbox)
    return context.environment.budget.counted(values)


@pass_context
def _bounded(context: Context, value: object) -> object:
    return bounded(value)


@pass_context
def _joined(context: Context, values: Any, between: str = "", attribute: Any = None) -> str:
    """Jinja's `join`; beside markup a text is escaped as the format of the page has it."""
    if attribute is not None:
        values = FILTERS["map"](context, values, attribute=attribute)
    parts, escape = [*values], context.environment.finalize
    if escape and any(hasattr(part, "__html__") for part in (*parts, between)):
        return Markup(escape(between)).join(escape(part) for part in parts)
    return str(between).join(map(str, parts))


@pass_context
def _mapped(context: Context, values: Any, *args: Any, **kwargs: Any) -> Any:
    """Jinja's `map`; a filter that is refused is so by its name too."""
    if args and str(args[0]) in REFUSED:
        raise SecurityError(str(args[0]))
    return FILTERS["map"](context, values, *args, **kwargs)
