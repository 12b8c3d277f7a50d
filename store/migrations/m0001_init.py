"""The first schema: tables, indexes, full-text search and the triggers that keep it true.

There is no trigger on insert: a statement that fires one makes FTS5 write its buffers row by
row, which halves the speed. The two places that insert, `drafts.add` and `analyses.save`,
index what they inserted in one statement.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE feed (
        id INTEGER NOT NULL PRIMARY KEY,
        location VARCHAR NOT NULL UNIQUE,
        title VARCHAR NOT NULL,
        own_title VARCHAR NOT NULL,
        tags VARCHAR NOT NULL,
        language VARCHAR NOT NULL,
        etag VARCHAR NOT NULL,
        last_modified VARCHAR NOT NULL,
        fetched_at DATETIME,
        failures INTEGER NOT NULL,
        last_error VARCHAR NOT NULL,
        hidden BOOLEAN NOT NULL,
        listed BOOLEAN NOT NULL
    )
    """,
    """
    CREATE TABLE article (
        id INTEGER NOT NULL PRIMARY KEY,
        feed_id INTEGER NOT NULL REFERENCES feed (id),
        guid VARCHAR NOT NULL,
        url VARCHAR NOT NULL,
        path VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        author VARCHAR NOT NULL,
        language VARCHAR NOT NULL,
        published DATETIME,
        updated DATETIME,
        fetched DATETIME NOT NULL,
        dated DATETIME NOT NULL,
        text_hash VARCHAR NOT NULL,
        read BOOLEAN NOT NULL,
        starred BOOLEAN NOT NULL,
        dateline VARCHAR NOT NULL,
        body_end INTEGER NOT NULL,
        analysed_to INTEGER NOT NULL,
        analysed INTEGER NOT NULL,
        marks VARCHAR NOT NULL,
        body VARCHAR NOT NULL,
        UNIQUE (feed_id, guid)
    )
    """,
    "CREATE INDEX article_dated ON article (dated, id, feed_id, read, starred)",
    "CREATE INDEX article_analysed ON article (analysed)",
    """
    CREATE TABLE article_version (
        id INTEGER NOT NULL PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        replaced_at DATETIME NOT NULL,
        title VARCHAR NOT NULL,
        text_hash VARCHAR NOT NULL,
        marks VARCHAR NOT NULL,
        body VARCHAR NOT NULL
    )
    """,
    "CREATE INDEX ix_article_version_article_id ON article_version (article_id)",
    """
    CREATE TABLE actor (
        id INTEGER NOT NULL PRIMARY KEY,
        key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        followed BOOLEAN NOT NULL,
        hidden BOOLEAN NOT NULL,
        articles INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        first_seen DATETIME,
        last_seen DATETIME,
        UNIQUE (key, kind)
    )
    """,
    "CREATE INDEX actor_articles ON actor (articles)",
    """
    CREATE TABLE alias (
        id INTEGER NOT NULL PRIMARY KEY,
        actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
        form VARCHAR NOT NULL,
        origin VARCHAR NOT NULL,
        UNIQUE (actor_id, form)
    )
    """,
    """
    CREATE TABLE mention (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        field VARCHAR NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        label VARCHAR NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor (id),
        by_name BOOLEAN NOT NULL,
        PRIMARY KEY (article_id, field, start, "end")
    ) WITHOUT ROWID
    """,
    "CREATE INDEX mention_actor ON mention (actor_id, article_id)",
    """
    CREATE TABLE todo (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        stage VARCHAR NOT NULL,
        version INTEGER NOT NULL,
        priority INTEGER NOT NULL,
        failed VARCHAR NOT NULL,
        dated DATETIME NOT NULL,
        PRIMARY KEY (article_id, stage)
    )
    """,
    "CREATE INDEX todo_pick ON todo (stage, priority, dated, article_id, failed, version)",
    """
    CREATE VIRTUAL TABLE article_fts USING fts5 (
        title, body, content='article', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    # 8 MiB of buffer before FTS5 writes: a transaction of 500 articles then makes one segment.
    "INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 8388608)",
    # Merging on request leaves one segment a level.
    "INSERT INTO article_fts (article_fts, rank) VALUES ('usermerge', 2)",
    """
    CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
        INSERT INTO article_fts (article_fts, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
    END
    """,
    """
    CREATE TRIGGER article_fts_update AFTER UPDATE OF title, body ON article BEGIN
        INSERT INTO article_fts (article_fts, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO article_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE VIRTUAL TABLE alias_fts USING fts5 (
        form, content='alias', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER alias_fts_delete AFTER DELETE ON alias BEGIN
        INSERT INTO alias_fts (alias_fts, rowid, form) VALUES ('delete', old.id, old.form);
    END
    """,
    """
    CREATE TRIGGER alias_fts_update AFTER UPDATE OF form ON alias BEGIN
        INSERT INTO alias_fts (alias_fts, rowid, form) VALUES ('delete', old.id, old.form);
        INSERT INTO alias_fts (rowid, form) VALUES (new.id, new.form);
    END
    """,
)
