"""The tables of proposals: what the items of legislative texts do to the accounts of a budget."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec

from pipeline import schema
from pipeline.dataset.entities import Entities
from pipeline.dataset.fields import Document, FiscalYear, Id, Page, Position, Which
from pipeline.dataset.numbers import decimal
from pipeline.dataset.table import Table, columns, told

PATH = " > "
LIST = "; "


class Proposal(msgspec.Struct, frozen=True):
    """A row: what an item of a legislative text does to one account."""

    id: Id
    document: Document
    position: Position
    number: Annotated[str | None, told("案號", "Number", "as printed, without brackets")]
    section: Annotated[str | None, told("標題", "Section", "the headings it stands under, from the widest")]
    part: Annotated[str, told("項目類別", "Part", "section, cut, add, resolution or proposal")]
    agency: Annotated[str | None, told("機關", "Agency")]
    agency_entity: Annotated[str | None, told("機關所指", "Agency as entity", to="entities")]
    fiscal_year: FiscalYear
    account: Annotated[str | None, told("科目", "Account", "the narrowest level")]
    account_path: Annotated[str | None, told("科目層級", "Account with its levels", "from the widest")]
    code: Annotated[str | None, told("科目代號", "Code", "ten digits")]
    cost: Annotated[Decimal | None, told("預算數", "Cost", "what the account is budgeted at", unit="TWD")]
    action: Annotated[str | None, told("處理", "Action", "cut, freeze, add; several with '; ' between")]
    deleted: Annotated[Decimal | None, told("減列數", "Deleted", unit="TWD")]
    frozen: Annotated[Decimal | None, told("凍結數", "Frozen", unit="TWD")]
    added: Annotated[Decimal | None, told("增列數", "Added", unit="TWD")]
    revised: Annotated[Decimal | None, told("改列數", "Revised", "the sum decided on", unit="TWD")]
    condition: Annotated[str | None, told("解凍條件", "Condition", "until when money stays frozen")]
    report_to: Annotated[str | None, told("報告對象", "Report to")]
    deadline: Annotated[str | None, told("期限", "Deadline", "an ISO 8601 duration, or a date in EDTF")]
    proposers: Annotated[str | None, told("提案人", "Proposers", "with '; ' between")]
    cosigners: Annotated[str | None, told("連署人", "Cosigners", "with '; ' between")]
    result: Annotated[str | None, told("審查結果", "Result", "what was decided, e.g. 照列")]
    page: Page


class Account(msgspec.Struct, frozen=True):
    """A row: a level of a proposal's account."""

    proposal: Annotated[str, told("提案", "Proposal", to="proposals")]
    level: Annotated[int, told("層級", "Level", "from 1, the widest")]
    name: Annotated[str, told("科目", "Account")]


TABLES = (
    Table(
        "proposals",
        "提案與決議",
        "Proposals",
        "What the items of legislative texts do to accounts.",
        columns(Proposal),
        indexes=(("fiscal_year",), ("code",)),
        search=("section", "agency", "account_path", "condition", "proposers", "cosigners"),
    ),
    Table(
        "proposal_accounts",
        "提案科目層級",
        "Accounts of proposals",
        "The levels of the account that a proposal is about.",
        columns(Account),
        key=("proposal", "level"),
        indexes=(("name",),),
    ),
)


def row(which: Which, record: schema.ProposalRecord, entities: Entities) -> Proposal:
    """A proposal as a row."""
    return Proposal(
        id=which.id,
        document=which.document,
        position=which.position,
        number=record.number,
        section=PATH.join(record.section),
        part=record.part,
        agency=record.agency,
        agency_entity=entities.referred("AGENCY", record.agency),
        fiscal_year=record.fiscal_year,
        account=record.account[-1] if record.account else None,
        account_path=PATH.join(record.account),
        code=record.code,
        cost=decimal(record.cost),
        action=LIST.join(record.action),
        deleted=decimal(record.deleted),
        frozen=decimal(record.frozen),
        added=decimal(record.added),
        revised=decimal(record.revised),
        condition=record.condition,
        report_to=record.report_to,
        deadline=record.deadline,
        proposers=LIST.join(record.proposers),
        cosigners=LIST.join(record.cosigners),
        result=record.result,
        page=which.page,
    )


def accounts(own: str, record: schema.ProposalRecord) -> Iterator[Account]:
    """The levels of a proposal's account."""
    for level, name in enumerate(record.account, 1):
        yield Account(own, level, name)
