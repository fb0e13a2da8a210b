-- What a published round's figures are made of: they change with a new release only. Numbers go from 1 without a gap.
CREATE TABLE release (
    id          uniqueidentifier NOT NULL CONSTRAINT pk_release PRIMARY KEY,
    round_id    uniqueidentifier NOT NULL CONSTRAINT fk_release_round REFERENCES survey_round (id),
    number      int              NOT NULL,
    note        nvarchar(2000)   NULL,
    released_at datetimeoffset   NOT NULL,
    released_by nvarchar(200)    NOT NULL,
    CONSTRAINT uq_release_number UNIQUE (round_id, number)
);

-- One row per municipality of the frame: how far it had come, and which submission counts.
CREATE TABLE release_unit (
    release_id        uniqueidentifier NOT NULL CONSTRAINT fk_release_unit_release REFERENCES release (id),
    municipality_code char(4)          COLLATE Latin1_General_BIN2 NOT NULL,
    status            varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    submission_id     uniqueidentifier NULL CONSTRAINT fk_release_unit_submission REFERENCES submission (id),
    CONSTRAINT pk_release_unit PRIMARY KEY (release_id, municipality_code)
);

-- Rounds published before there were releases: release 1 is what their figures have been made of until now. No id can be made
-- alike on both engines, so it has the round's.
INSERT INTO release (id, round_id, number, note, released_at, released_by)
SELECT id, id, 1, NULL, COALESCE(published_at, closed_at, created_at), 'kommunenkat migrate'
FROM survey_round
WHERE state IN ('Published', 'Archived');

INSERT INTO release_unit (release_id, municipality_code, status, submission_id)
SELECT e.id, r.municipality_code,
       CASE WHEN s.id IS NOT NULL THEN 'Submitted'
            WHEN r.state IN ('Started', 'AwaitingApproval', 'Reopened') THEN 'Started'
            ELSE 'Invited' END,
       s.id
FROM release e
JOIN response r ON r.round_id = e.round_id
LEFT JOIN submission s ON s.response_id = r.id
    AND s.revision = (SELECT MAX(later.revision) FROM submission later WHERE later.response_id = r.id);
