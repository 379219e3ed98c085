"""Begin a register: the folder of an organisation's records, ready to write the first one in."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from registry.concepts.organisations import Nation, Sector
from registry.draft import naming
from registry.draft.register import Owner, files
from registry.errors import MunimentError, UsageError
from registry.link import link
from registry.load.federation import FederationSource, RegisterSource, find
from registry.load.reading import load, locate, read_bytes
from registry.problems import EXIT_CODES, Stage
from registry.session import Session
from registry.tree import FEDERATION_FILE, REGISTER_FILE, Folder
from registry.verbs import first_commit
from registry.verbs.opening import present
from registry.verbs.problem_line import ProblemLine, problem_lines
from registry.verbs.verb import Ask, Verb, asked
from registry.wording import _
from registry.write import as_yaml, create_file, not_written

_SECTORS = tuple(sector.value for sector in Sector)
_NATIONS = tuple(nation.value for nation in Nation)
_WHO_MAY_SEE = ("private", "partners", "public")


@dataclass(frozen=True, slots=True)
class Question:
    """Whose register to begin, and where."""

    folder: str = asked(
        "The folder to make it in. Left out: the one you are in.", default="", positional=True, optional=True
    )
    title: str = asked("The name of the organisation.", default="")
    id: str = asked("The register's id, which never changes. Left out: made from the name.", default="")
    email: str = asked("An address to ask about the register, of a role or shared mailbox.", default="")
    sector: str = asked("The sort of body it is.", default="", choices=_SECTORS)
    nation: str = asked("The nation whose law it works under.", default="", choices=_NATIONS)
    ico: str = asked("Its number in the Information Commissioner's register of fee payers.", default="")
    seen_by: str = asked(
        "Who may see a record about which nothing else is said. Left out: private.", default="", choices=_WHO_MAY_SEE
    )
    git: bool = asked("Keep it in git from the start: a repository, and a first commit in your name.", default=False)
    no_questions: bool = asked("Ask nothing; what was not said is left for later.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made. `left` are the files that were there already; nothing in them was changed.

    `around` is the federation the folder lies in and is not yet named by; `git` is what git said where the first
    commit failed.
    """

    register: str
    folder: str
    written: tuple[str, ...]
    left: tuple[str, ...]
    problems: tuple[ProblemLine, ...]
    around: str
    committed: bool
    git: str


def run(session: Session, question: Question) -> Answer:
    """Write the files of a new register, all of them or none, and check them."""
    present(session)
    owner = _owner(question)
    folder = Path(question.folder).resolve()
    refused = _refused(folder, owner.id)
    if refused:
        raise UsageError(*refused)
    if question.git:
        first_commit.make_ready(_there(folder))
    wanted = files(owner)
    left = tuple(path for path in wanted if os.path.lexists(folder / path))
    written = tuple(path for path in wanted if path not in left)
    _write(folder, {path: wanted[path] for path in written})
    said = ""
    if question.git:
        said = first_commit.commit(folder, written, _("Begin {title}").format(title=owner.register["title"]))
    around = _around(folder)
    return Answer(
        register=owner.id,
        folder=str(folder),
        written=written,
        left=left,
        problems=_problems(folder, owner),
        around=str(around) if around and owner.id not in _registers(around) else "",
        committed=question.git and not said,
        git=said,
    )


def guide(session: Session, question: Question, ask: Ask) -> Question:
    """Ask for the organisation's name, the id and folder of its register, and what partners look up about a body."""
    if question.no_questions:
        return question
    if question.folder and (refused := _refused(Path(question.folder).resolve(), question.id)):
        raise UsageError(*refused)
    if question.id and (trouble := naming.trouble(question.id)):
        raise UsageError(*trouble)
    title = question.title.strip() or ask.text(_("The organisation's name"), check=_without_name).strip()

    def wrong_id(own: str) -> str:
        return " ".join(naming.trouble(own) or ())

    own = question.id or ask.text(
        _("The id of its register, which never changes"), naming.proposed_for_body(title), wrong_id
    )

    def wrong_folder(typed: str) -> str:
        return " ".join(_refused(Path(typed).resolve(), own) or ())

    usual = "." if _is_bare(Path()) else own
    folder = question.folder or ask.text(_("The folder to make it in"), usual, wrong_folder)
    later = _("leave it for later")

    def chosen(given: str, prompt: str, options: tuple[str, ...], usual: str) -> str:
        answer = given or ask.choice(prompt, (*options, later), usual)
        return "" if answer == later else answer

    def wrong_email(email: str) -> str:
        return " ".join(_unfit(Owner(own, title, email=email)) or ()) if email else ""

    question = replace(question, folder=folder, title=title, id=own)
    return replace(
        question,
        sector=chosen(question.sector, _("What sort of body is it?"), _SECTORS, Sector.LOCAL_GOVERNMENT.value),
        nation=chosen(question.nation, _("Which nation's law does it work under?"), _NATIONS, later),
        ico=question.ico or ask.text(_("Its number in the ICO's register of fee payers, or nothing")),
        email=question.email or ask.text(_("A shared mailbox to ask about the register, or nothing"), "", wrong_email),
        git=question.git
        or (
            first_commit.is_ready(_there(Path(folder).resolve()))
            and ask.yes(_("Keep it in git, with a first commit in your name?"))
        ),
    )


# ── what is wanted ───────────────────────────────────────────────────────────────────────────────────────────────────


def _owner(question: Question) -> Owner:
    """What is known of the new register. Raises UsageError where that is not enough, or would not be a register."""
    title = " ".join(question.title.split())
    if not title:
        raise UsageError(_("Whose register is it?"), _("Say so with --title='Myshire County Council'."))
    own = question.id or naming.proposed_for_body(title)
    if not own:
        raise UsageError(
            _("No id can be made from the name “{title}”.").format(title=title),
            _("Give one with --id, of small letters, digits and hyphens."),
        )
    visibility = question.seen_by or _WHO_MAY_SEE[0]
    owner = Owner(own, title, question.email, question.sector, question.nation, question.ico.strip(), visibility)
    wrong = naming.trouble(own) or _unfit(owner)
    if wrong:
        raise UsageError(*wrong)
    return owner


def _unfit(owner: Owner) -> tuple[str, str] | None:
    """What is wrong with what was said of the owner, and what to write; None where nothing is."""
    _document, problems = read_bytes(as_yaml(owner.home).encode(), owner.id, f"organisations/{owner.id}.yaml")
    if not problems:
        return None
    field = problems[0].place[-1] if problems[0].place else ""
    return f"{field}: {problems[0].message}.", problems[0].fix


def _without_name(title: str) -> str:
    return "" if title.strip() else _("It needs a name.")


# ── where ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _refused(folder: Path, own: str) -> tuple[str, str] | None:
    """Why a register may not be made in a folder, and what to do instead; None where it may."""
    elsewhere = _("Choose another folder: muniment init FOLDER.")
    if os.path.lexists(folder) and not folder.is_dir():
        return _("{folder} is not a folder.").format(folder=folder), elsewhere
    if (folder / REGISTER_FILE).exists():
        fix = _("Go on in it with `muniment new`.")
        return _("There is a register in {folder} already.").format(folder=folder), fix
    for above in folder.parents:
        if (above / REGISTER_FILE).exists():
            message = _("{folder} lies inside the register {above}, and a register holds no other.")
            return message.format(folder=folder, above=above), elsewhere
    if (folder / FEDERATION_FILE).exists():
        message = _("{folder} holds a federation, whose registers each have a folder of their own.")
        return message.format(folder=folder), elsewhere
    inside = next(folder.glob(f"*/{REGISTER_FILE}"), None) if folder.is_dir() else None
    if inside:
        message = _("There is a register inside {folder} already: {inside}.")
        return message.format(folder=folder, inside=inside.parent.name), elsewhere
    around = _around(folder)
    if around and _registers(around).get(own, folder) != folder:
        message = _("The federation {around} has a register {id} already, in another folder.")
        return message.format(around=around, id=own), _("Choose another id, with --id.")
    return None


def _around(folder: Path) -> Path | None:
    """The folder of the federation that a folder lies in."""
    return next((above for above in folder.parents if (above / FEDERATION_FILE).is_file()), None)


def _registers(federation: Path) -> dict[str, Path]:
    """The registers of a federation and their folders; none where its file cannot be read."""
    try:
        return {register.id: register.folder for register in find(federation).registers}
    except MunimentError:
        return {}


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _is_bare(folder: Path) -> bool:
    """Whether a folder holds nothing but what a new repository does."""
    return all(entry.name.startswith((".", "README", "LICENSE", "LICENCE")) for entry in folder.iterdir())


# ── doing it ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _write(folder: Path, wanted: dict[str, bytes]) -> None:
    """Write files that are not there yet, in order, each whole; where one fails, take away those before it."""
    made: list[Path] = []
    try:
        for path, data in wanted.items():
            file = folder / path
            made += _folders(file.parent)
            create_file(file, data)
            made.append(file)
    except BaseException:
        for each in reversed(made):
            each.rmdir() if each.is_dir() else each.unlink(missing_ok=True)
        raise


def _folders(folder: Path) -> list[Path]:
    """Make a folder and those above it that are not there; which were made."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()][::-1]
    for position, each in enumerate(missing):
        try:
            each.mkdir()
        except OSError as error:
            for made in reversed(missing[:position]):
                made.rmdir()
            raise not_written(each, error) from error
    return missing


def _problems(folder: Path, owner: Owner) -> tuple[ProblemLine, ...]:
    """What is wrong with the register as it stands now: with files that were there before, if anything."""
    register = RegisterSource(owner.id, folder, owner.register["title"], owner.id)
    source = FederationSource(folder, register.title, (register,))
    snapshot, problems = load(source)
    found = locate([*problems, *link(snapshot)], snapshot.folders, Folder("", folder))
    return tuple(line for line in problem_lines(found, source) if line.stage != Stage.NOTE)


def exit_code(answer: Answer) -> int:
    """6 where git would not commit; otherwise the highest of the stages of what is wrong with files that were there."""
    return 6 if answer.git else max((EXIT_CODES[Stage(line.stage)] for line in answer.problems), default=0)


VERB = Verb(
    title="Begin a register for an organisation.",
    examples=(
        ("muniment init ../myshire --title 'Myshire County Council'", "in a terminal, asks for the rest"),
        ("muniment init ../eastshire --title 'Eastshire' --nation wales --no-questions", "for scripts"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    faces=("cli",),
    guide=guide,
    of_now=True,
)
