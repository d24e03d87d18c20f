import { expect, test } from "vitest";
import { DragomanError } from "../errors.ts";
import { isPrivateAddress, publicLookup } from "./private-address.ts";

test.each([
  ["127.0.0.1", "loopback"],
  ["127.255.1.2", "loopback"],
  ["0.0.0.0", "unspecified"],
  ["10.1.2.3", "private"],
  ["172.31.255.255", "private"],
  ["192.168.0.1", "private"],
  ["169.254.169.254", "metadata, link-local"],
  ["100.64.0.1", "shared by a carrier"],
  ["100.100.100.200", "metadata in a shared range"],
  ["168.63.129.16", "metadata at a public address"],
  ["224.0.0.1", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::1", "loopback"],
  ["::", "unspecified"],
  ["fe80::1%eth0", "link-local"],
  ["fd00:ec2::254", "metadata, unique local"],
  ["ff02::1", "multicast"],
  ["::ffff:10.0.0.1", "IPv4-mapped private"],
  ["::ffff:7f00:1", "IPv4-mapped loopback"],
  ["::7f00:1", "IPv4-compatible loopback"],
  ["64:ff9b::7f00:1", "NAT64 loopback"],
  ["2002:7f00:1::", "6to4 loopback"],
  ["2001:0:7f00:1::", "Teredo"],
  ["fec0::1", "site-local"],
  ["localhost", "no address"],
])("%s is private (%s)", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(["93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

const names: Readonly<Record<string, readonly string[]>> = {
  "public.example": ["8.8.8.8", "2606:2800:21f:cb07::1"],
  "mixed.example": ["8.8.8.8", "10.0.0.1"],
  "inner.example": ["192.168.1.1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "empty.example": [],
};

function ask(hostname: string, all: boolean): Promise<unknown> {
  const lookup = publicLookup((name, _options, callback) =>
    callback(
      null,
      (names[name] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
  );
  return new Promise((resolve, reject) =>
    lookup(hostname, { all }, (error, found) => (error ? reject(error) : resolve(found))),
  );
}

test.each(["mixed.example", "inner.example", "mapped.example", "empty.example"])(
  "the look-up refuses %s",
  async (name) => {
    await expect(ask(name, true)).rejects.toSatisfy((e) => e instanceof DragomanError && e.code === "ingest/unsafe");
  },
);

test("the look-up gives public addresses, one or all", async () => {
  expect(await ask("public.example", false)).toBe("8.8.8.8");
  expect(await ask("public.example", true)).toHaveLength(2);
});
