/** "1 event", "2 events": a count with its noun, which takes an "s" where no other plural is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
