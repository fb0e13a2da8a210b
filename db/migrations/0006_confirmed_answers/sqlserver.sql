-- Whether the answer is last round's, confirmed as unchanged. What was answered before this could not be.
ALTER TABLE answer ADD is_confirmed bit NOT NULL CONSTRAINT df_answer_is_confirmed DEFAULT 0;

ALTER TABLE answer_change ADD is_confirmed bit NOT NULL CONSTRAINT df_answer_change_is_confirmed DEFAULT 0;
