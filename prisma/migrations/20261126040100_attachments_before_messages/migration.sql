-- An act on a conversation decides which message takes a file along before the message is written: the reference is checked at commit.
ALTER TABLE attachment ALTER CONSTRAINT attachment_workspace_id_message_id_fkey DEFERRABLE INITIALLY DEFERRED;
