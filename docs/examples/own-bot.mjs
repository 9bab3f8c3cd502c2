// A bot of your own for Handrail, in plain Node: checks the signature, answers what it knows and asks for a person otherwise.
//   node own-bot.mjs whsec_... 4000
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const [secret = "", port = "4000"] = process.argv.slice(2);
const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");

/** True when the request was signed with the secret within the last five minutes. */
function isFromHandrail(headers, body) {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  return String(headers["webhook-signature"])
    .split(" ")
    .some((signature) => {
      const given = Buffer.from(signature.replace(/^v1,/, ""), "base64");
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

function reply({ message }) {
  if (/return/i.test(message.text)) return { action: "answer", text: "You can return everything within thirty days.", confidence: 0.95 };
  if (message.text.length < 5) return { action: "clarify", text: "Could you tell me a little more?" };
  return { action: "handoff" };
}

createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const body = Buffer.concat(parts).toString("utf8");
    if (!isFromHandrail(request.headers, body)) return response.writeHead(401).end();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply(JSON.parse(body).data)));
  });
}).listen(Number(port), "127.0.0.1", () => process.stdout.write("listening\n"));
