-- How the columns of a file with old answers belong to the questions of a series of rounds, kept by whoever imported for the next time.
CREATE TABLE import_mapping (
    id                uniqueidentifier NOT NULL CONSTRAINT pk_import_mapping PRIMARY KEY,
    -- The key that the questionnaires of a series share.
    questionnaire_key varchar(100)     COLLATE Latin1_General_BIN2 NOT NULL,
    name              nvarchar(100)    COLLATE Latin1_General_BIN2 NOT NULL,
    -- JSON of the format kommunenkat-import-mapping/1.
    content           nvarchar(max)    NOT NULL,
    saved_by          nvarchar(200)    NOT NULL,
    saved_at          datetimeoffset   NOT NULL,
    CONSTRAINT uq_import_mapping_name UNIQUE (questionnaire_key, name)
);
