/** An address that may stand where a format wants one, or null: what a document states may be anything. */
export const webAddress = (stated: string | null): string | null =>
  stated !== null && /^https?:\/\/[^\p{Cc}\s<>"{}|\\^`]+$/u.test(stated) && URL.canParse(stated) ? stated : null;
