import words from "../../examples/raisi-moscow.txt?raw";

/** A dispatch to try the page with: Mehr News Agency, CC BY 4.0, unchanged. */
export const EXAMPLE: string = words;
