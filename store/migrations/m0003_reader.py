"""Room for the reader's own tags and saved searches, and what lists need to be sorted quickly.

The index by date takes the source in, so that a list by source is read from it alone.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE article_tag (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        tag VARCHAR NOT NULL,
        PRIMARY KEY (article_id, tag)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX article_tag_tag ON article_tag (tag, article_id)",
    """
    CREATE TABLE saved_search (
        id INTEGER NOT NULL PRIMARY KEY,
        name VARCHAR NOT NULL UNIQUE,
        "query" VARCHAR NOT NULL
    )
    """,
    "DROP INDEX article_dated",
    "CREATE INDEX article_dated ON article (dated, id, feed_id, read, starred, source)",
    "CREATE INDEX article_source ON article (source) WHERE source != ''",
    "CREATE INDEX article_title ON article (title COLLATE NOCASE)",
    "CREATE INDEX actor_followed ON actor (shown_as) WHERE followed = 1",
)
