// The loop of a tool-calling agent (as in LangChain: the model says which tool with which arguments, the loop calls it, the model reads what came out)
// in which a tool that has a policy asks a person first. Node 22, nothing to install; a script stands in for the model.
//   node approved-agent.mjs https://handrail.example hr_live_...
const [server, key, run = crypto.randomUUID()] = process.argv.slice(2);

async function ask(method, path, body, headers = {}) {
  const response = await fetch(`${server}/api/v1/approvals${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  return answer;
}

// Wraps a tool: it runs with the arguments that were approved, which may be others than the model's, or the model reads why it did not.
function withApproval(action, tool) {
  return async (given, callId) => {
    let approval = await ask("POST", "", { action, arguments: given, summary: `An agent wants to call ${action}.` }, { "idempotency-key": `${run}-${callId}` });
    while (approval.status === "pending") approval = await ask("GET", `/${approval.id}?waitSeconds=30`);
    if (approval.status !== "approved" && approval.status !== "edited") return `Not done (${approval.status}). ${approval.response ?? ""}`;
    const execution = { executionId: crypto.randomUUID(), argumentsSha256: approval.argumentsSha256 };
    await ask("POST", `/${approval.id}/execution`, execution);
    try {
      const output = await tool(approval.arguments);
      await ask("POST", `/${approval.id}/execution`, { ...execution, result: "executed" });
      return output;
    } catch (error) {
      await ask("POST", `/${approval.id}/execution`, { ...execution, result: "failed" });
      return `Failed: ${error.message}`;
    }
  };
}

const tools = {
  find_order: async ({ orderId }) => `Order ${orderId}: one tent, 120.00 EUR, delivered torn.`,
  refund: withApproval("refund", async ({ orderId, amount }) => `Refunded ${amount.minor} ${amount.currency} cents for ${orderId}.`),
};

// In place of a model: what it would say, turn by turn, having read what came before.
const model = (messages) => {
  const turns = [
    { toolCalls: [{ id: "call-1", name: "find_order", args: { orderId: "N-1042" } }] },
    { toolCalls: [{ id: "call-2", name: "refund", args: { orderId: "N-1042", amount: { minor: 12000, currency: "EUR" } } }] },
    { toolCalls: [], content: `Done. ${messages.at(-1).content}` },
  ];
  return turns[messages.filter(({ role }) => role === "assistant").length];
};

const messages = [{ role: "user", content: "My tent of order N-1042 came torn. I want my money back." }];
for (;;) {
  const answer = model(messages);
  messages.push({ role: "assistant", ...answer });
  if (answer.toolCalls.length === 0) break;
  for (const { id, name, args } of answer.toolCalls) messages.push({ role: "tool", toolCallId: id, content: await tools[name](args, id) });
}
process.stdout.write(`${JSON.stringify({ said: messages.at(-1).content })}\n`);
