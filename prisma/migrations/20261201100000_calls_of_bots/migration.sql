-- Calls that the bot asks for (docs/adr/0092-a-model-proposes-people-and-rules-decide.md). Such a call is a visitor's request like one by a form: an approval with a call
-- behind it, and the visitor is told once what came of it.
ALTER TABLE tool ADD COLUMN bot_may_ask boolean NOT NULL DEFAULT false;
GRANT UPDATE (bot_may_ask) ON tool TO handrail_app;

-- Either a form of ours or a tool; the client id of the latter is the turn's, so that a turn asks once.
ALTER TABLE visitor_request DROP CONSTRAINT visitor_request_kind_check;
ALTER TABLE visitor_request ADD CONSTRAINT visitor_request_kind_check CHECK (kind IN ('refund', 'account_deletion', 'address_change', 'tool'));
ALTER TABLE visitor_request ADD COLUMN tool_id uuid;
ALTER TABLE visitor_request ADD FOREIGN KEY (workspace_id, tool_id) REFERENCES tool (workspace_id, id);
ALTER TABLE visitor_request ADD CONSTRAINT visitor_request_tool_check CHECK ((kind = 'tool') = (tool_id IS NOT NULL));

-- Bots ask, too.
ALTER TABLE approval DROP CONSTRAINT approval_requested_by_kind_check;
ALTER TABLE approval ADD CONSTRAINT approval_requested_by_kind_check CHECK (requested_by_kind IN ('member', 'api_key', 'visitor', 'bot'));
