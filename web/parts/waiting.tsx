/** Says quietly, and aloud to screen readers, that something is under way. */
export function Waiting({ what }: { readonly what: string }) {
  return (
    <p class="waiting" role="status">
      Waiting for {what} …
    </p>
  );
}
