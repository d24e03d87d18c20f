const MUTUAL: ReadonlySet<string> = new Set(["CONSULT", "AGREE", "COOPERATE"]);

/** Whether both sides do an act of this PLOVER type: "A met B" and "B met A" are one. */
export const isMutual = (type: string): boolean => MUTUAL.has(type);
