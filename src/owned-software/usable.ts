import type { OwnedSoftware } from '../flows/software/service.ts';
import { tidy } from '../kernel/text.ts';

/** Software a customer may use now, whose name or order ID contains the text. */
export function usableSoftware(owned: readonly OwnedSoftware[], text = ''): readonly OwnedSoftware[] {
  const wanted = tidy(text).toLowerCase();
  return owned
    .filter(({ state }) => state === 'active')
    .filter((each) => `${softwareName(each)} ${each.orderId}`.toLowerCase().includes(wanted));
}

/** `Windows Server 2022 Standard, 16 Core License Pack`. */
export function softwareName({ title, edition }: OwnedSoftware): string {
  return edition === undefined ? title : `${title}, ${edition}`;
}
