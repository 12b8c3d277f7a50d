"""The dossier of an actor: when, beside whom, where, by whom and in which words it is named."""
