import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { makeWebhookSecret, signWebhook } from "./sign-webhook";

test("a known message has the signature of the specification's own example [I1]", () => {
  const headers = signWebhook({ id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: new Date(1_614_265_330_000), body: '{"test": 2432232314}' }, [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  ]);
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("whatever the text, the reference library verifies it, and refuses it with one character changed [I1]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.uuid(), (text, id) => {
      const secret = makeWebhookSecret();
      const body = JSON.stringify({ text });
      const headers = signWebhook({ id, timestamp: new Date(), body }, [secret]);
      expect(new Webhook(secret).verify(body, headers)).toEqual({ text });
      expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
      expect(() => new Webhook(makeWebhookSecret()).verify(body, headers)).toThrow();
    }),
  );
});

test("while a secret is being replaced, receivers with the old and with the new one both verify [I1]", () => {
  const [old, fresh] = [makeWebhookSecret(), makeWebhookSecret()];
  const headers = signWebhook({ id: "evt_1", timestamp: new Date(), body: "{}" }, [fresh, old]);
  expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
  for (const secret of [old, fresh]) expect(new Webhook(secret).verify("{}", headers)).toEqual({});
});
