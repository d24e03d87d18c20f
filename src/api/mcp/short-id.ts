/** A document without an id of its own is called by the hash of its text: in a line its beginning is enough. */
export const shortId = (id: string): string => (/^[0-9a-f]{64}$/.test(id) ? `${id.slice(0, 12)}…` : id);
