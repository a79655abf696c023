import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { eventually } from '../conditions.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const described = (text: string, description: string) => ({ ...option(text), description: plain(description) });

/** A picture of two by two points, as the product makes its own. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGNkYPjPwMDAxAADjAwMjAAJCAED8Y4mWwAAAABJRU5ErkJggg==',
  'base64',
);

const form: ModalView = {
  type: 'modal',
  callback_id: 'gallery',
  title: plain('Everything'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'languages',
      label: plain('Languages'),
      element: {
        type: 'multi_static_select',
        action_id: 'it',
        max_selected_items: 2,
        options: ['Dutch', 'English', 'French'].map(option),
      },
    },
    {
      type: 'input',
      block_id: 'approvers',
      label: plain('Approvers'),
      element: { type: 'multi_users_select', action_id: 'it' },
    },
    {
      type: 'input',
      block_id: 'bit',
      label: plain('Bit'),
      element: {
        type: 'radio_buttons',
        action_id: 'it',
        options: [described('64', 'for almost everything'), described('32', 'for what is old')],
      },
    },
    {
      type: 'input',
      block_id: 'lines',
      label: plain('Lines'),
      element: { type: 'checkboxes', action_id: 'it', options: ['Server', 'Access licences'].map(option) },
    },
    { type: 'input', block_id: 'day', label: plain('Day'), element: { type: 'datepicker', action_id: 'it' } },
    { type: 'input', block_id: 'hour', label: plain('Hour'), element: { type: 'timepicker', action_id: 'it' } },
    {
      type: 'input',
      block_id: 'moment',
      label: plain('Moment'),
      element: { type: 'datetimepicker', action_id: 'it' },
    },
    {
      type: 'input',
      block_id: 'mail',
      label: plain('Contact email'),
      hint: plain('Microsoft writes to it.'),
      element: { type: 'email_text_input', action_id: 'it', placeholder: plain('name@example.com') },
    },
    {
      type: 'input',
      block_id: 'why',
      optional: true,
      label: plain('Description'),
      element: { type: 'plain_text_input', action_id: 'it', multiline: true, max_length: 3000 },
    },
    {
      type: 'input',
      block_id: 'where',
      label: plain('Channel'),
      element: { type: 'conversations_select', action_id: 'it' },
    },
  ],
};

function message(fileId: string): KnownBlock[] {
  return [
    { type: 'header', text: plain('Move “HQ servers” :truck:') },
    {
      type: 'section',
      text: mrkdwn('*61 done*, _4 failed_, ~235~ to go by <!date^1798761600^{date_long}|then> for <@U0KIM000000>'),
      accessory: {
        type: 'static_select',
        action_id: 'only',
        placeholder: plain('Show only'),
        options: ['Failed', 'At risk'].map(option),
      },
    },
    { type: 'section', fields: ['*Customer*\nFabrikam', '*Machines*\n300'].map(mrkdwn) },
    { type: 'divider' },
    { type: 'image', alt_text: 'machines left against their deadlines', slack_file: { id: fileId } },
    { type: 'section', text: mrkdwn('```slmgr.vbs /ipk XXXXX```') },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: ['Back up', 'Activate'].map((text) => ({
            type: 'rich_text_section',
            elements: [{ type: 'text', text }],
          })),
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'MAK, not KMS', style: { bold: true } }] },
        { type: 'rich_text_preformatted', border: 0, elements: [{ type: 'text', text: 'slmgr /dlv' }] },
      ],
    },
    {
      type: 'table',
      column_settings: [{ align: 'left' }, { align: 'right' }],
      rows: [
        ['Wave', 'Machines'],
        ['1', '50'],
      ].map((row) => row.map((text) => ({ type: 'raw_text', text }))),
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'kit', text: plain('Wave kit'), style: 'primary' },
        { type: 'button', action_id: 'docs', text: plain('Read more'), url: 'https://learn.microsoft.com/' },
        { type: 'datepicker', action_id: 'start', placeholder: plain('Start') },
        { type: 'overflow', action_id: 'rest', options: [option('Export'), option('Stop')] },
      ],
    },
    { type: 'context', elements: [mrkdwn('Wave 3 of 7 starts Monday 09:00')] },
  ];
}

/** An app that shows every block and every kind of input the product uses, and keeps what is entered. */
export function registerGallery(app: App, submissions: object[]): void {
  app.command('/csp-help', async ({ ack, body, client }) => {
    await ack();
    const { upload_url, file_id = '' } = await client.files.getUploadURLExternal({
      filename: 'machines.png',
      length: PICTURE.length,
    });
    await fetch(upload_url ?? '', { method: 'POST', body: PICTURE });
    await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'machines.png' }] });
    // Slack finds out only then what it is, and shows no picture before.
    await eventually(async () => Boolean((await client.files.info({ file: file_id })).file?.mimetype));
    await client.chat.postMessage({ channel: body.channel_id, text: 'Move “HQ servers”', blocks: message(file_id) });
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.view('gallery', async ({ ack, view }) => {
    submissions.push(view.state.values);
    await ack();
  });
}
