"""Which kind of actor a label stands for: a demonym (NORP) for a group, if for no place."""

from core.types import Kind, Label

KIND_OF = {
    Label.PERSON: Kind.PERSON,
    Label.ORG: Kind.ORGANISATION,
    Label.LOC: Kind.PLACE,
    Label.NORP: Kind.GROUP,
    Label.MISC: Kind.OTHER,
}
LABEL_OF = {kind: label for label, kind in KIND_OF.items()}
