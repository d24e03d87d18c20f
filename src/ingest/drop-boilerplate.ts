import { isText, type PageElement, type PageTree } from "./page-tree.ts";

/** Parts that are no article by their tag or role. `form` is not among them: some systems put the whole page in one. */
const PARTS =
  "script, style, noscript, template, nav, aside, footer, figcaption, iframe, svg, button, dialog, menu, input, select, textarea, object, audio, video, " +
  "amp-ad, amp-sidebar, amp-consent, amp-social-share, amp-sticky-ad, amp-auto-ads, [hidden], " +
  '[role="navigation"], [role="banner"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="search"], ' +
  '[role="menu"], [role="note"], sup.reference, [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"]';

/** What sites call the parts that stand around and inside an article, as whole words of a class or an id. */
const NAMES =
  "related|read-?more|read-?also|see-?also|also-?read|more-?(?:on|from|stories|news|articles|like|about)|recommend(?:ed|ations?)?|trending|most-?(?:read|viewed|popular)|popular|" +
  "newsletter|sign-?up|subscri(?:be|ption)|paywall|regwall|cookies?|consent|gdpr|cmp|privacy|share|sharing|share-?(?:tools|bar|links|buttons)|social|follow-?us|" +
  "comments?|respond|disqus|caption|wp-caption-text|credits?|photo-?credit|image-?(?:caption|credit)|pull-?quote|promo|sponsor(?:ed)?|advert(?:isement|ising)?|ads?|ad-(?:slot|unit|box|container)|" +
  "outbrain|taboola|breadcrumbs?|tags?|tag-?list|topics?|author-?(?:bio|box|info)|about-?(?:the-)?author|byline|toc|navbox|infobox|mw-editsection|editsection|reflist|catlinks|printfooter|" +
  "noprint|hatnote|mw-jump-link|skip-?link|sr-only|visually-hidden|screen-reader-text|sidebar|menu|masthead|navigation|nav|navbar|site-(?:header|footer)|footer|copyright|banner|" +
  "popup|modal|overlay|donate|donation|support-us|widget|prev-?next|pagination|pager|print-?(?:link|button)|toolbar|poll|quiz";
/** At either end of a name ("comments-area", "story-related"); "has-sidebar" and "with-comments" say what is beside. */
const NAMED = new RegExp(`^(?!(?:has|with|no|without|hide|show|is|js)-)(?:(?:${NAMES})(?:-.*)?|.*-(?:${NAMES}))$`);
/** These are no article however long they are. */
const ALWAYS = /^(?:comments?|disqus|respond)(?:-|$)/;
const CORE = 'h1, main, [itemprop~="articleBody"], [itemprop~="headline"]';
const MOST_SHARE = 0.5;

const LEAD =
  /^\W*(?:read (?:more|also|next|the full)|also read|see also|more on this|more from|related|recommended|continue reading|keep reading|click here|watch|listen|follow us|sign up|subscribe|share this|don['’]t miss|skip (?:to|past)|story continues|article continues|advertisement|photo|image|picture|file photo)\b/i;
const STAMP = /^(?:first )?(?:published|updated|posted|last (?:updated|modified))\b(?=.*\d)[^.]*$/i;
const LONGEST_BYLINE = 120;
const LONGEST_LEAD = 200;
const RELATED =
  /^\W*(?:related|read (?:more|also|next)|also read|see also|more (?:on|from|stories|news)|recommended|most (?:read|popular)|you may (?:also )?like|further reading|references|external links|notes|comments?)\b.{0,40}$/i;

/** Takes out of a page what is no part of its article: programs, navigation, notices, boxes, captions, comments, links to other articles. */
export function dropBoilerplate(page: PageTree): void {
  for (const part of page.querySelectorAll(PARTS)) if (!holdsArticle(part)) part.remove();
  const whole = textLength(page.body);
  for (const element of [...page.body.querySelectorAll("[class], [id]")]) {
    const names = namesOf(element);
    if (!names.some((name) => NAMED.test(name)) || element.querySelector(CORE) || element.closest("body") === element)
      continue;
    if (names.some((name) => ALWAYS.test(name)) || textLength(element) <= whole * MOST_SHARE) element.remove();
  }
  dropFigures(page.body);
  for (const time of [...page.body.querySelectorAll("time")]) if (standsAlone(time)) time.remove();
  dropLinks(page.body);
  dropBylines(page.body);
}

/** A tag may lie: some sites write the article itself in an `<aside>` or hide it until a program runs. */
const holdsArticle = (part: PageElement) => part.querySelector('[itemprop~="articleBody"]') !== null;

/** "storyRelated box__share" → story-related, box-share. */
function namesOf(element: PageElement): string[] {
  if (element.localName === "body" || element.localName === "html") return [];
  const written = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  return written
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/\s+/)
    .map((name) => name.replace(/[_:]+|-{2,}/g, "-").replace(/^-|-$/g, ""));
}

/** A figure is a picture and what is said of it, unless it frames a quotation or a table. */
function dropFigures(body: PageElement): void {
  for (const figure of [...body.querySelectorAll("figure")])
    if (!figure.querySelector("blockquote, table, pre")) figure.remove();
}

/** Lines that say who wrote and when; but a dateline that opens a paragraph ("GENEVA (Example) —") is text, whatever the extractor thinks of its class. */
function dropBylines(body: PageElement): void {
  for (const dateline of body.querySelectorAll('[class*="dateline"], [class*="Dateline"]'))
    if (dateline.parentNode && textLength(dateline.parentNode) > textLength(dateline) + 40)
      dateline.removeAttribute("class");
  for (const block of [...body.querySelectorAll("p, div, li, span, small")]) {
    const words = wordsOf(block);
    if (words.length > LONGEST_BYLINE) continue;
    if (STAMP.test(words) || (/^by\b/i.test(words) && block.querySelector('[rel~="author"]'))) block.remove();
  }
}

/** The hour of an entry, or the date of the article: a time with no words beside it. */
function standsAlone(time: PageElement): boolean {
  const holder = time.parentNode;
  if (!holder) return false;
  return ![...holder.childNodes].some((node) => isText(node) && /\p{L}/u.test(node.textContent ?? ""));
}

/** Lists and paragraphs of links, and the lines and headings that introduce them. */
function dropLinks(body: PageElement): void {
  for (const heading of [...body.querySelectorAll("h2, h3, h4, h5, h6, p, strong")]) {
    const next = heading.nextElementSibling;
    if (!next || !RELATED.test(wordsOf(heading)) || !/^(?:ul|ol|dl)$/.test(next.localName)) continue;
    next.remove();
    heading.remove();
  }
  for (const list of [...body.querySelectorAll("ul, ol, td, div")])
    if (linkShare(list) > 0.8 && [...list.querySelectorAll("a[href]")].length > 1) {
      const before = list.previousElementSibling;
      if (before && /^h[2-6]$/.test(before.localName)) before.remove();
      list.remove();
    }
  for (const block of [...body.querySelectorAll("p, li, h2, h3, h4, h5, h6, small")])
    if (isPointer(block)) block.remove();
}

/** "Read more: …", "Advertisement", or a paragraph that is a link and nothing else. */
function isPointer(block: PageElement): boolean {
  const words = wordsOf(block);
  if (words === "" || words.length > LONGEST_LEAD) return false;
  const links = linkShare(block);
  if (links > 0.95 && (block.localName === "p" || block.localName === "li")) return true;
  const lead = LEAD.exec(words)?.[0];
  if (lead === undefined) return false;
  return /^[\s:»›>–-]*$/.test(words.slice(lead.length)) || /^\s*[:»›>|]/.test(words.slice(lead.length)) || links > 0.5;
}

const wordsOf = (element: PageElement) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
const textLength = (element: PageElement) => wordsOf(element).length;

function linkShare(element: PageElement): number {
  const links = [...element.querySelectorAll("a[href]")].reduce((sum, link) => sum + textLength(link), 0);
  return links / Math.max(1, textLength(element));
}
