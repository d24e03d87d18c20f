import { type LinkedData, namesIn, type PageLinkedData, textIn } from "./json-ld.ts";
import type { Meta } from "./meta-elements.ts";
import type { PageElement, PageTree } from "./page-tree.ts";
import type { StatedLicence } from "./source-document.ts";
import { statedLicence } from "./stated-licence.ts";

/** Where pages write their terms. */
const NOTICES =
  'footer, [role="contentinfo"], [class*="licen"], [id*="licen"], [class*="copyright"], [id*="copyright"], [id*="footer"], [class*="footer"]';
const NOTICE =
  /©|\(c\) \d{4}|\bcopyright\b|all rights reserved|creative commons|\bcc[ -]by|\bcc0\b|public domain|open government licen[cs]e/i;
/** The licence of a picture or of a reader's words is not the article's. */
const OTHERS = 'figure, figcaption, [class*="caption"], [class*="credit"], [class*="comment"], [id*="comment"]';

/** The terms that a page states for its article: in JSON-LD, links, meta elements, then in its footer. Null where it states none. */
export function pageLicence(
  page: PageTree,
  beside: { article: LinkedData | null; data: PageLinkedData; meta: Meta },
): StatedLicence | null {
  const { article, data, meta } = beside;
  const holder = namesIn(article?.copyrightHolder, data) ?? meta("dcterms.rightsholder");
  const url = (stated: string | null) => ({ holder, url: stated && /^https?:/.test(stated) ? stated : null });
  const license = article?.license;
  const object = data.resolve(license);
  const address = textIn(license) ?? textIn(object?.url) ?? textIn(object?.["@id"]);
  const words = textIn(object?.name) ?? address;
  if (words) return statedLicence(words, url(address));
  for (const link of page.querySelectorAll('link[rel~="license"], a[rel~="license"], [itemprop~="license"]')) {
    const href = link.getAttribute("href") ?? link.getAttribute("content") ?? "";
    if (!link.closest(OTHERS) && href !== "") return statedLicence(wordsOf(link) || href, url(href));
  }
  const stated =
    meta("dcterms.license", "dcterms.rights", "dc.rights", "rights", "copyright") ?? textIn(article?.copyrightNotice);
  return stated ? statedLicence(stated, url(null)) : noticeOf(page, holder);
}

/** The shortest block of a footer that holds a notice; terms with a known id come before "All rights reserved". */
function noticeOf(page: PageTree, holder: string | null): StatedLicence | null {
  const found = [...page.querySelectorAll(NOTICES)]
    .filter((place) => !place.closest(OTHERS))
    .flatMap((place) => [place, ...place.querySelectorAll("p, li, div, small, span, td")])
    .filter((block) => wordsOf(block).length <= 400 && NOTICE.test(wordsOf(block)))
    .sort((a, b) => wordsOf(a).length - wordsOf(b).length)
    .map((block) => statedLicence(wordsOf(block), { holder, url: licenceLink(block) }));
  return found.find((licence) => licence?.spdx) ?? found[0] ?? null;
}

function licenceLink(block: PageElement): string | null {
  for (const link of block.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (/creativecommons\.org\/|open-government-licence/.test(href)) return href.replace(/^\/\//, "https://");
  }
  return null;
}

const wordsOf = (element: PageElement) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
