-- How the columns of a file with old answers belong to the questions of a series of rounds, kept by whoever imported for the next time.
CREATE TABLE import_mapping (
    id                TEXT NOT NULL PRIMARY KEY,
    -- The key that the questionnaires of a series share.
    questionnaire_key TEXT NOT NULL,
    name              TEXT NOT NULL,
    -- JSON of the format kommunenkat-import-mapping/1.
    content           TEXT NOT NULL,
    saved_by          TEXT NOT NULL,
    saved_at          TEXT NOT NULL,
    UNIQUE (questionnaire_key, name)
);
