-- The conversations behind a number of one channel or one bot. By the index of the number alone, a quiet channel's list read the facts of all of them.
CREATE INDEX conversation_fact_channel ON conversation_fact (workspace_id, channel_id, opened_at, conversation_id);
CREATE INDEX conversation_fact_bot ON conversation_fact (workspace_id, bot_id, opened_at, conversation_id);
