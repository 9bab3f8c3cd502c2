-- Calls that the bot asks for (docs/adr/0092-a-model-proposes-people-and-rules-decide.md). Such a call is a visitor's request like one by a form: an approval with a call
-- behind it, and the visitor is told once what came of it.
ALTER TABLE tool ADD COLUMN bot_may_ask boolean NOT NULL DEFAULT false;
GRANT UPDATE (bot_may_ask) ON tool TO handrail_app;

-- Either a form of ours or a tool; the client id of the latter is the turn's, so that a turn asks once.
ALTER TABLE visitor_request ALTER COLUMN kind DROP NOT NULL;
ALTER TABLE visitor_request ADD COLUMN tool_id uuid;
ALTER TABLE visitor_request ADD FOREIGN KEY (workspace_id, tool_id) REFERENCES tool (workspace_id, id);
ALTER TABLE visitor_request ADD CONSTRAINT visitor_request_one_kind CHECK (num_nonnulls(kind, tool_id) = 1);

-- Bots ask, too.
ALTER TABLE approval DROP CONSTRAINT approval_requested_by_kind_check;
ALTER TABLE approval ADD CONSTRAINT approval_requested_by_kind_check CHECK (requested_by_kind IN ('member', 'api_key', 'visitor', 'bot'));
