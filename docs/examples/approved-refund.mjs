// A script that refunds an order and asks first. Node 22, nothing to install.
//   node approved-refund.mjs https://handrail.example hr_live_... N-1042 12000 EUR
// The key has the permissions approval:request and approval:read; the action `refund` has a policy (Settings, Approvals).
const [server, key, orderId, minor, currency] = process.argv.slice(2);

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

// The same key asks for the same approval, however often this script is started anew.
let approval = await ask(
  "POST",
  "",
  { action: "refund", arguments: { orderId, amount: { minor: Number(minor), currency } }, summary: `Refund order ${orderId}.` },
  { "idempotency-key": `refund-${orderId}` },
);

// Answered the moment that somebody decides.
while (approval.status === "pending") approval = await ask("GET", `/${approval.id}?waitSeconds=30`);

if (approval.status === "approved" || approval.status === "edited") {
  // Said before the effect: it is granted once. Keep the id where you keep the order, so that a restart knows it.
  const execution = { executionId: crypto.randomUUID(), argumentsSha256: approval.argumentsSha256 };
  await ask("POST", `/${approval.id}/execution`, execution);
  const result = refund(approval.arguments, approval.id) ? "executed" : "failed";
  await ask("POST", `/${approval.id}/execution`, { ...execution, result });
  process.stdout.write(`${JSON.stringify({ status: result, arguments: approval.arguments })}\n`);
} else {
  process.stdout.write(`${JSON.stringify({ status: approval.status, response: approval.response })}\n`);
}

// Your payment provider comes here: give it the approval's id as its idempotency key, and the arguments as they were approved.
function refund(given, idempotencyKey) {
  return given.amount.minor > 0 && idempotencyKey !== "";
}
