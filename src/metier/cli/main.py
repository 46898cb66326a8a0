"""The command line: one file of `cli/commands` is one command, imported only when it is called."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import click

from metier.errors import MetierError
from metier.model.address import address
from metier.settings import load
from metier.shelf import Shelf

SHELF = Shelf("metier.cli.commands", "command")


class Commands(click.Group):
    """The commands standing on the shelf; each module holds its click command as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Names of all commands, without importing them."""
        return SHELF.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """Import one command. Raises UsageError with the nearest known name."""
        found = SHELF.load(cmd_name).command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        """List every command with its first line of help, in the order of the road."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, item.command.get_short_help_str(90)) for name, item in SHELF.all().items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(version("metier"), prog_name="metier")
@click.option(
    "--home", help="Folder or s3://, gs://, az:// address of the corpus and its editions [METIER_HOME or ./metier-home]."
)
@click.pass_context
def cli(ctx: click.Context, home: str | None) -> None:
    """Job postings in, careers out: every figure leads back to the postings behind it."""
    ctx.obj = address(home or load().home)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a failure ends in one clear message and exit code 1, wrong usage in 2."""
    try:
        cli.main(args=arguments, prog_name="metier", standalone_mode=False)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except MetierError as error:
        _tell(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # the reader of our output went away (`metier facts ... | head`): that is its right
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _tell(MetierError(f"the system refused: {error.strerror or error}", f"on {error.filename}" if error.filename else ""))
        sys.exit(1)
    except Exception as error:
        if os.environ.get("METIER_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}"
        _tell(
            MetierError(
                f"unexpected {what[:500]}", "this is a fault of metier's", "METIER_TRACEBACK=1 shows where; please report it"
            )
        )
        sys.exit(1)


def _tell(error: MetierError) -> None:
    click.echo(f"metier: {error.came}", err=True)
    for part in (error.valid, error.do):
        if part:
            click.echo(f"  {part}", err=True)
