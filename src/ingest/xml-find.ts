import type { XmlElement } from "./xml-tree.ts";

/** The elements at the end of a path of names below an element: `findAll(item, "contentMeta", "creator")`. */
export function findAll(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((one) => elementsIn(one).filter((child) => child.name === name)),
    [element],
  );
}

export function elementsIn({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** All words of an element and what is in it, with single spaces; null where there are none. */
export function wordsOf(element: XmlElement | undefined): string | null {
  return (element ? allText(element) : "").replace(/\s+/g, " ").trim() || null;
}

function allText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : allText(child))).join("");
}
