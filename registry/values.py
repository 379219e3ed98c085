"""`dataclass`, `NamedTuple` and the rest of the standard library's, for the modules that every command waits for.

The library compiles the source of each method of each class, and imports what reads source and types to do so: a third
of what `muniment show` used to wait for. Here a class gets methods that are there already. Type checkers see the
library's own. So does whoever asks `dataclasses` for the fields of such a class: they are made when first asked for.

Fewer things are possible: a class takes no fields from another, and `slots` or not, there is no `__post_init__`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import replace as replace
    from typing import Any as Any
    from typing import Generic as Generic
    from typing import NamedTuple as NamedTuple
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
else:
    import sys
    from collections import namedtuple
    from operator import attrgetter

    _NONE = object()
    Any = object

    def dataclass(cls=None, /, *, frozen=False, slots=False):
        """As `dataclasses.dataclass`."""
        if cls is None:
            return lambda decorated: dataclass(decorated, frozen=frozen, slots=slots)
        return _made(cls, frozen, slots)

    def field(*, default=_NONE, default_factory=_NONE, repr=True, compare=True, metadata=None):
        """As `dataclasses.field`, for a class of either sort."""
        made = _Field(default, default_factory, repr, compare, metadata)
        # Whoever makes the library's own classes has imported it by now.
        return made.spelt_out() if "dataclasses" in sys.modules else made

    def fields(of):
        """As `dataclasses.fields`, for a class of either sort."""
        own = getattr(of, "__values__", None)
        if own is not None:
            return tuple(own.values())
        import dataclasses

        return dataclasses.fields(of)

    def replace(value, /, **changes):
        """As `dataclasses.replace`."""
        return type(value)(**{name: getattr(value, name) for name in type(value).__match_args__} | changes)

    class _Field:
        __slots__ = ("compare", "default", "factory", "metadata", "name", "repr", "type")

        def __init__(self, default=_NONE, factory=_NONE, repr=True, compare=True, metadata=None):
            self.default, self.factory, self.repr, self.compare = default, factory, repr, compare
            self.metadata = metadata or {}
            self.name = self.type = ""

        @classmethod
        def of(cls, said):
            """A field from what a class says of it: one of ours, one of the library's, or what it is usually."""
            if isinstance(said, cls):
                return said
            library = sys.modules.get("dataclasses")
            if library is None or not isinstance(said, library.Field):
                return cls(said)
            usual = (_NONE if each is library.MISSING else each for each in (said.default, said.default_factory))
            return cls(*usual, said.repr, said.compare, said.metadata)

        def spelt_out(self):
            """The field as the library has it."""
            import dataclasses

            said = {"repr": self.repr, "compare": self.compare, "metadata": self.metadata}
            said |= {} if self.default is _NONE else {"default": self.default}
            said |= {} if self.factory is _NONE else {"default_factory": self.factory}
            return dataclasses.field(**said)

    class _Asked:
        """What the library knows of a class: worked out by the library, when it is asked for."""

        def __init__(self, name, own, frozen):
            self.name, self.own, self.frozen = name, own, frozen

        def __get__(self, _instance, _owner):
            import dataclasses

            (of,) = self.own
            rows = [(each.name, each.type, each.spelt_out()) for each in of.__values__.values()]
            found = getattr(dataclasses.make_dataclass(of.__name__, rows, frozen=self.frozen), self.name)
            setattr(of, self.name, found)
            return found

    def _made(cls, frozen, slots):
        space = dict(cls.__dict__)
        names = tuple(space.get("__annotations__", ()))
        fields = {}
        for name in names:
            said = space.pop(name, _NONE)
            fields[name] = _Field.of(said)
            fields[name].name, fields[name].type = name, space["__annotations__"][name]
            if not slots and fields[name].default is not _NONE:
                space[name] = fields[name].default
        own = [cls]
        if "__init__" not in space:
            space["__init__"] = _init(own, fields, names)
        space |= {name: made for name, made in _methods(own, fields, frozen).items() if name not in space}
        if slots and frozen:
            space["__reduce__"] = lambda self: (type(self), tuple(getattr(self, name) for name in names))
        for asked in ("__dataclass_fields__", "__dataclass_params__"):
            space[asked] = _Asked(asked, own, frozen)
        space["__match_args__"] = names
        space["__values__"] = fields
        if slots:
            space["__slots__"] = names
        space.pop("__dict__", None)
        space.pop("__weakref__", None)
        own[0] = type(cls)(cls.__name__, cls.__bases__, space)
        return own[0]

    def _init(own, fields, names):
        usual = {name: each for name, each in fields.items() if each.default is not _NONE or each.factory is not _NONE}
        needed = [name for name in names if name not in usual]
        most = len(names)
        put = object.__setattr__

        def __init__(self, *given, **named):  # noqa: N807
            for name, value in zip(names, given):  # noqa: B905 - more is looked for below
                put(self, name, value)
            count = len(given)
            if count == most and not named:
                return
            if count > most:
                raise TypeError(f"{own[0].__name__}() takes {most} values, and {count} were given")
            for name in names[count:]:
                if name in named:
                    put(self, name, named.pop(name))
                elif name in usual:
                    each = usual[name]
                    put(self, name, each.factory() if each.default is _NONE else each.default)
                else:
                    lacking = ", ".join(each for each in needed if each in names[count:] and each not in named)
                    raise TypeError(f"{own[0].__name__}() lacks {lacking}")
            if named:
                raise TypeError(f"{own[0].__name__}() takes no {', '.join(named)}, or has it already")

        return __init__

    def _methods(own, fields, frozen):
        shown = [name for name, each in fields.items() if each.repr]
        compared = [name for name, each in fields.items() if each.compare]
        key = _key(compared)

        def __repr__(self):  # noqa: N807
            said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return f"{type(self).__qualname__}({said})"

        def __eq__(self, other):  # noqa: N807
            return key(self) == key(other) if type(other) is type(self) else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(key(self))

        def __setattr__(self, name, value):  # noqa: N807
            _refuse(self, own[0], fields, name, "assign to")
            super(own[0], self).__setattr__(name, value)

        def __delattr__(self, name):  # noqa: N807
            _refuse(self, own[0], fields, name, "delete")
            super(own[0], self).__delattr__(name)

        made = {"__repr__": __repr__, "__eq__": __eq__, "__hash__": __hash__ if frozen else None}
        return made | {"__setattr__": __setattr__, "__delattr__": __delattr__} if frozen else made

    def _key(names):
        """A function that gives what is compared of a value, as a tuple."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda value: tuple(getattr(value, name) for name in names)

    def _refuse(value, own, fields, name, doing):
        if type(value) is own or name in fields:
            from dataclasses import FrozenInstanceError

            raise FrozenInstanceError(f"cannot {doing} field {name!r}")

    class _Named(type):
        def __new__(meta, name, bases, space):
            if not bases:
                return super().__new__(meta, name, bases, space)
            fields = tuple(space.get("__annotations__", ()))
            usual = [space.pop(each) for each in fields if each in space]
            made = namedtuple(name, fields, defaults=usual, module=space["__module__"])
            for each, value in space.items():
                if each != "__slots__":
                    setattr(made, each, value)
            return made

    class NamedTuple(metaclass=_Named):
        """As `typing.NamedTuple`."""

    class Protocol:
        """As `typing.Protocol`, which means something to type checkers alone."""

    class Generic:
        """As `typing.Generic`."""

        def __class_getitem__(cls, _of):
            return cls

    def TypeVar(name, **_rest):  # noqa: N802
        """As `typing.TypeVar`."""
        return name
