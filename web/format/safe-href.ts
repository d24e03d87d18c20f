/** The address where it is one of the web, else null: a link of a stranger's text must not run a script. */
export function safeHref(address: string | null): string | null {
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
}
