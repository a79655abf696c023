import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string, value = text) => ({ text: plain(text), value });

const CUSTOMERS = ['Fabrikam B.V. · fabrikam.nl', 'Fabulous Ltd · fabulous.co.uk', 'Contoso Ltd · contoso.co.uk'];

function form(edition: readonly string[]): ModalView {
  return {
    type: 'modal',
    callback_id: 'buy',
    notify_on_close: true,
    title: plain('Buy software'),
    submit: plain('Review'),
    blocks: [
      {
        type: 'input',
        block_id: 'customer',
        label: plain('Customer'),
        element: { type: 'external_select', action_id: 'customer', min_query_length: 3 },
      },
      {
        type: 'input',
        block_id: 'product',
        label: plain('Product'),
        dispatch_action: true,
        element: {
          type: 'static_select',
          action_id: 'product',
          options: [option('Windows Server 2022'), option('SQL Server 2022')],
        },
      },
      ...(edition.length === 0
        ? []
        : [
            {
              type: 'input' as const,
              block_id: 'edition',
              label: plain('Edition'),
              element: {
                type: 'static_select' as const,
                action_id: 'edition',
                options: edition.map((text) => option(text)),
              },
            },
          ]),
      {
        type: 'input',
        block_id: 'quantity',
        label: plain('Quantity'),
        element: {
          type: 'number_input',
          action_id: 'quantity',
          is_decimal_allowed: false,
          min_value: '1',
          max_value: '9999',
        },
      },
      {
        type: 'input',
        block_id: 'files',
        optional: true,
        label: plain('Files'),
        element: { type: 'file_input', action_id: 'files', max_files: 2 },
      },
    ],
  };
}

const review: ModalView = {
  type: 'modal',
  callback_id: 'place',
  title: plain('Buy software'),
  submit: plain('Place order'),
  blocks: [{ type: 'section', text: plain('Total € 10') }],
};

/** What the sample app heard, so that a test can look at it. */
export type Heard = { readonly names: string[]; readonly submissions: object[] };

/** A small app with the gestures the product uses: dependent inputs, typeahead, errors, a review, buttons, the home tab. */
export function registerSample(app: App, heard: Heard): void {
  app.command('/csp-buy', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form([]) });
  });
  app.options('customer', async ({ ack, options }) => {
    const found = CUSTOMERS.filter((name) => name.toLowerCase().startsWith(options.value.toLowerCase()));
    await ack({ options: found.map((name) => option(name)) });
  });
  app.action('product', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    await client.views.update({
      view_id: body.view.id,
      hash: body.view.hash,
      view: form(['Perpetual', 'One year']),
    });
  });
  app.view('buy', async ({ ack, view }) => {
    heard.submissions.push(view.state.values);
    const quantity = view.state.values['quantity']?.['quantity']?.value;
    if (quantity === '13') return ack({ response_action: 'errors', errors: { quantity: 'Not thirteen.' } });
    if (quantity === '14') return ack({ response_action: 'errors', errors: { nowhere: 'Lost.' } });
    return ack({ response_action: 'update', view: review });
  });
  app.view({ type: 'view_closed', callback_id: 'buy' }, async ({ ack }) => {
    await ack();
    heard.names.push('closed');
  });
  app.view('place', async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({
      channel: 'C0SALES0001',
      text: `Asked by <@${body.user.id}>`,
      blocks: [
        {
          type: 'section',
          block_id: 'asked',
          text: { type: 'mrkdwn', text: 'Asked at <!date^0^{date_num} {time}|then>' },
        },
        {
          type: 'actions',
          block_id: 'decide',
          elements: [
            { type: 'button', action_id: 'show', text: plain('Show key') },
            {
              type: 'button',
              action_id: 'cancel',
              text: plain('Cancel order'),
              style: 'danger',
              confirm: { text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') },
            },
            { type: 'overflow', action_id: 'more', options: [option('Export'), option('Archive')] },
          ],
        },
      ],
    });
  });
  app.action('show', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'the key', response_type: 'ephemeral', replace_original: false });
  });
  for (const name of ['cancel', 'more']) {
    app.action(name, async ({ ack }) => {
      await ack();
      heard.names.push(name);
    });
  }
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'section', text: plain('Nothing needs you.') }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}
