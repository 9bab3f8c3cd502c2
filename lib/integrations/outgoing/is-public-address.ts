import "server-only";
/**
 * Which addresses of a network are nobody's own: what the sender may connect to without the operator's word.
 * Source: the special-purpose address registries of IANA (RFC 6890 and its updates) and RFC 4291.
 */
import { BlockList, isIP } from "node:net";

/** IPv4: everything is public but these. */
const reservedV4 = [
  ["0.0.0.0", 8], // this network, unspecified
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // carrier-grade NAT
  ["127.0.0.0", 8], // loopback
  ["169.254.0.0", 16], // link-local, metadata of clouds
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments
  ["192.0.2.0", 24], // documentation
  ["192.31.196.0", 24], // AS112
  ["192.52.193.0", 24], // automatic multicast tunnels
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16], // private
  ["192.175.48.0", 24], // AS112
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
] as const;

/**
 * IPv6: only global unicast is public, and of it not these. Outside of it lie loopback, unspecified, IPv4-mapped and IPv4-compatible, NAT64
 * (64:ff9b::/96 and 64:ff9b:1::/48), discard, unique local, link-local, site-local, segment routing and multicast.
 */
const globalUnicastV6 = ["2000::", 3] as const;
const reservedV6 = [
  ["2001::", 23], // protocol assignments, Teredo, benchmarks, ORCHID
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4
  ["2620:4f:8000::", 48], // AS112
  ["3fff::", 20], // documentation
] as const;

// One list a family: in a mixed one an IPv4 rule also speaks for IPv4-mapped addresses, and the other way round.
const blockedV4 = new BlockList();
for (const [network, prefix] of reservedV4) blockedV4.addSubnet(network, prefix, "ipv4");
const globalV6 = new BlockList();
globalV6.addSubnet(...globalUnicastV6, "ipv6");
const blockedV6 = new BlockList();
for (const [network, prefix] of reservedV6) blockedV6.addSubnet(network, prefix, "ipv6");

/** False for whatever is no address, too. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blockedV4.check(address, "ipv4");
    case 6:
      // A zone ("%eth0") exists only on addresses of one link.
      return !address.includes("%") && globalV6.check(address, "ipv6") && !blockedV6.check(address, "ipv6");
    default:
      return false;
  }
}
