import { useState } from 'react';
import type { ReactNode } from 'react';
import { asText, isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import type { Address } from '../protocol/gestures.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useStanding } from './standing.ts';

/** What an element is handed by the block around it. */
export type ElementProps = {
  readonly element: JsonObject;
  readonly blockId: string;
  readonly field?: Field;
};

/** How an input block names and describes its element. */
export type Field = {
  readonly labelId: string;
  /** for what is an input itself, so that the label belongs to it */
  readonly inputId: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly optional: boolean;
  /** Enter tells the app what stands in the field, instead of handing the form in. */
  readonly dispatches: boolean;
};

export type Used = {
  readonly address: Address;
  /** What the element holds, by the workspace's knowledge: text, option, list … */
  readonly held: Json;
  /** Presses, chooses or enters; asks first where the element says so. */
  readonly act: (value?: Json, how?: { readonly enter?: boolean }) => void;
  readonly draft: (value: string) => void;
  /** To be drawn beside the element: its question, while it is asked. */
  readonly question: ReactNode;
};

export function useElement({ element, blockId }: ElementProps): Used {
  const { gestures } = useAround();
  const { place, inputs } = useStanding();
  const [asked, setAsked] = useState<{ readonly value: Json | undefined } | null>(null);
  const actionId = asText(element['action_id']);
  const address = { place, blockId, actionId };
  const confirm = element['confirm'];
  return {
    address,
    held: heldIn(inputs[blockId]?.[actionId]),
    act: (value, how) => {
      if (isObject(confirm)) setAsked({ value });
      else void gestures.use(address, value, how);
    },
    draft: (value) => gestures.draft(address, value),
    question: asked && isObject(confirm) && (
      <ConfirmDialog
        dialog={confirm}
        onAnswer={(yes) => {
          setAsked(null);
          if (yes) void gestures.use(address, asked.value, { confirmed: true });
        }}
      />
    ),
  };
}

/** An entry is `{type, <field>: value}`; the field's name follows from the type. */
function heldIn(entry: JsonObject | undefined): Json {
  const [, value] = Object.entries(entry ?? {}).find(([name]) => name !== 'type') ?? [];
  return value ?? null;
}

/** An input of the browser's own is named by its label. */
export function inputNames(props: ElementProps) {
  const { field } = props;
  return field ? { id: field.inputId, 'aria-describedby': field.describedBy || undefined } : accessibleNames(props);
}

/** How the control is named and described to a screen reader: by its field, else by its placeholder. */
export function accessibleNames({ element, field }: ElementProps) {
  if (!field) return { 'aria-label': asText(isObject(element['placeholder']) ? element['placeholder']['text'] : '') };
  return { 'aria-labelledby': field.labelId, ...(field.describedBy && { 'aria-describedby': field.describedBy }) };
}
