/**
 * SQL with its values written out, to be read or pasted elsewhere; what is run keeps them apart.
 *
 * @param sql the program's own, in which `$1` stands only for a value
 */
export function inlineValues(sql: string, params: readonly (string | number)[]): string {
  return sql.replace(/\$(\d+)/g, (written, number: string) => {
    const value = params[Number(number) - 1];
    if (value === undefined) return written;
    return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
  });
}
