-- What analysts look at, to be found again: the query of the page's address is the whole choice. What is not shared is deleted with
-- the account, what is shared stays for the agency's other analysts.
CREATE TABLE saved_view (
    id         uniqueidentifier NOT NULL CONSTRAINT pk_saved_view PRIMARY KEY,
    person_id  uniqueidentifier NOT NULL CONSTRAINT fk_saved_view_person REFERENCES person (id),
    name       nvarchar(200)    NOT NULL,
    page       varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    query      varchar(1000)    COLLATE Latin1_General_BIN2 NOT NULL,
    is_shared  bit              NOT NULL,
    created_at datetimeoffset   NOT NULL
);

CREATE INDEX ix_saved_view_person ON saved_view (person_id);
