"""
The options of the command `convert`, and what of them does not go together.
"""

import datetime as dt

import attrs
import click

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.file_kinds import FOREIGN, FileKind
from contratti_quartiere.cli.foreign_reading import Known
from contratti_quartiere.cli.ocds_output import Publication
from contratti_quartiere.cli.words import Words
from contratti_quartiere.errors import MalformedValueError

__all__ = ["Choices", "convert_options", "use"]

_VAT = (VatBasis.NET, VatBasis.GROSS)


@attrs.frozen(kw_only=True)
class Choices:
    """
    What was typed, each option by its name.
    """

    source: str | None
    target: str | None
    empty: str | None
    read_as: str | None
    write_as: str | None
    vat: str | None
    currency: str | None
    ocid_prefix: str | None
    publisher: str | None
    uri: str | None
    license: str | None
    date: dt.date | None
    people: bool
    problems: str | None
    partial: bool
    force: bool
    json: bool
    lang: str

    @property
    def kind(self) -> FileKind | None:
        """
        What the file to read is, if it was said.
        """
        return next((kind for kind in FOREIGN if kind.value == self.read_as), None)

    @property
    def to_ocds(self) -> bool:
        """
        True if OCDS is to be written.
        """
        return self.write_as is not None

    @property
    def known(self) -> Known:
        """
        What was said of the file to read.
        """
        vat = VatBasis.UNKNOWN if self.vat is None else next(one for one in _VAT if self.vat in (one.value, one.en))
        return Known(vat=vat, currency=self.currency, people=self.people)

    @property
    def publication(self) -> Publication:
        """
        What was said of the OCDS to write.
        """
        return Publication(
            prefix=self.ocid_prefix,
            publisher=self.publisher,
            uri=self.uri,
            license=self.license,
            date=self.date,
            people=self.people,
        )

    def check(self, kind: FileKind) -> None:
        """
        Refuse an option that says nothing of a conversion from this kind of file.

        Raises:
            MalformedValueError: For the first of them.
        """
        ocds = kind is FileKind.OCDS
        given = (
            ("--vat", self.vat, kind in FOREIGN, _FROM_OTHERS),
            ("--currency", self.currency, ocds, _FROM_OCDS),
            ("--problems", self.problems, kind in FOREIGN, _FROM_OTHERS),
            ("--ocid-prefix", self.ocid_prefix, self.to_ocds, _TO_OCDS),
            ("--publisher", self.publisher, self.to_ocds, _TO_OCDS),
            ("--uri", self.uri, self.to_ocds, _TO_OCDS),
            ("--license", self.license, self.to_ocds, _TO_OCDS),
            ("--date", self.date, self.to_ocds, _TO_OCDS),
            ("--people", self.people or None, self.to_ocds or ocds, _WITH_OCDS),
        )
        for option, value, fits, why in given:
            if value is not None and not fits:
                raise use(option, why, Bilingual("togliere l'opzione", "take the option away"))


_FROM_OCDS = Bilingual("va con le release da leggere, --from ocds", "goes with releases to read, --from ocds")
_FROM_OTHERS = Bilingual("va con i file di ANAC e con OCDS da leggere", "goes with files of ANAC and OCDS to read")
_TO_OCDS = Bilingual("va con OCDS da scrivere, --to ocds", "goes with OCDS to write, --to ocds")
_WITH_OCDS = Bilingual("va con OCDS, da leggere o da scrivere", "goes with OCDS, to read or to write")


def use(option: str, why: Bilingual, remedy: Bilingual) -> MalformedValueError:
    """
    Return the error of words that do not go together.
    """
    return MalformedValueError(Bilingual("uso di", "use of"), option, why, remedy)


def convert_options(say: Words) -> list[click.Parameter]:
    """
    Return the arguments and options of the command.
    """
    return [
        click.Argument(["source"], required=False, metavar=say("[DA]", "[FROM]")),
        click.Argument(["target"], required=False, metavar=say("[A]", "[TO]")),
        *_of_reading(say),
        *_of_writing(say),
        *_of_ocds(say),
    ]


def _named(option: click.Option, name: str) -> click.Option:
    option.name = name
    return option


def _of_reading(say: Words) -> list[click.Parameter]:
    return [
        _named(
            say.option(
                "--from",
                "Che cos'è DA, se nome e contenuto non lo dicono: lotti della L. 190/2012, CIG di ANAC, release OCDS.",
                "What FROM is, where name and content do not say: lots of L. 190/2012, CIG of ANAC, OCDS releases.",
                type=click.Choice([kind.value for kind in FOREIGN]),
            ),
            "read_as",
        ),
        say.option(
            "--vat",
            "Base IVA degli importi di altri, che i file non dicono. Di norma: ignota.",
            "Whether VAT is in the amounts of others, which the files do not say. Default: unknown.",
            type=click.Choice([word for basis in _VAT for word in (basis.value, basis.en)]),
            metavar=say("[netto|lordo]", "[net|gross]"),
        ),
        say.option(
            "--currency",
            "Valuta degli importi OCDS che non la dicono: EUR.",
            "Currency of OCDS amounts that name none: EUR.",
            metavar=say("VALUTA", "CURRENCY"),
        ),
        say.option(
            "--problems",
            "Scrive in un CSV ogni anomalia di un file di altri, con la sua riga.",
            "Write every problem of a file of others to a CSV, with its line.",
            metavar=say("FILE.csv", "FILE.csv"),
        ),
    ]


def _of_writing(say: Words) -> list[click.Parameter]:
    return [
        _named(
            say.option(
                "--to",
                "Che cos'è A, se il nome non lo dice: una release o un pacchetto OCDS.",
                "What TO is, where its name does not say: a release or a package of OCDS.",
                type=click.Choice([FileKind.OCDS.value]),
            ),
            "write_as",
        ),
        _named(
            say.option(
                "--template",
                "Scrive un foglio vuoto da riempire, con elenchi, note ed esempi.",
                "Write an empty sheet to fill in, with lists, notes and examples.",
                metavar=say("FILE.xlsx", "FILE.xlsx"),
            ),
            "empty",
        ),
        say.option(
            "--partial",
            "Scrive ciò che un foglio, o OCDS, può contenere, e dice che cosa resta fuori.",
            "Write what a sheet, or OCDS, can hold, and say what stays out.",
            is_flag=True,
        ),
        say.option("--force", "Scrive anche sopra un file che c'è.", "Write over a file that is there.", is_flag=True),
    ]


def _of_ocds(say: Words) -> list[click.Parameter]:
    return [
        say.option(
            "--ocid-prefix",
            "Prefisso assegnato all'ente: l'ocid è prefisso, trattino, id della gara.",
            "Prefix that the body was assigned: the ocid is prefix, hyphen, id of the tender.",
            metavar=say("PREFISSO", "PREFIX"),
        ),
        say.option(
            "--publisher",
            "Chi pubblica il pacchetto, che ci vuole per più gare.",
            "Who publishes the package, which several tenders need.",
            metavar=say("NOME", "NAME"),
        ),
        say.option("--uri", "Indirizzo del pacchetto.", "Address of the package.", metavar=say("INDIRIZZO", "ADDRESS")),
        say.option(
            "--license",
            "Indirizzo della licenza dei dati.",
            "Address of the licence of the data.",
            metavar=say("INDIRIZZO", "ADDRESS"),
        ),
        say.option(
            "--date",
            "Giorno di release e pacchetto. Di norma: l'ultimo a registro.",
            "Day of releases and package. Default: the last on record.",
            type=DAY,
        ),
        say.option(
            "--people",
            "In OCDS legge e scrive anche ciò che può nominare persone.",
            "In OCDS, read and write what may name people too.",
            is_flag=True,
        ),
    ]
