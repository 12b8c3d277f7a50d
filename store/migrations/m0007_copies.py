"""Which articles are one text of several feeds: few of many, which lists need not look for."""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE text_copy (
        article_id INTEGER NOT NULL,
        text_key VARCHAR NOT NULL,
        read BOOLEAN NOT NULL,
        PRIMARY KEY (article_id),
        FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX text_copy_key ON text_copy (text_key)",
    """
    INSERT INTO text_copy SELECT id, text_key, read FROM article
    WHERE text_key != '' AND text_key IN (
        SELECT text_key FROM article WHERE text_key != ''
        GROUP BY text_key HAVING min(feed_id) < max(feed_id))
    """,
    """
    CREATE TRIGGER text_copy_read AFTER UPDATE OF read ON article WHEN old.read != new.read
    BEGIN UPDATE text_copy SET read = new.read WHERE article_id = new.id; END
    """,
)
