-- What analysts look at, to be found again: the query of the page's address is the whole choice. What is not shared is deleted with
-- the account, what is shared stays for the agency's other analysts.
CREATE TABLE saved_view (
    id         TEXT NOT NULL PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES person (id),
    name       TEXT NOT NULL,
    page       TEXT NOT NULL,
    query      TEXT NOT NULL,
    is_shared  INTEGER NOT NULL,
    created_at TEXT NOT NULL
);

CREATE INDEX ix_saved_view_person ON saved_view (person_id);
