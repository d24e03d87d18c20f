import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { DragomanError } from "../errors.ts";

/** Where a cloud's machines ask for their own secrets, though the address is one of the public ones. */
const METADATA = new Set(["168.63.129.16"]);
const GLOBAL_IPV6 = ipaddr.IPv6.parse("2000::");

/**
 * Whether an address may lie inside the network that we run in: loopback, private, link-local, shared (CGNAT), multicast, reserved,
 * a cloud's metadata service, or an IPv6 address that carries any IPv4 one. What is no address counts as private.
 */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const parsed = ipaddr.process(address); // reads ::ffff:10.0.0.1 as 10.0.0.1
  if (METADATA.has(parsed.toString())) return true;
  if (parsed.range() !== "unicast") return true;
  // Only 2000::/3 is given out for the open internet; ::/96 and 64:ff9b:1::/48 carry IPv4 addresses and lie outside it.
  return parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6, 3);
}

/**
 * A look-up for sockets that refuses names of private addresses. It stands in the connection itself, so a name that answers first with a
 * public and then with a private address (DNS rebinding) gains nothing: the address that was checked is the one connected to.
 * An address written in digits is never looked up: check it with `isPrivateAddress`.
 *
 * @param lookup what finds the addresses of a name; it is always asked for all of them
 */
export function publicLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found, family) => {
      if (error) return callback(error, []);
      const addresses: LookupAddress[] = typeof found === "string" ? [{ address: found, family: family ?? 4 }] : found;
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
        return callback(privateAddress(hostname, addresses[0]?.address ?? "no address"), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** The error for an address that is not fetched. */
export function privateAddress(host: string, address: string): DragomanError {
  return new DragomanError("ingest/unsafe", {
    what: `${host === address ? host : `${host} (${address})`} lies in a private network`,
    where: host,
    fix: "Only public addresses are fetched. For a server of your own, `dragoman code` and `watch` take --allow-private.",
  });
}
