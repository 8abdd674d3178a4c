// Numbers inside sentences, written as the language writes them.

export function counting(language: string) {
  const count = (n: number) => new Intl.NumberFormat(language).format(n);
  return { count, plural: (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}` };
}
