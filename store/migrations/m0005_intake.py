"""Room for when a feed is asked again and where, and for what tells articles apart and groups them.

The indexes of lists take in whether a rule hides an article, so that they are read alone: a column
that comes to `article` stands behind the bodies.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE feed ADD COLUMN next_fetch DATETIME",
    "ALTER TABLE feed ADD COLUMN moved_to VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN dated_by VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN canonical VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN text_key VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT 0",
    "CREATE INDEX article_canonical ON article (canonical, feed_id) WHERE canonical != ''",
    "CREATE INDEX article_text_key ON article (text_key, feed_id) WHERE text_key != ''",
    "DROP INDEX article_dated",
    """
    CREATE INDEX article_dated
    ON article (dated, id, feed_id, read, starred, source, story_id, hidden)
    """,
    "DROP INDEX article_story",
    "CREATE INDEX article_story ON article (story_id, dated, id, feed_id, read, source, hidden)"
    " WHERE story_id IS NOT NULL",
)
