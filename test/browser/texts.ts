import type { GivenText } from "./start-page.ts";

const given = (text: string, date: string, title: string): GivenText => ({
  text,
  date,
  title,
  url: `https://news.example/${date}`,
  publisher: "The Example Courier",
});

/** Invented reports of invented acts: what the browser tests paste and what their lake holds. */
export const TEXTS: readonly GivenText[] = [
  given(
    "Kenyan Foreign Minister Amina Odhiambo visited Kampala on Tuesday. Uganda condemned the attack on the border post. Ugandan soldiers killed 12 rebels near Nairobi on 13 May 2024.",
    "2024-05-14",
    "Minister in Kampala",
  ),
  given(
    "France gave Kenya 20 million euros in food aid on 3 April 2024. Kenyan police arrested five protesters in Nairobi. “We will rebuild the harbour,” the president of Kenya said.",
    "2024-04-04",
    "Aid for the harbour",
  ),
  given(
    "Russia attacked Ukraine with drones on 2 March 2024, and Ukraine accused Russia of war crimes. Ukrainian forces bombed Moscow on 9 March 2024.",
    "2024-03-10",
    "Drones in March",
  ),
];

/** A text that would do harm if any of it became markup, with letters that take two code units before its claims. */
export const HOSTILE =
  "😀😀 <img src=x onerror=\"document.title='harmed'\"><script>document.title='harmed'</script> Uganda condemned Kenya on Monday. " +
  "<a href=\"javascript:document.title='harmed'\">Kenya</a> attacked Uganda & <b>Sudan</b>.";
