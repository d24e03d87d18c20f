const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Why a request is refused, or null. A page from elsewhere must not reach a server of this machine, neither by its own name that points here
 * (DNS rebinding: then Host is that name) nor from its own origin (then Origin is that).
 *
 * @param headers the request's
 */
export function checkLocal(headers: Pick<Headers, "get">): string | null {
  const host = headers.get("host");
  if (host === null || !isLocal(`http://${host}`)) return "this server answers to localhost only";
  const origin = headers.get("origin");
  if (origin !== null && !isLocal(origin)) return "pages of other origins are not answered";
  return null;
}

function isLocal(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) && LOCAL.has(url.hostname) && url.username === "";
}
