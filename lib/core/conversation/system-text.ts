/** The words behind a system line. They are stored with the message, so that what a visitor was told can be shown later. */

export type SystemLine =
  | { code: "ai_disclosure"; params: { bot: string } }
  | { code: "handoff_requested"; params: Record<string, never> }
  | { code: "handoff_away"; params: { message: string } }
  | { code: "handoff_unaccepted"; params: Record<string, never> }
  | { code: "email_saved"; params: Record<string, never> }
  | { code: "draft_held"; params: Record<string, never> }
  | { code: "human_joined"; params: { name: string } }
  | { code: "human_left"; params: { name: string } }
  | { code: "bot_resumed"; params: { bot: string } }
  | { code: "resolved"; params: Record<string, never> }
  | { code: "reopened"; params: Record<string, never> };

export function systemText(line: SystemLine): string {
  switch (line.code) {
    case "ai_disclosure":
      return `${line.params.bot} is an AI assistant. You can ask for a person at any time.`;
    case "handoff_requested":
      return "A person will take over. They see the whole conversation, so nothing needs to be said twice.";
    case "handoff_away":
      return line.params.message;
    case "handoff_unaccepted":
      return "Nobody has been free so far. Leave an e-mail address and a person will write to you there, or stay here and wait.";
    case "email_saved":
      return "Thank you. A person will write to that address if this page is closed.";
    case "draft_held":
      return "A person is looking at the answer before it is sent.";
    case "human_joined":
      return `${line.params.name} has joined.`;
    case "human_left":
      return `${line.params.name} has left the conversation.`;
    case "bot_resumed":
      return `${line.params.bot}, the AI assistant, answers again.`;
    case "resolved":
      return "The conversation is closed. How did it go?";
    case "reopened":
      return "The conversation is open again.";
  }
}
