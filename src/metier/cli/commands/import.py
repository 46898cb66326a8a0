"""Make a home of an exported corpus."""  # noqa: N999 (a file is called as its command is)

import click

import metier
from metier.cli.tables import AS_JSON, show
from metier.model.address import Address


@click.command("import")
@click.argument("where", metavar="FOLDER|URL")
@click.option("--no-publish", is_flag=True, help="Only take in; `metier publish` publishes an edition later.")
@AS_JSON
@click.pass_obj
def command(home: Address, where: str, no_publish: bool, as_json: bool) -> None:
    """Make the same corpus again of what `metier export --corpus` wrote: `metier --home new import out`."""
    opened = metier.open(home)
    taken = opened.exports.restore(where)
    show(("table", "rows"), list(taken.items()), as_json=as_json)
    if not no_publish:
        click.echo(f"Published edition {opened.intake.publish()}.", err=True)
