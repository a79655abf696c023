/** A queue that gives back what comes first by `before`, in logarithmic time. */
export type Heap<Item> = { readonly push: (item: Item) => void; readonly pop: () => Item | undefined };

export function heapOf<Item>(before: (left: Item, right: Item) => boolean): Heap<Item> {
  const items: Item[] = [];
  const isBefore = (left: number, right: number) => {
    const [one, other] = [items[left], items[right]];
    return one !== undefined && other !== undefined && before(one, other);
  };
  const swap = (left: number, right: number) => {
    const [one, other] = [items[left], items[right]];
    if (one !== undefined && other !== undefined) [items[left], items[right]] = [other, one];
  };

  return {
    push(item) {
      items.push(item);
      for (let place = items.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (!isBefore(place, parent)) return;
        swap(place, parent);
        place = parent;
      }
    },
    pop() {
      swap(0, items.length - 1);
      const first = items.pop();
      for (let place = 0; ;) {
        const [left, right] = [2 * place + 1, 2 * place + 2];
        const child = isBefore(right, left) ? right : left;
        if (!isBefore(child, place)) return first;
        swap(place, child);
        place = child;
      }
    },
  };
}
