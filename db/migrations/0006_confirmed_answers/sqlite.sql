-- Whether the answer is last round's, confirmed as unchanged. What was answered before this could not be.
ALTER TABLE answer ADD COLUMN is_confirmed INTEGER NOT NULL DEFAULT 0;

ALTER TABLE answer_change ADD COLUMN is_confirmed INTEGER NOT NULL DEFAULT 0;
