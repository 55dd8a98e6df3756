/**
 * The longest run of numbers that stand in ascending order, by their positions: what did not move.
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence
 */
export function inOrder(numbers: number[]): Set<number> {
  /** For each length, the position of the smallest number that ends a run of it. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  numbers.forEach((number, position) => {
    const length = firstNotBelow(ends, numbers, number);
    before[position] = ends[length - 1];
    ends[length] = position;
  });
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    run.add(at);
  }
  return run;
}

function firstNotBelow(ends: number[], numbers: number[], number: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[ends[middle]!]! < number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
