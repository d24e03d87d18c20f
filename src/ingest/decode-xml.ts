const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with the five entities of XML and numbered signs put in. Others need a declaration, which is never read: they stay as they stand. */
export function decodeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return signOf(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16));
  });
}

/** Numbers that XML forbids stand for no sign. */
function signOf(point: number): string {
  const isControl = point < 0x20 && point !== 0x9 && point !== 0xa && point !== 0xd;
  const isSurrogate = 0xd800 <= point && point <= 0xdfff;
  return isControl || isSurrogate || point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
}
