import "server-only";
/** Finds the endpoint of a method and a path in the one table of endpoints. */
import type { Endpoint } from "./endpoint";

type Node = { literal: Map<string, Node>; parameter: { name: string; node: Node } | null; methods: Map<string, Endpoint> };

export type Match = { kind: "found"; endpoint: Endpoint; params: Record<string, string> } | { kind: "wrong_method"; allow: string[] } | { kind: "none" };

export type Router = { match(method: string, path: string): Match; endpoints: readonly Endpoint[] };

export function createRouter(endpoints: readonly Endpoint[]): Router {
  const root = emptyNode();
  for (const entry of endpoints) {
    let node = root;
    for (const part of entry.path.split("/").slice(1)) {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) {
        node = node.literal.get(part) ?? add(node.literal, part);
      } else {
        node.parameter ??= { name, node: emptyNode() };
        if (node.parameter.name !== name) throw new Error(`${entry.path}: the same place is called ${node.parameter.name} elsewhere`);
        node = node.parameter.node;
      }
    }
    if (node.methods.has(entry.method)) throw new Error(`${entry.method} ${entry.path} is mounted twice`);
    node.methods.set(entry.method, entry);
  }
  return { endpoints, match: (method, path) => match(root, method, path) };
}

function match(root: Node, method: string, path: string): Match {
  const params: Record<string, string> = {};
  let node = root;
  for (const part of path.split("/").slice(1)) {
    const next = node.literal.get(part);
    if (next) {
      node = next;
    } else if (node.parameter && part !== "") {
      params[node.parameter.name] = decodeOnce(part);
      node = node.parameter.node;
    } else {
      return { kind: "none" };
    }
  }
  const entry = node.methods.get(method);
  if (entry) return { kind: "found", endpoint: entry, params };
  return node.methods.size > 0 ? { kind: "wrong_method", allow: [...node.methods.keys()] } : { kind: "none" };
}

function decodeOnce(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function emptyNode(): Node {
  return { literal: new Map(), parameter: null, methods: new Map() };
}

function add(map: Map<string, Node>, part: string): Node {
  const node = emptyNode();
  map.set(part, node);
  return node;
}
