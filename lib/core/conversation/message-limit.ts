/** The longest message a visitor or an agent can send, in code points. */
export const messageLimit = 4000;
