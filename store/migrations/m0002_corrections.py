"""Room for the reader's corrections, roles and salience; search ends where the article does.

Actors, aliases and mentions are written anew, as their columns change; articles are too large
for that and get theirs at the end. The index of words reads the articles through a view, which
ends a body at `body_end`: FTS5 with external content can only forget exactly what it was told.

`plain_form` and `last_word` are the functions of store/words.py.
"""

_NEW_ACTOR = (
    """
    CREATE TABLE new_actor (
        id INTEGER NOT NULL PRIMARY KEY,
        key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        found_name VARCHAR NOT NULL,
        last_word VARCHAR NOT NULL,
        partial BOOLEAN NOT NULL,
        followed BOOLEAN NOT NULL,
        hidden BOOLEAN NOT NULL,
        shown_as INTEGER REFERENCES actor (id),
        articles INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        first_seen DATETIME,
        last_seen DATETIME,
        UNIQUE (key, kind)
    )
    """,
    """
    INSERT INTO new_actor
    SELECT id, key, kind, name, name, last_word(key), 0, followed, hidden, NULL,
        articles, mentions, first_seen, last_seen
    FROM actor
    """,
    "DROP TABLE actor",
    "ALTER TABLE new_actor RENAME TO actor",
    "CREATE INDEX actor_articles ON actor (articles)",
    "CREATE INDEX actor_last_word ON actor (last_word, kind, partial, articles)",
    "CREATE INDEX actor_shown_as ON actor (shown_as) WHERE shown_as IS NOT NULL",
)

_NEW_ALIAS = (
    """
    CREATE TABLE new_alias (
        id INTEGER NOT NULL PRIMARY KEY,
        actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
        found_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
        form VARCHAR NOT NULL,
        plain VARCHAR NOT NULL,
        origin VARCHAR NOT NULL,
        mentions INTEGER NOT NULL,
        UNIQUE (found_id, form)
    )
    """,
    """
    INSERT INTO new_alias
    SELECT id, actor_id, actor_id, form, plain_form(form), origin, 0 FROM alias
    """,
    "DROP TABLE alias",
    "ALTER TABLE new_alias RENAME TO alias",
    "CREATE INDEX alias_actor ON alias (actor_id)",
    "CREATE INDEX alias_plain ON alias (plain)",
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

_NEW_MENTION = (
    """
    CREATE TABLE new_mention (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        field VARCHAR NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        label VARCHAR NOT NULL,
        actor_id INTEGER NOT NULL REFERENCES actor (id),
        found_id INTEGER NOT NULL REFERENCES actor (id),
        alias_id INTEGER,
        by_name BOOLEAN NOT NULL,
        confidence FLOAT NOT NULL,
        PRIMARY KEY (article_id, field, start, "end")
    ) WITHOUT ROWID
    """,
    # A form has its white space in one piece, the text may break the line there.
    """
    INSERT INTO new_mention
    SELECT m.article_id, m.field, m.start, m."end", m.label, m.actor_id, m.actor_id, alias.id,
        m.by_name, 1.0
    FROM mention AS m
    JOIN article ON article.id = m.article_id
    LEFT JOIN alias ON alias.found_id = m.actor_id AND alias.form = replace(
        substr(iif(m.field = 'title', article.title, article.body), m.start + 1, m."end" - m.start),
        char(10), ' ')
    ORDER BY m.article_id, m.field, m.start, m."end"
    """,
    "DROP TABLE mention",
    "ALTER TABLE new_mention RENAME TO mention",
    "CREATE INDEX mention_actor ON mention (actor_id, article_id, by_name)",
    "CREATE INDEX mention_moved ON mention (found_id) WHERE found_id != actor_id",
    """
    UPDATE alias SET mentions = counted.mentions
    FROM (SELECT alias_id, count(*) AS mentions FROM mention GROUP BY alias_id) AS counted
    WHERE counted.alias_id = alias.id
    """,
)

_ADDED = (
    """
    CREATE TABLE appearance (
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        actor_id INTEGER NOT NULL REFERENCES actor (id),
        salience FLOAT NOT NULL,
        source BOOLEAN NOT NULL,
        PRIMARY KEY (article_id, actor_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE role (
        id INTEGER NOT NULL PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        actor_id INTEGER NOT NULL REFERENCES actor (id),
        title VARCHAR NOT NULL,
        dated DATETIME NOT NULL,
        UNIQUE (article_id, actor_id, title)
    )
    """,
    "CREATE INDEX role_actor ON role (actor_id, title, dated, article_id)",
    """
    CREATE TABLE correction (
        id INTEGER NOT NULL PRIMARY KEY,
        given DATETIME NOT NULL,
        action VARCHAR NOT NULL,
        key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        into_key VARCHAR NOT NULL,
        into_kind VARCHAR NOT NULL,
        form VARCHAR NOT NULL,
        text VARCHAR NOT NULL
    )
    """,
    """
    CREATE TABLE judgement (
        kind VARCHAR NOT NULL,
        key VARCHAR NOT NULL,
        other_key VARCHAR NOT NULL,
        answer VARCHAR NOT NULL,
        given DATETIME NOT NULL,
        PRIMARY KEY (kind, key, other_key)
    ) WITHOUT ROWID
    """,
)

_DATELINE = (
    "ALTER TABLE article ADD COLUMN dateline_place VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN dateline_agency VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN dateline_day VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN dateline_spans VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN model VARCHAR NOT NULL DEFAULT ''",
    "UPDATE article SET dateline = '' WHERE instr(body, dateline) = 0",
    """
    UPDATE article SET dateline_spans = json_array(
        instr(body, dateline) - 1, instr(body, dateline) - 1 + length(dateline), 0, 0, 0, 0)
    WHERE dateline != ''
    """,
)

_WORDS = (
    "DROP TRIGGER article_fts_delete",
    "DROP TRIGGER article_fts_update",
    "DROP TABLE article_fts",
    """
    CREATE VIEW article_text AS
    SELECT id, title, substr(body, 1, body_end) AS body FROM article
    """,
    """
    CREATE VIRTUAL TABLE article_fts USING fts5 (
        title, body, content='article_text', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    # As in the first step: the buffer before FTS5 writes, and one segment a level after merging.
    "INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 8388608)",
    "INSERT INTO article_fts (article_fts, rank) VALUES ('usermerge', 2)",
    "INSERT INTO article_fts (article_fts) VALUES ('rebuild')",
    """
    CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
        INSERT INTO article_fts (article_fts, rowid, title, body)
        VALUES ('delete', old.id, old.title, substr(old.body, 1, old.body_end));
    END
    """,
    """
    CREATE TRIGGER article_fts_update AFTER UPDATE OF title, body, body_end ON article BEGIN
        INSERT INTO article_fts (article_fts, rowid, title, body)
        VALUES ('delete', old.id, old.title, substr(old.body, 1, old.body_end));
        INSERT INTO article_fts (rowid, title, body)
        VALUES (new.id, new.title, substr(new.body, 1, new.body_end));
    END
    """,
)

STATEMENTS: tuple[str, ...] = (
    *_NEW_ACTOR,
    *_NEW_ALIAS,
    *_NEW_MENTION,
    *_ADDED,
    *_DATELINE,
    *_WORDS,
)
