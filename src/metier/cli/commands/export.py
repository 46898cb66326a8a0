"""Export the corpus."""

import click

import metier
from metier.cli.tables import AS_JSON, show
from metier.errors import UsageError
from metier.library.exports import Account, Wish
from metier.model.address import Address


@click.command("export")
@click.argument("form", metavar="FORMAT", required=False)
@click.argument("target", required=False)
@click.option("--corpus", "whole", is_flag=True, help="The corpus' own tables, which `metier import` makes a home of again.")
@click.option("--only", help="Of the tables for analysts only these: postings,facts,vacancies,employers.")
@click.option("--replace", is_flag=True, help="Write over an export that is in the folder.")
@click.option("--own-use", is_flag=True, help="With --corpus: also what may not be passed on. The copy must stay with you.")
@AS_JSON
@click.pass_obj
def command(
    home: Address,
    form: str | None,
    target: str | None,
    whole: bool,
    only: str | None,
    replace: bool,
    own_use: bool,
    as_json: bool,
) -> None:
    """Export to a folder or a database: `metier export parquet out`. Without FORMAT, list the formats."""
    exports = metier.open(home).exports
    if form is None:
        show(("format", "what it writes"), list(exports.formats().items()), as_json=as_json)
        return
    if target is None:
        raise UsageError("no target was named", "metier export FORMAT TARGET", "a folder, or the URL of a database")
    names = tuple(name.strip() for name in only.split(",") if name.strip()) if only else ()
    wish = Wish(format=form, target=target, whole=whole, only=names, replace=replace, own_use=own_use)
    _tell(exports.write(wish), as_json=as_json)


def _tell(account: Account, *, as_json: bool) -> None:
    rows = [(name, content.rows, content.file or None) for name, content in account.tables.items()]
    show(("table", "rows", "file"), rows, as_json=as_json)
    for source, count in account.left_out.items():
        click.echo(f"Left out: {count:,} postings of {source}, which its rights do not let us pass on.", err=True)
    for source, count in account.textless.items():
        click.echo(f"Without text and quotes: {count:,} postings of {source}, whose words we may not pass on.", err=True)
    if account.kind == "corpus" and account.left_out:
        click.echo("A copy that stays with you may hold them: --own-use.", err=True)
    for note in account.notes:
        click.echo(note, err=True)
