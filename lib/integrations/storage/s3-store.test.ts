import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type StoreBehaviour, startObjectStore } from "@/lib/testing/object-store";
import { createS3Store, type S3Settings, s3Limits } from "./s3-store";

const fake = await startObjectStore();
afterAll(() => fake.stop());
beforeEach(() => fake.behave("works"));

const settings: S3Settings = { bucketUrl: fake.bucketUrl, region: "eu-test-1", accessKeyId: "TESTKEY", secretAccessKey: "secret/of+the+store" };
const store = createS3Store(settings, { ...s3Limits, firstByteMs: 300, totalMs: 5_000 });
const all = (bytes: Uint8Array) => ({ from: 0, to: bytes.length - 1, size: bytes.length });

test("an object is put, read in ranges and removed, twice as well as once, by requests that the store finds rightly signed [W7] [S5]", async () => {
  const bytes = randomBytes(3_000_000);
  expect(await store.put("w/one", bytes)).toBeNull();
  expect(await store.put("w/one", bytes)).toBeNull();
  expect(Buffer.compare((await store.read("w/one", all(bytes))) as Buffer, bytes)).toBe(0);
  expect(await store.read("w/one", { from: 10, to: 19, size: bytes.length })).toEqual(bytes.subarray(10, 20));
  fake.behave("knows_no_ranges");
  expect(await store.read("w/one", { from: 10, to: 19, size: bytes.length })).toEqual(bytes.subarray(10, 20));
  fake.behave("works");
  expect(await store.remove("w/one")).toBeNull();
  expect(await store.remove("w/one")).toBeNull();
  expect(fake.objects.size).toBe(0);
  expect(await store.read("w/one", all(bytes))).toEqual({ failed: true, reason: "status_404", missing: true });
});

test("a wrong key or region is refused by the store and reported as that, and an object of another size is not taken for the file [W7] [S5]", async () => {
  const refused = { failed: true, reason: "status_403", missing: false };
  expect(await createS3Store({ ...settings, secretAccessKey: "another" }).put("w/x", randomBytes(3))).toEqual(refused);
  expect(await createS3Store({ ...settings, region: "us-east-1" }).remove("w/x")).toEqual(refused);
  expect(fake.objects.size).toBe(0);
  await store.put("w/short", randomBytes(30));
  expect(await store.read("w/short", { from: 0, to: 39, size: 40 })).toEqual({ failed: true, reason: "other_size", missing: false });
  expect(await store.read("w/short", { from: 0, to: 9, size: 40 })).toEqual({ failed: true, reason: "other_size", missing: false });
});

test.each([
  ["forbids", "status_403"],
  ["breaks", "status_500"],
  ["hangs", "timeout_first_byte"],
  ["cuts", "broken"],
  ["closes", "unreachable"],
] as const satisfies readonly (readonly [StoreBehaviour, string])[])(
  "a store that %s is the failure %s for each request, and nothing is thrown [W7] [S5]",
  async (behaviour, reason) => {
    const bytes = randomBytes(50_000);
    await store.put("w/kept", bytes);
    fake.behave(behaviour);
    expect(await store.read("w/kept", all(bytes))).toEqual({ failed: true, reason, missing: false });
    if (behaviour === "cuts") return;
    expect(await store.put("w/new", bytes)).toEqual({ failed: true, reason, missing: false });
    expect(await store.remove("w/kept")).toEqual({ failed: true, reason, missing: false });
  },
);

test("a store that is not there is unreachable [W7] [S5]", async () => {
  const gone = await startObjectStore();
  await gone.stop();
  expect(await createS3Store({ ...settings, bucketUrl: gone.bucketUrl }).put("w/x", randomBytes(3))).toMatchObject({ reason: "unreachable" });
});
