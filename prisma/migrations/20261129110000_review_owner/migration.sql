-- Who sees to it that a draft is decided on in time. It keeps nobody else from deciding; a lease does.
ALTER TABLE review_item
  ADD COLUMN owner_id uuid,
  ADD FOREIGN KEY (workspace_id, owner_id) REFERENCES member (workspace_id, id);
CREATE INDEX review_item_owner ON review_item (workspace_id, owner_id, rank, due_at, draft_id) WHERE owner_id IS NOT NULL;
