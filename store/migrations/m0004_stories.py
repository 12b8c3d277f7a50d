"""Room for stories, for what the reader says of them, and for the vectors they are found by.

The index by date takes the story in, so that a list by story is read from it alone; what a list
of stories shows is read from the index by story. Every analysed article waits to be related.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE story (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        seen_at DATETIME
    )
    """,
    "ALTER TABLE article ADD COLUMN story_id INTEGER REFERENCES story (id)",
    "DROP INDEX article_dated",
    """
    CREATE INDEX article_dated
    ON article (dated, id, feed_id, read, starred, source, story_id)
    """,
    "CREATE INDEX article_story ON article (story_id, dated, id, feed_id, read, source)"
    " WHERE story_id IS NOT NULL",
    """
    CREATE TABLE story_pin (
        article_id INTEGER NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        story_id INTEGER REFERENCES story (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE article_vector (
        article_id INTEGER NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        features BLOB NOT NULL
    )
    """,
    "CREATE INDEX article_vector_version ON article_vector (version)",
    """
    INSERT INTO todo (article_id, stage, version, priority, failed, dated)
    SELECT id, 'relate', 0, 0, '', dated FROM article WHERE analysed > 0
    """,
)
